"""Days and quarters in words, as residents read them: one wording of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

_WEEKDAYS = "一二三四五六日"
_ORDINALS = "一二三四"


def format_weekday(weekday: int) -> str:
    """周一 for 0 to 周日 for 6, as `date.weekday` counts; IndexError for any other number."""
    return f"周{_WEEKDAYS[weekday]}"


def format_date(on: dt.date) -> str:
    """2026年3月14日, which is how every page writes a day."""
    return f"{on.year}年{on.month}月{on.day}日"


def format_long_date(on: dt.date) -> str:
    """2026年12月9日 周三: the day with its weekday behind a blank."""
    return f"{format_date(on)} {format_weekday(on.weekday())}"


def format_month_day(on: dt.date) -> str:
    """12月9日 周三: the same without the year, where it is clear; the two stand side by side on one sheet."""
    return f"{on.month}月{on.day}日 {format_weekday(on.weekday())}"


def format_span(first: dt.date, last: dt.date, year: int) -> str:
    """10月1日至8日, 9月29日至10月8日: days from `first` to `last`, as read in `year`, with whatever year is another."""
    begin = f"{first.month}月{first.day}日" if first.year == year else format_date(first)
    if first == last:
        return begin
    if last.year != first.year:
        return f"{begin}至{format_date(last)}"
    return f"{begin}至{last.day}日" if last.month == first.month else f"{begin}至{last.month}月{last.day}日"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, `number` 1 to 4."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Quarter:
        """The quarter of the year that `day` lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def label(self) -> str:
        """2026年第三季度, in every list and chart."""
        return f"{self.year}年第{_ORDINALS[self.number - 1]}季度"
