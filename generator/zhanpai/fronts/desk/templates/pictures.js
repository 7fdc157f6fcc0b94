// Pictures: boxes drawn on them, files dropped and pasted, and `zd.takePicture` for other scripts.  Each box is one row of
// numbers in the form, which is what is sent; without this script the numbers are typed.
(function () {
  var zd = (window.zd = window.zd || {});
  var SIDES = ["x", "y", "w", "h"];
  var LEAST = 1;

  function each(root, selector, act) {
    Array.prototype.forEach.call(root.querySelectorAll(selector), act);
  }

  function within(low, value, high) {
    return Math.min(Math.max(low, value), high);
  }

  // The four fields of a rectangle, in percent; null while they are empty.
  function fieldsOf(root, name) {
    var inputs = SIDES.map(function (side) {
      return root.querySelector('[name="' + name + "-" + side + '"]');
    });
    return {
      name: name,
      read: function () {
        var values = inputs.map(function (input) {
          return parseFloat(input.value);
        });
        return values.some(isNaN) ? null : values;
      },
      write: function (values) {
        inputs.forEach(function (input, i) {
          input.value = values ? String(Math.round(values[i] * 100) / 100) : "";
        });
      },
    };
  }

  function setUp(root) {
    var canvas = root.querySelector("[data-zd-canvas]");
    var form = root.querySelector("form");
    var said = root.querySelector("[data-zd-said]");
    var parts = [];
    var keep = null;
    var keepFields = fieldsOf(form, "cut");
    var ratio = canvas.dataset.width / canvas.dataset.height;

    each(form, "[data-zd-part]", function (set) {
      if (set.dataset.zdPart !== "cut") parts.push({ fields: fieldsOf(form, set.dataset.zdPart), element: null });
    });

    function say(words) {
      said.textContent = words;
    }

    function shapeOf() {
      var chosen = form.querySelector('[name="shape"]:checked');
      var sides = chosen && chosen.value ? chosen.value.split(":") : null;
      return sides ? sides[0] / sides[1] / ratio : 0;
    }

    // An element for a rectangle: moved and made larger by mouse, finger and keyboard.  `shape` is its width by its height,
    // both in percent, or 0 for any.
    function show(element, fields, shape, remove) {
      function draw() {
        var v = fields.read();
        element.style.left = v[0] + "%";
        element.style.top = v[1] + "%";
        element.style.width = v[2] + "%";
        element.style.height = v[3] + "%";
        element.setAttribute("aria-label", element.dataset.words + "：左边 " + Math.round(v[0]) + "%，上边 " + Math.round(v[1]) + "%，宽 " + Math.round(v[2]) + "%，高 " + Math.round(v[3]) + "%");
      }
      function put(x, y, w, h) {
        w = within(LEAST, w, 100);
        h = shape() ? w / shape() : within(LEAST, h, 100);
        if (h > 100) {
          h = 100;
          w = h * shape();
        }
        fields.write([within(0, x, 100 - w), within(0, y, 100 - h), w, h]);
        draw();
      }
      element.addEventListener("keydown", function (event) {
        var step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
        var v = fields.read();
        if (step && event.shiftKey) put(v[0], v[1], v[2] + step[0] + (shape() ? step[1] : 0), v[3] + step[1]);
        else if (step) put(v[0] + step[0], v[1] + step[1], v[2], v[3]);
        else if (remove && (event.key === "Delete" || event.key === "Backspace")) remove();
        else return;
        event.preventDefault();
      });
      element.addEventListener("pointerdown", function (event) {
        var start = at(event);
        var v = fields.read();
        // Near its lower right corner it becomes larger, elsewhere it is moved.
        var grows = remove ? start[0] > v[0] + v[2] * 0.75 && start[1] > v[1] + v[3] * 0.75 : event.target.className.indexOf("grow") > 0;
        element.focus();
        element.setPointerCapture(event.pointerId);
        element.onpointermove = function (event) {
          var now = at(event);
          var dx = now[0] - start[0];
          var dy = now[1] - start[1];
          if (grows) put(v[0], v[1], v[2] + dx, v[3] + dy);
          else put(v[0] + dx, v[1] + dy, v[2], v[3]);
        };
        element.onpointerup = element.onpointercancel = function () {
          element.onpointermove = null;
        };
        event.preventDefault();
        event.stopPropagation();
      });
      draw();
      return put;
    }

    function at(event) {
      var box = canvas.getBoundingClientRect();
      return [within(0, ((event.clientX - box.left) / box.width) * 100, 100), within(0, ((event.clientY - box.top) / box.height) * 100, 100)];
    }

    function button(kind, words) {
      var element = document.createElement("button");
      element.type = "button";
      element.className = kind;
      element.dataset.words = words;
      canvas.appendChild(element);
      return element;
    }

    function addBox(part, values) {
      var number = parts.indexOf(part) + 1;
      if (values) part.fields.write(values);
      part.element = button("zd-hide", "遮住的第 " + number + " 块");
      part.element.textContent = number;
      return show(part.element, part.fields, function () { return 0; }, function () {
        canvas.removeChild(part.element);
        part.element = null;
        part.fields.write(null);
        say("第 " + number + " 块去掉了。");
        root.querySelector("[data-zd-add]").focus();
      });
    }

    function freePart() {
      var free = parts.filter(function (part) { return !part.element; })[0];
      if (!free) say("一张图片最多遮 " + parts.length + " 块。");
      return free;
    }

    function shapeChanged(fresh) {
      var shape = shapeOf();
      if (keep) canvas.removeChild(keep);
      keep = null;
      if (!shape) {
        keepFields.write(null);
        return;
      }
      if (fresh || !keepFields.read()) {
        var w = Math.min(100, 100 * shape);
        keepFields.write([(100 - w) / 2, (100 - w / shape) / 2, w, w / shape]);
      }
      keep = button("zd-keep", "留下的部分");
      // What lies within is drawn on; the frame is held at two corners.
      ["move", "grow"].forEach(function (what) {
        var handle = document.createElement("span");
        handle.className = "zd-handle zd-handle--" + what;
        keep.appendChild(handle);
      });
      canvas.insertBefore(keep, canvas.querySelector(".zd-hide"));
      show(keep, keepFields, shapeOf, null);
    }

    each(root, "[data-zd-only-script]", function (element) { element.hidden = false; });
    each(root, "[data-zd-no-script]", function (element) { element.hidden = true; });
    parts.forEach(function (part) { if (part.fields.read()) addBox(part); });
    shapeChanged(false);
    each(form, '[name="shape"]', function (radio) {
      radio.addEventListener("change", function () { shapeChanged(true); });
    });
    each(form, "[data-zd-numbers] input", function (input) {
      input.addEventListener("change", function () {
        parts.forEach(function (part) {
          if (part.element) canvas.removeChild(part.element);
          part.element = null;
          if (part.fields.read()) addBox(part);
        });
        if (keepFields.read()) shapeChanged(false);
      });
    });
    root.querySelector("[data-zd-add]").addEventListener("click", function () {
      var part = freePart();
      if (!part) return;
      addBox(part, [40, 35, 20, 30]);
      part.element.focus();
      say("加了一块，在图的中间。用方向键移到要遮住的地方。");
    });
    canvas.addEventListener("pointerdown", function (event) {
      if (event.button || (event.target !== canvas && event.target.tagName !== "IMG")) return;
      draw(event);
    });
    if (window.PointerEvent && canvas) canvas.addEventListener("dragstart", function (event) { event.preventDefault(); });

    function draw(event) {
      var part = freePart();
      if (!part) return;
      var start = at(event);
      var put = null;
      canvas.setPointerCapture(event.pointerId);
      canvas.onpointermove = function (event) {
        var now = at(event);
        var w = Math.abs(now[0] - start[0]);
        var h = Math.abs(now[1] - start[1]);
        if (!put && (w < LEAST || h < LEAST)) return;
        if (!put) put = addBox(part, [Math.min(now[0], start[0]), Math.min(now[1], start[1]), w, h]);
        put(Math.min(now[0], start[0]), Math.min(now[1], start[1]), w, h);
      };
      canvas.onpointerup = canvas.onpointercancel = function () {
        canvas.onpointermove = canvas.onpointerup = canvas.onpointercancel = null;
        if (part.element) part.element.focus();
      };
      event.preventDefault();
    }
  }

  function send(url, body) {
    return fetch(url, { method: "POST", body: body, credentials: "same-origin", headers: { "X-Zhanpai-Script": "1" } }).then(function (answer) {
      return answer.json().catch(function () {
        throw new Error("没有做成：图片可能太大，或者工作台已经关了。");
      }).then(function (said) {
        if (said.problem) throw new Error(said.problem.join(""));
        return said;
      });
    });
  }

  function upload(file, fields) {
    var body = new FormData();
    Object.keys(fields).forEach(function (name) { body.append(name, fields[name]); });
    body.append("file", file, "picture");
    return send("/pictures/take", body);
  }

  // Takes a picture in, lets the person cut it and say what it shows, and puts the file beside the text that is to name it:
  // resolves with {name, alt}, or with null if she does not want it.  `to` is the key of the place ("body-<stem>").
  zd.takePicture = function (file, to) {
    var root = document.body;
    to = to || root.dataset.zdPictureTo || "";
    return upload(file, { to: to }).then(function (said) {
      return fetch(said.url, { credentials: "same-origin" }).then(function (answer) { return answer.text(); }).then(function (html) {
        return ask(said.url, html);
      });
    });
  };

  function ask(url, html) {
    return new Promise(function (resolve) {
      var dialog = document.createElement("dialog");
      var part = new DOMParser().parseFromString(html, "text/html").querySelector("[data-zd-cutting]");
      dialog.className = "zd-dialog";
      dialog.setAttribute("aria-label", "看一看、裁一裁");
      dialog.appendChild(document.importNode(part, true));
      document.body.appendChild(dialog);
      each(dialog, 'button[value="look"]', function (button) { button.hidden = true; });
      setUp(dialog);
      dialog.showModal();
      function end(value) {
        dialog.close();
        document.body.removeChild(dialog);
        resolve(value);
      }
      dialog.addEventListener("cancel", function (event) {
        event.preventDefault();
        send(url + "/drop", new FormData()).catch(function () {});
        end(null);
      });
      dialog.querySelector("[data-zd-drop]").addEventListener("submit", function (event) {
        event.preventDefault();
        fetch(url + "/drop", { method: "POST", body: new FormData(), credentials: "same-origin" });
        end(null);
      });
      dialog.querySelector("form").addEventListener("submit", function (event) {
        event.preventDefault();
        var body = new FormData(event.target);
        body.append("do", "put");
        body.append("only_file", "yes");
        send(url, body).then(end).catch(function (error) {
          dialog.querySelector("[data-zd-said]").textContent = error.message;
        });
      });
    });
  }

  // A file that is dropped on the page, or pasted, is sent as if it had been chosen.
  each(document, "form[data-zd-picture]", function (form) {
    var hint = form.querySelector("#file-hint");
    each(form, "[data-zd-only-script]", function (element) { element.hidden = false; });
    function take(files) {
      if (!files || !files.length) return false;
      var fields = {};
      each(form, "input[type=hidden]", function (input) { fields[input.name] = input.value; });
      hint.setAttribute("role", "status");
      hint.textContent = "正在读图片……";
      upload(files[0], fields).then(function (said) { location.assign(said.url); }).catch(function (error) { hint.textContent = error.message; });
      return true;
    }
    document.addEventListener("dragover", function (event) { event.preventDefault(); });
    document.addEventListener("drop", function (event) {
      event.preventDefault();
      take(event.dataTransfer && event.dataTransfer.files);
    });
    document.addEventListener("paste", function (event) {
      if (take(event.clipboardData && event.clipboardData.files)) event.preventDefault();
    });
  });

  each(document, "[data-zd-cutting]", setUp);
})();
