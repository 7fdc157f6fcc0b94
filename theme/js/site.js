// Loaded before the first paint, so that the menu is folded and large text is set without a jump.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("zp-js");

  var SIZES = ["normal", "large", "larger"];

  // Some WebViews forbid storage: the choice then lasts for one page.
  function remembered(value) {
    try {
      if (value !== undefined) localStorage.setItem("zp-size", value);
      return localStorage.getItem("zp-size");
    } catch (error) {
      return null;
    }
  }

  function resize(size) {
    var step = Math.max(0, SIZES.indexOf(size));
    root.classList.toggle("zp-large", step > 0);
    root.classList.toggle("zp-larger", step > 1);
    return SIZES[step];
  }
  var chosen = resize(remembered());

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
      var steps = Array.prototype.slice.call(size.querySelectorAll("button"));
      var mark = function () {
        steps.forEach(function (step) {
          step.setAttribute("aria-pressed", String(step.value === chosen));
        });
      };
      steps.forEach(function (step) {
        step.addEventListener("click", function () {
          chosen = resize(step.value);
          remembered(chosen);
          mark();
        });
      });
      mark();
    }
  });
})();
