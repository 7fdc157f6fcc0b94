// The search fields: the combobox pattern of the ARIA Authoring Practices (list autocomplete, manual selection),
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ .  Without it they are forms that lead to the find page.
(function () {
  "use strict";
  const find = window.zpFind;
  const SHOWN = 8;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // The characters from…to of a text, those that fit what was typed in <mark>.
  function marked(text, hits, from, to) {
    const box = document.createDocumentFragment();
    const fits = new Set();
    for (const hit of hits) if (hit.text === text) hit.at.forEach((place) => fits.add(place));
    let place = from;
    while (place < to) {
      const isFit = fits.has(place);
      let end = place;
      while (end < to && fits.has(end) === isFit) end++;
      const words = text.chars.slice(place, end).join("");
      box.appendChild(isFit ? element("mark", "", words) : document.createTextNode(words));
      place = end;
    }
    return box;
  }

  function markedNumber(number, hits, what) {
    const box = document.createDocumentFragment();
    const hit = hits.find((hit) => hit.text === what);
    if (!hit) box.appendChild(document.createTextNode(number));
    else if (what === "id") {
      box.appendChild(element("mark", "", number.slice(0, hit.at)));
      box.appendChild(document.createTextNode(number.slice(hit.at)));
    } else box.appendChild(element("mark", "", number));
    return box;
  }

  // Under which name an answer is listed.
  find.title = function (answer) {
    const name = answer.entry.name;
    if (!answer.entry.whole || answer.entry.whole === name.chars.join("")) {
      return marked(name, answer.hits, answer.entry.shown, name.chars.length);
    }
    // 古丽·示例 is searched without its dot.
    return document.createTextNode(answer.entry.whole);
  };

  // What stands under the name: number, district, and what was found if it was not the name.
  find.note = function (answer) {
    const box = document.createDocumentFragment();
    const entry = answer.entry;
    const say = (text) => box.appendChild(document.createTextNode(text));
    if (entry.kind === "deputy") {
      say(entry.title + " · 编号 ");
      box.appendChild(markedNumber(entry.id, answer.hits, "id"));
      if (entry.station) {
        const name = entry.station.name;
        say(" · ");
        box.appendChild(marked(name, answer.hits, entry.station.shown, name.tail));
      }
      return box;
    }
    say("站号 ");
    box.appendChild(markedNumber(entry.id, answer.hits, "id"));
    if (entry.district) {
      say(" · ");
      box.appendChild(marked(entry.name, answer.hits, 0, entry.shown));
    }
    if (entry.status) say(" · " + entry.status);
    for (const hit of answer.hits) {
      if (hit.text === "phone") {
        say(" · 电话 ");
        box.appendChild(markedNumber(entry.phone, answer.hits, "phone"));
      } else if (hit.text.label) {
        say(" · " + hit.text.label + "：");
        box.appendChild(marked(hit.text, answer.hits, 0, hit.text.chars.length));
      }
    }
    return box;
  };

  function Finder(form) {
    const field = form.querySelector("input[type=search]");
    const box = form.querySelector(".zp-finder__box");
    const address = form.getAttribute("data-url");
    const popup = element("div", "zp-finder__popup");
    const list = element("ul", "zp-finder__list");
    const none = element("p", "zp-finder__none");
    const status = element("p", "zp-hidden");
    let active = -1;
    let asked = 0;

    list.id = field.id + "-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "查找结果");
    status.setAttribute("role", "status");
    popup.hidden = true;
    popup.appendChild(none);
    popup.appendChild(list);
    box.appendChild(popup);
    box.appendChild(status);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", list.id);

    const options = () => Array.from(list.children);

    function choose(number) {
      const all = options();
      if (all[active]) all[active].setAttribute("aria-selected", "false");
      active = number;
      const option = all[active];
      if (!option) return field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", option.id);
      if (option.scrollIntoView) option.scrollIntoView({ block: "nearest" });
    }

    function open(isOpen) {
      popup.hidden = !isOpen;
      field.setAttribute("aria-expanded", String(isOpen && list.children.length > 0));
      if (!isOpen) choose(-1);
    }

    function addOption(href, className) {
      const option = element("li", "zp-finder__option" + (className || ""));
      option.id = list.id + "-" + list.children.length;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.setAttribute("data-href", href);
      list.appendChild(option);
      return option;
    }

    function show(index, answers, isWaiting) {
      const typed = field.value.trim();
      choose(-1);
      list.textContent = "";
      for (const answer of answers.slice(0, SHOWN)) {
        const option = addOption(answer.entry.url);
        const name = element("span", "zp-finder__name");
        const note = element("span", "zp-finder__note");
        name.appendChild(find.title(answer));
        note.appendChild(find.note(answer));
        option.appendChild(name);
        option.appendChild(note);
      }
      if (answers.length > SHOWN) {
        const all = form.action + "?q=" + encodeURIComponent(typed);
        addOption(all, " zp-finder__option--more").textContent = "全部结果（" + answers.length + "个）";
      }
      // What is no name may be a matter: 加装电梯.
      addOption(index.search(typed), " zp-finder__option--more").textContent = "在动态和意见里搜“" + typed + "”";
      none.textContent = answers.length ? "" : isWaiting ? "正在查找…" : "没有找到这样的联络站和代表。";
      none.hidden = answers.length > 0;
      status.textContent = answers.length ? "找到" + answers.length + "个，用上下键选择" : none.textContent;
      open(true);
    }

    function ask() {
      const typed = field.value;
      const turn = ++asked;
      if (!typed.trim()) {
        status.textContent = "";
        return open(false);
      }
      find
        .open(address)
        .then(function (index) {
          return find.ask(index, typed, function (answers, isWaiting) {
            // What was typed since then has been asked for as well.
            if (turn === asked) show(index, answers, isWaiting);
          });
        })
        .catch(function () {
          if (turn === asked) status.textContent = "查找数据没有取到。按回车，去一级一级浏览。";
        });
    }

    field.addEventListener("focus", function () {
      // Ready before the first character is typed.
      find.open(address).then(find.warm, function () {});
    });
    field.addEventListener("input", ask);
    field.addEventListener("keydown", function (event) {
      // While an input method composes, arrows and Enter are its own.
      if (event.isComposing || event.keyCode === 229) return;
      const count = list.children.length;
      const isOpen = !popup.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (!isOpen) ask();
        else {
          const step = event.key === "ArrowDown" ? 1 : -1;
          // Past either end the field itself has its turn.
          const next = active + step;
          choose(next < -1 ? count - 1 : next >= count ? -1 : next);
        }
        event.preventDefault();
      } else if (event.key === "Enter" && isOpen && active >= 0) {
        event.preventDefault();
        location.href = list.children[active].getAttribute("data-href");
      } else if (event.key === "Escape") {
        if (isOpen) open(false);
        else if (field.value) field.value = "";
        else return;
        asked++;
        event.preventDefault();
        event.stopPropagation();
      } else if (event.key === "Tab" && isOpen) open(false);
    });
    // Pressing on the list must not take the focus from the field, which would close it.
    popup.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", function (event) {
      const option = event.target.closest("[data-href]");
      if (option) location.href = option.getAttribute("data-href");
    });
    field.addEventListener("blur", function () {
      asked++;
      open(false);
    });
    form.addEventListener("submit", function (event) {
      if (!field.value.trim()) event.preventDefault();
    });
  }

  // On a phone the header's field is behind a button.
  function headerButton() {
    const button = document.querySelector("[data-finder-button]");
    const form = button && document.getElementById(button.getAttribute("aria-controls"));
    if (!form) return;
    function open(isOpen) {
      button.setAttribute("aria-expanded", String(isOpen));
      form.classList.toggle("zp-finder--open", isOpen);
    }
    button.addEventListener("click", function () {
      const isOpen = button.getAttribute("aria-expanded") !== "true";
      open(isOpen);
      if (isOpen) form.querySelector("input").focus();
    });
    form.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      if (button.getAttribute("aria-expanded") !== "true") return;
      open(false);
      button.focus();
    });
  }

  // Somebody who has touched the field takes a moment to type: the browser compiles meanwhile what it will run.
  find.warm = function (index) {
    if (index.isWarm) return;
    index.isWarm = true;
    ["zhan", "shequ", "lianluozan"].forEach((typed) => setTimeout(() => find.search(index, typed), 50));
  };

  document.addEventListener("DOMContentLoaded", function () {
    Array.prototype.forEach.call(document.querySelectorAll("[data-finder]"), (form) => new Finder(form));
    headerButton();
  });
})();
