"""Words in a box: how wide they are, where their lines end, how large they can be.

Two searches, because two things are asked for.  A name (`fit_parts`) breaks between its parts and nowhere else, and its
last line may be larger than the others: all ways are few, each is set, and the one whose smallest character is largest
wins.  Running text (`fit_text`) has one size and may break nearly anywhere at a price: its ways are too many to be set,
and the cheapest is found line by line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

HAN = 0.92
"""The ink of a Chinese character is this much of its body (measured: 站 0.94, 国 0.90, 表 0.94 in Noto Sans CJK)."""

WHITE = 0.30
"""White between two lines of a name, in bodies of the lower one."""

LAST = 1.45
"""The last part of a name, which says what it is, may be so many times as large as the others."""

MOST_LINES = 4

LEADING = 1.26
"""From line to line of running text that is set large, in sizes."""

CLAUSE, JOINT, PLAIN, WORD, NEVER = 0.0, 2.5, 5.0, 14.0, 1000.0
"""What it costs to end a line: behind a clause; before or behind a joining word; elsewhere; within a word; where none may end."""

_STOPS = "：，。；！？、…　 ·"
_CLOSING = "，。、；：！？）》”’】」』…%％℃"
_OPENING = "（《“‘【「『"
_BEFORE = "在把被向为让请和与及从对给将就"
_BEHIND = "的了着过"
_NUMBER = re.compile(
    r"[0-9A-Za-z.:%+/~-]{2}|[0-9.%~零一二两三四五六七八九十百千万][^\s，。；：、！？]|[第约近共][0-9零一二两三四五六七八九十]"
)


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide characters are that are not Chinese, in bodies of a Chinese one; those of `special` are exceptions."""

    capital: float
    other: float
    special: Mapping[str, float] = field(default_factory=dict)
    hangs: bool = False
    """Whether a mark at the end of a line stands half outside."""

    def of(self, character: str) -> float:
        """The width of one character, in bodies of a Chinese one."""
        if unicodedata.east_asian_width(character) in "WFA":
            return 1.0
        return self.special.get(character, self.capital if character.isupper() else self.other)


USUAL = Widths(0.58, 0.58)
"""What digits and letters take on the average."""

WIDEST = Widths(0.72, 0.62, {"W": 0.92, "M": 0.92, "m": 0.92, "w": 0.84, "@": 0.95}, hangs=True)
"""What they take at most, in the boldest face, so that no line is too wide."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `size` is the height of its letters' bodies, `top` where they begin in the block."""

    text: str
    size: float
    top: float


@dataclass(frozen=True, slots=True)
class NameBlock:
    """Lines of one or two sizes that stand together."""

    lines: tuple[Line, ...]
    width: float
    height: float

    @property
    def least(self) -> float:
        """The height of the smallest character as the eye sees it."""
        return min(line.size for line in self.lines) * HAN

    @property
    def data(self) -> dict[str, object]:
        """What the theme is given."""
        lines = [{"text": n.text, "size": round(n.size, 3), "top": round(n.top, 3)} for n in self.lines]
        return {"lines": lines, "width": round(self.width, 3), "height": round(self.height, 3)}


@dataclass(frozen=True, slots=True)
class Lines:
    """Words in lines of one size; `cost` is how much the ends of its lines disturb the reader."""

    lines: tuple[str, ...]
    size: float
    cost: float = 0
    leading: float = LEADING

    @property
    def height(self) -> float:
        """From the top of the first line's letters to the bottom of the last one's."""
        return self.size * (1 + (len(self.lines) - 1) * self.leading) if self.lines else 0

    @property
    def data(self) -> dict[str, object]:
        """What the theme is given."""
        lines = [
            {"text": text, "size": self.size, "top": round(n * self.size * self.leading, 2)}
            for n, text in enumerate(self.lines)
        ]
        return {"lines": lines, "height": round(self.height, 2)}


def ems(text: str, widths: Widths = USUAL) -> float:
    """The width of `text`, in bodies of a Chinese character."""
    width = sum(map(widths.of, text))
    is_hung = widths.hangs and text and text[-1] in _CLOSING and widths.of(text[-1]) == 1
    return width - 0.5 if is_hung else width


