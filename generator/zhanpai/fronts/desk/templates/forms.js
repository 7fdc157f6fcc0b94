// Comfort for forms: rows are added and taken out on the spot, and what is typed is kept as a draft.  All of it works without.
(function () {
  var form = document.querySelector("[data-zd-edit]");
  if (!form) return;
  var kept = form.querySelector("[data-zd-kept]");
  var added = 0;

  function say(words) {
    if (kept) kept.textContent = words;
  }

  // A row more: the template's names carry n__ where the row's own mark belongs; inner lists have templates of their own.
  function fresh(rows) {
    var mark;
    do mark = "n" + (added++ % 1000);
    while (rows.querySelector('[name="' + CSS.escape(rows.dataset.zdRows + ".~") + '"][value="' + mark + '"]'));
    return mark;
  }

  function put(node, from, to) {
    ["name", "id", "for", "value", "aria-describedby", "data-zd-rows", "data-zd-more", "data-zd-add"].forEach(function (one) {
      var text = node.getAttribute && node.getAttribute(one);
      if (!text) return;
      if (one === "value" && node.name !== from + ".~" && text !== "n__" && text.indexOf(from + ".n__") < 0) return;
      if (text === "n__") node.setAttribute(one, to);
      else node.setAttribute(one, text.split(from + ".n__").join(from + "." + to));
    });
    if (node.content) node.content.childNodes.forEach(function (inner) { rename(inner, from, to); });
  }

  function rename(node, from, to) {
    if (node.nodeType !== 1) return;
    // The value of an inner list's own row stays n__ until that row is added.
    if (node.getAttribute("value") === "n__" && node.name !== from + ".~") {
      node.name = node.name.split(from + ".n__").join(from + "." + to);
      return;
    }
    put(node, from, to);
    node.childNodes.forEach(function (inner) { rename(inner, from, to); });
  }

  form.addEventListener("click", function (event) {
    var button = event.target.closest("[data-zd-add]");
    if (!button || !form.contains(button)) return;
    event.preventDefault();
    var name = button.dataset.zdAdd;
    var rows = form.querySelector('[data-zd-rows="' + CSS.escape(name) + '"]');
    var template = form.querySelector('template[data-zd-more="' + CSS.escape(name) + '"]');
    var row = template.content.firstElementChild.cloneNode(true);
    rename(row, name, fresh(rows));
    rows.appendChild(row);
    var number = row.querySelector("[data-zd-number]");
    if (number) number.textContent = rows.children.length;
    var first = row.querySelector("input:not([type=hidden]), select, textarea");
    if (first) first.focus();
    form.dispatchEvent(new Event("input", { bubbles: true }));
  });

  form.addEventListener("change", function (event) {
    if (/\.~gone$/.test(event.target.name || "")) {
      event.target.closest("[data-zd-row]").classList.toggle("zd-row--gone", event.target.checked);
    }
  });
  form.querySelectorAll('[name$=".~gone"]:checked').forEach(function (box) {
    box.closest("[data-zd-row]").classList.add("zd-row--gone");
  });

  // Drafts: some seconds after the last key, and when the page is left.
  var waits = 0;
  var isDirty = false;
  var isSent = false;
  function keep(isLeaving) {
    clearTimeout(waits);
    if (!isDirty || isSent) return;
    isDirty = false;
    var sent = new FormData(form);
    fetch(form.dataset.zdDraft, { method: "POST", body: sent, credentials: "same-origin", keepalive: Boolean(isLeaving) })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(); })
      .then(function (now) { say("草稿已存（" + now.at + "），还没有保存"); })
      .catch(function () { isDirty = true; say("草稿没有存上：工作台可能已经关了"); });
  }
  form.addEventListener("input", function () {
    isDirty = true;
    clearTimeout(waits);
    waits = setTimeout(keep, 2500);
  });
  form.addEventListener("submit", function (event) {
    if (!event.submitter || !event.submitter.hasAttribute("formtarget")) {
      isSent = true;
      clearTimeout(waits);
      say("正在保存……");
    }
  });
  window.addEventListener("pagehide", function () { keep(true); });

  // Who comes from a list of faults lands in the field, even if its part is folded.
  function land() {
    var field = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!field) return;
    for (var one = field; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
    field.scrollIntoView({ block: "center" });
    var first = field.matches("input, select, textarea") ? field : field.querySelector("input:not([type=hidden]), select, textarea");
    if (first) first.focus({ preventScroll: true });
  }
  window.addEventListener("hashchange", land);
  land();
})();
