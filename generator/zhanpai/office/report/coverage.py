"""宣传覆盖: which deputies were never written about, and on which platforms a station cannot be found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import AccountKind, Station


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one station: its deputies in office, those of them never in the news, and its accounts."""

    serving: tuple[Deputy, ...]
    unseen: tuple[Deputy, ...]
    accounts: tuple[AccountKind, ...]
    missing_accounts: tuple[AccountKind, ...]

    @property
    def seen(self) -> int:
        """Deputies in office that some published item names."""
        return len(self.serving) - len(self.unseen)


def coverage(site: Site, station: Station, wanted: Sequence[AccountKind]) -> Coverage:
    """Who and what of `station` is in sight; `wanted` are the platforms that it should be on."""
    serving = station.serving
    unseen = tuple(d for d in serving if d.id not in site.news_by_deputy)
    has = {account.kind for account in station.detail.accounts}
    kinds = tuple(kind for kind in AccountKind if kind in has)
    missing = tuple(dict.fromkeys(kind for kind in wanted if kind not in has))
    return Coverage(serving, unseen, kinds, missing)


def categories_never(items: Iterable[NewsItem]) -> tuple[Category, ...]:
    """The categories in which nothing was ever published, in their usual order."""
    used = {item.front.category for item in items}
    return tuple(category for category in Category if category not in used)
