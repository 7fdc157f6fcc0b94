"""What a change makes of the lines of one file, as a person reads it: the old line, the new line, and where they differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Parts: TypeAlias = tuple[tuple[str, bool], ...]
"""A line in pieces, each with whether it goes or comes; the others stay."""

BLANK = "␣"
"""Shown for a blank that goes or comes: on the screen it could not be seen."""

ALIKE = 0.6
"""From which likeness on (0 to 1) one line has become another, and was not taken away while the other came."""

FEW_LINES = 30
"""Lines that are compared with one another: more at once were rewritten, and are shown as they were and are."""

LONG_LINE = 2000
"""Characters from which on a line is not parted any more: it would take long, and nobody reads it to the end."""

HIDDEN = "·"
"""Shown for a character that cannot be seen, or that would drive the browser's own order of letters."""

_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class LineChange:
    """What becomes of some lines: `old` stand from line `line` (from 1) on, `new` come in their place; either may be none."""

    line: int
    old: tuple[Parts, ...]
    new: tuple[Parts, ...]


def line_changes(before: bytes, after: bytes) -> list[LineChange]:
    """How `after` differs from `before`, both in UTF-8, from top to bottom; ends of lines are no part of it."""
    old, new = (_END.split(raw.decode("utf-8")) for raw in (before, after))
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    found: list[LineChange] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            found += _changes(i1 + 1, old[i1:i2], new[j1:j2])
    return found


def _changes(line: int, old: Sequence[str], new: Sequence[str]) -> Iterable[LineChange]:
    if len(old) == len(new):
        for number, (one, other) in enumerate(zip(old, new, strict=True), line):
            was, becomes = _parts(one, other)
            yield LineChange(number, (was,), (becomes,))
        return
    i = j = 0
    for i2, j2 in [*_alike(old, new), (len(old), len(new))]:
        if i < i2 or j < j2:
            yield LineChange(line + i, tuple(map(_whole, old[i:i2])), tuple(map(_whole, new[j:j2])))
        if i2 < len(old):
            yield from _changes(line + i2, old[i2 : i2 + 1], new[j2 : j2 + 1])
        i, j = i2 + 1, j2 + 1


def _alike(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Which of the old lines has become which of the new ones, where some have gone or come between them."""
    j = 0
    for i, line in enumerate(old[:FEW_LINES]):
        for k in range(j, min(len(new), j + FEW_LINES)):
            if difflib.SequenceMatcher(None, line, new[k], autojunk=False).ratio() > ALIKE:
                yield i, k
                j = k + 1
                break


def _parts(old: str, new: str) -> tuple[Parts, Parts]:
    """Both lines, parted where they differ."""
    if max(len(old), len(new)) > LONG_LINE:
        return _whole(old), _whole(new)
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    was = tuple(_piece(old[i1:i2], tag != "equal") for tag, i1, i2, _, _ in codes if i1 < i2)
    becomes = tuple(_piece(new[j1:j2], tag != "equal") for tag, _, _, j1, j2 in codes if j1 < j2)
    return was, becomes


def _whole(line: str) -> Parts:
    return ((_seen(line), True),)


def _piece(text: str, is_changed: bool) -> tuple[str, bool]:
    return (_seen(text).replace(" ", BLANK) if is_changed else _seen(text)), is_changed


def _seen(text: str) -> str:
    return "".join(ch if ch.isprintable() else HIDDEN for ch in text)
