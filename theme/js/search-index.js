// Full-text search, the index: what Pagefind's worker finds for some words.  The index holds Chinese as pairs of
// characters (generator/zhanpai/site/search/bigrams.py says why), so queries are cut here.  The worker is spoken to directly and not
// through pagefind.js: that is a module and one file more to load, and would have the browser cut the query again.
(function () {
  "use strict";
  const HAN = "[\\u3007\\u3400-\\u9fff\\uf900-\\ufaff]|[\\ud840-\\ud8bf][\\udc00-\\udfff]";
  const IS_HAN = new RegExp("^(?:" + HAN + ")");
  const RUN = new RegExp("(?:" + HAN + ")+|[0-9a-z\\u00c0-\\u024f]+", "g");
  const LONGEST = 16;

  // What was typed, without signs: “加装电梯，12345” is two runs.  A single character says too little.
  function runs(typed) {
    const found = typed.normalize("NFKC").toLowerCase().match(RUN) || [];
    return found
      .map((run) => Array.from(run).slice(0, LONGEST))
      .filter((letters) => letters.length > 1)
      .map((letters) => letters.join(""));
  }

  function pairs(run) {
    const letters = Array.from(run);
    return IS_HAN.test(run) ? letters.slice(1).map((letter, i) => letters[i] + letter).join(" ") : run;
  }

  // In quotes the pairs must follow one another.  Without, those that the index does not know would not count.
  const exactly = (run) => (IS_HAN.test(run) ? '"' + pairs(run) + '"' : run);

  // An index in `folder`; `fail` is told, perhaps more than once, if it cannot be asked.
  function Index(folder, fail) {
    this.worker = new Worker(folder + "pagefind-worker.js");
    this.waiting = new Map();
    this.number = 0;
    this.worker.addEventListener("error", fail);
    this.worker.addEventListener("message", (event) => {
      const { id, result, error } = event.data;
      if (error) fail();
      else this.waiting.get(id)(result);
      this.waiting.delete(id);
    });
    this.ask("init", { basePath: folder, language: "und" });
    this.filters = null;
  }

  Index.prototype.ask = function (method, ...args) {
    const id = "q" + ++this.number;
    this.worker.postMessage({ id, instanceId: "zp", method, args });
    return new Promise((resolve) => this.waiting.set(id, resolve));
  };

  Index.prototype.search = function (text, filters) {
    return this.ask("search", text, { filters });
  };

  // After this, answers say how many there are of each kind, district and so on.
  Index.prototype.loadFilters = function () {
    this.filters = this.filters || this.ask("filters");
    return this.filters;
  };

  Index.prototype.load = function (result) {
    return this.ask("getData", result.data);
  };

  // What holds every term as it was typed, in the order of how often and where it holds their pairs.
  Index.prototype.together = async function (terms, filters) {
    const all = terms.map(pairs).join(" ");
    const isOnePair = terms.length === 1 && !all.includes(" ");
    const queries = isOnePair ? [all] : [all, ...terms.map(exactly)];
    const answers = await Promise.all(queries.map((query) => this.search(query, filters)));
    const sets = answers.slice(1).map((answer) => new Set(answer.results.map((result) => result.id)));
    // With several terms the numbers of the filters may be a little high: nothing counts what holds all of them.
    const counted = terms.length === 1 ? answers.length - 1 : 0;
    return {
      terms,
      query: queries[counted],
      counts: answers[counted].filters,
      results: answers[0].results.filter((result) => sets.every((set) => set.has(result.id))),
    };
  };

  // The longest part of a run that stands somewhere, then those before and after it:
  // 小区加装电梯申请 → 加装电梯, 小区, 申请.
  Index.prototype.known = async function (letters, filters) {
    if (!letters.length || !IS_HAN.test(letters.join(""))) return [];
    for (let size = letters.length; size > 1; size--) {
      const parts = letters.slice(size - 1).map((_, from) => letters.slice(from, from + size).join(""));
      const answers = await Promise.all(parts.map((part) => this.search(exactly(part), filters)));
      const many = answers.map((answer) => answer.results.length);
      const best = many.indexOf(Math.max(...many));
      if (many[best]) {
        const before = await this.known(letters.slice(0, best), filters);
        const after = await this.known(letters.slice(best + size), filters);
        return [parts[best], ...before, ...after];
      }
    }
    return [];
  };

  // What holds the words typed; or else, said to be loose, as many of their known parts as stand together.
  Index.prototype.find = async function (terms, filters) {
    const hits = await this.together(terms, filters);
    if (hits.results.length) return hits;
    const lists = await Promise.all(terms.map((run) => this.known(Array.from(run), filters)));
    const parts = [].concat(...lists).sort((a, b) => b.length - a.length);
    for (; parts.length; parts.pop()) {
      const fewer = await this.together(parts.slice(), filters);
      if (fewer.results.length) return Object.assign(fewer, { isLoose: true });
    }
    return hits;
  };

  window.zpSearch = { Index, runs, IS_HAN };
})();
