// The stations nearest to the reader.  The phone is asked when the button is pressed, and its answer stays here.
(function () {
  "use strict";
  const find = window.zpFind;
  const SHOWN = 5;
  const EARTH = 6371008.8;
  // Metres as the crow flies that people walk in a minute: four kilometres an hour.
  const PACE = 67;
  const WALKABLE = 5000;
  const ELSEWHERE = 80000;

  const DENIED = 1;
  const TIMEOUT = 3;
  const INSTEAD = "您也可以在搜索框里写街道或社区，或者：";
  const SORRY = {
    unsupported: "这个浏览器不能定位。" + INSTEAD,
    denied: "没有得到定位许可，不要紧。" + INSTEAD,
    timeout: "等了一会儿，还没有定到位置，可能是信号不好。可以再点一次。" + INSTEAD,
    unavailable: "手机暂时定不到位置，可能没有打开定位。" + INSTEAD,
    offline: "联络站的位置没有取到，可能是网络不好。可以再点一次。" + INSTEAD,
    elsewhere: "您现在的位置离本市的联络站都比较远。" + INSTEAD,
    none: "各站的位置还没有公布。" + INSTEAD,
  };

  // https://en.wikipedia.org/wiki/Haversine_formula
  find.metres = function (one, other) {
    const radians = (degrees) => (degrees * Math.PI) / 180;
    const north = Math.sin(radians(other.lat - one.lat) / 2);
    const east = Math.sin(radians(other.lon - one.lon) / 2);
    const half = north * north + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * east * east;
    return 2 * EARTH * Math.asin(Math.sqrt(half));
  };

  find.distanceWords = function (metres) {
    const step = metres < 975 ? 50 : 100;
    const about = Math.max(50, Math.round(metres / step) * step);
    const far = about < 1000 ? about + "米" : (about / 1000).toFixed(1) + "公里";
    return "约" + far + (about < WALKABLE ? "，走路约" + Math.max(1, Math.round(about / PACE)) + "分钟" : "");
  };

  // {entry, metres} of the stations with a known place that one can go to, nearest first.
  find.nearest = function (index, here) {
    return index.stations
      .filter((station) => station.point)
      .map((station) => ({ entry: station, metres: find.metres(here, station.point) }))
      .sort((one, other) => one.metres - other.metres || one.entry.order - other.entry.order);
  };

  function fill(pattern, station, name) {
    const address = station.address ? station.address.chars.join("") : name;
    return pattern
      .replace("*lon*", station.point.lon)
      .replace("*lat*", station.point.lat)
      .replace("*name*", encodeURIComponent(name))
      .replace("*address*", encodeURIComponent(address));
  }

  function add(parent, tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    parent.appendChild(made);
    return made;
  }

  function describe(list, answer, maps) {
    const station = answer.entry;
    const name = station.name.chars.join("");
    const item = add(list, "li", "zp-nearest__item");
    const link = add(item, "a", "zp-nearest__name", station.name.chars.slice(station.shown).join(""));
    link.href = station.url;
    const words = find.distanceWords(answer.metres);
    add(item, "p", "zp-nearest__far", words + (station.status ? "，" + station.status : ""));
    if (station.address) add(item, "p", "zp-nearest__where", station.address.chars.join(""));
    const details = add(item, "details", "zp-map-links");
    add(details, "summary", "zp-map-links__summary", "用地图导航");
    const apps = add(details, "ul", "zp-map-links__list");
    for (const app of Object.keys(maps)) {
      const way = add(add(apps, "li"), "a", "zp-map-links__link", app);
      way.href = fill(maps[app], station, name);
      way.rel = "noopener external";
    }
  }

  function Nearest(box) {
    const button = box.querySelector("button");
    const status = box.querySelector("[role=status]");
    const instead = box.querySelector(".zp-nearest__instead");
    const list = box.querySelector("ol");
    let isBusy = false;

    function say(words, hasWayOut) {
      status.textContent = words;
      instead.hidden = !hasWayOut;
      isBusy = false;
    }

    const sorry = (reason) => say(SORRY[reason], true);

    function show(index, position) {
      const here = { lon: position.coords.longitude, lat: position.coords.latitude };
      const nearest = find.nearest(index, here);
      if (!nearest.length) return sorry("none");
      if (nearest[0].metres > ELSEWHERE) return sorry("elsewhere");
      for (const answer of nearest.slice(0, SHOWN)) describe(list, answer, index.places.maps);
      const blur = position.coords.accuracy > 1000 ? "定位不太准，远近仅供参考。" : "";
      say("离您最近的" + list.children.length + "个联络站，按直线距离排列。" + blur, false);
    }

    function ask() {
      if (isBusy) return;
      list.textContent = "";
      // Browsers tell a page without https nothing, some of them not even why.
      if (!navigator.geolocation || window.isSecureContext === false) return sorry("unsupported");
      say("正在定位…", false);
      isBusy = true;
      const loading = find.open(box.getAttribute("data-url")).then((index) => index.loadPlaces());
      loading.catch(function () {});
      navigator.geolocation.getCurrentPosition(
        function (position) {
          loading.then((index) => show(index, position)).catch(() => sorry("offline"));
        },
        function (error) {
          sorry(error.code === DENIED ? "denied" : error.code === TIMEOUT ? "timeout" : "unavailable");
        },
        { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 }
      );
    }

    button.addEventListener("click", ask);
    box.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", function () {
    Array.prototype.forEach.call(document.querySelectorAll("[data-nearest]"), (box) => new Nearest(box));
  });
})();
