"""What the lines of a text show by themselves: a fence that is never closed, a table that is none, a second front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhanpai.kit.markdown.clerk import Meant
from zhanpai.kit.markdown.faults import Fault

Line = tuple[str, int]
"""A line without the blanks around it, and where (from 0) it was typed."""

_KEY = re.compile(r"[ \t]*[\w\u4e00-\u9fff]+[ \t]*[:：]")
_OURS = re.compile(r"[ \t]*(?:title|date|category|stations|标题|日期|类别)[ \t]*[:：]", re.IGNORECASE)
_RULED = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BAR = re.compile(r"(?<!\\)[|｜]")
_ROW = re.compile(r"[|｜][^|｜]*[|｜]|[^|｜]*[^|｜\\] \| ?[^|｜]")
_LONGEST_FRONT = 60
"""Lines among which the end of a second front matter is looked for."""


def in_lines(meant: Meant, typed: str) -> Iterator[Fault]:
    """Everything of the kind, in the order in which it is looked for."""
    lines = [(line.strip(), origin) for line, origin in zip(meant.lines, meant.origins, strict=True)]
    yield from _second_front(typed.split("\n"))
    yield from _open_fence(lines)
    if "|" in typed or "｜" in typed:
        yield from _tables(lines)


def _second_front(lines: Sequence[str]) -> Iterator[Fault]:
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    if [line.strip() for line in lines[first : first + 1]] != ["---"] or not lines[first + 1 :]:
        return
    inside = lines[first + 1 : first + _LONGEST_FRONT]
    is_closed = any(line.strip() == "---" for line in inside)
    if _OURS.match(inside[0]) or (is_closed and _KEY.match(inside[0])):
        message = "正文开头又写了一遍文章信息（“---”下面的几行），会原样登在网页上。"
        fix = "文章信息只写在文件最上面一次；删掉正文里的这几行和“---”。"
        yield Fault(first, 1, 3, message, fix, "loss")


def _open_fence(lines: Sequence[Line]) -> Iterator[Fault]:
    opened: tuple[int, str] | None = None
    for text, origin in lines:
        if opened:
            opened = None if text.startswith(opened[1]) and not text.strip("`") else opened
        elif text.startswith("```"):
            opened = origin, text[: len(text) - len(text.lstrip("`"))]
    if opened:
        message = "这一行的“```”后面没有再写一行“```”，后面的正文都不再排版。"
        yield Fault(opened[0], 1, len(opened[1]), message, "删掉这一行。", "loss")


def _tables(lines: Sequence[Line]) -> Iterator[Fault]:
    rows: list[Line] = []
    is_fenced = False
    for text, origin in [*lines, ("", 0)]:
        is_fenced ^= text.startswith("```")
        if not is_fenced and _ROW.match(text):
            rows.append((text, origin))
        elif rows:
            yield from _table(rows)
            rows = []


def _table(rows: Sequence[Line]) -> Iterator[Fault]:
    """What keeps `rows` from being a table, or one of them from being shown whole."""
    first, at = rows[0]
    heads, is_wide = _cells(first), any("｜" in row for row, _ in rows)
    is_ruled = len(rows) > 1 and bool(_RULED.fullmatch(rows[1][0].replace("｜", "|")))
    dashes = "|" + " --- |" * heads
    if is_wide:
        message = "表格里有中文的竖线“｜”，不会显示成表格。"
        ruled = "" if is_ruled else f"，再在第一行下面加一行“{dashes}”"
        yield Fault(at, max(1, first.find("｜") + 1), 1, message, f"“｜”都改成英文的“|”{ruled}。")
    elif not is_ruled and len(rows) > 1:
        fix = f"在第一行下面加一行“{dashes}”。"
        yield Fault(at, 1, len(first), "这几行像是表格，但是不会显示成表格。", fix)
    elif is_ruled and _cells(rows[1][0]) != heads:
        message = f"表格第一行有 {heads} 格，下面的横线有 {_cells(rows[1][0])} 格，不会显示成表格。"
        yield Fault(rows[1][1], 1, len(rows[1][0]), message, f"横线那一行改成“{dashes}”。")
    elif is_ruled:
        for row, origin in rows[2:]:
            if _cells(row) > heads:
                message = f"这一行有 {_cells(row)} 格，表格只有 {heads} 格，多出来的不会显示。"
                fix = f"改成 {heads} 格；格子里要写竖线的，写成“／”。"
                yield Fault(origin, 1, len(row), message, fix, "loss")


def _cells(row: str) -> int:
    return len(_BAR.split(row.strip("|｜ \t")))
