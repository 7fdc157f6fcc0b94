"""The days that the report is about, and the quarters of a trend."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.kit.dates import Quarter


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
        """Whether `day` is one of its days, first and last included."""
        return self.start <= day <= self.today


def last_quarters(today: dt.date, count: int) -> Iterator[Quarter]:
    """The `count` quarters up to that of `today`, oldest first."""
    last = today.year * 4 + (today.month - 1) // 3
    for index in range(last - count + 1, last + 1):
        yield Quarter(index // 4, index % 4 + 1)
