"""The seats that a row of the table of deputies tells, beside those of the person: cells of one group, value by value."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from zhanpai.content.tables.cell_changes import CellChanges, set_in, value_in
from zhanpai.content.tables.cell_values import CellError, parts, same, typed_value
from zhanpai.content.tables.difference import CellChange, TableEdit
from zhanpai.content.tables.kinds import DEPUTIES, SEVERAL, TableColumn
from zhanpai.content.tables.known_rows import KnownRow
from zhanpai.domain.congresses import congress_of
from zhanpai.domain.model.deputy import Deputy, Level, Mandate
from zhanpai.domain.model.register import StationRow
from zhanpai.domain.model.site import Site
from zhanpai.kit.yaml.retyping import NewValue

GROUP = "mandates"
COLUMNS = tuple(column for column in DEPUTIES.columns if column.group == GROUP)

Seat = dict[str, str]
"""One seat's cells by the name of the field: level, place, term, constituency, until; "" where it says nothing."""


def seats_in(cells: Mapping[str, str]) -> list[Seat]:
    """The seats that the cells of a row tell; CellError if its columns do not tell equally many.

    One value beside several levels is of all of them: 市、区人大代表, both 第六选区.
    """
    several = {_field(column): parts(cells[column.key]) for column in COLUMNS if column.key in cells}
    number = max((len(values) for values in several.values()), default=0)
    for field, values in several.items():
        if len(values) not in (0, 1, number) or (len(values) == 1 < number and field in ("level", "until")):
            title = next(column.title for column in COLUMNS if _field(column) == field)
            raise CellError(
                f"“{title}”写了 {len(values)} 个，别的列写了 {number} 个：一个代表职务写一个，用分号分开。"
            )
    return [
        {
            field: (values[place] if len(values) == number else "".join(values))
            for field, values in several.items()
        }
        for place in range(number)
    ]


def changed_seats(
    cells: Mapping[str, str], holders: Sequence[KnownRow], person: Deputy, site: Site
) -> CellChanges:
    """What the seats of a row say otherwise than those of `person`, which the entries `holders` tell, each all of them."""
    found = CellChanges()
    told = {column.key: cells[column.key] for column in COLUMNS if cells.get(column.key, "").strip()}
    entry = holders[0]
    if all(same(DEPUTIES.column(key), text, entry.cells.get(key, "")) for key, text in told.items()):
        return found
    there = [_seat(mandate) for mandate in person.mandates]
    try:
        typed = seats_in(told)
        pairs = paired(typed, there, site.today)
        typed = [
            seat if pair is not None else _whole(seat, site, entry.station)
            for seat, pair in zip(typed, pairs, strict=True)
        ]
        edits = [edit for holder in holders for edit in _edits(pairs, typed, there, holder)]
    except CellError as error:
        found.doubts.append(str(error))
        return found
    after = _after(typed, there, pairs)
    for column in COLUMNS:
        old, new = (SEVERAL.join(seat.get(_field(column), "") for seat in seats) for seats in (there, after))
        if old != new:
            mine = () if found.cells else tuple(edits)
            found.cells.append(CellChange(column.key, column.title, old, new, mine))
    return found


def paired(typed: Sequence[Seat], there: Sequence[Seat], today: dt.date) -> list[int | None]:
    """Of each seat told, the place of the person's seat that it is, None for one more; CellError where that is unsure.

    Seats are told apart by their level and, where several are of one, by term and place; a seat of another term than one
    that has ended is another seat.  A table that tells no level tells of the only seat, or of all in their order.
    """
    if len(typed) == len(there) and not any(
        _is_over(s, t, today) or not _is(t, s, ("level",)) for t, s in zip(typed, there, strict=True)
    ):
        return list(range(len(there)))
    if not all(seat.get("level") for seat in typed):
        raise CellError("有几个代表职务，看不出写的是哪一个：补上“代表层级”一列。")
    pairs: list[int | None] = []
    for seat in typed:
        free = [n for n in range(len(there)) if n not in pairs]
        alike = [n for n in free if _is(seat, there[n], ("level",)) and not _is_over(there[n], seat, today)]
        close = [n for n in alike if _is(seat, there[n], ("level", "term", "place"))] or alike
        # A list of those in office does not speak of the seats that have ended.
        close = [n for n in close if not _has_ended(there[n], today)] or close
        if len(close) > 1:
            raise CellError(f"{seat['level']}的职务有几个，看不出写的是哪一个：写上届次。")
        pairs.append(close[0] if close else None)
    running = [seat["level"] for seat in there if not _has_ended(seat, today)]
    if running and all(one is None for one in pairs):
        now = "、".join(dict.fromkeys(seat["level"] for seat in typed))
        then = "、".join(dict.fromkeys(running))
        raise CellError(f"资料里是{then}，表里写的是{now}：兼任的两级都写上，写错了的改成一样。")
    return pairs


