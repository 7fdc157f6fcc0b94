// The names that words make are said while somebody types; a colour that is picked is written beside it, and the other way round.
(function () {
  document.querySelectorAll("[data-zd-word]").forEach(function (field) {
    var shown = field.parentNode.querySelector("[data-zd-word-shown]");
    var usual = shown.textContent;
    field.addEventListener("input", function () {
      shown.textContent = field.value.trim() || usual;
    });
  });
  var picked = document.querySelector("[data-zd-picked]");
  var typed = document.querySelector("[data-zd-colour]");
  if (!picked || !typed) return;
  picked.addEventListener("input", function () {
    typed.value = picked.value.toUpperCase();
  });
  typed.addEventListener("input", function () {
    if (/^#[0-9a-f]{6}$/i.test(typed.value.trim())) picked.value = typed.value.trim();
  });
})();
