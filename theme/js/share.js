// Hand the page on: the telephone's own sharing where there is one, else the address on the clipboard.
// The button is hidden until this runs, as it could do nothing without.
(function () {
  "use strict";

  function copy(text) {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    var field = document.createElement("textarea");
    field.value = text;
    document.body.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    document.body.removeChild(field);
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function share(button, say) {
    var page = { title: button.getAttribute("data-title"), url: button.getAttribute("data-share") };
    // WeChat shares from its own menu only.
    if (/MicroMessenger/i.test(navigator.userAgent)) {
      say("请点右上角的“…”，再点“发送给朋友”。");
    } else if (navigator.share) {
      navigator.share(page).catch(function () {});
    } else {
      copy(page.title + " " + page.url).then(
        function () {
          say("网址已复制，可以粘贴发给别人。");
        },
        function () {
          say("请抄下网址：" + page.url);
        }
      );
    }
  }

  document.addEventListener("DOMContentLoaded", function () {
    Array.prototype.forEach.call(document.querySelectorAll("[data-share]"), function (button) {
      var words = button.parentNode.querySelector("[aria-live]");
      button.hidden = false;
      button.addEventListener("click", function () {
        share(button, function (text) {
          words.textContent = text;
        });
      });
    });
  });
})();