def new_seats(typed: Sequence[Seat], site: Site, station: str) -> list[dict[str, NewValue]]:
    """The seats of somebody new at the station of that 站号, as they are typed; CellError where one lacks what it needs."""
    if not typed:
        raise CellError("没有写代表层级：在“代表层级”一列写上，例如 区县人大代表。")
    return [_value(_whole(seat, site, station)) for seat in typed]


def _whole(seat: Seat, site: Site, station: str) -> Seat:
    """A seat that nobody has yet with its term; CellError without a level, without a term, and of a congress elsewhere."""
    if not seat.get("level"):
        raise CellError("没有写代表层级：在“代表层级”一列写上，例如 区县人大代表。")
    level = next(level for level in Level if level.label == seat["level"])
    row = site.station_by_id[station].row
    mandate = Mandate(
        level=level,
        term=seat.get("term") or usual_term(site, level),
        place=seat.get("place", ""),
        constituency=seat.get("constituency", ""),
    )
    congress = congress_of(site.register, row, mandate)
    if (
        row.district
        and level in (Level.DISTRICT, Level.TOWNSHIP)
        and not _is_here(site, row, level, congress)
    ):
        raise CellError(
            f"写的是{congress}的人大代表，这个站在{row.district}{row.township or ''}：核对层级、选区和站。"
        )
    return {**seat, "term": mandate.term}


def _is_here(site: Site, row: StationRow, level: Level, congress: str) -> bool:
    """Whether a station lies in the place of the congress, or the place in what the station serves; so does one nobody knows."""
    if level is Level.DISTRICT:
        return congress == row.district or congress not in site.register.district_by_name
    districts = site.register.districts_of_township(congress)
    return not districts or (row.district in districts and row.township in (None, congress))


def _value(seat: Seat) -> dict[str, NewValue]:
    order = ("level", "term", "place", "constituency", "until")
    return {
        field: typed_value(DEPUTIES.column(f"{GROUP}.{field}"), seat[field])
        for field in order
        if seat.get(field)
    }


def usual_term(site: Site, level: Level) -> str:
    """The term of all the city's deputies of this level who are in office; CellError if they are not of one."""
    terms = Counter(m.term for d, _ in site.deputies for m in d.mandates_on(site.today) if m.level is level)
    if len(terms) != 1:
        raise CellError("没有写届次：在“届次”一列写上，例如 第十六届。")
    return next(iter(terms))


def _seat(mandate: Mandate) -> Seat:
    """The cells of one seat, its place as the site knows it though nobody typed it."""
    until = str(mandate.until) if mandate.until else ""
    return {
        "level": mandate.level.label,
        "place": mandate.place,
        "term": mandate.term,
        "constituency": mandate.constituency,
        "until": until,
    }


def _edits(
    pairs: Sequence[int | None], typed: Sequence[Seat], there: Sequence[Seat], holder: KnownRow
) -> list[TableEdit]:
    path, keys = holder.path, holder.keys
    mandates = value_in(holder.data, (GROUP,)) or []
    edits = []
    for seat, pair in zip(typed, pairs, strict=True):
        if pair is None:
            edits.append(TableEdit(path, "add", (*keys, GROUP), _value(seat)))
            continue
        if pair >= len(mandates):
            raise CellError("他的代表职务写在几个站的文件里：请到工作台里改。")
        for column in COLUMNS:
            field, text = _field(column), seat.get(_field(column), "")
            if text and text != there[pair].get(field, ""):
                value = typed_value(column, text)
                edits.append(set_in(path, (*keys, GROUP, pair), mandates[pair], (field,), value))
    return edits


def _after(typed: Sequence[Seat], there: Sequence[Seat], pairs: Sequence[int | None]) -> list[Seat]:
    after = [dict(seat) for seat in there]
    for seat, pair in zip(typed, pairs, strict=True):
        said = {field: text for field, text in seat.items() if text}
        if pair is None:
            after.append(said)
        else:
            after[pair].update(said)
    return after


def _is(typed: Seat, there: Seat, fields: Sequence[str]) -> bool:
    return all(not typed.get(f) or typed[f] == there.get(f, "") for f in fields)


def _is_over(there: Seat, typed: Seat, today: dt.date) -> bool:
    """Whether a seat has ended and another term of it is told: 换届."""
    return _has_ended(there, today) and not _is(typed, there, ("term",))


def _has_ended(seat: Seat, today: dt.date) -> bool:
    return bool(seat.get("until")) and seat["until"] < f"{today:%Y-%m}"


def _field(column: TableColumn) -> str:
    return column.key.rpartition(".")[2]
