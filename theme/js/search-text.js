// Full-text search, the text: put together again what was cut for the index, choose a part of it, mark the terms.
(function () {
  "use strict";
  const END = "\ua4d0"; // generator/zhanpai/site/search/bigrams.py
  const LENGTH = 70;
  const BEFORE = 15;

  const plain = (text) => (text || "").replace(END, "");

  function whole(cut) {
    let text = "";
    let wasLetters = false;
    for (const word of cut.split(" ")) {
      const isHan = window.zpSearch.IS_HAN.test(word);
      const isLetters = !isHan && word.endsWith(END);
      if (wasLetters && isLetters) text += " ";
      text += isHan ? Array.from(word)[0] : plain(word);
      wasLetters = isLetters;
    }
    return text;
  }

  // The places of `terms` in `text` as [from, to], in order, none inside another.
  function places(text, terms) {
    const low = text.toLowerCase();
    const found = [];
    for (const term of terms) {
      for (let at = low.indexOf(term); at >= 0; at = low.indexOf(term, at + term.length)) {
        found.push([at, at + term.length]);
      }
    }
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let end = 0;
    return found.filter(([from, to]) => {
      if (from < end) return false;
      end = to;
      return true;
    });
  }

  // The part of `text` in which most of the places are.
  function excerpt(text, terms) {
    const found = places(text, terms);
    const inside = found.map(([from]) => found.filter((place) => place[0] >= from && place[1] <= from + LENGTH).length);
    const best = inside.length ? found[inside.indexOf(Math.max(...inside))][0] : 0;
    const from = Math.max(0, Math.min(best - BEFORE, text.length - LENGTH));
    const to = from + LENGTH;
    return (from > 0 ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : "");
  }

  // `text` into `element`, the terms in <mark>.
  function write(element, text, terms) {
    let at = 0;
    element.textContent = "";
    for (const [from, to] of places(text, terms)) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(from, to);
      element.appendChild(document.createTextNode(text.slice(at, from)));
      element.appendChild(mark);
      at = to;
    }
    element.appendChild(document.createTextNode(text.slice(at)));
  }

  Object.assign(window.zpSearch, { plain, whole, excerpt, write });
})();
