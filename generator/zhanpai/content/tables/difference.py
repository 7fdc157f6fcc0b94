"""What a table of the office says otherwise than the content does, row by row, for a person to look at and tick."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from zhanpai.content.tables.kinds import TableKind
from zhanpai.domain.model.base import Labelled
from zhanpai.kit.diagnostics import Keys

REASON = "原因"
"""The header of the column that a workbook of doubtful rows has more: no column of ours, and passed over when it comes back.

Such a workbook holds a few rows of each station, so that nobody is missing from it.
"""


class Outcome(Labelled):
    """What becomes of one row; each ends in exactly one of these."""

    ADDED = "added", "新增"
    CHANGED = "changed", "有改动"
    ABSENT = "absent", "表里没有"
    DOUBTFUL = "doubtful", "说不准"
    SAME = "same", "一样"
    SKIPPED = "skipped", "不是数据"

    @property
    def is_offered(self) -> bool:
        """Whether a person may tick it, so that it is written."""
        return self in (self.ADDED, self.CHANGED, self.ABSENT)


@dataclass(frozen=True, slots=True)
class Pending:
    """What is known only when rows are written: the number of a new ``station``, ``deputy`` or ``opinion``, or the ``month``
    in which deputies have left.

    `token` tells one pending number from another: who is named twice in one table gets one number.  That of an opinion is
    the path of its ledger, a bar and its month: its number is the next one there.
    """

    what: Literal["station", "deputy", "opinion", "month"]
    token: str = ""


@dataclass(frozen=True, slots=True)
class TableEdit:
    """One value to be written: set, added behind the last item of a list, or taken out, at `keys` of the file at `path`.

    `value` is as `kit.yaml.splice` takes it, with a `Pending` in the place of a number that is not given yet; `path` ""
    is the file of the pending station of `station`.
    """

    path: str
    how: Literal["set", "add", "remove"]
    keys: Keys
    value: object = None
    station: str = ""


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell: its column, what the content says, what the table says; both as in `TableColumn`'s normal form, "" for nothing.

    `edits` write it, where it is not the row's that do.
    """

    key: str
    title: str
    old: str
    new: str
    edits: tuple[TableEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class RowDifference:
    """What becomes of one row of a table, or of one record that the table does not speak of (`line` 0).

    `place` says in words where the row stands (名册表第 5 行), `subject` whom or what it is about (张示例（100023），某站).
    `cells` are what changes, or all that a new record says; `emptied` what the table leaves empty and the content does not:
    it is written only if it is ticked itself, by the row's mark, a dot and the key of its column
    (``0a1b2c3d4e5f.phone``).  `reason` is a sentence: why it is doubtful and what to do, why it was skipped, or what a new
    row will be (the number of its station, an entry beside another).  `raw` is the row as it stood, for the workbook of
    doubtful rows.  `mark` stays the same as long as table and content say the same: what was ticked is what is written.
    """

    kind: TableKind
    outcome: Outcome
    sheet: str = ""
    line: int = 0
    place: str = ""
    subject: str = ""
    cells: tuple[CellChange, ...] = ()
    emptied: tuple[CellChange, ...] = ()
    reason: str = ""
    raw: tuple[str, ...] = ()
    edits: tuple[TableEdit, ...] = ()
    station: str = ""

    @property
    def all_edits(self) -> tuple[TableEdit, ...]:
        """What writes the row when it is ticked."""
        return (*self.edits, *(edit for cell in self.cells for edit in cell.edits))

    @property
    def is_offered(self) -> bool:
        """Whether a person may tick it: there is something to write, and it is sure what."""
        return self.outcome.is_offered and bool(self.all_edits)

    @property
    def mark(self) -> str:
        """Twelve signs by which the row is ticked."""
        said = [(cell.key, cell.old, cell.new) for cell in (*self.cells, *self.emptied)]
        whole = repr((self.kind.word, self.outcome.value, self.sheet, self.line, self.subject, said))
        return hashlib.sha256(whole.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class TableHead:
    """The table that rows stood in, for the workbook of doubtful rows.

    `headers` stand over the cells of `RowDifference.raw`, as typed; `unknown` are those that are no column of ours;
    `tells_station` says whether there is a column of the station.
    """

    kind: TableKind
    sheet: str
    headers: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    tells_station: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """All rows of all tables of one file against the content, in the order of the tables and of their lines."""

    rows: tuple[RowDifference, ...]
    heads: tuple[TableHead, ...] = ()
    counts: Mapping[Outcome, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Count once what is asked for on every page."""
        object.__setattr__(self, "counts", Counter(row.outcome for row in self.rows))

    def of(self, *outcomes: Outcome) -> tuple[RowDifference, ...]:
        """The rows that end in one of these."""
        return tuple(row for row in self.rows if row.outcome in outcomes)

    def ticked(self, marks: Iterable[str]) -> dict[str, tuple[TableEdit, ...]]:
        """The edits of what these marks stand for, by the mark of their row; marks of anything else are passed over."""
        wanted = set(marks)
        found = {}
        for row in self.rows:
            edits = list(row.all_edits) if row.is_offered and row.mark in wanted else []
            if row.outcome in (Outcome.CHANGED, Outcome.SAME):
                edits += [e for c in row.emptied if f"{row.mark}.{c.key}" in wanted for e in c.edits]
            if edits:
                found[row.mark] = tuple(edits)
        return found
