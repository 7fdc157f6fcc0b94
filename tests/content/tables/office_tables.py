"""Tables as the reading makes them, for tests of what follows: out of the content itself, with cells changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.make import DEMO, TODAY
from zhanpai.content.load import load
from zhanpai.content.tables.difference import Difference, Outcome, RowDifference
from zhanpai.content.tables.find_difference import find_difference
from zhanpai.content.tables.kinds import TABLES, TableKind, table_kind
from zhanpai.content.tables.known_rows import KnownContent
from zhanpai.content.tables.table_edits import TableChanges, table_changes
from zhanpai.content.tables.typed_table import TypedRow, TypedTable
from zhanpai.domain.names import StationNames

Cells = Mapping[str, str]


def known(root: Path = DEMO, today: dt.date = TODAY) -> KnownContent:
    """The project in `root` as tables are compared with it."""
    loaded = load(root, today)
    assert loaded.site is not None
    return KnownContent(root, loaded, loaded.site, StationNames(loaded.site))


def table(word: str, rows: Sequence[Cells], sheet: str = "") -> TypedTable:
    """A table of one kind with these rows, the first on line 2; its columns are those that any row has."""
    kind = table_kind(word)
    assert kind is not None
    keys = [column.key for column in kind.columns if any(column.key in row for row in rows)]
    titles = {key: kind.column(key).title for key in keys}
    typed = [
        TypedRow(line, dict(row), tuple(row.get(key, "") for key in keys)) for line, row in enumerate(rows, 2)
    ]
    return TypedTable(sheet, kind, titles, (), tuple(typed), (), tuple(titles.values()))


def exported(content: KnownContent, kinds: Sequence[TableKind] = TABLES) -> tuple[TypedTable, ...]:
    """All tables as an export says them."""
    return tuple(table(kind.word, [row.cells for row in content.rows(kind)]) for kind in kinds)


def against(word: str, *rows: Cells, root: Path = DEMO) -> Difference:
    """A table of these rows against the project in `root`."""
    return find_difference([table(word, rows)], known(root))


def only(difference: Difference, *outcomes: Outcome) -> RowDifference:
    """The one row of the table, or the one with one of these outcomes."""
    wanted = outcomes or tuple(one for one in Outcome if one is not Outcome.ABSENT)
    (row,) = difference.of(*wanted)
    return row


def written(word: str, *rows: Cells, root: Path = DEMO) -> dict[str, str]:
    """What the files say after all that is new or changed in a table of these rows is written, by path."""
    content = known(root)
    difference = find_difference([table(word, rows)], content)
    marks = [row.mark for row in difference.of(Outcome.ADDED, Outcome.CHANGED)]
    return files_of(table_changes(difference, marks, content))


def files_of(changes: TableChanges) -> dict[str, str]:
    """The texts after the change, by path; nothing may have been refused."""
    assert not changes.refused
    return {path: after.decode() for path, _, after in changes.files}


def changed_lines(root: Path, files: Mapping[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    """Of each file that changes the lines that go and those that come."""
    found = {}
    for path, after in files.items():
        before = (root / path).read_text("utf-8").splitlines() if (root / path).exists() else []
        now = after.splitlines()
        found[path] = (
            [line for line in before if line not in now],
            [line for line in now if line not in before],
        )
    return found
