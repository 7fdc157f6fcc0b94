"""Where libyaml stopped → the slip of the keyboard that caused it, on the line where it was made.

libyaml tells what it expected, often a line too late; a person wants to know what they typed.
Each cause comes with the line as it was meant, when that can be known, so that reading can go on.
"""

from __future__ import annotations

import re
from typing import Any

from zhanpai.kit.diagnostics import Rule
from zhanpai.kit.yaml.accidents import find_accident
from zhanpai.kit.yaml.events import Stopped
from zhanpai.kit.yaml.limits import MAX_KEY
from zhanpai.kit.yaml.quoting import Cause, escape, quote_value, special_start, unclosed_quote
from zhanpai.kit.yaml.reader import Reading
from zhanpai.kit.yaml.rules import layout, structure, values
from zhanpai.kit.yaml.scalars import diagnose_accident, needs_quotes
from zhanpai.kit.yaml.source import Source, corrected, exchanged, quote

_VALUE = re.compile(r" *(?:- +)*(?:[^:'\"\[\]{}]+?: +)?(?=\S)")
_OF_YAML = re.compile(r" *(?:- |[A-Za-z_]+ *[:：=]|#|---|\.\.\.)")
_SECOND_FIELD = re.compile(r"\s[A-Za-z_]+: ")
_SLIPS = (
    "simple key",
    "mapping values",
    "expected key",
    "'-' indicator",
    "token",
    "tab character",
    "document start",
)


def find_cause(reading: Reading, stopped: Stopped, source: Source) -> Cause:
    """The one slip to blame; `source` holds the lines as they were read."""
    if (
        cause := _unindented_text(reading, stopped, source)
        or _slip(reading, stopped, source)
        or _long_key(stopped, source)
    ):
        return cause
    said = stopped.problem
    if "escape" in said or "hexdecimal" in said:
        return escape(stopped, source)
    if "quoted scalar" in stopped.context:
        return unclosed_quote(stopped.context_line, stopped.context_column, source)
    if "undefined tag handle" in said:
        return _tag(stopped, source)
    if "directive" in stopped.context or (stopped.column == 1 and source.line(stopped.line).startswith("%")):
        return _directive(stopped.context_line, source)
    if starts := special_start(stopped, source):
        return quote_value(starts[0], starts[1], source, mend=not reading.in_flow)
    if "flow" in stopped.context or reading.in_flow:
        return _brackets(stopped, source)
    if "block sequence entries" in said:
        return _dash_on_same_line(stopped, source)
    if "document start" in said:
        return _leftover(stopped, source)
    if "simple key" in stopped.context:
        return _no_colon(stopped, source)
    if "mapping values" in said or "expected key" in said or "'-' indicator" in said:
        return _second_value_or_indent(reading, stopped, source)
    return _unreadable(stopped, source)


def _slip(reading: Reading, stopped: Stopped, source: Source) -> Cause | None:
    """A full-width colon, a Tab, a dash … on the lines between the last good scalar and the stop."""
    said = f"{stopped.context} {stopped.problem}"
    if not any(words in said for words in _SLIPS):
        return None
    lines = [stopped.context_line] if "simple key" in stopped.context else []
    lines += range(_first_doubtful(reading.last), stopped.line + 1)
    for number in lines:
        if accident := find_accident(source.line(number)):
            return Cause(diagnose_accident(source, number, accident), (number, accident.line), certain=True)
    return None


def _unindented_text(reading: Reading, stopped: Stopped, source: Source) -> Cause | None:
    """Prose at the margin below `intro: |`, where it needs two blanks more than its item."""
    last = reading.last
    if last is None or last.style not in ("|", ">") or reading.in_flow:
        return None
    header = last.start_mark.line + 1
    is_empty = not last.value.strip()
    first = next(
        (
            n
            for n in range(header + 1 if is_empty else last.end_mark.line + 1, stopped.line + 1)
            if source.line(n).strip()
        ),
        0,
    )
    if not first or _OF_YAML.match(source.line(first)):
        return None
    item = source.line(header)
    indent = " " * (len(item) - len(item.lstrip(" -")) + 2)
    end = next(
        (n for n in range(first, len(source.lines) + 1) if _OF_YAML.match(source.line(n))),
        len(source.lines) + 1,
    )
    lines = [(n, indent + typed.lstrip(" ")) for n in range(first, end) if (typed := source.line(n)).strip()]
    text = source.line(first).strip()
    message = f"{quote(text)}是上面竖线（|）下的文字，行首却没有空格。"
    fix = f"这一段的每一行，行首都空 {len(indent)} 格。"
    problem = source.diagnostic(
        layout.BAD_INDENT, first, 1, message, fix, len(text), meant=lines[0][1], more=tuple(lines[1:])
    )
    return Cause(problem, lines[0], certain=True, more=tuple(lines[1:]))


