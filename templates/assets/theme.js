/* Runs before the page is drawn, so that neither colours nor scripts' parts flash. */
(function () {
  "use strict";
  var root = document.documentElement;
  var key = "runsheet:theme";
  root.classList.add("js");
  function stored() {
    try { return localStorage.getItem(key); } catch (error) { return null; }
  }
  function isDark() {
    var theme = root.getAttribute("data-theme");
    return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }
  var theme = stored();
  if (theme === "dark" || theme === "light") root.setAttribute("data-theme", theme);

  function switchTheme() {
    var next = isDark() ? "light" : "dark";
    root.setAttribute("data-theme", next);
    try { localStorage.setItem(key, next); } catch (error) { /* The choice lasts as long as the page. */ }
  }

  /* Below 1100 px the sides of a page are drawers. */
  var opener = null;
  function close() {
    if (!opener) return;
    document.getElementById(opener.dataset.drawer).classList.remove("open");
    opener.ariaExpanded = "false";
    opener.focus();
    opener = null;
  }
  function toggle(button) {
    var wasOpen = opener === button;
    close();
    if (wasOpen) return;
    var drawer = document.getElementById(button.dataset.drawer);
    drawer.classList.add("open");
    button.ariaExpanded = "true";
    opener = button;
    var first = drawer.querySelector("a, input, button");
    if (first) first.focus();
  }
  document.addEventListener("click", function (event) {
    var target = event.target.closest("[data-theme-switch], [data-drawer]");
    if (target && target.hasAttribute("data-drawer")) toggle(target);
    else if (target) switchTheme();
    else if (opener && !event.target.closest(".open")) close();
    else if (opener && event.target.closest(".open a")) close();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
  });
})();
