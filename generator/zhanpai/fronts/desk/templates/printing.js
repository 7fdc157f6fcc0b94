// A page that is for paper is printed at a button; without a script the browser's own menu does it.
(function () {
  document.querySelectorAll("[data-zd-print]").forEach(function (place) {
    place.hidden = false;
    place.querySelector("button").addEventListener("click", function () {
      window.print();
    });
  });
})();
