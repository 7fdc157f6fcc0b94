// In pages of the preview: each look is another address, and whoever reads on stays at the same place.
(function () {
  var key = "zhanpai-scroll:" + location.pathname.split("/").slice(3).join("/");
  var place = 0;
  try {
    place = Number(sessionStorage.getItem(key)) || 0;
  } catch (error) {
    return;
  }
  function go() {
    if (place && !location.hash) window.scrollTo({ top: place, behavior: "instant" });
  }
  function note() {
    try {
      sessionStorage.setItem(key, String(Math.round(window.scrollY)));
    } catch (error) {
      // Without a memory the page begins at its top.
    }
  }
  go();
  window.addEventListener("load", function () {
    go();
    window.addEventListener("scroll", note, { passive: true });
  });
})();
