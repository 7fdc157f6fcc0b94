(function () {
  "use strict";
  var toast = document.querySelector(".zp-toast"), timer;

  function say(words) {
    toast.textContent = words;
    toast.classList.add("zp-toast--shown");
    clearTimeout(timer);
    timer = setTimeout(function () { toast.classList.remove("zp-toast--shown"); }, 4000);
  }

  function done(copied, what) {
    say(copied ? "已复制，去粘贴吧" : "没有复制成：" + what + "已经选中，请按 Ctrl 加 C");
  }

  // Old browsers, and those that let a page from the disk do less: the words are put in by hand.
  function copyOld(plain, html, source) {
    var took = false, selection = window.getSelection();
    selection.removeAllRanges();
    selection.selectAllChildren(source);
    function put(event) {
      event.clipboardData.setData("text/plain", plain);
      if (html) { event.clipboardData.setData("text/html", html); }
      event.preventDefault();
      took = true;
    }
    document.addEventListener("copy", put);
    try { document.execCommand("copy"); } catch (_) { took = false; }
    document.removeEventListener("copy", put);
    // What could not be copied stays selected, for Ctrl and C.
    if (took) { selection.removeAllRanges(); }
    return took;
  }

  function copy(plain, html, source, what) {
    if (!html || !window.ClipboardItem || !navigator.clipboard || !navigator.clipboard.write) {
      done(copyOld(plain, html, source), what);
      return;
    }
    var item = new ClipboardItem({
      "text/html": new Blob([html], { type: "text/html" }),
      "text/plain": new Blob([plain], { type: "text/plain" })
    });
    navigator.clipboard.write([item]).then(
      function () { done(true, what); },
      function () { done(copyOld(plain, html, source), what); }
    );
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-copy], [data-copy-rich]");
    if (!button) { return; }
    var rich = button.getAttribute("data-copy-rich");
    var source = document.getElementById(rich || button.getAttribute("data-copy"));
    copy(rich ? source.innerText : source.textContent, rich ? source.innerHTML : "", source, rich ? "正文" : "文字");
  });
})();
