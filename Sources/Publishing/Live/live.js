// Only in sites that 'runsheet serve' and 'runsheet build --watch' make: loads the page anew when the site changes,
// and shows what is wrong with it. A script that is loaded again and again works from file:// too.
(() => {
  const local = location.protocol === "file:" || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(location.hostname);
  if (!local) return;
  const root = document.documentElement.dataset.root || "";
  const place = "runsheet-scroll:" + location.pathname;
  let version;
  let panel;

  function line(finding) {
    const item = document.createElement("li");
    item.style.cssText = "margin:.3em 0;overflow-wrap:anywhere";
    const where = document.createElement("b");
    where.textContent = finding.severity + " " + finding.place + " ";
    item.append(where, finding.message);
    return item;
  }

  function show(findings) {
    panel?.remove();
    panel = undefined;
    const here = document.body.dataset.runbook;
    const own = findings.filter(finding => finding.runbook === here);
    const shown = [...own, ...findings.filter(finding => finding.runbook !== here)];
    if (!shown.length) return;
    panel = document.createElement("details");
    panel.id = "runsheet-findings";
    panel.open = sessionStorage.getItem("runsheet-open") === "yes";
    panel.ontoggle = () => sessionStorage.setItem("runsheet-open", panel.open ? "yes" : "no");
    panel.style.cssText = "position:fixed;inset:auto 1rem 1rem auto;z-index:99;max-width:min(44rem,calc(100vw - 2rem));"
      + "max-height:60vh;overflow:auto;padding:.5rem .8rem;border:2px solid #b3261e;border-radius:.4rem;"
      + "background:Canvas;color:CanvasText;font:14px/1.4 system-ui,sans-serif";
    const title = document.createElement("summary");
    title.textContent = own.length + (own.length === 1 ? " finding" : " findings") + " on this page, "
      + findings.length + " in all";
    const list = document.createElement("ul");
    list.style.cssText = "margin:.4rem 0 0;padding-left:1.2rem";
    list.append(...shown.slice(0, 100).map(line));
    panel.append(title, list);
    document.body.append(panel);
  }

  window.runsheetLive = state => {
    if (version === undefined) show(state.findings);
    else if (version !== state.version) {
      sessionStorage.setItem(place, String(scrollY));
      location.reload();
    }
    version = state.version;
  };

  function ask() {
    const script = document.createElement("script");
    script.src = root + "live/version.js?" + Date.now();
    script.onload = script.onerror = () => {
      script.remove();
      setTimeout(ask, document.hidden ? 2000 : 400);
    };
    document.head.append(script);
  }

  addEventListener("DOMContentLoaded", () => {
    const scroll = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    if (scroll) scrollTo(0, Number(scroll));
    ask();
  });
})();