def _first_doubtful(last: Any) -> int:
    """The first line that the last scalar does not vouch for."""
    if last is None:
        return 1
    if last.style == "":
        # It may have run on over the very lines in question.
        return int(last.start_mark.line) + 1
    return int(last.end_mark.line) + 1


def _long_key(stopped: Stopped, source: Source) -> Cause | None:
    """A key so long that libyaml does not take it for one."""
    for line in (stopped.context_line, stopped.line):
        match = re.match(r"[ -]*([^\s:：'\"][^:：]*):( |$)", source.line(line))
        if match and len(match[1]) > MAX_KEY:
            message = f"项名{quote(match[1])}太长，有 {len(match[1])} 个字，最多 {MAX_KEY} 个。"
            fix = "检查冒号是不是写错了地方。"
            column = match.start(1) + 1
            return Cause(source.diagnostic(values.TOO_LONG, line, column, message, fix, len(match[1])))
    return None


def _tag(stopped: Stopped, source: Source) -> Cause:
    typed = source.line(stopped.context_line)[stopped.context_column - 1 :].split(" ")[0]
    message = f"这里有以 ! 开头的{quote(typed)}，它会被当成标记丢掉。"
    fix = "删掉它；文字本身以 ! 开头的，给整段内容加上英文引号。"
    line, column = stopped.context_line, stopped.context_column
    return Cause(source.diagnostic(structure.TAG, line, column, message, fix, len(typed)))


def _directive(line: int, source: Source) -> Cause:
    typed = source.line(line)
    message = f"不能有以 % 开头的指令行{quote(typed)}。"
    return Cause(
        source.diagnostic(
            structure.DIRECTIVE,
            line,
            1,
            message,
            "删掉这一行。",
            len(typed),
            meant="",
            is_guess=not typed.startswith(("%YAML", "%TAG")),
        ),
        (line, ""),
    )


def _brackets(stopped: Stopped, source: Source) -> Cause:
    """Inside [ ] or { }: a full-width comma, a missing one, or an end that never comes."""
    first, column = stopped.context_line, stopped.context_column
    for number in range(first, min(stopped.line, first + 50) + 1):
        typed = source.line(number)
        start = column if number == first else 0
        if (at := typed.find("，", start)) >= 0:
            meant = typed[:start] + exchanged(r"\s*，\s*", ", ", typed[start:])
            fix = corrected("改成英文逗号加一个空格", meant)
            message = "括号里的逗号是中文逗号，前后两项会连成一项。"
            problem = source.diagnostic(layout.FULL_WIDTH_COMMA, number, at + 1, message, fix, meant=meant)
            return Cause(problem, (number, meant), certain=True)
    typed = source.line(first)
    bracket = typed[column - 1 : column]
    if bracket not in ("[", "{"):
        return _unreadable(stopped, source)
    closing = {"[": "]", "{": "}"}[bracket]
    if stopped.line == first and closing in typed[stopped.column - 1 :]:
        text = typed[column - 1 :].rstrip()
        message = f"括号里的{quote(text)}缺了英文逗号，或者多了一个冒号。"
        fix = "各项之间用英文逗号加一个空格隔开；内容里有冒号的，给它加上英文引号。"
        return Cause(source.diagnostic(values.UNCLOSED_BRACKET, first, stopped.column, message, fix))
    if closing in typed[column:]:
        return _unreadable(stopped, source)
    rest = typed[column - 1 :].rstrip()
    meant = re.sub("[］】〕｝)）]$", "", typed.rstrip()) + closing
    message = f"{quote(rest)}的括号没有配成对。"
    fix = corrected(f"在末尾补上英文括号 {closing}", meant)
    # A list may go on below, and a remark would get into it.
    following = source.line(first + 1)
    is_guess = "#" in rest or bool(following.strip() and not _OF_YAML.match(following))
    problem = source.diagnostic(
        values.UNCLOSED_BRACKET, first, column, message, fix, len(rest), meant=meant, is_guess=is_guess
    )
    return Cause(problem, (first, meant))


