"""分享: which news can go out to other places, and which not, and why."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from zhanpai.fronts.desk.looked import KnownNews, Looked

MOST = 40
"""News that are listed: what is older is searched for."""


@dataclass(frozen=True)
class SharePage:
    """`news` are the newest of the `number` that answer to `words`, of the stations that the person keeps if `is_own`."""

    news: tuple[KnownNews, ...]
    number: int
    words: str
    is_own: bool
    can_own: bool
    """Whether the person keeps stations at all."""


def share_page(looked: Looked, kept: Set[str], words: str, *, is_own: bool) -> SharePage:
    """What can be chosen; every one of `words` must stand in the title or begin the day (2026-03)."""
    words = " ".join(words.split())[:80]
    is_own = is_own and bool(kept)
    found = tuple(
        one
        for one in looked.news
        if all(word in one.title or one.on.startswith(word) for word in words.split())
        and (not is_own or kept & set(one.stations))
    )
    return SharePage(found[:MOST], len(found), words, is_own, bool(kept))


def find_news(looked: Looked, stem: str) -> KnownNews | None:
    """The item of this stem; None if there is none."""
    return next((one for one in looked.news if one.stem == stem), None)
