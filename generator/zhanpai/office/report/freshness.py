"""宣传新鲜度: when a station was last written about, and whether it has fallen silent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from zhanpai.domain.model.base import Labelled
from zhanpai.domain.model.news import NewsItem


class Voice(Labelled):
    """Whether anything is heard of a station."""

    HEARD = "heard", "有动态"
    SILENT = "silent", "沉默"
    NEVER = "never", "从未有过"


@dataclass(frozen=True, slots=True)
class Freshness:
    """`last` is the day of the newest published item, `days` how long ago that is."""

    voice: Voice
    last: dt.date | None = None
    days: int | None = None


def freshness(items: Sequence[NewsItem], today: dt.date, silent_days: int) -> Freshness:
    """Of the published `items` of a station; silent is who was not heard of for more than `silent_days`."""
    if not items:
        return Freshness(Voice.NEVER)
    last = max(item.front.date for item in items)
    days = (today - last).days
    return Freshness(Voice.SILENT if days > silent_days else Voice.HEARD, last, days)
