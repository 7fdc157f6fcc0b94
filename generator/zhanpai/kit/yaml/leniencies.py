"""What libyaml lets pass although YAML 1.2 does not, each named on the line where it was typed.

Another reader would refuse the file, or read it otherwise; ours must not guess which of the two was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.yaml.events import Stopped
from zhanpai.kit.yaml.rules import layout, values
from zhanpai.kit.yaml.source import Source, corrected, double_quoted, quote

_ITEM = re.compile(r" *(?:- +)*[A-Za-z_]+ *[:：]( |$|[^\x00-\x7f])")
_HEADER = re.compile(r"[|>][-+0-9]*(?P<hash>#.*)")


def check_continued(
    source: Source, first: int, last: int, outer: int, *, in_quotes: bool
) -> Iterator[Diagnostic]:
    """Lines `first` + 1 … `last` of a bracket or a quoted text, which need more blanks than `outer`, its parent's column.

    YAML 1.2, 6.3: a line that continues a flow node is indented by spaces, deeper than the node around it.
    """
    for number in range(first + 1, last + 1):
        typed = source.line(number)
        text = typed.lstrip(" ")
        if not text.strip() or (text.startswith("#") and not in_quotes):
            continue
        if len(typed) - len(text) <= outer:
            what = "引号" if in_quotes else "括号"
            message = f"{quote(text)}这一行是上面{what}里没写完的内容，行首的空格不够。"
            fix = f"行首至少空 {outer + 3} 格；或者把{what}里的内容写在同一行。"
            meant = " " * (outer + 3) + typed.lstrip()
            yield source.diagnostic(layout.BAD_INDENT, number, 1, message, fix, len(typed), meant=meant)


def stop_at_swallowed(event: Any, source: Source, outer: int) -> None:
    """Raise `Stopped` where a quote has run on into the next item: what follows was swallowed and not meant."""
    first, last = event.start_mark.line + 1, event.end_mark.line + 1
    for number in range(first + 1, last + 1):
        typed = source.line(number)
        if _ITEM.match(typed) and len(typed) - len(typed.lstrip(" ")) <= outer:
            column = event.start_mark.column + 1
            raise Stopped("while scanning a quoted scalar", first, column, "swallowed", number, 1)


def check_block_text(event: Any, source: Source, outer: int) -> Iterator[Diagnostic]:
    """A `|` or `>` with a comment stuck to it, or with blanks below it that are deeper than its first line.

    YAML 1.2, 8.1.1.1: no line before the first of the text may have more spaces than that one has.
    """
    first, last = event.start_mark.line + 1, event.end_mark.line + 1
    column = event.start_mark.column
    if header := _HEADER.match(source.line(first), column):
        message = f"竖线后面紧跟着{quote(header['hash'])}，它会被当成注释丢掉。"
        fix = "竖线后面什么也不写，内容从下一行开始。"
        at, meant = header.start("hash"), source.line(first)[: header.start("hash")]
        yield source.diagnostic(
            values.SWALLOWED, first, at + 1, message, fix, len(header["hash"]), meant=meant, is_guess=True
        )
    deepest, at = 0, 0
    for number in range(first + 1, last + 1):
        typed = source.line(number)
        indent = len(typed) - len(typed.lstrip(" "))
        if typed.strip():
            if outer < indent < deepest:
                message = "这个空行里的空格比下面的文字还多，文字从哪里开始就说不清了。"
                fix = "把这个空行删掉。"
                yield source.diagnostic(layout.BAD_INDENT, at, 1, message, fix, deepest, meant="")
            return
        if indent > deepest:
            deepest, at = indent, number


def check_flow_scalar(event: Any, source: Source) -> Diagnostic | None:
    """An unquoted value in brackets that is a lone dash, or has lost the question mark before it."""
    line, column = event.start_mark.line + 1, event.start_mark.column + 1
    typed = source.line(line)
    if event.value == "-":
        message = "括号里有一个单独的短横，不知道算什么。"
        fix = "没有内容就删掉它；短横本身是内容，就给它加上英文引号。"
        return source.diagnostic(values.NEEDS_QUOTES, line, column, message, fix)
    if typed[column - 2 : column - 1] == "?":
        text, end = f"?{event.value}", column - 1 + len(event.value)
        message = f"内容以“?”开头，它有特殊含义，读不出{quote(text)}。"
        meant = (
            typed[: column - 2] + double_quoted(text) + typed[end:] if typed[:end].endswith(text) else None
        )
        fix = corrected("给它加上英文引号", meant or double_quoted(text))
        return source.diagnostic(values.NEEDS_QUOTES, line, column - 1, message, fix, len(text), meant=meant)
    return None
