"""The columns of a person's seats → as many values in each, in one order: what belongs to which level is never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from zhanpai.content.tables.cell_days import read_end
from zhanpai.content.tables.cell_levels import CellDoubt, SeatRead, read_levels, read_term
from zhanpai.content.tables.cell_read import CellRead
from zhanpai.content.tables.cell_words import is_nothing, read_line
from zhanpai.content.tables.kinds import SEVERAL
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.register import Register, StationRow

LEVEL, PLACE, TERM, CONSTITUENCY, UNTIL = (
    f"mandates.{key}" for key in ("level", "place", "term", "constituency", "until")
)
KEYS = (LEVEL, PLACE, TERM, CONSTITUENCY, UNTIL)
"""The keys of the columns that belong together."""

_PARTS = (re.compile("[；;]"), re.compile(r"\n"), re.compile(r"[、,，/／]"), re.compile(r"\s+"))
"""What may stand between values of several seats, the surest first."""
_OF_LEVEL = re.compile(r"^(全国|省|市|区|县|乡|镇)级?(?=第?[一二三四五六七八九十0-9])")


def read_seats(
    typed: Mapping[str, str],
    register: Register,
    row: StationRow | None,
    *,
    is_ours: bool = False,
    is_fractional: bool = False,
) -> dict[str, CellRead]:
    """The columns of `KEYS` that are in `typed`, read; and place and term where the level's own cell tells them.

    `row` is that of the station, if it is known; `is_ours`: the header of the level is our own; `is_fractional`: the cell of the last
    month is a number with a point.
    """
    level = typed.get(LEVEL, "")
    if is_nothing(level):
        found = {LEVEL: CellRead()} if LEVEL in typed else {}
        return found | {
            key: _single(key, typed[key], is_fractional=is_fractional) for key in KEYS[1:] if key in typed
        }
    seats = read_levels(register, level, (row.district or "") if row else "", is_ours=is_ours)
    if isinstance(seats, CellDoubt):
        return {LEVEL: CellRead(doubt=seats.says)}
    if row and (doubt := _not_above(seats, typed.get(PLACE, ""), row)):
        return {LEVEL: CellRead(doubt=doubt)}
    found = {LEVEL: CellRead(SEVERAL.join(seat.level.label for seat in seats))}
    for key in KEYS[1:]:
        told = _told(key, seats)
        if key in typed or any(told):
            found[key] = _column(key, typed.get(key, ""), seats, told, register, is_fractional=is_fractional)
    return found


def _not_above(seats: tuple[SeatRead, ...], place: str, row: StationRow) -> str:
    """Why one of the congresses is none that is above the station; "" if all may be."""
    for seat in seats:
        if seat.level is Level.DISTRICT and seat.place and row.district and seat.place != row.district:
            return f"站在{row.district}，不在{seat.place}，核对是哪里的代表"
        township = row.township or ""
        if seat.level is Level.TOWNSHIP and not seat.place and not place and township.endswith("街道"):
            return f"站在{township}，街道没有人大，写清楚是哪个乡镇的代表"
    return ""


def _told(key: str, seats: tuple[SeatRead, ...]) -> list[str]:
    if key == PLACE:
        return [seat.place for seat in seats]
    return [seat.term for seat in seats] if key == TERM else [""] * len(seats)


def _column(
    key: str,
    typed: str,
    seats: tuple[SeatRead, ...],
    told: list[str],
    register: Register,
    *,
    is_fractional: bool,
) -> CellRead:
    if is_nothing(typed):
        return CellRead(_joined(told))
    if len(seats) == 1:
        parts: list[str] | None = [typed]
    else:
        parts = _parts(typed, len(seats))
    if parts is None:
        return CellRead(doubt=f"代表层级有 {len(seats)} 级，这里对不上哪一级是哪一个，用“；”分开，一级写一个")
    read = [_single(key, part, is_fractional=is_fractional) for part in parts]
    if doubt := next((one.doubt for one in read if one.doubt), ""):
        return CellRead(doubt=doubt)
    if key == TERM and (other := _out_of_order(parts, seats)):
        return CellRead(doubt=other)
    values = [one.text for one in read]
    if any(a and b and a != b for a, b in zip(values, told, strict=True)):
        return CellRead(doubt="和代表层级那一格里写的不一样，核对是哪一个")
    return CellRead(_joined([a or b for a, b in zip(values, told, strict=True)]))


def _joined(values: list[str]) -> str:
    return SEVERAL.join(values) if any(values) else ""


def _parts(typed: str, count: int) -> list[str] | None:
    for between in _PARTS:
        parts = [part.strip() for part in between.split(typed)]
        if len(parts) == count:
            return parts
    return None


def _out_of_order(parts: list[str], seats: tuple[SeatRead, ...]) -> str:
    """Of 市十六届、区十八届: why they do not stand in the order of the levels; "" if they do."""
    for part, seat in zip(parts, seats, strict=True):
        said = _OF_LEVEL.match(unicodedata.normalize("NFKC", part).replace(" ", ""))
        if said and said[1] not in seat.level.label:
            return "届次的先后和代表层级对不上，照代表层级的先后写"
    return ""


def _single(key: str, typed: str, *, is_fractional: bool) -> CellRead:
    if is_nothing(typed):
        return CellRead()
    match key:
        case "mandates.until":
            return read_end(typed, is_fractional=is_fractional)
        case "mandates.term":
            bare = _OF_LEVEL.sub("", unicodedata.normalize("NFKC", typed).replace(" ", ""))
            term = read_term(bare)
            return CellRead(term) if term else CellRead(doubt="认不出是第几届，写成“第十六届”")
    return read_line(typed)
