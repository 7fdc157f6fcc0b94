"""Which seats a demo deputy holds: the five levels as they occur at stations, with terms that fit today."""

from __future__ import annotations

import datetime as dt
from random import Random

from zhanpai.content.demo.divisions import SLUGS
from zhanpai.domain.model.deputy import Level, Mandate
from zhanpai.domain.model.field_types import Month
from zhanpai.domain.model.register import StationKind, StationRow
from zhanpai.kit.chinese_numbers import chinese_number

# (届 that ends first, year, month in which it ends); each congress sits for five years.
_TERMS = {
    Level.NATIONAL: (13, 2023, 2),
    Level.PROVINCE: (13, 2023, 1),
    Level.CITY: (15, 2022, 1),
    Level.DISTRICT: (5, 2021, 10),
    Level.TOWNSHIP: (18, 2021, 9),
}
_YEARS = 5
# 县 and county-level cities have counted their congresses since the 1950s, the city's districts since 1996.
_OLD_COUNTIES = {"长沙县": 12, "浏阳市": 12, "宁乡市": 12, "望城区": -2}

Draw = tuple[float, tuple[Level, ...]]

_URBAN: tuple[Draw, ...] = (
    (0.66, (Level.DISTRICT,)),
    (0.82, (Level.CITY,)),
    (0.92, (Level.CITY, Level.DISTRICT)),
    (0.96, (Level.PROVINCE,)),
    (0.98, (Level.PROVINCE, Level.CITY)),
    (1.0, (Level.NATIONAL,)),
)
_RURAL: tuple[Draw, ...] = (
    (0.60, (Level.TOWNSHIP,)),
    (0.78, (Level.DISTRICT,)),
    (0.90, (Level.DISTRICT, Level.TOWNSHIP)),
    (0.96, (Level.CITY,)),
    (0.98, (Level.CITY, Level.DISTRICT, Level.TOWNSHIP)),
    (0.995, (Level.PROVINCE,)),
    (1.0, (Level.NATIONAL, Level.TOWNSHIP)),
)
# The first deputies of the large stations, so that a small corpus shows every level.
_OF_CITY = ((Level.NATIONAL,), (Level.PROVINCE,), (Level.PROVINCE, Level.CITY), (Level.CITY,))
_OF_HUB = ((Level.NATIONAL,), (Level.PROVINCE,), (Level.CITY, Level.DISTRICT), (Level.DISTRICT,))


def make_mandates(row: StationRow, turn: int, rng: Random, today: dt.date) -> tuple[Mandate, ...]:
    """The mandates of the deputy number `turn` of a station; about one in thirty no longer serves."""
    levels = _levels(row, turn, rng)
    past = rng.random() < 0.035 and turn > 2
    again = not past and rng.random() < 0.12
    mandates = [_mandate(level, row, rng, today, terms_ago=1 if past else 0) for level in levels]
    if again and len(levels) < 3:
        former = mandates[-1]
        before = _mandate(levels[-1], row, rng, today, terms_ago=1)
        mandates.append(before.model_copy(update={"constituency": former.constituency}))
    return tuple(mandates)


def _levels(row: StationRow, turn: int, rng: Random) -> tuple[Level, ...]:
    if row.kind in (StationKind.CITY, StationKind.DISTRICT) and turn < len(_OF_HUB):
        return _OF_HUB[turn] if row.district else _OF_CITY[turn]
    has_own_congress = (row.township or "").endswith(("镇", "乡"))
    if row.kind is StationKind.CITY:
        return ((Level.CITY,), (Level.PROVINCE,))[rng.random() < 0.2]
    draw = rng.random()
    return next(levels for limit, levels in (_RURAL if has_own_congress else _URBAN) if draw < limit)


def _mandate(level: Level, row: StationRow, rng: Random, today: dt.date, terms_ago: int) -> Mandate:
    number, year, month = _TERMS[level]
    if level is Level.DISTRICT:
        number += _OLD_COUNTIES.get(row.district or "", 0)
    while (year, month) < (today.year, today.month):
        number, year = number + 1, year + _YEARS
    return Mandate(
        level=level,
        term=f"第{chinese_number(number - terms_ago)}届",
        constituency=_constituency(level, row, rng),
        until=Month(year - terms_ago * _YEARS, month),
    )


def _constituency(level: Level, row: StationRow, rng: Random) -> str:
    """Townships and districts vote by 选区; the higher congresses are elected by the one below."""
    match level:
        case Level.NATIONAL:
            return "湖南省选举单位"
        case Level.PROVINCE:
            return "长沙市选举单位"
        case Level.CITY:
            return f"{row.district or rng.choice(tuple(SLUGS))}选举单位"
        case Level.DISTRICT:
            return f"{row.district}第{rng.randint(1, 96)}选区"
        case Level.TOWNSHIP:
            return f"{row.township}第{rng.randint(1, 38)}选区"
