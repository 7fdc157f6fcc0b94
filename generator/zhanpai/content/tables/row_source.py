"""One row of a sheet with all that is known of it before it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhanpai.content.tables.row_columns import RowColumns


@dataclass(slots=True)
class RowSource:
    """One row as it stands: its number, its cells, why some of them cannot be relied on, which hold a number with a point.

    `station` and `district` are what stands over the row: a 站号, the name of a district; "" without.
    """

    line: int
    raw: tuple[str, ...]
    columns: RowColumns
    faulty: Mapping[int, str] = field(default_factory=dict)
    fractional: frozenset[int] = frozenset()
    station: str = ""
    district: str = ""
    unsure_station: str = ""
    typed: dict[str, str] = field(default_factory=dict)
    headers: tuple[str, ...] = ()
