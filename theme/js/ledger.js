// Phones lay a ledger's rows out as cards, and older Safaris then forget that it is a table: say so in words. In the
// HTML the same words would be an error, as a table need not say that it is one.
(function () {
  "use strict";
  var ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

  document.addEventListener("DOMContentLoaded", function () {
    var parts = document.querySelectorAll(".zp-ledger, .zp-ledger thead, .zp-ledger tbody, .zp-ledger tr, .zp-ledger td, .zp-ledger th");
    Array.prototype.forEach.call(parts, function (part) {
      var head = part.getAttribute("scope") === "col" ? "columnheader" : "rowheader";
      part.setAttribute("role", ROLES[part.tagName] || head);
    });
  });
})();
