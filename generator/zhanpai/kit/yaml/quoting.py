"""Slips around quotes: a value that needs them, has one too few, or has a backslash between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.yaml.events import Stopped
from zhanpai.kit.yaml.rules import values
from zhanpai.kit.yaml.scalars import needs_quotes
from zhanpai.kit.yaml.source import Source, corrected, quote

_SPECIAL = "*&!@`%|>?"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why reading stopped, and the line (its number, its text) that would let it go on.

    A `certain` cause is a slip seen in the line itself; any other may be the echo of a slip just above.
    """

    problem: Diagnostic
    mended: tuple[int, str] | None = None
    certain: bool = False
    more: tuple[tuple[int, str], ...] = ()
    """Further lines to mend together with it."""


def special_start(stopped: Stopped, source: Source) -> tuple[int, int] | None:
    """The place of a value that begins with a sign which means something else."""
    for line, column in (
        (stopped.context_line, stopped.context_column),
        (stopped.line, stopped.column),
    ):
        typed = source.line(line)
        if typed[column - 1 : column] in tuple(_SPECIAL) and typed[: column - 1].strip():
            return line, column
    return None


def quote_value(line: int, column: int, source: Source, *, mend: bool) -> Cause:
    """A value, from `column` to the end of its line, that begins with a sign which means something else."""
    value, meant = needs_quotes(source, line, column)
    fix = corrected("给整段内容加上英文引号", meant) if mend else "给这一项的整段内容加上英文引号。"
    message = f"内容以{quote(value[:1])}开头，它有特殊含义，读不出{quote(value)}。"
    width = len(value) if mend else 1
    problem = source.diagnostic(
        values.NEEDS_QUOTES, line, column, message, fix, width, meant=meant if mend else None
    )
    # Below `|` and `>` there may be lines that only make sense once a person has decided.
    return Cause(problem, (line, meant) if mend and value[:1] not in ("|", ">") else None)


def unclosed_quote(line: int, column: int, source: Source) -> Cause:
    """A quote opened at `column` that is never closed, or closed by a Chinese one."""
    typed = source.line(line)
    mark = typed[column - 1 : column]
    rest = typed[column:].rstrip()
    is_mixed = rest.endswith(("”", "“", "’", "＂"))
    if is_mixed:
        meant = typed[:column] + rest[:-1] + mark
        message = f"{quote(typed[column - 1 :])}的引号一边是英文、一边是中文，没有配成对。"
        fix = corrected("两边都用英文引号", meant)
    else:
        # Brackets that were opened before the quote close behind it.
        inside = re.search(r"[\]}]*$", rest)[0] if re.search(r"[\[{]", typed[: column - 1]) else ""  # type: ignore[index]
        bare = typed.rstrip()
        meant = bare[: len(bare) - len(inside)] + mark + inside
        message = f"{quote(typed[column - 1 :])}的引号没有配成对，后面的内容都会被吞进去。"
        fix = corrected("在内容末尾补上引号", meant)
    # Where a quote that is missing altogether was meant to be, is not seen.
    problem = source.diagnostic(
        values.UNCLOSED_QUOTE, line, column, message, fix, len(rest) + 1, meant=meant, is_guess=not is_mixed
    )
    return Cause(problem, (line, meant))


def escape(stopped: Stopped, source: Source) -> Cause:
    """A backslash between double quotes: a Windows path, or half of an emoji."""
    typed = source.line(stopped.line)
    at = typed.rfind("\\", 0, stopped.column)
    column = at + 1 if at >= 0 else stopped.column
    shown = quote(typed[column - 1 : column + 5])
    if "Unicode character" in stopped.problem:
        message = f"{shown}是残缺的半个字，显示不出来。"
        return Cause(
            source.diagnostic(
                values.HALF_CHARACTER, stopped.line, column, message, "删掉它，用键盘重新输入。", 6
            )
        )
    message = f"双引号里的{shown}有特殊含义，不会按原样显示。"
    fix = "照片只写文件名；要保留反斜杠，就把两边的双引号改成英文单引号。"
    return Cause(source.diagnostic(values.BACKSLASH, stopped.line, column, message, fix, 2))
