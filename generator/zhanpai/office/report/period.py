"""The days that the report is about, and the quarters of a trend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `today`, both included."""

    start: dt.date
    today: dt.date

    @classmethod
    def ending(cls, today: dt.date, days: int) -> Period:
        """The last `days` days, `today` being the last of them."""
        return cls(today - dt.timedelta(days - 1), today)

    def holds(self, day: dt.date) -> bool:
        """Whether `day` is one of them."""
        return self.start <= day <= self.today


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> Quarter:
        """The quarter in which `day` lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def label(self) -> str:
        """2026年1季度."""
        return f"{self.year}年{self.number}季度"


def last_quarters(today: dt.date, count: int) -> Iterator[Quarter]:
    """The `count` quarters up to that of `today`, oldest first."""
    last = today.year * 4 + (today.month - 1) // 3
    for index in range(last - count + 1, last + 1):
        yield Quarter(index // 4, index % 4 + 1)
