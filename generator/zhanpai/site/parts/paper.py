"""One sheet of A4 for the wall: what a station's page and its notice are when they are printed.

A browser prints a page as long as it is, cut wherever the sheet ends; so what stands on the sheet is chosen here, line
by line, and whatever it has no room for is counted and said.  Measures are millimetres, those of `paper.css`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from zhanpai.domain import qr_addresses, receptions, urls
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.dates import format_date, format_long_date, format_month_day
from zhanpai.kit.fitting import ems
from zhanpai.site.parts.fact import FactLine

ROOM, WIDTH = 238, 186
"""What A4 has inside its margins below the letterhead, with what fonts may differ in; and how wide it is."""
SIDE = 118
"""The column of facts, beside the code."""
CODE = 76
"""The code with its words."""
BODY, LINE = 4.6, 6.8
"""The size of running words and the height of their lines: 13 points, for old eyes at a wall."""
TITLE, FIRST, LATER, GAP = 16, 12, 8.6, 4
"""The lines of a notice's title, of the next day, of a day after it, and what stands between blocks."""
RAGGED = 1.06
"""What lines lose at their ends, because marks do not begin a line and names are not broken."""
NAME, SMALL_NAME = (9.0, 11.6), (6.4, 8.6)
"""The size of the station's name and the height of its lines; below a title."""
SIZES = {"largest": 1.4, "larger": 1.25, "large": 1.1, "": 1.0}
"""How much larger all type is where little stands on the sheet, by the end of its class in `paper.css`."""
MATTERS = 9 * LINE
"""What may be told to a station and what not, as `matters` has it, in the column."""

DAYS = 3
"""How many days a station's own sheet names; a notice names all it has, if there is room."""
NAMES = 8
"""So many lines of names come before a day after the next."""
RULES = 4
"""How many of its rules a sheet names."""
CLAMP = 2
"""Lines that one detail of a day may take, and in `paper.css`; a fact may take one more."""

Groups = Iterable[tuple[str, Sequence[str]]]
"""Deputies by level: what they are, and their names."""


@dataclass(frozen=True, slots=True)
class PaperDay:
    """A day on paper; `on` as 2026-12-09, `people` the names of who receives, and what else is known line by line."""

    on: str
    words: str
    time: str
    people: tuple[str, ...]
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """The sheet: whose it is, when to come, where, to whom, and the code with its address; "" and () where nothing is.

    `size` is one of `SIZES`.
    """

    title: str
    parts: tuple[str, ...]
    number: str
    alert: str
    days: tuple[PaperDay, ...]
    rules: tuple[str, ...]
    facts: tuple[FactLine, ...]
    people: tuple[FactLine, ...]
    tells_matters: bool
    left_out: str
    code: str
    address: str
    note: str
    size: str = ""


def station_sheet(
    site: Site, station: Station, alert: str, facts: Iterable[FactLine], people: Groups
) -> PaperSheet:
    """A station's page on paper; `alert` is why nobody receives there."""
    rules = tuple(map(receptions.rule_words, station.detail.reception)) if station.exists else ()
    verified = station.detail.last_verified
    return _fit(
        PaperSheet(
            title="",
            parts=station.name_parts,
            number=station.id,
            alert=alert
            or ("" if station.is_described else "本站的地址、接待日和代表名单正在核实，核实后公布。"),
            days=tuple(_day(site, station, day) for day in station.receptions),
            rules=rules,
            facts=tuple(facts),
            people=tuple(FactLine(level, "、".join(names)) for level, names in people),
            tells_matters=False,
            left_out="",
            **_code(site, station),
            note=f"资料最近核对：{format_date(verified)}。安排有变动，以网页和站里的通知为准。"
            if verified
            else "",
        ),
        DAYS,
    )


def notice_sheet(
    site: Site, station: Station, title: str, alert: str, days: Sequence[Reception], facts: Iterable[FactLine]
) -> PaperSheet:
    """A station's notice of its reception days on paper."""
    return _fit(
        PaperSheet(
            title=title,
            parts=station.name_parts,
            number=station.id,
            alert=alert or ("" if days else "近期没有接待安排，定下来以后另行公告。"),
            days=tuple(_day(site, station, day) for day in days),
            rules=(),
            facts=tuple(facts),
            people=(),
            tells_matters=True,
            left_out="",
            **_code(site, station),
            note="安排有变动，以站里的通知为准。",
        ),
        len(days),
    )


def _code(site: Site, station: Station) -> dict[str, str]:
    """The code and the address to type: of the station, or of the one that took its place."""
    there = station if station.exists else site.successor_of(station) or station
    address = qr_addresses.as_read(qr_addresses.code_text(site.register.site, there))
    return {"code": urls.station_code(there) if there.exists else "", "address": address}


def _day(site: Site, station: Station, day: Reception) -> PaperDay:
    place = "　".join(dict.fromkeys(filter(None, [receptions.address(station, day), day.place])))
    names = tuple(deputy.name for deputy in receptions.on_duty(site, day))
    words = format_month_day(day.on) if day.on.year == site.today.year else format_long_date(day.on)
    details = filter(None, (place, f"主题：{day.topic}" if day.topic else "", day.note))
    return PaperDay(day.on.isoformat(), words, day.time, names, tuple(details))


