"""Where the remarks of a file stand: told from the `#` in values by the strict reader's tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from zhanpai.kit.yaml.nodes import Node

_REMARK = re.compile(r"(?:(?<=\s)|^)#.*")
_BEHIND = re.compile(r"([ \t]*)(#.*)?$")
GAP = "  "
"""Blanks before a remark behind a value, at the least: with fewer the strict reader takes it for a piece of the value."""


def remark_at(line: str, column: int) -> str:
    """The remark that stands in `line` behind `column`, with the blanks before it, of which there are two or more; or ""."""
    match = _BEHIND.match(line, column)
    if match is None or not match[2]:
        return ""
    gap = match[1] if set(match[1]) == {" "} and len(match[1]) > 1 else GAP
    return gap + match[2].rstrip()


def remarks(node: Node, lines: Sequence[str], first: int) -> list[str]:
    """All remarks from line `first` (from 0) to the last of `lines`, in their order, without blanks around them."""
    hidden: dict[int, list[tuple[int, int]]] = {}
    for start, end in _scalars(node):
        for number in range(start[0], end[0] + 1):
            begin = start[1] if number == start[0] else 0
            stop = end[1] if number == end[0] else 10**9
            hidden.setdefault(number, []).append((begin, stop))
    found = []
    for number in range(first, len(lines)):
        line = lines[number]
        for match in _REMARK.finditer(line) if "#" in line else ():
            at = match.start()
            spans = hidden.get(number, ())
            if not any(begin <= at < stop for begin, stop in spans):
                found.append(match[0].rstrip())
                break
            # It stands in a value: look on behind that.
            behind = max(stop for begin, stop in spans if begin <= at < stop)
            rest = _REMARK.search(line, behind) if behind < len(line) else None
            while rest and any(begin <= rest.start() < stop for begin, stop in spans):
                behind = max(stop for begin, stop in spans if begin <= rest.start() < stop)
                rest = _REMARK.search(line, behind) if behind < len(line) else None
            if rest:
                found.append(rest[0].rstrip())
            break
    return found


def _scalars(node: Node) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """From where to where each value and key stands; of a text below ``|`` its lines alone, as its header may have a remark."""
    if node.style in ("|", ">"):
        if node.end[0] > node.start[0]:
            yield (node.start[0] + 1, 0), (node.end[0], 10**9)
    elif node.style is not None:
        yield node.start, node.end
    for entry in node.entries:
        if isinstance(entry.key, str) and entry.anchor != entry.start:
            yield entry.start, (entry.anchor[0], entry.anchor[1] - 1)
        yield from _scalars(entry.value)
