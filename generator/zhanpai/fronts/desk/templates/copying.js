// Buttons that copy: words as they stand on the page, an article with its layout.  Without a script there are no buttons.
(function () {
  var said = document.querySelector("[data-zd-copied]");
  if (!said) return;
  function say(words) {
    said.textContent = words;
  }
  // The way that works on every page, asks nobody and changes nothing of what is copied.
  function put(plain, html) {
    var took = false;
    function fill(event) {
      event.clipboardData.setData("text/plain", plain);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
      took = true;
    }
    document.addEventListener("copy", fill);
    try {
      document.execCommand("copy");
    } catch (_) {
      took = false;
    }
    document.removeEventListener("copy", fill);
    return took;
  }
  // Read as text: to have the browser read it would break this page's policy, as the article has its looks in it.
  function words(html) {
    var marks = { lt: "<", gt: ">", quot: '"', nbsp: " ", amp: "&" };
    return html
      .replace(/<br[^>]*>|<\/(p|section|h\d|li|blockquote)>/gi, "\n")
      .replace(/<[^>]*>/g, "")
      .replace(/&(lt|gt|quot|nbsp|amp);/g, function (_, name) {
        return marks[name];
      })
      .replace(/\n\s*\n/g, "\n")
      .trim();
  }
  document.querySelectorAll("[data-zd-copy]").forEach(function (button) {
    var words = document.getElementById(button.dataset.zdCopy);
    button.hidden = false;
    button.addEventListener("click", function () {
      if (put(words.textContent)) return say("已经复制了，去粘贴吧。");
      getSelection().selectAllChildren(words);
      say("没有复制成：字已经选中，请按 Ctrl 加 C。");
    });
  });
  document.querySelectorAll("[data-zd-copy-rich]").forEach(function (button) {
    fetch(button.dataset.zdCopyRich, { credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) throw new Error();
        return answer.text();
      })
      .then(function (html) {
        var plain = words(html);
        button.hidden = false;
        button.addEventListener("click", function () {
          say(put(plain, html) ? "正文已经复制了，去编辑器里粘贴吧。" : "没有复制成：在下面的框里按 Ctrl 加 A、Ctrl 加 C。");
        });
      })
      .catch(function () {});
  });
})();
