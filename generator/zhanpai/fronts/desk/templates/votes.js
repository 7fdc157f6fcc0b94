// 代表票决: while somebody types, the sum is said in words.  When it is saved, the same is checked without this.
(function () {
  var names = ["agree", "against", "abstain", "not_voting"];
  function field(name) {
    return document.getElementsByName("votes." + name)[0];
  }
  var whole = field("of");
  if (!whole) return;
  var said = document.createElement("p");
  said.className = "zd-hint";
  said.setAttribute("role", "status");
  whole.parentNode.appendChild(said);

  function number(name) {
    var typed = (field(name).value || "").trim();
    return typed === "" ? 0 : /^[0-9]+$/.test(typed) ? Number(typed) : NaN;
  }

  function say() {
    var sum = names.map(number).reduce(function (a, b) { return a + b; }, 0);
    var of = number("of");
    if (whole.value.trim() === "" && sum === 0) said.textContent = "";
    else if (isNaN(sum) || isNaN(of)) said.textContent = "票数只写数字，才算得出合计。";
    else if (sum === of) said.textContent = "合计 " + sum + " 票，和到会代表人数一样。";
    else said.textContent = "合计 " + sum + " 票，到会代表写的是 " + of + "，" + (sum < of ? "少 " : "多 ") + Math.abs(of - sum) + " 票。";
  }
  names.concat("of").forEach(function (name) {
    if (field(name)) field(name).addEventListener("input", say);
  });
  say();
})();
