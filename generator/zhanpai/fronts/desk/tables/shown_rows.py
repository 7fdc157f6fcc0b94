"""What the page of differences shows: rows as plain values that a file keeps, and one page of a group of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import asdict, dataclass
from typing import Any

from zhanpai.content.tables.difference import CellChange, Difference, Outcome, Pending, RowDifference

MANY = 40
"""Rows on a page."""

EMPTIED = "emptied"
"""The group of cells that the table leaves empty: no outcome of a row, as the row itself may change too."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell: the header, what there is and what the table says; `key` tells it from the others of its row."""

    key: str
    title: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One row of the difference, see `RowDifference`; `needs_month` if it says that somebody has left."""

    mark: str
    outcome: str
    table: str
    place: str
    subject: str
    cells: tuple[ShownCell, ...] = ()
    emptied: tuple[ShownCell, ...] = ()
    reason: str = ""
    is_offered: bool = False
    needs_month: bool = False

    def plain(self) -> dict[str, Any]:
        """The same in dicts, lists and texts, as JSON has it."""
        return asdict(self)

    def is_in(self, group: str) -> bool:
        """Whether it is shown in a group: that of its outcome, or that of empty cells."""
        return bool(self.emptied) if group == EMPTIED else self.outcome == group

    def marks_in(self, group: str) -> tuple[str, ...]:
        """What can be ticked of it there."""
        if group == EMPTIED:
            return tuple(f"{self.mark}.{cell.key}" for cell in self.emptied)
        return (self.mark,) if self.is_offered else ()


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """One group on the way in: its word, how many rows it has, how many of them can be ticked and are."""

    key: str
    word: str
    number: int
    ticked: int
    offered: int


@dataclass(frozen=True, slots=True)
class DifferencePage:
    """One page of one group, and the numbers of all of them."""

    groups: tuple[ShownGroup, ...]
    group: ShownGroup
    rows: tuple[ComparedRow, ...]
    page: int
    pages: int
    ticked: int
    needs_month: bool


def shown_rows(difference: Difference, refused: Mapping[str, str]) -> Iterator[ComparedRow]:
    """The rows that there is something to say of; what is the same and has no empty cell is not among them.

    What was `refused` when it was tried (by mark: why) is doubtful.
    """
    for row in difference.rows:
        if row.mark in refused:
            yield _shown(row, Outcome.DOUBTFUL, refused[row.mark])
        elif row.outcome is not Outcome.SAME or row.emptied:
            yield _shown(row, row.outcome, row.reason)


def _shown(row: RowDifference, outcome: Outcome, reason: str) -> ComparedRow:
    is_doubtful = outcome is Outcome.DOUBTFUL
    return ComparedRow(
        row.mark,
        outcome.value,
        row.kind.title,
        row.place,
        row.subject,
        tuple(map(_cell, row.cells)),
        () if is_doubtful else tuple(_cell(cell) for cell in row.emptied if cell.edits),
        reason,
        row.is_offered and not is_doubtful,
        any(_asks_month(edit.value) for edit in row.all_edits),
    )


def _cell(cell: CellChange) -> ShownCell:
    return ShownCell(cell.key, cell.title, cell.old, cell.new)


def _asks_month(value: object) -> bool:
    return isinstance(value, Pending) and value.what == "month"


def read_rows(plain: object) -> tuple[ComparedRow, ...]:
    """What `ComparedRow.plain` was made of, of each; KeyError or TypeError if it was made of nothing like that."""
    assert isinstance(plain, list)
    return tuple(
        ComparedRow(
            **{**one, **{key: tuple(ShownCell(**cell) for cell in one[key]) for key in ("cells", "emptied")}}
        )
        for one in plain
    )


def usual_ticks(rows: tuple[ComparedRow, ...]) -> frozenset[str]:
    """What is ticked before anybody has: what is new and what changes; nothing that takes something away."""
    usual = (Outcome.ADDED.value, Outcome.CHANGED.value)
    return frozenset(
        row.mark for row in rows if row.is_offered and row.outcome in usual and not row.needs_month
    )


def difference_page(
    rows: tuple[ComparedRow, ...], counts: Mapping[str, int], ticks: Set[str], group: str, number: int
) -> DifferencePage:
    """The page of this number of the group of this key; the first group that has rows where there is none of this key.

    `counts` are the rows of each outcome, those that are not shown too.
    """
    groups = tuple(_groups(rows, counts, ticks))
    chosen = next((one for one in groups if one.key == group and one.number), None)
    chosen = chosen or next(
        (one for one in groups if one.number and one.key != Outcome.SAME.value), groups[0]
    )
    found = [row for row in rows if row.is_in(chosen.key)]
    pages = max(1, -(-len(found) // MANY))
    page = min(max(1, number), pages)
    here = tuple(found[(page - 1) * MANY : page * MANY])
    ticked = sum(one.ticked for one in groups)
    return DifferencePage(groups, chosen, here, page, pages, ticked, _need_month(rows, ticks))


def _groups(
    rows: tuple[ComparedRow, ...], counts: Mapping[str, int], ticks: Set[str]
) -> Iterator[ShownGroup]:
    for outcome in Outcome:
        key = outcome.value
        number = counts.get(key, 0) if outcome is Outcome.SAME else sum(row.outcome == key for row in rows)
        marks = (
            ()
            if outcome is Outcome.SAME
            else tuple(m for row in rows if row.is_in(key) for m in row.marks_in(key))
        )
        yield ShownGroup(key, outcome.label, number, sum(mark in ticks for mark in marks), len(marks))
    marks = tuple(mark for row in rows for mark in row.marks_in(EMPTIED))
    yield ShownGroup(EMPTIED, "表里是空的", len(marks), sum(mark in ticks for mark in marks), len(marks))


def _need_month(rows: tuple[ComparedRow, ...], ticks: Set[str]) -> bool:
    return any(row.needs_month and row.mark in ticks for row in rows)
