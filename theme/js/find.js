// The find page: narrows the list of all stations while one types.  Without script the page's own
// lists by district and township do the same.
(function () {
  "use strict";
  var SHOWN = 40;

  function link(root, row) {
    var item = document.createElement("li");
    var anchor = document.createElement("a");
    anchor.className = "zp-browse-list__link";
    anchor.href = root + "s/" + row[0] + "/";
    anchor.textContent = row[1];
    var note = document.createElement("span");
    note.className = "zp-browse-list__note";
    note.textContent = " 站号 " + row[0];
    item.className = "zp-browse-list__item";
    item.appendChild(anchor);
    item.appendChild(note);
    return item;
  }

  function matches(row, terms) {
    var text = row.join(" ").toLowerCase();
    return terms.every(function (term) {
      return text.indexOf(term) >= 0;
    });
  }

  function show(box, root, rows, typed) {
    var terms = typed.toLowerCase().split(/[\s,，、]+/).filter(Boolean);
    var results = box.querySelector("[data-find-results]");
    results.textContent = "";
    if (!terms.length) return;
    var found = rows.filter(function (row) {
      return matches(row, terms);
    });
    var count = document.createElement("p");
    count.textContent = found.length
      ? "找到 " + found.length + " 个联络站" + (found.length > SHOWN ? "，先列出 " + SHOWN + " 个，请再多写几个字。" : "。")
      : "没有找到“" + typed + "”。换一个写法，或按下面的街道（乡镇）浏览。";
    var list = document.createElement("ul");
    list.className = "zp-browse-list";
    found.slice(0, SHOWN).forEach(function (row) {
      list.appendChild(link(root, row));
    });
    results.appendChild(count);
    results.appendChild(list);
  }

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.querySelector("[data-find]");
    if (!box) return;
    var url = box.getAttribute("data-url");
    var field = box.querySelector("input[type=search]");
    field.value = new URLSearchParams(location.search).get("q") || "";
    fetch(url)
      .then(function (answer) {
        return answer.json();
      })
      .then(function (rows) {
        function update() {
          show(box, url.replace("assets/find.json", ""), rows, field.value);
        }
        field.addEventListener("input", update);
        box.querySelector("form").addEventListener("submit", function (event) {
          event.preventDefault();
          update();
        });
        update();
      });
  });
})();
