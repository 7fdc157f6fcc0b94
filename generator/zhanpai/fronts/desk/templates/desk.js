// While work is under way: say how far it is, and show the room anew when it has ended.  Everything else needs no script.
(function () {
  var box = document.querySelector("[data-zd-work]");
  if (!box) return;
  var words = box.querySelector("[data-zd-words]");
  var bar = box.querySelector("progress");
  // Whoever has clicked is on the way out, and must not be called back; of a download the page stays.
  var isLeft = false;
  window.addEventListener("beforeunload", function () {
    isLeft = true;
    setTimeout(function () {
      isLeft = false;
    }, 10000);
  });
  function ask() {
    fetch("/progress?kind=" + box.dataset.zdWork, { credentials: "same-origin" })
      .then(function (answer) {
        return answer.json();
      })
      .then(function (now) {
        if (isLeft) {
          setTimeout(ask, 500);
          return;
        }
        if (!now.running) {
          location.replace(location.pathname + location.search);
          return;
        }
        if (words.textContent !== now.words) words.textContent = now.words;
        if (now.total > 1) {
          bar.max = now.total;
          bar.value = now.done;
        } else {
          bar.removeAttribute("value");
        }
        setTimeout(ask, 500);
      })
      .catch(function () {
        words.textContent = "工作台已经关了。";
      });
  }
  setTimeout(ask, 500);
})();
