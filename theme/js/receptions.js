// A page may be some weeks old when it is read: hide the receptions and the closures that are past, and mark today's.
(function () {
  "use strict";
  document.addEventListener("DOMContentLoaded", function () {
    // The date in China, wherever the reader's telephone believes it is.
    var today = new Date(Date.now() + 8 * 3600000).toISOString().slice(0, 10);
    Array.prototype.forEach.call(document.querySelectorAll("[data-on]"), function (day) {
      if (day.getAttribute("data-on") < today) day.hidden = true;
    });
    Array.prototype.forEach.call(document.querySelectorAll(".zp-reception"), function (row) {
      var on = row.querySelector("time").getAttribute("datetime");
      if (on < today) row.hidden = true;
      if (on === today) {
        var mark = document.createElement("strong");
        mark.className = "zp-tag zp-tag--brand";
        mark.textContent = "今天";
        row.classList.add("zp-reception--today");
        var time = row.querySelector(".zp-reception__time");
        time.appendChild(document.createTextNode(" "));
        time.appendChild(mark);
      }
    });
    Array.prototype.forEach.call(document.querySelectorAll("[data-until]"), function (notice) {
      if (notice.getAttribute("data-until") < today) notice.hidden = true;
    });
    // Where nothing is left, the page says so.
    var left = document.querySelector("[data-on]:not([hidden]), .zp-reception:not([hidden])");
    if (!left) {
      Array.prototype.forEach.call(document.querySelectorAll("[data-none]"), function (none) { none.hidden = false; });
    }
  });
})();
