"""拼版: where signs lie on a press sheet.  Pure geometry, in millimetres from the sheet's top left corner.

A sign lies with its bleed.  Between two bleeds there is a gutter, in which the crop marks of both stand; a
mark never reaches a neighbour's bleed.  Rows or columns may be turned a quarter where more signs fit so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhanpai.press.signs.spec import PressSheetSpec

OFF = 1.0
"""From a bleed to the near end of a crop mark."""

LONGEST = 6.0
"""Of a crop mark at the outside; between signs it is as long as half of the gutter allows."""

EDGE = 5.0
"""Between the label and the sheet's edge, where no machine prints."""

Line = tuple[float, float, float, float]
"""From one point to another."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a sign lies: the box of its bleed.  `sign` is its index in the file."""

    sign: int
    x: float
    y: float
    width: float
    height: float
    turned: bool
    """A quarter to the left: what was its top is at the left."""

    @property
    def box(self) -> Line:
        """Left, top, right, bottom."""
        return self.x, self.y, self.x + self.width, self.y + self.height


@dataclass(frozen=True, slots=True)
class Label:
    """Where the sheet's label begins, and how long it may be; `turned` reads from top to bottom."""

    x: float
    y: float
    size: float
    length: float
    turned: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """One press sheet."""

    width: float
    height: float
    places: tuple[Placement, ...]
    label: Label


Box = tuple[float, float, float, float, bool]
"""A place for any sign: x, y, width, height, turned."""


def impose(sizes: Sequence[tuple[float, float]], sheet: PressSheetSpec, bleed: float) -> list[Layout | int]:
    """Lay signs of these trimmed sizes on as few sheets as hold them, sizes apart.

    A sign that no sheet holds is given back as its index: it gets a page of its own.
    """
    same: defaultdict[tuple[float, float], list[int]] = defaultdict(list)
    for index, size in enumerate(sizes):
        same[size].append(index)
    found: list[Layout | int] = []
    for (width, height), indexes in same.items():
        boxes, label = _best(sheet, width + 2 * bleed, height + 2 * bleed)
        if not boxes:
            found += indexes
            continue
        for start in range(0, len(indexes), len(boxes)):
            some = indexes[start : start + len(boxes)]
            places = tuple(Placement(sign, *box) for sign, box in zip(some, boxes, strict=False))
            found.append(Layout(sheet.width, sheet.height, places, label))
    return found


def crop_marks(layout: Layout, bleed: float, gutter: float) -> list[Line]:
    """Eight marks about each sign, at its trimmed edges and outside its bleed.

    Between two signs each keeps to its half of the gutter, so that it is plain whose a mark is.
    """
    outside, between = LONGEST, gutter / 2 - OFF
    outer = bounds(layout)
    marks: dict[Line, None] = {}
    for place in layout.places:
        left, top, right, bottom = place.box
        to_left, to_top, to_right, to_bottom = (
            outside if abs(edge - end) < 1e-6 else between for edge, end in zip(place.box, outer, strict=True)
        )
        for x in (left + bleed, right - bleed):
            marks[_line(x, top - OFF - to_top, x, top - OFF)] = None
            marks[_line(x, bottom + OFF, x, bottom + OFF + to_bottom)] = None
        for y in (top + bleed, bottom - bleed):
            marks[_line(left - OFF - to_left, y, left - OFF, y)] = None
            marks[_line(right + OFF, y, right + OFF + to_right, y)] = None
    return list(marks)


def bounds(layout: Layout, inset: float = 0) -> Line:
    """The box about all bleeds, or, `inset` by the bleed, about all trimmed edges."""
    return (
        min(p.x for p in layout.places) + inset,
        min(p.y for p in layout.places) + inset,
        max(p.box[2] for p in layout.places) - inset,
        max(p.box[3] for p in layout.places) - inset,
    )


def _line(*numbers: float) -> Line:
    a, b, c, d = (round(n, 3) for n in numbers)
    return a, b, c, d


def _best(sheet: PressSheetSpec, width: float, height: float) -> tuple[list[Box], Label]:
    """The places of the layout that holds most, with the label below or at the right."""
    margin = sheet.margin
    # A label is read from beside the sheet: on a large board it is large.
    letter = min(12.0, max(3.5, min(sheet.width, sheet.height) / 100))
    strip = max(0.0, OFF + LONGEST + 1 + letter + EDGE - margin)
    across, down = sheet.width - 2 * margin, sheet.height - 2 * margin
    below = Label(margin, sheet.height - letter - EDGE, letter, across, False)
    beside = Label(sheet.width - EDGE, margin, letter, down, True)
    tries = [
        (boxes, label)
        for label, room in ((below, (across, down - strip)), (beside, (across - strip, down)))
        for boxes in _layouts(*room, width, height, sheet.gutter)
    ]
    # Of equally many: fewest turned, so that the sheet is read without turning the head.
    boxes, label = max(tries, key=lambda t: (len(t[0]), -sum(box[4] for box in t[0])))
    return [(x + margin, y + margin, w, h, turned) for x, y, w, h, turned in boxes], label


def _layouts(across: float, down: float, width: float, height: float, gutter: float) -> Iterator[list[Box]]:
    """Some columns upright and the rest turned, in every mixture; and the same with rows."""
    yield from _columns(across, down, width, height, gutter)
    for boxes in _columns(down, across, height, width, gutter):
        yield sorted(((y, x, h, w, turned) for x, y, w, h, turned in boxes), key=lambda b: (b[1], b[0]))


def _columns(across: float, down: float, width: float, height: float, gutter: float) -> Iterator[list[Box]]:
    for upright in range(_count(across, width, gutter), -1, -1):
        rest = across - upright * (width + gutter)
        turned = _count(rest, height, gutter)
        boxes: list[Box] = []
        for column in range(upright):
            x = column * (width + gutter)
            boxes += [(x, y, width, height, False) for y in _steps(down, height, gutter)]
        for column in range(turned):
            x = upright * (width + gutter) + column * (height + gutter)
            boxes += [(x, y, height, width, True) for y in _steps(down, width, gutter)]
        yield boxes


def _count(room: float, size: float, gutter: float) -> int:
    """How many of `size` stand in `room` with gutters between them."""
    return max(0, int((room + gutter + 1e-6) // (size + gutter)))


def _steps(room: float, size: float, gutter: float) -> list[float]:
    return [i * (size + gutter) for i in range(_count(room, size, gutter))]