@dataclass(frozen=True, slots=True)
class _Type:
    """The sheet's type in one size: `scale` is 1 for the least."""

    scale: float

    def high(self, measure: float) -> float:
        """A measure of type in millimetres."""
        return measure * self.scale

    def lines(self, words: str, width: float, most: int = 99) -> int:
        """How many lines running words take; never more than `most`, where the sheet cuts them short."""
        return min(most, math.ceil(ems(words) * RAGGED * self.high(BODY) / width) or 1)

    def running(self, words: str, width: float, most: int = 99) -> float:
        """The height of those lines."""
        return self.lines(words, width, most) * self.high(LINE)

    def plate(self, sheet: PaperSheet) -> float:
        """The height of the name, whose lines end between its parts, and of the notice's title and alert."""
        size, line = SMALL_NAME if sheet.title else NAME
        room = (WIDTH - 14) / (self.high(size) * 1.04)
        used, count = 0.0, 1
        for part in map(ems, sheet.parts):
            if used and used + part > room:
                used, count = 0.0, count + 1
            count += math.ceil(part / room) - 1
            used += part % room
        height = 13 + self.high(LINE + count * line + (TITLE if sheet.title else 0))
        return height + (self.running(sheet.alert, WIDTH - 14) + 2 * GAP if sheet.alert else 0)

    def day(self, day: PaperDay, is_first: bool) -> float:
        """The height of a day."""
        people = [_called("接待代表", day.people)] if day.people else []
        details = sum(self.running(words, WIDTH, CLAMP) for words in (*people, *day.details))
        return self.high(FIRST if is_first else LATER) + details + GAP / 2

    def fact(self, row: FactLine) -> float:
        """The height of a fact."""
        return self.running(f"{row.term}　{row.value}{row.note}　", SIDE, CLAMP + 1)


def _fit(sheet: PaperSheet, most: int) -> PaperSheet:
    """The sheet in the largest type in which A4 holds all of it; in the least, as much as it holds."""
    for size, scale in SIZES.items():
        made, is_whole = _set(sheet, most, _Type(scale))
        if is_whole:
            return replace(made, size=size)
    return made


def _set(sheet: PaperSheet, most: int, type: _Type) -> tuple[PaperSheet, bool]:
    """As much as there is room for, and whether that is all: the next day, its place and the code come first."""
    room = ROOM - type.plate(sheet) - 2 * LINE - 2 * GAP - (type.high(LINE) if sheet.days else 0)
    rules = sheet.rules[:RULES]
    room -= sum(type.running(f"平时：{words}", WIDTH, CLAMP) for words in rules)
    facts: list[FactLine] = []
    column = type.high(MATTERS if sheet.tells_matters else 0)
    for row in sheet.facts:
        if len(facts) > 2 and column + type.fact(row) > CODE:
            break
        facts.append(row)
        column += type.fact(row)
    # A third day gives way to names, but not to a whole page of them.
    told = sum(type.lines(_called(group.term, group.value.split("、")), SIDE) for group in sheet.people)
    names = type.high((min(told, NAMES) + 1) * LINE) if sheet.people else 0
    days: list[PaperDay] = []
    for day in sheet.days[:most]:
        if days and room - type.day(day, False) < max(CODE, column + names):
            break
        room -= type.day(day, not days)
        days.append(day)
    people, hidden = _people(sheet.people, int((max(CODE, room) - column) / type.high(LINE)) - 1, type)
    counts = {
        "位代表": hidden,
        "个接待日": len(sheet.days[:most]) - len(days),
        "项资料": len(sheet.facts) - len(facts),
        "条安排": len(sheet.rules) - len(rules),
    }
    rest = "、".join(f"{count}{what}" for what, count in counts.items() if count)
    made = replace(
        sheet,
        days=tuple(days),
        rules=rules,
        facts=tuple(facts),
        people=people,
        left_out=f"这张纸上没有印全：还有{rest}，扫码看全部。" if rest else "",
    )
    return made, not rest and max(CODE, column + names) <= room


def _people(groups: Sequence[FactLine], lines: int, type: _Type) -> tuple[tuple[FactLine, ...], int]:
    """The deputies in so many lines of the column, by level, and how many have no room."""
    shown, hidden = [], 0
    for group in groups:
        every = group.value.split("、")
        count = next(
            (
                n
                for n in range(len(every), 0, -1)
                if type.lines(_called(group.term, every[:n]), SIDE) <= lines
            ),
            0,
        )
        if count:
            lines -= type.lines(_called(group.term, every[:count]), SIDE)
            shown.append(FactLine(group.term, "、".join(every[:count])))
        hidden += len(every) - count
    return tuple(shown), hidden


def _called(term: str, names: Sequence[str]) -> str:
    return f"{term}：{'、'.join(names)}"
