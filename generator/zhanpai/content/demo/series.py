"""Demo stories of the three series: about deputies, the stars of past quarters, special stations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from zhanpai.content.demo.news import DemoNews
from zhanpai.content.demo.people import is_rural, make_name
from zhanpai.content.demo.word_files import read_words
from zhanpai.content.demo.words import DeputyStory, StationStory
from zhanpai.domain import naming
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import Series
from zhanpai.domain.model.register import Register, StationRow
from zhanpai.kit.yaml.writing import Value, block

PER_STORY, PER_STATION, PER_QUARTER = 12, 18, 60
"""One story in so many items of news; another quarter of stars for so many."""
MOST_STORIES, MOST_QUARTERS = 60, 8


@dataclass(frozen=True)
class SeriesWriter:
    """Writes the series of one city beside its `number` items of news; its chance is its own."""

    register: Register
    at_station: Mapping[StationRow, Sequence[Deputy]]
    features: Mapping[StationRow, Sequence[str]]
    seed: int
    today: dt.date

    def write(self, number: int) -> Iterator[DemoNews]:
        """All of them; none for a city with next to no news."""
        yield from self._deputies(min(MOST_STORIES, number // PER_STORY))
        yield from self._stars(min(MOST_QUARTERS, number // PER_QUARTER))
        yield from self._stations(min(MOST_STORIES, number // PER_STATION))

    def _deputies(self, wanted: int) -> Iterator[DemoNews]:
        rng = Random(f"{self.seed}/series/deputies")
        stories = read_words().deputies.stories
        serving = list(self._serving())
        for turn, (row, deputy) in enumerate(rng.sample(serving, min(wanted, len(serving)))):
            on = self.today - dt.timedelta(9 + 17 * turn)
            yield self._item(f"fengcai-{deputy.id}", on, Series.DEPUTY, stories, turn, row, rng, deputy)

    def _stars(self, quarters: int) -> Iterator[DemoNews]:
        """One a district for each quarter that is over; she is made known in its last month."""
        rng = Random(f"{self.seed}/series/stars")
        stories = read_words().stars.stories
        shone: set[str] = set()
        for back in range(1, quarters + 1):
            month = (self.today.year * 12 + self.today.month - 1) // 3 * 3 - 3 * back + 2
            for turn, district in enumerate(self.register.districts):
                own = [
                    (r, d) for r, d in self._serving() if r.district == district.name and d.id not in shone
                ]
                if own:
                    row, deputy = rng.choice(own)
                    shone.add(deputy.id)
                    on = dt.date(month // 12, month % 12 + 1, 18 + turn)
                    yield self._item(
                        f"yixing-{district.slug}", on, Series.STAR, stories, turn + back, row, rng, deputy
                    )

    def _stations(self, wanted: int) -> Iterator[DemoNews]:
        rng = Random(f"{self.seed}/series/stations")
        stories = read_words().stations.stories
        rows = [row for row in self.at_station if self.features.get(row)]
        for turn, row in enumerate(rng.sample(rows, min(wanted, len(rows)))):
            on = self.today - dt.timedelta(14 + 19 * turn)
            yield self._item(f"tese-{row.id}", on, Series.STATION, stories, turn, row, rng)

    def _serving(self) -> Iterator[tuple[StationRow, Deputy]]:
        """Those who hold office all along: a story is not about one who came or went."""
        for row, deputies in self.at_station.items():
            yield from ((row, d) for d in deputies if d.serves_on(self.today))

    def _item(
        self,
        slug: str,
        on: dt.date,
        series: Series,
        stories: Sequence[DeputyStory | StationStory],
        turn: int,
        row: StationRow,
        rng: Random,
        deputy: Deputy | None = None,
    ) -> DemoNews:
        story = stories[turn % len(stories)]
        words = self._words(row, rng, deputy)
        front: dict[str, Value] = {
            "title": story.title.format_map(words),
            "date": on,
            "stations": [row.id],
            "category": str(story.category),
        }
        if deputy:
            front["deputies"] = [deputy.id]
        front |= {
            "source": f"{row.district or self.register.city.name}人大常委会",
            "author": make_name(rng),
            "editor": make_name(rng),
            "reviews": [f"{word}审 {make_name(rng)}" for word in "一二三"],
            "summary": story.summary.format_map(words),
            "series": str(series),
        }
        body = "\n\n".join(story.paragraphs).format_map(words)
        return DemoNews(f"{on}-{slug}", f"---\n{block(front)}---\n\n{body}\n", "", 0)

    def _words(self, row: StationRow, rng: Random, deputy: Deputy | None) -> dict[str, str]:
        words = {
            "station": naming.short_name(self.register, row),
            "here": row.point or row.community or row.township or row.field or row.district or "这一片",
            "district": row.district or self.register.city.name,
        }
        if deputy:
            focus = (
                rng.choice(deputy.focus) if deputy.focus else ("人居环境" if is_rural(row) else "社区治理")
            )
            return words | {"name": deputy.name, "post": deputy.post, "focus": focus}
        return words | {"word": rng.choice(list(self.features[row]))}
