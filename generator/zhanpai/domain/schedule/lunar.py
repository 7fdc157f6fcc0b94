"""The Chinese lunar calendar (农历), for the market days and the festivals that follow it.

A table and not a computation: the calendar is settled by astronomy at Beijing time (GB/T 33661-2017)
and a table can be held against any wall calendar.  It was made once from tyme4py 1.5.0, and lunar-python
1.4.8 and borax 4.1.3 agree with it in every month; no dependency is worth these lines (lunardate is GPL).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import accumulate

_DAYS = {"大": 30, "小": 29}


@dataclass(frozen=True, slots=True)
class LunarYear:
    """One lunar year.

    `first_day` is 正月初一 in the solar calendar; `months` says 大 (30 days) or 小 (29 days) for each
    month in order; after the month numbered `leap` stands its leap month (0: the year has none).
    """

    first_day: date
    months: str
    leap: int = 0

    def day(self, month: int, day: int) -> date:
        """The solar date of a day of this year's regular (not leap) `month`."""
        months_before = month - 1 + (1 if 0 < self.leap < month else 0)
        return self.first_day + timedelta(sum(_DAYS[size] for size in self.months[:months_before]) + day - 1)

    def month_starts(self) -> Iterator[date]:
        """The solar date of 初一 of each month, leap month included."""
        lengths = [_DAYS[size] for size in self.months[:-1]]
        return (self.first_day + timedelta(days) for days in accumulate(lengths, initial=0))


LUNAR_YEARS = {
    2020: LunarYear(date(2020, 1, 25), "小大大大小大小小大小大小大", leap=4),
    2021: LunarYear(date(2021, 2, 12), "小大大小大小大小大小大小"),
    2022: LunarYear(date(2022, 2, 1), "大小大小大大小大小大小大"),
    2023: LunarYear(date(2023, 1, 22), "小大小小大大小大大小大小大", leap=2),
    2024: LunarYear(date(2024, 2, 10), "小大小小大小大大小大大小"),
    2025: LunarYear(date(2025, 1, 29), "大小大小小大小大小大大大小", leap=6),
    2026: LunarYear(date(2026, 2, 17), "大小大小小大小小大大大小"),
    2027: LunarYear(date(2027, 2, 6), "大大小大小小大小小大大小"),
    2028: LunarYear(date(2028, 1, 26), "大大大小大小小大小小大大小", leap=5),
    2029: LunarYear(date(2029, 2, 13), "大大小大小大小大小小大大"),
    2030: LunarYear(date(2030, 2, 3), "小大小大大小大小大小大小"),
    2031: LunarYear(date(2031, 1, 23), "小大大小大小大大小大小大小", leap=3),
    2032: LunarYear(date(2032, 2, 11), "大小小大小大大小大大小大"),
    2033: LunarYear(date(2033, 1, 31), "小大小小大小大小大大大小大", leap=11),
    2034: LunarYear(date(2034, 2, 19), "小大小小大小大小大大小大"),
    2035: LunarYear(date(2035, 2, 8), "大小大小小大小小大大小大"),
    2036: LunarYear(date(2036, 1, 28), "大大小大小小大小小大小大大", leap=6),
    2037: LunarYear(date(2037, 2, 15), "大大小大小小大小小大小大"),
    2038: LunarYear(date(2038, 2, 4), "大大小大小大小大小小大小"),
    2039: LunarYear(date(2039, 1, 24), "大大小大大小大小大小大小小", leap=5),
    2040: LunarYear(date(2040, 2, 12), "大小大大小大小大大小大小"),
    2041: LunarYear(date(2041, 2, 1), "小大小大小大大小大大小大"),
    2042: LunarYear(date(2042, 1, 22), "小大小小大小大小大大小大大", leap=2),
    2043: LunarYear(date(2043, 2, 10), "小大小小大小小大大小大大"),
    2044: LunarYear(date(2044, 1, 30), "大小大小小大小小大小大大大", leap=7),
    2045: LunarYear(date(2045, 2, 17), "大小大小小大小小大小大大"),
    2046: LunarYear(date(2046, 2, 6), "大小大小大小大小小大小大"),
    2047: LunarYear(date(2047, 1, 26), "大小大大小大小大小小大小大", leap=5),
    2048: LunarYear(date(2048, 2, 14), "小大大小大大小大小小大小"),
    2049: LunarYear(date(2049, 2, 2), "大小大小大大小大大小大小"),
    2050: LunarYear(date(2050, 1, 23), "小大小大小大小大大小大大小", leap=3),
}
"""By the solar year in which the lunar year begins."""

_LAST = LUNAR_YEARS[max(LUNAR_YEARS)]
_AFTER_TABLE = _LAST.first_day + timedelta(sum(_DAYS[size] for size in _LAST.months))
_MONTH_STARTS = [*(start for year in LUNAR_YEARS.values() for start in year.month_starts()), _AFTER_TABLE]


@lru_cache(maxsize=4096)
def lunar_day(on: date) -> int:
    """The day of the lunar month, 1 (初一) to 30 (三十); 0 where the table does not reach."""
    if not _MONTH_STARTS[0] <= on < _AFTER_TABLE:
        return 0
    return (on - _MONTH_STARTS[bisect_right(_MONTH_STARTS, on) - 1]).days + 1
