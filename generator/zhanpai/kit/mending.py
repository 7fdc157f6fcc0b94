"""Carry out what diagnostics say to write, in the bytes of one file: no other character changes, nor line end, nor mark.

Of repairs that touch the same characters the first is carried out; what is left is offered again when the file is
looked at anew.  Knows no YAML.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from zhanpai.kit.diagnostics import Diagnostic, Repair

_BOM = "\ufeff"
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_Exchange: TypeAlias = tuple[int, str, str]
"""In one line: from which column (from 1) on, what is taken out, what is put in."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file after its repairs: its bytes, what was carried out, and the lines that were touched as they now read."""

    raw: bytes
    done: tuple[Diagnostic, ...]
    lines: frozenset[str]


def mend(raw: bytes, diagnostics: Iterable[Diagnostic]) -> Mended:
    """`raw`, a file in UTF-8, after the repairs of these diagnostics, all of which are about it as it is.

    Those that overlap another, or do not find what they are to exchange, are not `done`.
    """
    text = raw.decode("utf-8")
    mark = _BOM if text.startswith(_BOM) else ""
    lines = [(match[1], match[2]) for match in _LINE.finditer(text.removeprefix(_BOM))]
    taken: defaultdict[int, list[_Exchange]] = defaultdict(list)
    done: list[Diagnostic] = []
    for diagnostic in sorted(diagnostics):
        if diagnostic.repair is None:
            continue
        wanted = _exchanges(diagnostic.line, diagnostic.repair)
        if all(_fits(lines, taken, number, one) for number, one in wanted):
            for number, one in wanted:
                if one not in taken[number]:
                    taken[number].append(one)
            done.append(diagnostic)
    new: list[str] = []
    touched: set[str] = set()
    for number, (line, end) in enumerate(lines, 1):
        if number not in taken:
            new.append(line + end)
            continue
        changed = _changed(line, taken[number])
        if changed or any(put != "" or out != line for _, out, put in taken[number]):
            new.append(changed + end)
            touched.add(changed)
    return Mended((mark + "".join(new)).encode(), tuple(done), frozenset(touched))


def _exchanges(line: int, repair: Repair) -> list[tuple[int, _Exchange]]:
    here = (line, (repair.column, repair.old, repair.new))
    return [here, *((number, (column, old, new)) for number, column, old, new in repair.more)]


def _fits(
    lines: list[tuple[str, str]], taken: defaultdict[int, list[_Exchange]], number: int, one: _Exchange
) -> bool:
    """Whether what is to be taken out stands there, and nobody else has changed it, or in the same way."""
    column, old, new = one
    start, end = column - 1, column - 1 + len(old)
    if not 0 < number <= len(lines) or lines[number - 1][0][start:end] != old or old == new:
        return False
    return all(
        other == one or end <= other[0] - 1 or other[0] - 1 + len(other[1]) <= start
        for other in taken[number]
    )


def _changed(line: str, exchanges: list[_Exchange]) -> str:
    for column, old, new in sorted(exchanges, reverse=True):
        line = line[: column - 1] + new + line[column - 1 + len(old) :]
    return line
