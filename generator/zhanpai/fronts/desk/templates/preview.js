// The real page beside its form: drawn anew when somebody pauses typing; the last good one stays while a draft cannot be shown.
(function () {
  var form = document.querySelector("[data-zd-preview]");
  var box = document.querySelector("[data-zd-ahead]");
  if (!form || !box || !window.fetch) return;
  var fold = box.querySelector("[data-zd-fold]");
  var screen = box.querySelector("[data-zd-screen]");
  var said = box.querySelector("[data-zd-said]");
  var button = form.querySelector("[data-zd-look]");
  var wide = window.matchMedia("(min-width: 75em)");
  var PAUSE = 800;
  var AGAIN = 2000;
  var SLOW = 1200;
  var asked = 0;
  var waits = 0;
  var isOld = true;
  var shown = null;
  var coming = null;

  function say(words) {
    if (said.textContent !== words) said.textContent = words;
  }

  function soon(pause) {
    clearTimeout(waits);
    waits = setTimeout(look, pause);
  }

  // Another frame, shown when it is ready: nothing flickers, and the Back button knows nothing of it.
  function show(address) {
    if (coming) coming.remove();
    var frame = document.createElement("iframe");
    frame.className = "zd-phone__page zd-phone__page--coming";
    frame.title = "网页上的样子";
    frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox");
    frame.src = address;
    frame.addEventListener("load", function () {
      if (frame !== coming) return;
      if (shown) shown.remove();
      frame.classList.remove("zd-phone__page--coming");
      shown = frame;
      coming = null;
      say(isOld ? "" : "已更新");
    }, { once: true });
    coming = frame;
    screen.appendChild(frame);
  }

  function look() {
    clearTimeout(waits);
    if (!fold.open) return;
    var number = ++asked;
    isOld = false;
    var slow = setTimeout(function () {
      if (number === asked) say(shown ? "正在更新……" : "正在准备预览……");
    }, shown ? SLOW : 0);
    fetch(form.dataset.zdPreview, {
      method: "POST",
      body: new FormData(form),
      credentials: "same-origin",
      headers: { Accept: "application/json" },
    })
      .then(function (answer) {
        return answer.ok ? answer.json() : Promise.reject();
      })
      .then(function (now) {
        if (number !== asked) return;
        clearTimeout(slow);
        if (now.address) {
          show(now.address);
          return;
        }
        say(now.words);
        if (now.again) soon(AGAIN);
      })
      .catch(function () {
        clearTimeout(slow);
        if (number !== asked) return;
        isOld = true;
        say("预览没有更新：工作台可能已经关了，或者刚才没有做成");
      });
  }

  function changed() {
    isOld = true;
    soon(PAUSE);
  }

  function fit() {
    if (wide.matches) fold.open = true;
  }

  box.hidden = false;
  if (button) button.hidden = true;
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  fold.addEventListener("toggle", function () {
    if (fold.open && isOld) look();
  });
  wide.addEventListener("change", fit);
  fit();
})();
