// A row of the register: the name that it makes is said while somebody types, and places that its kind has not are hidden.
(function () {
  var form = document.querySelector("[data-zd-edit]");
  var kind = form && form.querySelector('select[name="kind"]');
  if (!kind) return;
  var places = ["district", "township", "community", "point", "field", "at", "run_by"];
  var said = document.createElement("p");
  said.className = "zp-notice zp-notice--info zd-name";
  said.setAttribute("role", "status");
  form.insertBefore(said, form.firstChild);
  var asked = 0;

  function ask() {
    var number = ++asked;
    fetch("/register/name", { method: "POST", body: new FormData(form), credentials: "same-origin", headers: { Accept: "application/json" } })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(); })
      .then(function (made) {
        if (number !== asked) return;
        said.textContent = made.name ? "照现在填的，站名是：" + made.name : "还差几项，站名出不来。";
        places.forEach(function (name) {
          var field = form.querySelector('[name="' + name + '"]');
          var fits = made.places.indexOf(name) >= 0;
          if (field) field.closest(".zd-field").hidden = !fits && !field.value;
        });
      })
      .catch(function () {});
  }
  var waits = 0;
  form.addEventListener("input", function () {
    clearTimeout(waits);
    waits = setTimeout(ask, 300);
  });
  ask();
})();
