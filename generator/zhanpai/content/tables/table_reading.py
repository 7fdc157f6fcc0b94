"""A workbook or a CSV file as some office has it → the tables in it, every cell in our own form or in doubt."""

from __future__ import annotations

from zhanpai.content.tables.kinds import TableKind
from zhanpai.content.tables.typed_table import TypedTable
from zhanpai.domain.names import StationNames


def read_tables(raw: bytes, names: StationNames, kind: TableKind | None = None) -> tuple[TypedTable, ...]:
    """The tables in the file `raw`; Problem with one sentence if it is refused, or no table of ours is in it.

    `names` reads the names of stations, and its site tells who is at which.  `kind` is what the caller knows the
    tables to be; without it each is known by its headers.
    """
    raise NotImplementedError
