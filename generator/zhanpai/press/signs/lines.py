"""Running text in lines whose number is known before anything is set: it breaks as Chinese text does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhanpai.kit.fitting import ems

_CLOSING = "，。、；：！？）》”’…"
"""What never begins a line."""

_CLAUSE = "，。；：！？　"
"""Behind these a line breaks best."""

_LONE = 4.0
"""The least width of a last line, in ems."""


def pieces(text: str) -> list[str]:
    """`text` cut wherever a line may break: between Chinese characters, not within numbers, words or addresses."""
    return re.findall(rf"(?:[!-~]+|[^!-~])[{_CLOSING}]*", text)


def listed(items: Iterable[str]) -> list[str]:
    """`items` with 、 between them, cut so that a line breaks between two of them and never in a name."""
    whole = list(items)
    return [f"{item}、" for item in whole[:-1]] + whole[-1:]


def wrap(parts: Iterable[str], width: float) -> list[str]:
    """`parts` in lines of at most `width` ems; a part that is longer has a line of its own, cut as text is.

    A line ends behind a clause where one ends in its last third: words of the next stay together.
    """
    lines: list[list[str]] = []
    for part in parts:
        for piece in [part] if ems(part) <= width else pieces(part):
            if not lines or ems("".join(lines[-1]) + piece) > width:
                tail = _begun_clause(lines[-1], width) if lines else []
                lines.append(tail)
            lines[-1].append(piece)
    # One or two characters alone on the last line look lost.
    while len(lines) > 1 and ems("".join(lines[-1])) < _LONE and len(lines[-2]) > 1:
        if ems("".join([lines[-2][-1], *lines[-1]])) > width:
            break
        lines[-1].insert(0, lines[-2].pop())
    return ["".join(line).strip() for line in lines]


def _begun_clause(line: list[str], width: float) -> list[str]:
    """Take from `line` what follows its last clause, if that is short."""
    ends = [n for n, piece in enumerate(line, 1) if piece[-1] in _CLAUSE]
    cut = ends[-1] if ends else len(line)
    tail = line[cut:]
    if ems("".join(tail)) > width / 3:
        return []
    del line[cut:]
    return tail


Paragraphs = Sequence[Sequence[str]]
"""Each in the parts between which it may break."""

LEADING, BETWEEN, LOOSEST = 1.37, 0.63, 0.6
"""From line to line, the white between two terms, and how much more of it there may be, in sizes."""


@dataclass(frozen=True, slots=True)
class NoticeTerm:
    """A term and what is said of it: two columns of a notice."""

    term: str
    paragraphs: Paragraphs

    def set(self, width: float) -> list[str]:
        """Its lines, each at most `width` ems."""
        return [line for parts in self.paragraphs for line in wrap(parts, width)]


@dataclass(frozen=True, slots=True)
class Table:
    """Terms that are set in one size."""

    rows: tuple[tuple[str, tuple[str, ...]], ...]
    size: float

    @property
    def height(self) -> float:
        """From the top of the first line to the bottom of the last."""
        lines = sum(len(lines) for _, lines in self.rows)
        return (lines * LEADING + (len(self.rows) - 1) * BETWEEN) * self.size

    def spread(self, height: float) -> list[dict[str, object]]:
        """What the theme is given, where each term begins and its lines; loosened if `height` leaves room."""
        free = (height - self.height) / max(1, len(self.rows) - 1)
        between = BETWEEN * self.size + min(max(0.0, free), LOOSEST * self.size)
        found, top = list[dict[str, object]](), 0.0
        for term, lines in self.rows:
            found.append({"term": term, "top": round(top, 3), "lines": list(lines)})
            top += len(lines) * LEADING * self.size + between
        return found


def table(terms: Iterable[NoticeTerm], width: float, size: float) -> Table:
    """`terms` in a column of `width`; those without words are left out."""
    rows = ((term.term, tuple(term.set(width / size))) for term in terms)
    return Table(tuple((term, lines) for term, lines in rows if lines), size)
