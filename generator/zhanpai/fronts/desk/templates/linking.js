// 链到站 and 链到代表: a small window that finds one and puts a link to its page into the text.
(function () {
  var zd = window.zd;
  var WORDS = {
    station: ["链到站", "站名里的字，或者站号", "/find/stations?words="],
    deputy: ["链到代表", "姓名、站名里的字，或者代表编号", "/find/deputies?words="],
  };

  function make(tag, text, attributes) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    Object.keys(attributes || {}).forEach(function (name) {
      element.setAttribute(name, attributes[name]);
    });
    return element;
  }

  function put(area, start, end, one) {
    var chosen = area.value.slice(start, end).trim();
    zd.put(area, start, end, "[" + (chosen || one.name).replace(/[[\]]/g, "") + "](" + one.url + ")");
  }

  zd.findLink = function (area, kind) {
    var start = area.selectionStart;
    var end = area.selectionEnd;
    var words = WORDS[kind];
    var dialog = make("dialog", "", { class: "zd-find", "aria-labelledby": "zd-find-title" });
    var input = make("input", "", { class: "zd-input", id: "zd-find-words", type: "search", autocomplete: "off" });
    var told = make("p", "", { role: "status" });
    var list = make("ul");
    var shut = make("button", "不链了", { type: "button", class: "zd-tool" });
    dialog.appendChild(make("h2", words[0], { id: "zd-find-title" }));
    dialog.appendChild(make("label", words[1], { for: "zd-find-words" }));
    [input, told, list, shut].forEach(function (one) {
      dialog.appendChild(one);
    });
    var asked = 0;
    var waiting = 0;

    function show(found) {
      list.textContent = "";
      told.textContent = found.length ? "找到 " + found.length + " 个" : "没有找到，换几个字试试。";
      found.forEach(function (one) {
        var item = make("li");
        var button = make("button", one.name, { type: "button", class: "zd-tool" });
        button.appendChild(make("span", one.where + "，" + one.id, { class: "zd-find__where" }));
        button.addEventListener("click", function () {
          dialog.close();
          put(area, start, end, one);
        });
        item.appendChild(button);
        list.appendChild(item);
      });
    }

    function find() {
      var number = (asked += 1);
      if (!input.value.trim()) {
        list.textContent = told.textContent = "";
        return;
      }
      fetch(words[2] + encodeURIComponent(input.value), { credentials: "same-origin" })
        .then(function (answer) {
          return answer.json();
        })
        .then(function (answer) {
          if (number === asked) show(answer.found);
        })
        .catch(function () {
          told.textContent = "没能找，工作台可能已经关了。";
        });
    }

    input.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(find, 200);
    });
    input.addEventListener("keydown", function (event) {
      if (event.key !== "Enter") return;
      event.preventDefault();
      var first = list.querySelector("button");
      if (first) first.focus();
      else find();
    });
    shut.addEventListener("click", function () {
      dialog.close();
    });
    dialog.addEventListener("close", function () {
      dialog.remove();
      area.focus();
    });
    document.body.appendChild(dialog);
    dialog.showModal();
    input.value = area.value.slice(start, end).trim().slice(0, 40);
    input.focus();
    if (input.value) find();
  };
})();
