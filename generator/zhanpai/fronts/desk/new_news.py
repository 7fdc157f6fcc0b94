"""A news item more: title, station, category and day make its file; everything else is filled in in its form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from zhanpai.content.scaffold.news import bare_news_text, news_path, titled_slug
from zhanpai.domain.model.news import Category
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.looked import KeptStation, Looked
from zhanpai.fronts.desk.news_deeds import NewsDeeds
from zhanpai.fronts.desk.state import Desk, Upshot

CATEGORIES = {str(one): one for one in Category}


@dataclass(frozen=True)
class NewNews:
    """What is asked of a new item, as it stands in the form; `wrong` says of a field what is wrong with it.

    `station` is a 站号, with or without the name behind it.  `announces` is the reception day that it announces, or "".
    """

    title: str = ""
    station: str = ""
    category: str = str(Category.RECEPTION)
    date: str = ""
    announces: str = ""
    wrong: Mapping[str, str] | None = None


def begun(looked: Looked, kept: frozenset[str], asked: Mapping[str, str], today: dt.date) -> NewNews:
    """What stands in the form at first: of an announcement all of it, else today and the only station that is kept."""
    id = asked.get("station", "") or (next(iter(kept)) if len(kept) == 1 else "")
    station = next((one for one in looked.stations if one.id == id), None)
    announces = read_day(asked.get("announces", ""))
    title = ""
    if announces and station:
        title = f"预告：{announces.month}月{announces.day}日，代表在{station.short_name}接待"
    category = asked.get("category", "")
    return NewNews(
        title,
        f"{station.id} {station.short_name}" if station else "",
        category if category in CATEGORIES else str(Category.RECEPTION),
        str(today),
        str(announces or ""),
    )


def create(
    desk: Desk, deeds: NewsDeeds, looked: Looked, asked: NewNews
) -> tuple[str, Upshot | None, NewNews]:
    """Make the file: the stem of the item, or "" with what is wrong in the form, or told in the upshot."""
    station, day, wrong = meant_station(looked, asked.station), read_day(asked.date), {}
    title = " ".join(asked.title.split())
    if not title:
        wrong["title"] = "写上标题。"
    if station is None:
        wrong["station"] = "写站号，或者从列出的站里选一个。"
    if day is None:
        wrong["date"] = "选一个日期。"
    if asked.category not in CATEGORIES:
        wrong["category"] = "选一个类别。"
    if wrong or station is None or day is None:
        return "", None, replace(asked, wrong=wrong)
    folder = desk.root / f"content/news/{day.year}"
    taken = {f"content/news/{day.year}/{one.name}" for one in folder.glob("*.md")}
    path = news_path(day, titled_slug(title, day, taken))
    text = bare_news_text(title, day, station.id, CATEGORIES[asked.category], read_day(asked.announces))
    change = Change(
        f"新写：{title}", desk.own.read_name(), (f"新写了一篇草稿：{title}",), ((path, None, text.encode()),)
    )
    upshot = deeds.write(change, "草稿建好了")
    stem = path.rpartition("/")[2].removesuffix(".md")
    return (stem, upshot, asked) if upshot.save else ("", upshot, asked)


def meant_station(looked: Looked, typed: str) -> KeptStation | None:
    """The station that is meant: its 站号 comes first, or the whole of its name is typed; None if it is none or several."""
    word = typed.strip()
    exact = [one for one in looked.stations if one.id == word[:4] and not word[4:5].isdigit()]
    named = [one for one in looked.stations if word in (one.name, one.short_name)]
    found = exact or named
    return found[0] if len(found) == 1 else None


def read_day(typed: str) -> dt.date | None:
    """The day that a browser has sent; None if it is none."""
    try:
        return dt.date.fromisoformat(typed.strip()) if len(typed.strip()) == 10 else None
    except ValueError:
        return None
