// After a pause in typing: what check would say of these words, below the field.
(function () {
  var PAUSE = 700;

  function listen(field) {
    var box = document.createElement("div");
    box.className = "zd-said";
    box.setAttribute("aria-live", "polite");
    var said = document.getElementById(field.id + "-said") || field;
    said.parentNode.insertBefore(box, said.nextSibling);
    var waiting = 0;
    var asked = 0;
    var shown = "[]";

    function show(heard) {
      // What was said already is not read out again.
      if (JSON.stringify(heard) === shown) return;
      shown = JSON.stringify(heard);
      box.textContent = "";
      if (!heard.length) return;
      var list = document.createElement("ul");
      heard.forEach(function (one) {
        var item = document.createElement("li");
        if (one.is_error) item.className = "zd-said__error";
        var place = /\n/.test(field.value) ? "第 " + one.line + " 行：" : "";
        item.textContent = place + one.message + one.fix;
        if (one.typed && one.instead) item.appendChild(mend(one));
        list.appendChild(item);
      });
      box.appendChild(list);
    }

    function mend(one) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "zd-tool";
      button.textContent = "改成“" + one.instead + "”";
      button.addEventListener("click", function () {
        var lines = field.value.split("\n");
        var before = lines.slice(0, one.line - 1).join("\n").length + (one.line > 1 ? 1 : 0);
        var at = field.value.indexOf(one.typed, before);
        if (at >= 0) window.zd.put(field, at, at + one.typed.length, one.instead);
      });
      return button;
    }

    function ask() {
      var number = (asked += 1);
      var form = new URLSearchParams({ text: field.value, kind: field.dataset.zdListen });
      fetch("/listen", { method: "POST", body: form, credentials: "same-origin" })
        .then(function (answer) {
          return answer.ok ? answer.json() : { heard: [] };
        })
        .then(function (answer) {
          if (number === asked) show(answer.heard);
        })
        .catch(function () {});
    }

    field.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    });
    if (field.value.trim()) ask();
  }

  Array.prototype.forEach.call(document.querySelectorAll("[data-zd-listen]"), listen);
})();
