// Putting text into a text area so that Ctrl-Z takes it back, and the marks that the tools put there.
(function () {
  var zd = (window.zd = window.zd || {});

  // Browsers undo only what goes through execCommand; where it is refused, the text comes all the same.
  zd.put = function (area, start, end, text, from, to) {
    area.focus();
    area.setSelectionRange(start, end);
    var done = false;
    try {
      done = text ? document.execCommand("insertText", false, text) : start === end || document.execCommand("delete");
    } catch (error) {
      done = false;
    }
    if (!done) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (from !== undefined) area.setSelectionRange(start + from, start + (to === undefined ? from : to));
  };

  // A text of paragraphs: a blank line before and behind it, where other words stand there.
  zd.putBlock = function (area, text, from, to) {
    var start = area.selectionStart;
    var end = area.selectionEnd;
    var before = area.value.slice(0, start);
    var after = area.value.slice(end);
    var above = !before || /\n\n$/.test(before) ? "" : /\n$/.test(before) ? "\n" : "\n\n";
    var below = !after ? "" : /^\n\n/.test(after) ? "" : /^\n/.test(after) ? "\n" : "\n\n";
    var shift = from === undefined ? undefined : above.length + from;
    zd.put(area, start, end, above + text + below, shift, to === undefined ? shift : above.length + to);
  };

  function lines(area, change) {
    var start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
    var end = area.value.indexOf("\n", Math.max(area.selectionEnd - 1, area.selectionStart));
    if (end < 0) end = area.value.length;
    var text = area.value.slice(start, end).split("\n").map(change).join("\n");
    zd.put(area, start, end, text, text.length);
  }

  function bare(line) {
    return line.replace(/^[\s\u3000]*(?:#{1,6}[ \u3000]+|[-*+] +|[0-9]{1,2}[.)] +)?/, "");
  }

  zd.marks = {
    heading: function (area) {
      lines(area, function (line) {
        return /^## /.test(line) ? bare(line) : "## " + bare(line);
      });
    },
    bold: function (area) {
      var start = area.selectionStart;
      var chosen = area.value.slice(start, area.selectionEnd);
      var words = chosen.trim() || "加粗的字";
      if (/^\*\*[^*]+\*\*$/.test(words)) zd.put(area, start, area.selectionEnd, words.slice(2, -2), 0, words.length - 4);
      else zd.put(area, start, area.selectionEnd, "**" + words + "**", 2, 2 + words.length);
    },
    list: function (area) {
      lines(area, function (line) {
        return /^- /.test(line) ? bare(line) : "- " + bare(line);
      });
    },
    numbers: function (area) {
      var number = 0;
      lines(area, function (line) {
        return line.trim() ? (number += 1) + ". " + bare(line) : line;
      });
    },
    table: function (area) {
      zd.putBlock(area, "| 第一列 | 第二列 |\n| --- | --- |\n|  |  |", 2, 5);
    },
    link: function (area) {
      var words = area.value.slice(area.selectionStart, area.selectionEnd).trim() || "文字";
      var text = "[" + words + "](https://)";
      zd.put(area, area.selectionStart, area.selectionEnd, text, text.length - 1);
    },
  };
})();
