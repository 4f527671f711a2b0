/* Runs before the page is drawn, so that neither colours nor scripts' parts flash. */
(function () {
  "use strict";
  const page = document, root = page.documentElement, key = "runsheet:theme";
  root.classList.add("js");
  let theme = null;
  try { theme = localStorage.getItem(key); } catch (error) { /* Then the system's choice counts. */ }
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  if (/[?&]q=[^&]/.test(location.search)) root.classList.add("asked");

  /* The scripts that only act come when the first picture stands, which has the room for all they add. */
  let scripts = (page.currentScript.dataset.scripts || "").split(" ").filter(Boolean);
  function load() {
    const names = scripts;
    scripts = [];
    for (const name of names) {
      const script = page.createElement("script");
      script.src = root.dataset.root + "assets/" + name;
      script.async = false;
      if (name === names.at(-1)) script.onload = () => { root.dataset.ready = ""; };
      page.head.append(script);
    }
  }
  page.addEventListener("DOMContentLoaded", () => {
    setTimeout(load, 500);
    new PerformanceObserver(load).observe({ type: "paint", buffered: true });
  });

  function switchTheme() {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    try { localStorage.setItem(key, root.dataset.theme); } catch (error) { /* The choice lasts as long as the page. */ }
  }

  page.addEventListener("click", ({ target }) => { if (target.closest("[data-theme-switch]")) switchTheme(); });
})();
