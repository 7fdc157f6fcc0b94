"""Which days China works and rests.

Three layers of truth:

* The State Council's yearly notice (国务院办公厅关于…年部分节假日安排的通知, usually in November) moves days
  off and working weekends (放假调休).  `chinese_calendar` carries every notice from 2004 on; a new one
  comes with a new version of that package.
* Where no notice is known, the law alone: 《全国年节及纪念日放假办法》 as revised in November 2024, in force
  since 2025 — 元旦 1 day, 春节 4 (from 除夕), 清明 1, 劳动节 2, 端午 1, 中秋 1, 国庆节 3.
* Days that a later notice may still change are told apart by `is_settled`: near a festival beyond the
  last notice.  A Wednesday in mid-March is certain in any year.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import chinese_calendar

from zhanpai.domain.schedule.lunar import LUNAR_YEARS

_ONE_DAY = timedelta(days=1)

_CHINESE_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}

_NOTICED_HOLIDAYS: dict[date, str] = {
    on: _CHINESE_NAMES.get(name, "节假日") for on, name in chinese_calendar.holidays.items()
}
_WORKING_WEEKENDS: frozenset[date] = frozenset(chinese_calendar.workdays)
_FIRST_YEAR = min(_NOTICED_HOLIDAYS).year
LAST_NOTICED_YEAR = max(_NOTICED_HOLIDAYS).year
"""The last year whose notice is known; in a later one the office's report asks for a newer program."""

_LAST_SETTLED = date(LAST_NOTICED_YEAR, 12, 28)
# The next notice's 元旦 may reach back: 2018-12-29 (a Saturday) was worked for a Monday off on the 31st.

_HOLIDAY_REACH = timedelta(days=6)
_WORKING_WEEKEND_REACH = timedelta(days=12)
# The notices since 2020 put days off up to 5 days from a statutory day, and working weekends up to 9.


def holiday_name(on: date) -> str:
    """The festival for which `on` is off (weekends inside the holiday too), or "" when it is not."""
    if _FIRST_YEAR <= on.year <= LAST_NOTICED_YEAR:
        return _NOTICED_HOLIDAYS.get(on, "")
    return _statutory_days(on.year).get(on, "")


def is_working_day(on: date) -> bool:
    """Whether offices work: Monday to Friday without the holidays, and the weekends worked in exchange."""
    return on in _WORKING_WEEKENDS or (on.weekday() < 5 and not holiday_name(on))


@lru_cache(maxsize=4096)
def next_working_day(after: date) -> date:
    """The first working day later than `after`."""
    on = after + _ONE_DAY
    while not is_working_day(on):
        on += _ONE_DAY
    return on


@lru_cache(maxsize=4096)
def is_settled(on: date) -> bool:
    """Whether no later notice can change if `on` is worked: it is noticed already, or far from a festival."""
    if on <= _LAST_SETTLED:
        return True
    reach = _HOLIDAY_REACH if on.weekday() < 5 else _WORKING_WEEKEND_REACH
    years = (on.year - 1, on.year, on.year + 1)
    return not any(abs(on - festival) <= reach for year in years for festival in _statutory_days(year))


@lru_cache(maxsize=64)
def _statutory_days(year: int) -> dict[date, str]:
    """The days off that the law itself names; without the lunar ones where the lunar table ends."""
    days = {date(year, 1, 1): "元旦"}
    days |= {date(year, 5, day): "劳动节" for day in (1, 2)}
    if lunar_year := LUNAR_YEARS.get(year):
        new_year = lunar_year.first_day
        days |= {new_year + timedelta(offset): "春节" for offset in (-1, 0, 1, 2)}
        days[_qingming(year)] = "清明节"
        days[lunar_year.day(5, 5)] = "端午节"
        days[lunar_year.day(8, 15)] = "中秋节"
    return days | {date(year, 10, day): "国庆节" for day in (1, 2, 3)}


def _qingming(year: int) -> date:
    """The solar term 清明: 4 or 5 April in the years of the lunar table."""
    terms = chinese_calendar.get_solar_terms(date(year, 4, 1), date(year, 4, 10))
    on: date = terms[0][0]
    return on
