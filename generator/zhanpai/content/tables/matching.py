"""One row of a table beside what it may mean: the words and outcomes that all kinds of tables share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from zhanpai.content.tables.cell_changes import CellChanges
from zhanpai.content.tables.difference import REASON, CellChange, Outcome, RowDifference, TableEdit
from zhanpai.content.tables.kinds import OPINIONS, TableKind
from zhanpai.content.tables.known_rows import KnownContent, KnownRow
from zhanpai.content.tables.typed_table import TypedRow, TypedTable


@dataclass(frozen=True, slots=True)
class Matched:
    """A row with what has become of it.  `identity` is of what it speaks, () where nobody can say; `cells` are the row's own.

    Rows of one identity at one `station` say the same or are in doubt.
    """

    difference: RowDifference
    identity: tuple[str, ...] = ()
    station: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes the outcomes of one row of `table`."""

    known: KnownContent
    table: TypedTable
    row: TypedRow
    subject: str = ""
    identity: tuple[str, ...] = ()
    station: str = ""

    def about(self, subject: str, *identity: str, station: str = "") -> RowMaker:
        """The same row, of which is known what it speaks of."""
        return replace(self, subject=subject, identity=identity, station=station)

    def doubtful(self, reason: str) -> Matched:
        """A row that nobody but a person can decide."""
        return self._made(Outcome.DOUBTFUL, reason=reason)

    def compared(self, found: CellChanges, reason: str = "") -> Matched:
        """A row beside the record that it means."""
        if found.doubts:
            return self.doubtful("".join(dict.fromkeys(found.doubts)))
        outcome = Outcome.CHANGED if found.cells else Outcome.SAME
        return self._made(outcome, found.cells, found.emptied, reason)

    def added(self, cells: Sequence[CellChange], edits: Iterable[TableEdit], reason: str = "") -> Matched:
        """A row of something that the content does not have; `edits` write it."""
        return self._made(Outcome.ADDED, cells, (), reason, tuple(edits))

    def said(self, *leave_out: str) -> list[CellChange]:
        """All that the row says, as what a new record will say."""
        return [
            CellChange(column.key, column.title, "", text)
            for column in self.table.kind.columns
            if not column.is_told and column.key not in ("station", *leave_out)
            if (text := self.row.cells.get(column.key, "").strip())
        ]

    def station_doubt(self) -> str:
        """Why nothing can be done at the row's station; "" if something can."""
        id = self.row.cells.get("station", "")
        if not id:
            return "没有写是哪个联络站：在“站号”一列填四位站号，或者写名册里的站名。"
        station = self.known.site.station_by_id.get(id)
        if station is None:
            return f"名册里没有站号 {id}：先把这个站加进名册，再导入这一行。"
        path_of = self.known.opinions_path if self.table.kind is OPINIONS else self.known.station_path
        if self.known.unread(path_of(id)):
            return f"{path_of(id)} 现在读不出来：先运行 zhanpai check 改好它，再导入这一行。"
        return ""

    def _made(
        self,
        outcome: Outcome,
        cells: Sequence[CellChange] = (),
        emptied: Sequence[CellChange] = (),
        reason: str = "",
        edits: tuple[TableEdit, ...] = (),
    ) -> Matched:
        difference = RowDifference(
            self.table.kind,
            outcome,
            self.table.sheet,
            self.row.line,
            place_of(self.table, self.row.line),
            self.subject or short(self.table, self.row),
            tuple(cells),
            tuple(emptied),
            reason,
            self.row.raw,
            edits,
            self.station or self.row.cells.get("station", ""),
        )
        return Matched(difference, self.identity, difference.station, self.row.cells)


def makers(known: KnownContent, tables: Sequence[TypedTable]) -> list[RowMaker]:
    """One for each row of these tables, in their order."""
    return [RowMaker(known, table, row) for table in tables for row in table.rows]


def place_of(table: TypedTable, line: int) -> str:
    """Where a row stands, in words: “代表”表第 5 行."""
    return f"“{table.sheet or table.kind.title}”第 {line} 行"


def short(table: TypedTable, row: TypedRow) -> str:
    """The first words of a row, for one of which nobody knows what it speaks of."""
    reasons = [place for place, header in enumerate(table.headers) if header == REASON]
    return "，".join(c.strip() for place, c in enumerate(row.raw) if c.strip() and place not in reasons)[:40]


def absent(
    kind: TableKind, known: KnownRow, subject: str, reason: str, edits: Iterable[TableEdit] = ()
) -> RowDifference:
    """A record of which the table says nothing although it speaks of its station."""
    return RowDifference(
        kind,
        Outcome.ABSENT,
        place="表里没有",
        subject=subject,
        reason=reason,
        edits=tuple(edits),
        station=known.station,
    )


def settle_twice(matched: Sequence[Matched], told: Iterable[str]) -> list[RowDifference]:
    """The rows, of which each is told once: one that stands there again is passed over, of two that differ each is in doubt.

    `told` are the keys of columns that make no difference.
    """
    groups: dict[tuple[str, ...], list[Matched]] = {}
    for one in matched:
        if one.identity and one.difference.outcome is not Outcome.DOUBTFUL:
            groups.setdefault(one.identity, []).append(one)
    ignored = set(told)
    settled: dict[int, RowDifference] = {}
    for group in groups.values():
        for place, one in enumerate(group):
            if twice := _twice(one, group, place, ignored):
                settled[id(one)] = twice
    return [settled.get(id(one), one.difference) for one in matched]


def _twice(one: Matched, group: list[Matched], place: int, ignored: set[str]) -> RowDifference | None:
    for other_place, other in enumerate(group):
        if other is one:
            continue
        if _contradict(one, other, ignored):
            lines = sorted((one.difference.line, other.difference.line))
            where = f"第 {lines[0]} 行和第 {lines[1]} 行"
            if one.difference.sheet != other.difference.sheet:
                first, second = (other, one) if other_place < place else (one, other)
                where = f"{first.difference.place}和{second.difference.place}"
            reason = f"{where}说的都是{one.difference.subject}，写的不一样：只留对的那一行。"
            return replace(
                one.difference, outcome=Outcome.DOUBTFUL, reason=reason, cells=(), emptied=(), edits=()
            )
        if other_place < place and other.station == one.station and _adds_nothing(one, other, ignored):
            where = f"第 {other.difference.line} 行"
            if one.difference.sheet != other.difference.sheet:
                where = other.difference.place
            reason = f"和{where}一样，算一行。"
            return replace(
                one.difference, outcome=Outcome.SKIPPED, reason=reason, cells=(), emptied=(), edits=()
            )
    return None


def _adds_nothing(one: Matched, other: Matched, ignored: set[str]) -> bool:
    return all(
        not text.strip() or other.cells.get(key, "").strip() == text.strip()
        for key, text in one.cells.items()
        if key not in ignored
    )


def _contradict(one: Matched, other: Matched, ignored: set[str]) -> bool:
    """Whether two rows of one thing say different things.

    What one leaves out is no difference at different stations, nor where its sheet has no such column; but of somebody
    new one row must say all.
    """
    is_one_sheet = one.difference.sheet == other.difference.sheet
    is_new = Outcome.ADDED in (one.difference.outcome, other.difference.outcome)
    for key in (one.cells.keys() | other.cells.keys()) - ignored - {"station"}:
        here, there = one.cells.get(key, "").strip(), other.cells.get(key, "").strip()
        if here == there:
            continue
        if (here and there) or (one.station == other.station and (is_one_sheet or is_new)):
            return True
    return False
