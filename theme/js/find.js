// The find page: all answers to ?q=….  Without script the page's own lists by district and township serve.
(function () {
  "use strict";
  const find = window.zpFind;
  const SHOWN = 30;

  function list(box, title, answers) {
    if (!answers.length) return;
    const heading = document.createElement("h2");
    const items = document.createElement("ul");
    heading.className = "zp-found__title";
    heading.textContent = title + "（" + answers.length + "）";
    box.appendChild(heading);
    box.appendChild(items);

    function more() {
      const from = items.children.length;
      answers.slice(from, from + SHOWN).forEach(function (answer) {
        const item = document.createElement("li");
        const link = document.createElement("a");
        const note = document.createElement("p");
        item.className = "zp-found__item";
        link.className = "zp-found__link";
        note.className = "zp-found__note";
        link.href = answer.entry.url;
        link.appendChild(find.title(answer));
        note.appendChild(find.note(answer));
        item.appendChild(link);
        item.appendChild(note);
        items.appendChild(item);
      });
      const next = items.children[from];
      // Whoever asked for more goes on reading where it begins.
      if (from && next) next.querySelector("a").focus();
    }
    more();
    if (answers.length > SHOWN) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "zp-button zp-button--secondary";
      button.textContent = "再列出一些";
      button.addEventListener("click", function () {
        more();
        if (items.children.length >= answers.length) button.remove();
      });
      box.appendChild(button);
    }
  }

  // What is no name may be a matter: 加装电梯.
  function elsewhere(box, href, typed) {
    const link = document.createElement("a");
    link.className = "zp-found__elsewhere";
    link.href = href;
    link.textContent = "在动态和意见里搜“" + typed + "”";
    box.appendChild(link);
  }

  document.addEventListener("DOMContentLoaded", function () {
    const box = document.querySelector("[data-found]");
    const typed = (new URLSearchParams(location.search).get("q") || "").trim();
    if (!box || !typed) return;
    const form = document.querySelector("main [data-finder]");
    const status = box.querySelector("[role=status]");
    const lists = box.querySelector("[data-found-lists]");
    form.querySelector("input[type=search]").value = typed;
    document.title = typed + " - " + document.title;
    status.textContent = "正在查找“" + typed + "”…";
    find
      .open(form.getAttribute("data-url"))
      .then(function (index) {
        return find.ask(index, typed, function (answers) {
          const stations = answers.filter((answer) => answer.entry.kind === "station");
          const deputies = answers.filter((answer) => answer.entry.kind === "deputy");
          lists.textContent = "";
          list(lists, "联络站", stations);
          list(lists, "人大代表", deputies);
          elsewhere(lists, index.search(typed), typed);
          const counts = [];
          if (stations.length) counts.push(stations.length + "个联络站");
          if (deputies.length) counts.push(deputies.length + "位代表");
          status.textContent = answers.length
            ? "“" + typed + "”：找到" + counts.join("、") + "。"
            : "没有找到“" + typed + "”这样的联络站和代表。换个写法再试，或者在下面一级一级浏览。";
        });
      })
      .catch(function () {
        status.textContent = "查找数据没有取到，可能是网络不好。请刷新再试，或者在下面一级一级浏览。";
      });
  });
})();
