"""动态: the news of the stations that the person keeps, and whatever else answers to a search, fifty to a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from zhanpai.fronts.desk.looked import KnownNews, Looked

PAGE = 50
"""News on one page."""

STATES = (("draft", "草稿"), ("waiting", "等日期"), ("published", "已发布"), ("withdrawn", "已撤回"))
"""How far an item can be, and the words for it."""

_MONTH = re.compile(r"20[0-9]{2}(?:-[0-9]{2})?")


@dataclass(frozen=True)
class NewsQuestion:
    """What was asked for: words of a title, a state, a station (part of its name, or its 站号), a month such as 2026-03."""

    words: str = ""
    state: str = ""
    station: str = ""
    month: str = ""

    @property
    def is_anything(self) -> bool:
        """Whether anything was asked."""
        return bool(self.words or self.state or self.station or self.month)


@dataclass(frozen=True)
class ListedNews:
    """An item on the list: how far it is in words, its stations' names, and how many errors its file has."""

    news: KnownNews
    state: str
    stations: str
    errors: int


@dataclass(frozen=True)
class NewsRoom:
    """Page `number` of `pages`, of all `count` items that answer.

    `is_own`: nothing was asked, and they are those of the stations that the person keeps; `drafts` of hers wait for reviews.
    """

    news: tuple[ListedNews, ...]
    asked: NewsQuestion
    number: int
    pages: int
    count: int
    is_own: bool
    drafts: int


def asked_for(words: str, state: str, station: str, month: str) -> NewsQuestion:
    """What was typed, as far as it can be meant."""
    known = {value for value, _ in STATES}
    return NewsQuestion(
        " ".join(words.split())[:80],
        state if state in known else "",
        "".join(station.split())[:80],
        month.strip() if _MONTH.fullmatch(month.strip()) else "",
    )


def news_room(looked: Looked, kept: Set[str], asked: NewsQuestion, number: int) -> NewsRoom:
    """The page; without a question all news of the stations kept, and of everybody where none is kept."""
    is_own = bool(kept) and not asked.is_anything
    names = {one.id: one.short_name for one in looked.stations}
    answers = [
        one
        for one in looked.news
        if (kept & set(one.stations) if is_own else _answers(one, asked, _meant(asked.station, names)))
    ]
    pages = max(1, -(-len(answers) // PAGE))
    number = min(max(1, number), pages)
    errors = Counter(one.path for one in looked.found if one.is_error)
    shown = answers[(number - 1) * PAGE : number * PAGE]
    drafts = sum(one.state == "draft" for one in looked.news if kept & set(one.stations))
    listed = tuple(
        ListedNews(
            one,
            state_words(one, looked.reviews_required),
            "、".join(names.get(id, id) for id in one.stations),
            errors[one.path],
        )
        for one in shown
    )
    return NewsRoom(listed, asked, number, pages, len(answers), is_own, drafts)


def state_words(one: KnownNews, required: int) -> str:
    """How far it is: 草稿，还差 2 审; 等到 2026-04-01; 已发布; 已撤回."""
    if one.state == "draft":
        return f"草稿，还差 {required - one.reviews} 审"
    if one.state == "waiting":
        return f"审完了，等到 {one.on}"
    return dict(STATES)[one.state]


def _meant(station: str, names: dict[str, str]) -> Set[str]:
    """The 站号 that an answer may have; all that is typed and meant is one word."""
    return frozenset(id for id, name in names.items() if station and (id == station[:4] or station in name))


def _answers(one: KnownNews, asked: NewsQuestion, stations: Set[str]) -> bool:
    return (
        all(word in one.title for word in asked.words.split())
        and asked.state in ("", one.state)
        and one.on.startswith(asked.month)
        and (not asked.station or bool(stations & set(one.stations)))
    )
