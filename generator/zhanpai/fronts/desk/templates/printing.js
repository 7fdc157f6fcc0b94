// A page that is for paper is printed at a button; without a script the browser's own menu does it.
(function () {
  document.querySelectorAll("[data-zd-print]").forEach(function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      window.print();
    });
  });
})();
