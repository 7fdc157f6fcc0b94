// Searches the loaded indexes and puts the best answers first.
//
//   0      the very number            5.5–8.5  the same by its pinyin     12  characters of the same sound
//   1–4    the name as written:       9–10     by initials                13  one slip
//          whole, beginning, part     11       telephone, address
//   5      a former name, a point     (+ 0.05 for deputies: of two equals the station stands first)
(function () {
  "use strict";
  const find = window.zpFind;
  const LONGEST = 40;
  const STRONG = 10.9;
  // What all stations are called, in all the words they ever were: 望月湖街道活动室 asks for 望月湖街道.
  const GENERAL = /(人大)?(代表)?(联系群众|联络|联系|工作|活动|接待|中心)*(总站|站|室|点|之家)$|办事处$/;

  function normalise(text) {
    return text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/ü/g, "v")
      // Input methods part syllables by apostrophes while one types.
      .replace(/['’‘·•]/g, "")
      .trim()
      .slice(0, LONGEST);
  }

  function isNumber(text) {
    return /^[0-9][0-9 -]*$/.test(text);
  }

  function better(one, other) {
    if (!one || (other && other.rank < one.rank)) return other;
    return one;
  }

  function otherTexts(entry, typed) {
    let best = null;
    for (const text of entry.others) {
      const found = find.fit(text, typed);
      if (found) {
        const rank = found.rank < 5 ? 5 + found.rank / 100 : found.rank < 9 ? 8.6 : 10.5;
        best = better(best, { rank: rank, at: found.at, text: text });
      }
    }
    return best;
  }

  // One word against one entry.
  function look(entry, typed) {
    const name = find.fit(entry.name, typed);
    if (name) name.text = entry.name;
    if (name && entry.kind === "deputy") name.rank += 0.05;
    return name && name.rank < 5 ? name : better(name, otherTexts(entry, typed));
  }

  // Several words must all fit; a deputy may be told by the station: 湖东 张.
  function lookAll(entry, words) {
    const hits = [];
    let isOwn = false;
    let rank = words.length > 1 ? 0.2 : 0;
    for (const word of words) {
      let hit = look(entry, word);
      if (hit) isOwn = true;
      else if (entry.station) hit = look(entry.station, word);
      if (!hit) return null;
      hits.push(hit);
      rank = Math.max(rank, hit.rank + (words.length > 1 ? 0.2 : 0));
    }
    return isOwn ? { rank: rank, hits: hits } : null;
  }

  // The entries that `words` may fit: those that hold the rarest character of a word as written, or that begin
  // a syllable with its first letter.
  function candidates(index, words) {
    const all = new Set();
    for (const word of words) {
      let rarest = index.posts.get(word[0]) || [];
      for (const character of word) {
        if (character < "\u3400") continue;
        const entries = index.posts.get(character) || [];
        if (entries.length < rarest.length) rarest = entries;
      }
      if (words.length === 1) return rarest;
      rarest.forEach((entry) => all.add(entry));
    }
    return Array.from(all);
  }

  function byAddress(index, text) {
    if (!index.places || text.length < 2) return [];
    const typed = Array.from(text);
    return collect(index.stations, function (entry) {
      const place = entry.address ? entry.address.keys.indexOf(text) : -1;
      return place >= 0 && { rank: 11, hits: [{ at: typed.map((_, n) => place + n), text: entry.address }] };
    });
  }

  function lookNumber(entry, digits) {
    const isNumber = entry.kind === "station" ? Number(entry.id) === Number(digits) : entry.id === digits;
    if (isNumber) {
      return { rank: 0, hits: [{ text: "id", at: entry.id.length }] };
    }
    if (entry.id.indexOf(digits) === 0 && (entry.kind === "station" || digits.length > 2)) {
      return { rank: 2, hits: [{ text: "id", at: digits.length }] };
    }
    if (entry.phone && digits.length > 3) {
      const phone = entry.phone.replace(/[^0-9]/g, "");
      if (phone.indexOf(digits) >= 0) return { rank: 11, hits: [{ text: "phone", at: digits }] };
    }
    return null;
  }

  function collect(entries, test) {
    const answers = [];
    for (const entry of entries) {
      const found = test(entry);
      if (found) answers.push({ entry: entry, rank: found.rank, hits: found.hits });
    }
    return answers;
  }

  function byRank(one, other) {
    return (
      one.rank - other.rank ||
      one.entry.order - other.entry.order ||
      one.entry.name.chars.length - other.entry.name.chars.length ||
      (one.entry.id < other.entry.id ? -1 : 1)
    );
  }

  // The ways to read what was typed, until one has answers.
  function attempts(index, text) {
    const words = text.split(/[\s,，、;；|/]+/).filter(Boolean);
    if (!words.length) return [];
    const tries = [[words.join("")], words];
    const city = index.city.replace(/市$/, "");
    for (const shape of [GENERAL, new RegExp("^(" + index.city + "|" + city + ")"), /^.*[省市](?=.)/]) {
      const rest = tries[tries.length - 1].map((word) => word.replace(shape, "")).filter(Boolean);
      if (rest.length) tries.push(rest);
    }
    const seen = new Set();
    return tries
      .filter((words) => !seen.has(words.join(" ")) && seen.add(words.join(" ")))
      .map((words) => words.map((word) => Array.from(word)));
  }

  // What is meant if one character is wrong; not for what is too short to be recognised.
  function slipped(index, text) {
    const typed = Array.from(text.replace(/\s/g, ""));
    const answers = [];
    const isHan = typed.length > 1 && typed.every((character) => character > "\u3400");
    const isLatin = typed.length > 4 && typed.every((letter) => letter >= "a" && letter <= "z");
    if (!isHan && !isLatin) return answers;
    find.nearby(index, typed, function (entry, fit) {
      answers.push({ entry: entry, rank: fit.rank, hits: [{ at: fit.at, text: entry.name }] });
    });
    return answers;
  }

  // The answers to `typed` from what is loaded, best first.
  find.search = function (index, typed) {
    const text = normalise(typed);
    if (!text) return [];
    if (isNumber(text)) {
      const digits = text.replace(/[^0-9]/g, "");
      const numbers = collect(index.stations.concat(index.deputies || []), (entry) => lookNumber(entry, digits));
      const exact = numbers.filter((answer) => answer.rank < 5);
      if (numbers.length) return (exact.length ? exact : numbers).sort(byRank);
    }
    for (const words of attempts(index, text)) {
      const answers = collect(candidates(index, words), (entry) => lookAll(entry, words));
      if (answers.length) return answers.sort(byRank);
    }
    const places = byAddress(index, text);
    return (places.length ? places : slipped(index, text)).sort(byRank);
  };

  // Which index might still know better: "deputies", "places" or "".
  find.wanted = function (index, typed, answers) {
    const text = normalise(typed);
    const best = answers.length ? answers[0].rank : Infinity;
    if (!text || best < 1) return "";
    if (isNumber(text)) {
      const length = text.replace(/[^0-9]/g, "").length;
      if (!index.deputies && length > 4) return "deputies";
      return !index.places && length > 3 ? "places" : "";
    }
    // A whole name of a station answers; its beginning may be a person's surname.
    const isEnough = best < 1.5 || (best < 5 && answers.length >= 8);
    if (!index.deputies && !isEnough) return "deputies";
    return !index.places && text.length > 1 && best > STRONG ? "places" : "";
  };

  // Searches, and searches again as long as an index that might know better can be loaded.
  find.ask = function (index, typed, show) {
    const answers = find.search(index, typed);
    const wanted = find.wanted(index, typed, answers);
    show(answers, Boolean(wanted));
    if (!wanted) return Promise.resolve(answers);
    const loading = wanted === "deputies" ? index.loadDeputies() : index.loadPlaces();
    return loading.then(() => find.ask(index, typed, show));
  };
})();
