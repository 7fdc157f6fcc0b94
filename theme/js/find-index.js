// The finder's indexes: loads them and unpacks their columns into entries that can be searched.
// What the columns mean stands in generator/zhanpai/site/find/stations.py, find_deputies.py and find_places.py.
(function () {
  "use strict";
  const VERSION = 2;
  const NONE = [];
  // Levels of a place at the end of its name, which people leave out.
  const LEVEL = /(街道|社区|[镇乡村区县市])$/;
  const opened = new Map();

  function load(url) {
    return fetch(url)
      .then(function (answer) {
        if (!answer.ok) throw new Error(url + ": " + answer.status);
        return answer.json();
      })
      .then(function (table) {
        if (table.version !== VERSION) throw new Error(url + ": version " + table.version);
        return table;
      });
  }

  // Once loaded, always there; after a failure the next call tries again.
  function once(work) {
    let running = null;
    return function () {
      if (!running) {
        running = work();
        running.catch(function () {
          running = null;
        });
      }
      return running;
    };
  }

  function sums(steps) {
    let sum = 0;
    return steps.map((step) => (sum += step));
  }

  function padded(number) {
    return ("000" + number).slice(-Math.max(4, String(number).length));
  }

  // "chang长常dong东" → 长: [chang], 常: [chang], 东: [dong]
  function syllables(table, readings) {
    const pattern = /([a-z]+)([^a-z]+)/g;
    let found;
    while ((found = pattern.exec(table))) {
      for (const character of found[2]) {
        const known = readings.get(character) || [];
        if (known.indexOf(found[1]) < 0) readings.set(character, known.concat(found[1]));
      }
    }
    return readings;
  }

  // A text to search: its characters, how each sounds, where its parts begin, and which part is its very own.
  function field(parts, readings, options) {
    const chars = [];
    const starts = [];
    for (const part of parts) {
      starts.push(chars.length);
      for (const character of part) chars.push(character);
    }
    const own = (options && options.own) || 0;
    const ownEnd = own + 1 < parts.length ? starts[own + 1] : chars.length;
    const level = LEVEL.exec(parts[own]);
    return {
      chars: chars,
      folded: chars.map((character) => character.toLowerCase()),
      readings: chars.map((character) => (readings && readings.get(character)) || NONE),
      starts: starts,
      own: starts[own],
      ownEnd: ownEnd,
      // Without 社区 and the like, if two characters are left.
      stem: level && parts[own].length - level[0].length > 1 ? ownEnd - level[0].length : ownEnd,
      // Where the places end and 人大代表联络站 begins, which all stations share.
      tail: options && options.tail ? starts[options.tail] : chars.length,
      label: (options && options.label) || "",
      keys: "",
      sound: "",
      soundAt: NONE,
    };
  }

  // What is computed from the readings, once these are final: the characters that a fit may begin with, by
  // which most texts are dismissed at a glance, and the likeliest sound as one word.
  function finish(text) {
    text.soundAt = [];
    text.folded.forEach(function (character, place) {
      text.keys += character;
      text.soundAt.push(text.sound.length);
      const readings = text.readings[place];
      for (let n = 0; n < readings.length; n++) {
        text.keys += readings[n][0];
        if (!n) text.sound += readings[n];
      }
    });
    return text;
  }

  function stations(table, readings, base) {
    const page = new URL(table.station, base).href;
    return sums(table.ids).map(function (id, n) {
      const places = table.chains[table.in[n]].concat(table.own[n]);
      const word = table.words[table.word[n]];
      const status = table.status[n] || 0;
      const name = field(places.concat(table.office, word), readings, {
        own: places.length - 1,
        tail: places.length,
      });
      const former = (table.former[n] || NONE).map(function (short) {
        const from = Number(short[0]);
        return finish(field(places.slice(from).concat(short.slice(1)), readings, { label: "曾用名" }));
      });
      const points = (table.points[n] || NONE).map((point) =>
        finish(field([point], readings, { label: "接待点" }))
      );
      return {
        kind: "station",
        id: padded(id),
        url: page.replace("*", padded(id)),
        // Lists show the name without its district, which stands in the note.
        shown: places.length > 1 ? name.starts[1] : 0,
        district: places.length > 1 ? places[0] : "",
        // A table of before may still lie in somebody's cache.
        status: status ? table.statuses[status] + (table.into && table.into[n] ? "，接替的是" + table.into[n] : "") : "",
        // Open stations first, those that are no more last; then from large places to small ones.
        order: (status > 1 ? 200 : status * 100) + places.length,
        name: finish(name),
        others: former.concat(points),
        address: null,
        phone: "",
        point: null,
      };
    });
  }

  function deputies(table, readings, base, stationOf) {
    const page = new URL(table.deputy, base).href;
    const at = sums(table.at);
    const surnames = new Map();
    for (const surname of Object.keys(table.surnames)) {
      const sounds = table.surnames[surname].split(" ");
      const chars = Array.from(surname);
      surnames.set(surname, chars.length > 1 ? sounds.map((sound) => [sound]) : [sounds]);
    }
    return sums(table.ids).map(function (id, n) {
      // Names like 古丽·示例 may be typed without the dot, and have no surname.
      const parts = table.names[n].split("·");
      const name = field(parts, readings);
      const sounds =
        parts.length < 2 &&
        ((name.chars.length > 2 && surnames.get(name.chars.slice(0, 2).join(""))) ||
          surnames.get(name.chars[0]));
      if (sounds) name.readings = sounds.concat(name.readings.slice(sounds.length));
      return {
        kind: "deputy",
        id: String(id),
        url: page.replace("*", id),
        shown: 0,
        whole: table.names[n],
        title: table.titles[table.title[n]],
        station: stationOf.get(padded(at[n])),
        order: 50,
        name: finish(name),
        others: NONE,
      };
    });
  }

  // Which entries hold a character, or begin some syllable with a letter: a search looks at no others.
  function post(entries, posts) {
    for (const entry of entries) {
      for (const text of [entry.name].concat(entry.others)) {
        for (const key of text.keys) {
          const there = posts.get(key);
          if (!there) posts.set(key, [entry]);
          else if (there[there.length - 1] !== entry) there.push(entry);
        }
      }
    }
  }

  // Everything that can be found from one page; the first index is here, the others come when asked for.
  function Index(table, url) {
    const byId = new Map();
    const index = this;
    this.city = table.city;
    this.search = (typed) => new URL(table.search, url).href + "?q=" + encodeURIComponent(typed);
    this.readings = syllables(table.pinyin, new Map());
    this.stations = stations(table, this.readings, url);
    this.stations.forEach((station) => byId.set(station.id, station));
    this.posts = new Map();
    this.deputies = null;
    this.places = null;
    post(this.stations, this.posts);
    this.loadDeputies = once(function () {
      const address = new URL(table.deputies, url).href;
      return load(address).then(function (rows) {
        const readings = syllables(rows.pinyin, new Map());
        index.deputies = deputies(rows, readings, address, byId);
        post(index.deputies, index.posts);
        // Who types a wrong character of the same sound types one of any of these.
        syllables(rows.pinyin, index.readings);
        return index;
      });
    });
    this.loadPlaces = once(function () {
      return load(new URL(table.places, url).href).then(function (rows) {
        const lons = sums(rows.lon);
        const lats = sums(rows.lat);
        sums(rows.ids).forEach(function (id, n) {
          const station = byId.get(padded(id));
          if (!station) return;
          if (rows.addresses[n]) {
            station.address = finish(field([rows.addresses[n]], null, { label: "地址" }));
          }
          station.phone = rows.phones[n];
          if (lons[n]) station.point = { lon: lons[n] / 10000, lat: lats[n] / 10000 };
        });
        index.places = { maps: rows.maps };
        return index;
      });
    });
  }

  window.zpFind = {
    // The index that a page names in data-url, loaded when it is first asked for.
    open: function (address) {
      const url = new URL(address, document.baseURI).href;
      if (!opened.has(url)) opened.set(url, once(() => load(url).then((table) => new Index(table, url))));
      return opened.get(url)();
    },
  };
})();
