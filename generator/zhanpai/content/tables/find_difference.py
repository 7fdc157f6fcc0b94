"""All tables of a file against the content: one outcome for each row of each table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from zhanpai.content.tables.difference import (
    REASON,
    Difference,
    Outcome,
    RowDifference,
    TableEdit,
    TableHead,
)
from zhanpai.content.tables.kinds import ACCOUNTS, DEPUTIES, OPINIONS, RECEPTIONS, REGISTER, ROTA, TABLES
from zhanpai.content.tables.known_rows import KnownContent
from zhanpai.content.tables.match_deputies import match_deputies
from zhanpai.content.tables.match_listed import match_listed
from zhanpai.content.tables.match_opinions import match_opinions
from zhanpai.content.tables.match_register import match_register
from zhanpai.content.tables.matching import place_of
from zhanpai.content.tables.sheets_out import NOTES
from zhanpai.content.tables.typed_table import TypedTable
from zhanpai.kit.diagnostics import Keys

_MATCH: Mapping[str, Callable[[Sequence[TypedTable], KnownContent], list[RowDifference]]] = {
    REGISTER.word: match_register,
    DEPUTIES.word: match_deputies,
    RECEPTIONS.word: match_listed,
    ROTA.word: match_listed,
    OPINIONS.word: match_opinions,
    ACCOUNTS.word: match_listed,
}


_OURS = (NOTES, "选项")
"""The sheets of an export that hold no table."""


def find_difference(tables: Sequence[TypedTable], known: KnownContent) -> Difference:
    """What the tables of one file say otherwise than the content.

    Several sheets of one kind (a sheet for each district) are one table: who stands on another sheet is not absent.
    """
    rows: list[RowDifference] = []
    heads = tuple(map(_head, tables))
    for kind in TABLES:
        of_kind = [table for table in tables if table.kind is kind]
        if of_kind:
            is_rest = any(REASON in table.headers for table in of_kind)
            found = _MATCH[kind.word](of_kind, known)
            rows += [row for row in found if not (is_rest and row.outcome is Outcome.ABSENT)]
        rows += [
            RowDifference(kind, Outcome.SKIPPED, t.sheet, line, place_of(t, line), reason=why)
            for t in of_kind
            if t.sheet not in _OURS
            for line, why in t.skipped
        ]
    return Difference(tuple(_uncontradicted(rows)), heads)


def _head(table: TypedTable) -> TableHead:
    tells_station = "station" in table.titles or "station_name" in table.titles
    unknown = tuple(header for header in table.unknown if header != REASON)
    return TableHead(table.kind, table.sheet, table.headers, unknown, tells_station)


def _uncontradicted(rows: list[RowDifference]) -> list[RowDifference]:
    """Rows that would write different values in one place are all in doubt: nobody can say which was meant."""
    wanted: dict[tuple[str, Keys], list[tuple[int, TableEdit]]] = {}
    for place, row in enumerate(rows):
        for edit in row.all_edits if row.outcome is not Outcome.ABSENT else ():
            if edit.how == "set" and edit.path:
                wanted.setdefault((edit.path, edit.keys), []).append((place, edit))
    settled = list(rows)
    for edits in wanted.values():
        if len({repr(edit.value) for _, edit in edits}) > 1:
            said = "、".join(dict.fromkeys(rows[place].place for place, _ in edits))
            for place, _ in edits:
                reason = f"{said}说的是同一件事，写的不一样：只留对的那一行。"
                settled[place] = replace(
                    rows[place], outcome=Outcome.DOUBTFUL, reason=reason, cells=(), emptied=(), edits=()
                )
    return settled
