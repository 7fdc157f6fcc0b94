// Loaded before the first paint, so that the menu is folded and large text is set without a jump.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("zp-js");

  // Some WebViews forbid storage: the switch then lasts for one page.
  function remembered(value) {
    try {
      if (value !== undefined) localStorage.setItem("zp-size", value);
      return localStorage.getItem("zp-size");
    } catch (error) {
      return null;
    }
  }
  if (remembered() === "large") root.classList.add("zp-large");

  document.addEventListener("DOMContentLoaded", function () {
    var menu = document.querySelector("[data-zp-menu]");
    var size = document.querySelector("[data-zp-size]");
    var nav = document.getElementById("nav");

    function open(state) {
      menu.setAttribute("aria-expanded", String(state));
      nav.classList.toggle("zp-nav--open", state);
    }
    if (menu && nav) {
      menu.addEventListener("click", function () {
        open(menu.getAttribute("aria-expanded") !== "true");
      });
      document.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && menu.getAttribute("aria-expanded") === "true") {
          open(false);
          menu.focus();
        }
      });
    }
    if (size) {
      size.setAttribute("aria-pressed", String(root.classList.contains("zp-large")));
      size.addEventListener("click", function () {
        var large = root.classList.toggle("zp-large");
        size.setAttribute("aria-pressed", String(large));
        remembered(large ? "large" : "normal");
      });
    }
  });
})();
