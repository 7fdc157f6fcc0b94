"""宣传结构: how much is written of residents' matters, and how much of 工作动态 (visits, meetings)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.kit.dates import Quarter
from zhanpai.office.report.figures import percent
from zhanpai.office.report.period import Period, last_quarters

TREND = 8
"""Quarters of the trend: two years, so that a quarter can be held against the same one a year ago."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How many items of each category."""

    counts: Mapping[Category, int]

    @property
    def total(self) -> int:
        """All items."""
        return sum(self.counts.values())

    @property
    def resident(self) -> int:
        """Those that residents come for."""
        return sum(n for category, n in self.counts.items() if category.is_resident_facing)

    @property
    def training(self) -> int:
        """学习培训: neither."""
        return self.counts.get(Category.TRAINING, 0)

    @property
    def work(self) -> int:
        """工作动态."""
        return self.counts.get(Category.WORK, 0)

    @property
    def work_share(self) -> int | None:
        """工作动态 in per cent of all."""
        return percent(self.work, self.total)

    @property
    def resident_share(self) -> int | None:
        """居民的事 in per cent of all."""
        return percent(self.resident, self.total)

    @property
    def resident_kinds(self) -> int:
        """How many of the categories that residents come for were written in."""
        return sum(category.is_resident_facing and n > 0 for category, n in self.counts.items())


def balance(items: Iterable[NewsItem], period: Period) -> Balance:
    """How what was published in `period` divides into residents' matters, training and work."""
    return _balance(item for item in items if period.holds(item.front.date))


def trend(items: Iterable[NewsItem], today: dt.date) -> tuple[tuple[Quarter, Balance], ...]:
    """The balance of each of the last quarters, oldest first; the last one is not over yet."""
    by_quarter: dict[Quarter, list[NewsItem]] = {quarter: [] for quarter in last_quarters(today, TREND)}
    for item in items:
        quarter = Quarter.of(item.front.date)
        if quarter in by_quarter:
            by_quarter[quarter].append(item)
    return tuple((quarter, _balance(found)) for quarter, found in by_quarter.items())


def _balance(items: Iterable[NewsItem]) -> Balance:
    return Balance(Counter(item.front.category for item in items))
