"""The normal form of a cell by what its column holds; what needs a look at other cells or at the register is read elsewhere.

Idempotent: a normal form is its own.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TypeAlias

from zhanpai.content.tables.cell_choices import choices_of, read_choice
from zhanpai.content.tables.cell_days import read_day, read_end, read_month
from zhanpai.content.tables.cell_read import CellRead
from zhanpai.content.tables.cell_words import (
    as_typed,
    is_nothing,
    read_address,
    read_hours,
    read_line,
    read_lines,
    read_name,
    read_number,
    read_phone,
    read_steps,
    read_text,
)
from zhanpai.content.tables.kinds import TableColumn
from zhanpai.content.tables.seat_cells import UNTIL

Reader: TypeAlias = Callable[[str], CellRead]
_DEPUTY_DIGITS = 6
_STATION_DIGITS = 4


_READERS: dict[tuple[str, str, tuple[str, ...]], Reader] = {}


def reader_of(column: TableColumn) -> Reader:
    """What reads one cell of the column that says something."""
    key = (column.sort, column.key, column.choices)
    if key not in _READERS:
        _READERS[key] = _reader_of(column)
    return _READERS[key]


def _reader_of(column: TableColumn) -> Reader:
    known = choices_of(column)
    match column.sort:
        case "choice":
            return partial(read_choice, column, known)
        case "steps":
            return partial(read_steps, _step_words())
        case "month":
            return read_end if column.key == UNTIL else read_month
        case "deputy":
            return partial(read_number, _DEPUTY_DIGITS)
        case "station":
            return partial(read_number, _STATION_DIGITS)
    if column.key == "time":
        return read_hours
    if column.key == "url":
        return read_address
    simple: dict[str, Reader] = {
        "day": read_day,
        "phone": read_phone,
        "name": read_name,
        "lines": read_lines,
        "text": read_text,
    }
    return simple.get(column.sort, read_line)


@cache
def _step_words() -> dict[str, str]:
    from zhanpai.content.tables.kinds import OPINIONS

    return dict(choices_of(OPINIONS.column("status")))


def normal_cell(column: TableColumn, typed: str) -> CellRead:
    """The normal form of what stands in one cell of `column`, "" where it says nothing; or the doubt, half a sentence.

    Of several values in a column of a group each is to be asked for by itself; people and stations are looked up by
    who knows the row.
    """
    text = as_typed(typed)
    return CellRead() if is_nothing(text) else reader_of(column)(text)
