// Text areas for Markdown: tools above them, and pasting that keeps the words and not their looks.
(function () {
  var zd = window.zd;
  var LONGEST = 800000; // bytes
  var TOOLS = [
    ["heading", "小标题"],
    ["bold", "加粗"],
    ["list", "列表"],
    ["numbers", "编号"],
    ["table", "表格"],
    ["picture", "图片"],
    ["link", "链接"],
    ["station", "链到站"],
    ["deputy", "链到代表"],
  ];

  function say(area, sentences) {
    var box = document.getElementById(area.id + "-said");
    box.textContent = "";
    sentences.forEach(function (sentence) {
      var line = document.createElement("p");
      line.textContent = sentence;
      box.appendChild(line);
    });
  }

  function pictures(files) {
    return Array.prototype.filter.call(files || [], function (file) {
      return /^image\//.test(file.type);
    });
  }

  function takePictures(area, files) {
    if (!zd.takePicture) {
      say(area, ["这里不能直接放图片。"]);
      return;
    }
    say(area, ["正在放图片……"]);
    files
      .reduce(function (before, file) {
        return before.then(function () {
          return zd.takePicture(file).then(function (taken) {
            if (taken) zd.putBlock(area, "![" + (taken.alt || "") + "](" + taken.name + ")");
          });
        });
      }, Promise.resolve())
      .then(function () {
        say(area, []);
      })
      .catch(function () {
        say(area, ["图片没有放进来，再试一次。"]);
      });
  }

  function choosePicture(area) {
    var input = document.createElement("input");
    input.type = "file";
    input.accept = "image/*";
    input.multiple = true;
    input.addEventListener("change", function () {
      takePictures(area, pictures(input.files));
    });
    input.click();
  }

  function paste(area, html, plain) {
    var form = new FormData();
    // Styles and pictures within the text are most of it, and none of them is wanted.
    html = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/src="data:[^"]*"/gi, 'src="data:,"');
    // What is longer than the desk takes at once comes as plain words.
    if (new Blob([html]).size <= LONGEST) form.set("html", html);
    form.set("plain", plain.slice(0, 50000));
    var before = area.value;
    var start = area.selectionStart;
    var end = area.selectionEnd;
    say(area, ["正在整理……"]);
    fetch("/paste", { method: "POST", body: form, credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      })
      .then(function (pasted) {
        if (area.value === before) area.setSelectionRange(start, end);
        if (/\n/.test(pasted.text) || /^(#|- |> |\|)/.test(pasted.text)) zd.putBlock(area, pasted.text);
        else zd.put(area, area.selectionStart, area.selectionEnd, pasted.text);
        say(area, pasted.left_out);
      })
      .catch(function () {
        zd.put(area, area.selectionStart, area.selectionEnd, plain);
        say(area, ["没能整理，只粘贴了文字。"]);
      });
  }

  function watch(area) {
    var isPlain = false;
    area.addEventListener("keydown", function (event) {
      isPlain = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v";
    });
    area.addEventListener("paste", function (event) {
      var data = event.clipboardData;
      if (!data || isPlain) return;
      var html = data.getData("text/html");
      var files = pictures(data.files);
      // Word puts a picture of the text beside the text.
      if (html && !/^\s*(<[^>]*>\s*)*<img[^>]*>\s*(<[^>]*>\s*)*$/i.test(html.slice(0, 5000))) {
        event.preventDefault();
        paste(area, html, data.getData("text/plain"));
      } else if (files.length) {
        event.preventDefault();
        takePictures(area, files);
      }
    });
    area.addEventListener("drop", function (event) {
      var files = pictures(event.dataTransfer && event.dataTransfer.files);
      if (!files.length) return;
      event.preventDefault();
      takePictures(area, files);
    });
  }

  function equip(area) {
    var bar = document.createElement("div");
    bar.className = "zd-tools";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "排版");
    TOOLS.forEach(function (tool) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "zd-tool";
      button.textContent = tool[1];
      button.setAttribute("aria-controls", area.id);
      button.addEventListener("click", function () {
        if (tool[0] === "picture") choosePicture(area);
        else if (zd.marks[tool[0]]) zd.marks[tool[0]](area);
        else zd.findLink(area, tool[0]);
      });
      bar.appendChild(button);
    });
    area.parentNode.insertBefore(bar, area);
    var said = document.createElement("div");
    said.id = area.id + "-said";
    said.className = "zd-said";
    said.setAttribute("role", "status");
    area.parentNode.insertBefore(said, area.nextSibling);
    watch(area);
  }

  Array.prototype.forEach.call(document.querySelectorAll("textarea[data-zd-markdown]"), equip);
})();
