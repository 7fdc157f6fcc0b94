// Of the townships to choose from, only those of the chosen district are shown; without a script all are, by their districts.
(function () {
  var district = document.querySelector('select[name="district"]');
  var township = document.querySelector('select[name="township"]');
  if (!district || !township) return;
  var all = Array.prototype.slice.call(township.options);

  function show(isChanged) {
    var chosen = township.value;
    var mark = district.value + " · ";
    var fit = all.filter(function (one) { return one.text.indexOf(" · ") < 0 || !district.value || one.text.indexOf(mark) === 0 || (!isChanged && one.selected); });
    while (township.options.length) township.remove(0);
    fit.forEach(function (one) { township.add(one); });
    township.value = fit.some(function (one) { return one.value === chosen; }) ? chosen : "";
  }
  district.addEventListener("change", function () { show(true); });
  show(false);
})();
