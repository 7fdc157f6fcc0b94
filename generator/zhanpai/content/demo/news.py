"""Demo news: a story set at a station, with its deputies, a date, a byline and perhaps a picture."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from zhanpai.content.demo.people import is_rural, make_name
from zhanpai.content.demo.word_files import read_words
from zhanpai.content.demo.words import Story
from zhanpai.domain import naming
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import Category
from zhanpai.domain.model.register import Register, StationKind, StationRow
from zhanpai.kit.yaml.writing import Value, block

# Of a hundred items; residents come for the first twelve, today's publicity is mostly the last.
_SHARES = {
    Category.RECEPTION: 13,
    Category.HOME_VISIT: 11,
    Category.INSPECTION: 8,
    Category.RESEARCH: 7,
    Category.OVERSIGHT: 7,
    Category.LEGISLATION: 7,
    Category.ACCOUNTING: 6,
    Category.LIVELIHOOD: 9,
    Category.CONSULTATION: 8,
    Category.OUTREACH: 6,
    Category.SERVICE: 6,
    Category.MOBILE: 6,
    Category.TRAINING: 3,
    Category.WORK: 3,
}
# Words that tell how long after the event a story was written, the longest first.
_LAGS = (
    ("半年以后", 190),
    ("两个月后|两个月内", 66),
    ("一个月|第一个月|首批", 38),
    ("两周|半个月|之后一周|三天内", 18),
    ("一周|十日内|下周|第二天|两天后|后来", 9),
)
_HOLIDAYS = {(month, day) for month, days in ((1, 3), (5, 5), (10, 8)) for day in range(1, days + 1)}
_DAYS_FOR_FEW, _DAYS_FOR_MANY, _MANY = 360, 700, 500


@dataclass(frozen=True, slots=True)
class DemoNews:
    """One news item: its text, and the picture (scene and variant) it shows, if any."""

    stem: str
    text: str
    scene: str
    variant: int
    station: str = ""
    is_about_livelihood: bool = False

    @property
    def folder(self) -> str:
        """`content/news/<year>`."""
        return f"content/news/{self.stem[:4]}"


def picture_name(scene: str, variant: int) -> str:
    """The file name under which a picture lies beside those that show it."""
    return f"{scene}-{variant + 1}.jpg"


def make_news(
    register: Register,
    at_station: Mapping[StationRow, Sequence[Deputy]],
    number: int,
    seed: int,
    today: dt.date,
) -> Iterator[DemoNews]:
    """Yield `number` items, oldest first; no story comes twice before all of its category have been told."""
    rng = Random(f"{seed}/news")
    rows = [row for row, deputies in at_station.items() if deputies] or list(at_station)
    days = _DAYS_FOR_FEW if number < _MANY else _DAYS_FOR_MANY
    dates = sorted(today - dt.timedelta(rng.randint(1, days)) for _ in range(number))
    told: dict[Story, int] = {}
    visited: dict[str, int] = {}
    taken: dict[str, int] = {}
    for turn, (on, category) in enumerate(zip(dates, _categories(number, rng), strict=True)):
        # The least visited of a few stations: all districts come up early.
        row = min(
            rng.sample(rows, min(6, len(rows))), key=lambda r: (visited.get(r.id, 0) / _weight(r), r.id)
        )
        visited[row.id] = visited.get(row.id, 0) + 1
        story = _pick(category, row, on, told, rng)
        told[story] = told.get(story, 0) + 1
        held_on = _ordinary_day(on - dt.timedelta(_lag(story)), story)
        slug = f"{on}-{story.slug}"
        taken[slug] = taken.get(slug, 0) + 1
        stem = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
        serving = [d for d in at_station[row] if d.serves_on(held_on) and d.serves_on(on)]
        # Pictures lie once in each year's folder; one of a kind will do for the years gone by.
        variants = 2 if on.year == today.year else 1
        writer = _Writer(register, row, on, held_on, serving, Random(f"{seed}/news/{turn}"))
        yield writer.write(stem, story, variants)


def _categories(number: int, rng: Random) -> list[Category]:
    """One of each category while the number lasts, the rest by their shares, shuffled."""
    order = [c for c in Category for _ in range(_SHARES[c])]
    rng.shuffle(order)
    categories = list(Category)[:number]
    categories += [order[n % len(order)] for n in range(number - len(categories))]
    rng.shuffle(categories)
    return categories


def _weight(row: StationRow) -> float:
    return 1.0 if row.community else 2.5


def _lag(story: Story) -> int:
    """Days from the event to the item: a story that tells what came of it is published later."""
    text = "".join(story.paragraphs)
    return next((days for words, days in _LAGS if re.search(words, text)), 2)


def _ordinary_day(on: dt.date, story: Story) -> dt.date:
    """A day on which stations work: no long holiday, and a weekend only where people are off work."""
    if (on.month, on.day) in _HOLIDAYS or on.month == 2:
        on -= dt.timedelta(28 if on.month == 2 else 12)
    if on.weekday() >= 5 and story.category not in (Category.SERVICE, Category.MOBILE, Category.HOME_VISIT):
        on -= dt.timedelta(on.weekday() - 4)
    return on


def _pick(category: Category, row: StationRow, on: dt.date, told: Mapping[Story, int], rng: Random) -> Story:
    wanted = ("通", "乡") if is_rural(row) else ("通", "城")
    stories = read_words().categories[category].stories
    fitting = [s for s in stories if s.where in wanted and on.month in s.months]
    fewest = min(told.get(s, 0) for s in fitting)
    return rng.choice([s for s in fitting if told.get(s, 0) == fewest])


@dataclass(frozen=True, slots=True)
class _Writer:
    """Fills a story's holes for one station and day."""

    register: Register
    row: StationRow
    on: dt.date
    held_on: dt.date
    serving: Sequence[Deputy]
    rng: Random

    def write(self, stem: str, story: Story, variants: int) -> DemoNews:
        on_duty = self.rng.sample(self.serving, min(len(self.serving), self.rng.choice((1, 2, 2, 3))))
        words = self._words([d.name for d in on_duty])
        variant = self.rng.randrange(variants)
        scene = story.scene if self.rng.random() < 0.6 else ""
        front: dict[str, Value] = {
            "title": story.title.format_map(words),
            "date": self.on,
            "stations": [self.row.id],
            "category": str(story.category),
        }
        if on_duty:
            front["deputies"] = [d.id for d in on_duty]
        front |= {
            "source": self._source(),
            "author": make_name(self.rng),
            "editor": make_name(self.rng),
            "reviews": [f"{word}审 {make_name(self.rng)}" for word in "一二三"],
        }
        if scene:
            front |= {"cover": picture_name(scene, variant), "cover_alt": read_words().news.pictures[scene]}
        front["summary"] = story.summary.format_map(words)
        body = "\n\n".join(self._paragraphs(story, scene, variant)).format_map(words)
        text = f"---\n{block(front)}---\n\n{body}\n"
        return DemoNews(stem, text, scene, variant, self.row.id, story.category is Category.LIVELIHOOD)

    def _paragraphs(self, story: Story, scene: str, variant: int) -> list[str]:
        words = read_words()
        opening = self.rng.choice(words.categories[story.category].openings)
        # A story that says itself on which day it happened needs no opening.
        paragraphs = [*([] if "{day}" in story.paragraphs[0] else [opening]), *story.paragraphs]
        if scene and self.rng.random() < 0.5:
            paragraphs.insert(2, f"![{words.news.pictures[scene]}]({picture_name(scene, variant)})")
        if story.category.is_resident_facing:
            ending = self.rng.choice(words.news.next_steps)
            paragraphs.append(ending)
            if self.rng.random() < 0.4:
                paragraphs.append(self.rng.choice(words.news.ways_in))
        return paragraphs

    def _words(self, names: Sequence[str]) -> dict[str, str]:
        row = self.row
        return {
            "town": row.township or f"{row.district or self.register.city.name}{row.field or ''}",
            "here": row.point
            or row.community
            or row.township
            or row.field
            or row.district
            or self.register.city.name,
            "station": naming.short_name(self.register, row),
            "deputy": names[0] if names else "值班",
            "duo": _format_duo(names),
            "day": self._day(),
            "half": self.rng.choice(("上午", "下午")),
            "n": str(self.rng.randint(8, 18)),
            "m": str(self.rng.randint(24, 90)),
        }

    def _day(self) -> str:
        """The day of the event, with its year if the item appeared in another."""
        year = "" if self.held_on.year == self.on.year else f"{self.held_on.year}年"
        return f"{year}{self.held_on.month}月{self.held_on.day}日"

    def _source(self) -> str:
        """Who sends such news in: the body of the people's congress that looks after the station."""
        row = self.row
        if row.township:
            return f"{row.township}人大" + ("" if is_rural(row) else "工委")
        if row.kind is StationKind.CITY or not row.district:
            return "市人大常委会代表工作委员会"
        return f"{row.district}人大常委会"


def _format_duo(names: Sequence[str]) -> str:
    """张示例代表; 张示例、李样例两位代表."""
    if not names:
        return "进站代表"
    return f"{names[0]}代表" if len(names) == 1 else "、".join(names) + f"{'两三'[len(names) - 2]}位代表"