def _dash_on_same_line(stopped: Stopped, source: Source) -> Cause:
    typed = source.line(stopped.line)
    if not typed[stopped.column :].strip():
        message = "冒号后面只有一个短横，读不出内容。"
        meant = typed[: stopped.column - 1].rstrip()
        fix = "没有内容就把短横删掉，冒号后面空着；要写列表就另起一行。"
        return Cause(
            source.diagnostic(layout.LIST_DASH, stopped.line, stopped.column, message, fix, meant=meant),
            (stopped.line, meant),
        )
    message = "列表的第一条和项名写在了同一行。"
    fix = "从短横起另起一行，行首比项名多两个空格；如果短横是内容，给整段加上英文引号。"
    return Cause(source.diagnostic(layout.LIST_DASH, stopped.line, stopped.column, message, fix))


def _leftover(stopped: Stopped, source: Source) -> Cause:
    before = next((n for n in range(stopped.line - 1, 0, -1) if source.line(n).strip()), 1)
    if source.line(before).startswith("..."):
        message = "这一行表示资料到此结束，后面的内容会被丢掉。"
        return Cause(
            source.diagnostic(structure.SECOND_DOCUMENT, before, 1, message, "删掉 ... 这一行。", 3, meant="")
        )
    return _second_value(stopped, source) or _indent(stopped, source)


def _no_colon(stopped: Stopped, source: Source) -> Cause:
    line = stopped.context_line
    typed = source.line(line)
    text = typed.strip()
    message = f"{quote(text)}这一行没有“项: 内容”的冒号。"
    fix = "如果它是上一行没写完的内容，接到上一行末尾；如果是新的一项，补上项名、英文冒号和一个空格。"
    problem = source.diagnostic(values.MULTI_LINE, line, stopped.context_column, message, fix, len(text))
    return Cause(problem, (line, f"# {typed}"))


def _second_value_or_indent(reading: Reading, stopped: Stopped, source: Source) -> Cause:
    last = reading.last
    if (
        last is not None
        and last.style in ("'", '"')
        and last.start_mark.line < last.end_mark.line == stopped.line - 1
    ):
        # The opening quote met a quote some lines below; what was in between is not the cause.
        return unclosed_quote(last.start_mark.line + 1, last.start_mark.column + 1, source)
    return _second_value(stopped, source) or _indent(stopped, source)


def _second_value(stopped: Stopped, source: Source) -> Cause | None:
    """A line that goes on after its value has ended: after a quote, a bracket, or a second colon."""
    line = stopped.line
    typed = source.line(line)
    if typed[stopped.column - 1 : stopped.column] == ":" and not typed[: stopped.column - 1].strip(" -"):
        message = "冒号前面没有项名。"
        return Cause(
            source.diagnostic(structure.COMPLEX_KEY, line, stopped.column, message, "在冒号前面写上项名。")
        )
    match = _VALUE.match(typed)
    if not match or match.end() >= stopped.column - 1:
        return None
    column = match.end() + 1
    value, meant = needs_quotes(source, line, column)
    if value[0] in "'\"":
        message = f"{quote(value)}的引号后面还有文字，不知道算什么。"
        fix = corrected("给整段内容加上英文引号", meant)
        rule: Rule = values.TEXT_AFTER_QUOTE
    elif value[0] in "[{":
        message = f"内容以{quote(value[:1])}开头，括号后面又有文字，读不出{quote(value)}。"
        fix = corrected("给整段内容加上英文引号", meant)
        rule = values.NEEDS_QUOTES
    elif "mapping values" in stopped.problem:
        message = f"内容{quote(value)}里有冒号加空格，分不清哪一个冒号才是项名后面的。"
        fix = corrected("给整段内容加上英文引号", meant)
        rule = values.COLON_INSIDE
    else:
        return None
    # Of two fields on one line the second would become words of the first.
    is_guess = bool(_SECOND_FIELD.search(value))
    problem = source.diagnostic(rule, line, column, message, fix, len(value), meant=meant, is_guess=is_guess)
    return Cause(problem, (line, meant))


def _indent(stopped: Stopped, source: Source) -> Cause:
    typed = source.line(stopped.line)
    text = typed.strip()
    column = len(typed) - len(typed.lstrip()) + 1
    message = f"{quote(text)}这一行的缩进没有和上面对齐。"
    fix = "把行首的空格改得和同一级的各行一样多；下一级多两个空格。"
    return Cause(source.diagnostic(layout.BAD_INDENT, stopped.line, column, message, fix, len(text)))


def _unreadable(stopped: Stopped, source: Source) -> Cause:
    text = source.line(stopped.line)[stopped.column - 1 :].rstrip()
    message = f"从{quote(text)}起读不懂。" if text else "读到这里，前面还有没写完的内容。"
    fix = "和旁边正确的几行对照，检查冒号、引号、括号和行首空格。"
    return Cause(source.diagnostic(structure.UNREADABLE, stopped.line, stopped.column, message, fix))
