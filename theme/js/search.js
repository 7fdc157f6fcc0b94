// Full-text search, the page: what is asked stands in its address, what was found below the form.
(function () {
  "use strict";
  const { Index, runs, plain, whole, excerpt, write } = window.zpSearch;
  const SHOWN = 10;

  function Search(box) {
    this.box = box;
    this.form = box.querySelector("form");
    this.field = box.querySelector("input[type=search]");
    this.selects = Array.from(box.querySelectorAll("select"));
    this.status = this.part("status");
    this.list = this.part("results");
    this.more = this.part("more");
    this.title = document.title;
    // Answers that come when another question has been asked are not shown.
    this.turn = 0;
    this.index = null;
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go();
    });
    for (const select of this.selects) select.addEventListener("change", () => this.go());
    // Who only passes by loads nothing; who begins to type waits less.
    this.field.addEventListener("focus", () => this.open());
    window.addEventListener("popstate", () => this.read());
    box.classList.add("zp-search--ready");
    this.read();
  }

  Search.prototype.part = function (name) {
    return this.box.querySelector("[data-search-" + name + "]");
  };

  Search.prototype.open = function () {
    const root = new URL(this.box.getAttribute("data-url"), location.href).href;
    this.index = this.index || new Index(root + "pagefind/", () => this.fail());
  };

  // Left out when the site was built, or not to be had from where the reader is.
  Search.prototype.fail = function () {
    const isPreview = /^(127\.|localhost$)/.test(location.hostname);
    this.turn++;
    this.box.classList.remove("zp-search--ready");
    const notice = this.box.querySelector(".zp-notice");
    notice.setAttribute("role", "alert");
    notice.querySelector("p").textContent =
      "这个网站没有做全文搜索，或者搜索没有加载成功。可以刷新再试，也可以用下面的办法找。" +
      (isPreview ? "（预览里没有全文搜索；用 zhanpai build 生成的网站里才有。）" : "");
  };

  Search.prototype.chosen = function (but) {
    const filters = {};
    for (const select of this.selects) {
      if (select.value && select !== but) filters[select.getAttribute("data-filter")] = select.value;
    }
    return filters;
  };

  // The address says what is searched, so that it can be sent to somebody, and gone back to.
  Search.prototype.read = function () {
    const asked = new URLSearchParams(location.search);
    this.field.value = asked.get("q") || "";
    for (const select of this.selects) {
      select.value = asked.get(select.name) || "";
      if (select.selectedIndex < 0) select.value = "";
    }
    this.run();
  };

  Search.prototype.go = function () {
    const asked = new URLSearchParams();
    for (const input of [this.field, ...this.selects]) {
      if (input.value) asked.set(input.name, input.value);
    }
    const query = asked.toString();
    history.pushState(null, "", location.pathname + (query ? "?" + query : ""));
    this.run();
  };

  Search.prototype.run = async function () {
    const turn = ++this.turn;
    const terms = runs(this.field.value);
    this.more.hidden = true;
    document.title = (terms.length ? "“" + this.field.value + "”的搜索结果 - " : "") + this.title;
    if (!terms.length) {
      // Without words Pagefind would load the whole index.
      this.list.textContent = "";
      this.status.textContent = location.search.length > 1 ? "请至少写两个字。" : "";
      return;
    }
    this.status.textContent = "正在搜索……";
    this.open();
    const hits = await this.index.find(terms, this.chosen());
    if (turn !== this.turn) return;
    if (hits.results.length) await this.show(hits, 0, (history.state && history.state.shown) || SHOWN);
    else this.showNone();
    await this.index.loadFilters();
    if (turn === this.turn) await this.count(hits);
  };

  Search.prototype.show = async function (hits, from, to) {
    const turn = this.turn;
    const found = await Promise.all(hits.results.slice(from, to).map((result) => this.index.load(result)));
    if (turn !== this.turn) return;
    if (!from) this.list.textContent = "";
    for (const data of found) this.list.appendChild(this.item(data, hits.terms));
    const many = hits.results.length;
    const parts = "“" + hits.terms.join("”“") + "”";
    this.status.textContent =
      (hits.isLoose ? "没有完全符合的，下面是含有" + parts + "的：" : "") +
      ("找到 " + many + " 条" + (to < many ? "，先显示 " + to + " 条。" : "。"));
    this.more.hidden = to >= many;
    this.more.onclick = async () => {
      history.replaceState({ shown: to + SHOWN }, "");
      await this.show(hits, to, to + SHOWN);
      // Whoever asked for more goes on reading where it begins.
      if (this.list.children[to]) this.list.children[to].querySelector("a").focus();
    };
  };

  Search.prototype.item = function (data, terms) {
    const item = this.part("item").content.cloneNode(true);
    const field = (name) => item.querySelector("[data-field=" + name + "]");
    const kinds = [].concat(data.filters["类型"] || [], data.filters["类别"] || []);
    field("kind").textContent = kinds.join(" · ");
    field("meta").textContent = [data.meta.place, data.meta.date].filter(Boolean).map(plain).join(" · ");
    field("title").href = data.url;
    write(field("title"), whole(data.meta.title), terms);
    write(field("excerpt"), excerpt(whole(data.content), terms), terms);
    return item;
  };

  Search.prototype.showNone = function () {
    const none = this.part("empty").content.cloneNode(true);
    none.querySelector("[data-search-narrowed]").hidden = !Object.keys(this.chosen()).length;
    none.querySelector("a").href += "?q=" + encodeURIComponent(this.field.value);
    none.querySelector("[data-search-clear]").addEventListener("click", () => {
      for (const select of this.selects) select.value = "";
      this.go();
      this.field.focus();
    });
    this.status.textContent = "没有找到符合的内容。";
    this.list.textContent = "";
    this.list.appendChild(document.createElement("li")).appendChild(none);
  };

  // How many there would be for every other choice in each list.
  Search.prototype.count = async function (hits) {
    const turn = this.turn;
    // Before all filters are loaded, answers count only what was chosen.
    const isCounted = this.selects.every((select) => hits.counts[select.getAttribute("data-filter")]);
    const now = isCounted ? hits.counts : (await this.index.search(hits.query, this.chosen())).filters;
    for (const select of this.selects) {
      const name = select.getAttribute("data-filter");
      const counts = select.value ? (await this.index.search(hits.query, this.chosen(select))).filters : now;
      if (turn !== this.turn) return;
      for (const option of Array.from(select.options).slice(1)) {
        const many = (counts[name] && counts[name][option.value]) || 0;
        option.textContent = option.value + "（" + many + "）";
        option.hidden = option.disabled = !many && !option.selected;
      }
    }
  };

  document.addEventListener("DOMContentLoaded", function () {
    const box = document.querySelector("[data-search]");
    if (box && window.Worker && window.WebAssembly) new Search(box);
  });
})();
