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
    names.forEach((name, at) => {
      const script = page.createElement("script");
      script.src = (root.dataset.root || "") + "assets/" + name;
      script.async = false;
      script.onload = () => { if (at === names.length - 1) root.dataset.ready = ""; };
      page.head.append(script);
    });
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

  /* Below 1100 px the sides of a page are drawers. */
  let opener = null;
  const drawerOf = button => page.getElementById(button.dataset.drawer);
  function close() {
    if (!opener) return;
    drawerOf(opener).classList.remove("open");
    opener.ariaExpanded = "false";
    opener.focus();
    opener = null;
  }
  function toggle(button) {
    const wasOpen = opener === button, drawer = drawerOf(button);
    close();
    if (wasOpen) return;
    drawer.classList.add("open");
    button.ariaExpanded = "true";
    opener = button;
    const first = drawer.querySelector("a, input, button");
    if (first) first.focus();
  }
  page.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-theme-switch], [data-drawer]");
    if (button && button.dataset.drawer) toggle(button);
    else if (button) switchTheme();
    else if (!target.closest(".open") || target.closest(".open a")) close();
  });
  page.addEventListener("keydown", ({ key }) => { if (key === "Escape") close(); });
})();