def divisions(parts: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """Every way to make `count` lines of `parts`, each of which stays whole."""
    for cuts in combinations(range(1, len(parts)), count - 1):
        yield tuple("".join(parts[a:b]) for a, b in pairwise([0, *cuts, len(parts)]))


def fit_parts(
    parts: Sequence[str],
    width: float,
    height: float,
    largest: float,
    *,
    least: float = 0,
    last: float = LAST,
    most_lines: int = MOST_LINES,
) -> NameBlock:
    """The block of `parts` whose smallest character is largest, and, of nearly equal ones, the calmest.

    `largest` and `least` are heights of a character as the eye sees it, in the unit of `width` and `height`.  The
    last part says what is named: it has a line of its own, up to `last` times as large as the lines above it and
    never smaller.  Where the others would fall below `least` it is less large, and at last shares a line.  A box too
    small for `least` gives a smaller block: whether that will do is for the caller to say.
    """
    tries = [(last, True), (1 + (last - 1) / 2, True), (1.0, True), (1.0, False)]
    blocks = [_fit(parts, width, height, largest / HAN, least, most_lines, *rules) for rules in tries]
    return next((b for b in blocks if b.least >= least), max(blocks, key=lambda b: b.least))


def _fit(
    parts: Sequence[str],
    width: float,
    height: float,
    largest: float,
    least: float,
    most_lines: int,
    last: float,
    last_alone: bool,
) -> NameBlock:
    blocks = [
        _set(lines, width, height, largest, last)
        for count in range(1, min(len(parts), most_lines) + 1)
        for lines in divisions(parts, count)
        if count == 1 or not last_alone or lines[-1] == parts[-1]
    ]
    best = max(block.least for block in blocks)
    good = [block for block in blocks if block.least >= max(best * 0.93, min(best, least))]
    # Fewer lines first; then lines of like length; then a larger last line.
    return min(good, key=lambda b: (len(b.lines), _unevenness(b), -b.lines[-1].size))


def _set(lines: Sequence[str], width: float, height: float, largest: float, last: float) -> NameBlock:
    """`lines` as large as the box and `largest` allow."""
    body, foot = lines[:-1], lines[-1]
    foot_size = min(largest, width / ems(foot))
    size = min([foot_size, *(width / ems(line) for line in body)])
    foot_size = min(foot_size, size * last) if body else foot_size
    sizes = [*(size for _ in body), foot_size]
    scale = min(1.0, height / (sum(sizes) + WHITE * sum(sizes[1:])))
    sizes = [s * scale for s in sizes]
    top, placed = 0.0, []
    for i, (text, s) in enumerate(zip(lines, sizes, strict=True)):
        placed.append(Line(text, s, top))
        top += s + (WHITE * sizes[i + 1] if i + 1 < len(sizes) else 0)
    return NameBlock(tuple(placed), max(s * ems(t) for t, s in zip(lines, sizes, strict=True)), top)


def _unevenness(block: NameBlock) -> float:
    widths = [ems(line.text) for line in block.lines[:-1]]
    return round(max(widths) - min(widths), 2) if widths else 0.0


def fit_text(
    text: str,
    costs: Mapping[int, float],
    width: float,
    sizes: Sequence[float],
    height: float,
    leading: float = LEADING,
) -> Lines | None:
    """`text` in the largest of `sizes` (from large to small) that reads well in a box; None if it fits in none.

    `costs` says what the end of a line costs behind so many characters; where it says nothing, none may end.  A
    somewhat smaller size wins where its lines end better.
    """
    best: tuple[float, Lines] | None = None
    for size in sizes:
        most = int((height / size - 1) / leading + 1.001)
        found = break_text(text, costs, width / size, most) if most > 0 else None
        if found is None:
            continue
        lines, cost = found
        small = 1 - size / sizes[0]
        score = cost + 14 * small + 60 * max(0.0, small - 0.38)
        if best is None or score < best[0]:
            best = score, Lines(lines, size, cost, leading)
    return best[1] if best else None


def costs_of(text: str, words: re.Pattern[str], names: Collection[str], context: str) -> dict[int, float]:
    """What it costs to end a line of Chinese prose behind so many characters.

    `words` finds what is hardly cut, `names` never are; two characters that stand together in `context`, too, are
    probably one word.
    """
    costs = {i: _cost(text, i, context) for i in range(1, len(text))}
    for found in words.finditer(text):
        for i in range(found.start() + 1, found.end()):
            costs[i] = max(costs[i], WORD)
    for name in names:
        for found in re.finditer(re.escape(name), text) if name else ():
            for i in range(found.start() + 1, found.end()):
                costs[i] = NEVER
    return costs


def _cost(text: str, i: int, context: str) -> float:
    before, after = text[i - 1], text[i]
    if after in _CLOSING or after in _BEHIND or before in _OPENING or _NUMBER.fullmatch(before + after):
        return NEVER if after in _CLOSING or before in _OPENING else 2 * WORD
    if before in _STOPS:
        return CLAUSE if before != "、" else CLAUSE + 0.6
    if before in _CLOSING or after in _OPENING:
        return JOINT
    if before + after in context:
        return WORD
    return JOINT if before in _BEHIND or after in _BEFORE else PLAIN


def break_text(
    text: str, costs: Mapping[int, float], width: float, most: int
) -> tuple[tuple[str, ...], float] | None:
    """The least disturbing lines of at most `width` ems, not more than `most` of them, and their cost.

    None if there are none such.
    """
    # reached[i]: for each number of lines that end at i, the cost and where the last of them began.
    reached: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}] + [{} for _ in text]
    for end in range(1, len(text) + 1):
        own = costs.get(end, NEVER) if end < len(text) else 0.0
        if own >= NEVER:
            continue
        for start in range(end - 1, -1, -1):
            line = text[start:end].strip()
            wide = ems(line, WIDEST)
            if wide > width + 0.5 and ems(line.rstrip(_CLOSING), WIDEST) > width:
                break
            if wide > width:
                continue
            spare = 2.0 * (1 - wide / width) ** 2
            short = 12.0 if len(line.strip(_CLOSING)) < 2 else 3.0 if wide < 3 and end == len(text) else 0.0
            for count, (cost, _) in reached[start].items():
                total = cost + own + spare + short + 0.3
                if count < most and total < reached[end].get(count + 1, (NEVER, 0))[0]:
                    reached[end][count + 1] = (total, start)
    if not reached[-1]:
        return None
    count, (cost, _) = min(reached[-1].items(), key=lambda found: found[1][0])
    lines: list[str] = []
    end = len(text)
    while count:
        start = reached[end][count][1]
        lines.insert(0, text[start:end].strip())
        end, count = start, count - 1
    return tuple(lines), cost
