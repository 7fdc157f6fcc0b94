// Whether and how well what somebody types fits a name: characters, pinyin, initials, or one slip of the finger.
(function () {
  "use strict";

  const isLetter = (character) => character >= "a" && character <= "z";

  function common(sound, typed, from) {
    let length = 0;
    while (length < sound.length && typed[from + length] === sound[length]) length++;
    return length;
  }

  // One way to lay `typed` over `text` from `first` on: each character typed, spelled, or begun with its first
  // letter.  Between two parts something may be left out (岳麓湖东), once two characters or a word are there.
  // Deepest first: what is written out wins.
  function Trial(text, typed, first) {
    this.text = text;
    this.typed = typed;
    this.at = [];
    this.isSpelled = false;
    this.isShort = false;
    this.skips = 0;
    this.mayskip = text.starts.indexOf(first) >= 0;
    this.dead = null;
  }

  // Whether typed[read…] fits from character `place` on, the `run`th without a gap.
  Trial.prototype.fits = function (place, read, run) {
    const typed = this.typed;
    const text = this.text;
    const letter = typed[read];
    if (place >= text.chars.length) return false;
    const key = (place * 64 + read) * 2 + (run > 1 ? 1 : 0);
    if (this.dead && this.dead.has(key)) return false;
    if (text.folded[place] === letter && this.goesOn(place, read + 1, run)) return true;
    // 人大代表联络站 is in every name: its sound finds nothing worth finding.
    if (isLetter(letter) && place < text.tail) {
      for (const sound of text.readings[place]) {
        const length = common(sound, typed, read);
        if (!length) continue;
        const isLast = read + length === typed.length;
        if ((length === sound.length || isLast) && this.goesOn(place, read + length, run)) {
          this.isSpelled = true;
          return true;
        }
        // zh, ch, sh count as one initial, typed as one letter or as two.
        const two = length > 1 && sound[1] === "h" ? 2 : 1;
        for (let short = two; short > 0; short--) {
          if (short < sound.length && this.goesOn(place, read + short, run)) {
            this.isShort = true;
            return true;
          }
        }
      }
    }
    this.dead = this.dead || new Set();
    this.dead.add(key);
    return false;
  };

  Trial.prototype.goesOn = function (place, read, run) {
    if (read === this.typed.length || this.fits(place + 1, read, run + 1)) {
      this.at.push(place);
      return true;
    }
    if (this.mayskip && (run > 1 || !isLetter(this.typed[read - 1]))) {
      for (const start of this.text.starts) {
        if (start > place + 1 && this.fits(start, read, 1)) {
          this.skips++;
          this.at.push(place);
          return true;
        }
      }
    }
    return false;
  };

  function begins(text, place, letter) {
    if (text.folded[place] === letter) return true;
    if (!isLetter(letter)) return false;
    for (const sound of text.readings[place]) if (sound[0] === letter) return true;
    return false;
  }

  // Whether what is typed after the letter of `place` may go on there: most names fail here.
  function goesOn(text, place, letter) {
    for (const sound of text.readings[place]) if (sound[1] === letter) return true;
    return place + 1 < text.chars.length && begins(text, place + 1, letter);
  }

  // How good a fit is, the smaller the better; the whole scale stands in find-search.js.
  function rate(text, trial) {
    const first = trial.at[0];
    const last = trial.at[trial.at.length - 1];
    const isStart = text.starts.indexOf(first) >= 0;
    const isWhole =
      isStart &&
      (last === text.chars.length - 1 ||
        (first === text.own && (last === text.ownEnd - 1 || last === text.stem - 1)));
    const isOwn = first === text.own;
    if (first >= text.tail) return 4.5;
    if (trial.isShort) {
      // Initials from the middle of a word fit half the city.
      if (!isStart) return Infinity;
      return (isOwn ? (isWhole ? 9 : 9.5) : 10) + trial.skips * 0.1;
    }
    const place = isWhole ? 1 : isOwn ? 2 : isStart ? 3 : 4;
    return (trial.isSpelled ? place + 4.5 : place) + trial.skips * 0.1;
  }

  // The best fit of `typed` (characters) in `text`, as {rank, at}, or null.
  function fit(text, typed) {
    let best = null;
    if (text.keys.indexOf(typed[0]) < 0) return null;
    for (let place = 0; place < text.chars.length; place++) {
      if (!begins(text, place, typed[0])) continue;
      if (typed.length > 1 && isLetter(typed[0]) && !goesOn(text, place, typed[1])) continue;
      const trial = new Trial(text, typed, place);
      if (!trial.fits(place, 0, 1)) continue;
      trial.at.reverse();
      const rank = rate(text, trial);
      if (rank < Infinity && (!best || rank < best.rank)) best = { rank: rank, at: trial.at };
    }
    return best;
  }

  // How many slips lie between what is typed and some beginning of wanted[from…]: 0, 1, or 2 for more.
  // `same(n, character)` says whether the character may stand for the nth typed.
  function slips(length, wanted, from, same) {
    const end = wanted.length;
    function run(read, place) {
      while (read < length && place < end && same(read, wanted[place])) {
        read++;
        place++;
      }
      return read;
    }
    const n = run(0, from);
    const place = from + n;
    const rest = (read, at) => run(read, at) === length;
    if (n === length) return 0;
    if ((place < end && rest(n + 1, place + 1)) || rest(n + 1, place) || rest(n, place + 1)) return 1;
    const isSwapped =
      n + 1 < length && place + 1 < end && same(n, wanted[place + 1]) && same(n + 1, wanted[place]);
    return isSwapped && rest(n + 2, place + 2) ? 1 : 2;
  }

  function range(from, to) {
    const places = [];
    for (let place = from; place < to; place++) places.push(place);
    return places;
  }

  // For each character typed, all that may stand for it: itself, and what sounds alike.
  function alike(typed, readings) {
    return typed.map(function (character) {
      const sounds = readings.get(character) || [];
      const all = new Set([character]);
      if (sounds.length) {
        readings.forEach(function (others, other) {
          if (sounds.some((sound) => others.indexOf(sound) >= 0)) all.add(other);
        });
      }
      return all;
    });
  }

  // The best fit of a text with one slip, or with wrong characters of the same sound: of two that come as near,
  // the one that has more of what was typed.
  function almost(text, typed, wanted, at, same) {
    let best = null;
    let foreign = 0;
    if (!at) for (const character of typed) if (text.folded.indexOf(character) < 0) foreign += 0.01;
    for (const start of text.starts) {
      if (start >= text.tail) break;
      const from = at ? at[start] : start;
      const one = wanted[from];
      const two = wanted[from + 1];
      // One slip leaves the first or the second where it was, or moves it by one: most names fail here.
      if (!same(0, one) && !same(1, two) && !same(1, one) && !same(0, two)) continue;
      const count = slips(typed.length, wanted, from, same);
      if (count > 1) continue;
      // A name of two characters with one wrong is another name.
      if (count && !at && (typed.length < 3 || text.tail - start < 3)) continue;
      const rank = (count ? 13 : 12) + (start === text.own ? 0 : 0.5) + foreign;
      if (best && best.rank <= rank) continue;
      best = { rank: rank, at: range(start, at ? text.tail : Math.min(start + typed.length, text.tail)) };
    }
    return best;
  }

  // What is meant if one character is wrong: calls `found(entry, fit)` for each name that comes near.
  function nearby(index, typed, found) {
    if (isLetter(typed[0])) {
      const letters = typed.join("");
      const same = (n, letter) => letter === letters[n];
      for (const entries of [index.stations, index.deputies || []]) {
        for (const entry of entries) {
          const fit = almost(entry.name, letters, entry.name.sound, entry.name.soundAt, same);
          if (fit) found(entry, fit);
        }
      }
      return;
    }
    const sets = alike(typed, index.readings);
    const same = (n, character) => sets[n].has(character);
    const seen = new Set();
    // With one slip, the first or the second character is right.
    for (const set of sets.slice(0, 2)) {
      for (const key of set) {
        for (const entry of index.posts.get(key) || []) {
          if (seen.has(entry)) continue;
          seen.add(entry);
          const fit = almost(entry.name, typed, entry.name.folded, null, same);
          if (fit) found(entry, fit);
        }
      }
    }
  }

  window.zpFind.fit = fit;
  window.zpFind.nearby = nearby;
})();
