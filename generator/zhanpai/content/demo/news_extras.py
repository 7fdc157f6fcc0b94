"""What happens to demo news after it is written: galleries, videos, corrections, and one item taken back."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from zhanpai.content.demo.news import DemoNews, picture_name
from zhanpai.content.demo.word_files import read_words
from zhanpai.domain.model.news import Category
from zhanpai.kit.yaml.writing import Inline, Value, block

PER_GALLERY, PER_VIDEO, PER_CORRECTION, PER_WITHDRAWAL = 24, 24, 36, 60
"""One in so many items; a city with little news has none."""
GALLERY = 3
_END = "\n---\n\n"


def add_extras(items: Iterable[DemoNews], seed: int, today: dt.date) -> Iterator[DemoNews]:
    """The same items, each in its turn, some of them with more in their front matter."""
    news = list(items)
    words = read_words().news
    # The name of this stream of chance stays as it was: another would give another city.
    rng = Random(f"{seed}/newsroom")
    number = len(news)
    order = rng.sample(range(number), number)
    more: defaultdict[int, dict[str, Value]] = defaultdict(dict)
    drawn = _drawn(news)
    for turn in order[: number // PER_GALLERY]:
        if gallery := _gallery(news[turn], drawn[news[turn].folder], rng):
            more[turn]["gallery"] = gallery
    # The first item with a gallery has a video too, so that one page shows everything.
    for turn in (*order[:1], *order[number // PER_GALLERY :])[: number // PER_VIDEO]:
        more[turn]["videos"] = [_video(news[turn], rng)]
    for turn in (*order[:1], *reversed(order))[: number // PER_CORRECTION]:
        on = _later(news[turn], rng, today)
        more[turn]["corrections"] = [Inline(on=on, text=rng.choice(words.corrections))]
    dull = [turn for turn in order if turn not in more and _is_dull(news[turn])]
    for turn in dull[: -(-number // 1000) if number >= PER_WITHDRAWAL else 0]:
        on = _later(news[turn], rng, today)
        more[turn]["withdrawn"] = Inline(on=on, reason=rng.choice(words.withdrawals))
    for turn, item in enumerate(news):
        yield _with(item, more[turn]) if more[turn] else item


def _drawn(news: Iterable[DemoNews]) -> dict[str, list[tuple[str, int]]]:
    """The pictures that lie in each year's folder: a gallery needs no more than these."""
    found: defaultdict[str, set[tuple[str, int]]] = defaultdict(set)
    for item in news:
        found[item.folder].update([(item.scene, item.variant)] if item.scene else ())
    return {folder: sorted(pictures) for folder, pictures in found.items()}


def _gallery(item: DemoNews, drawn: list[tuple[str, int]], rng: Random) -> list[Value]:
    """Pictures of different scenes that the item does not show already; none if there are too few."""
    one_each = dict(rng.sample(drawn, len(drawn)))
    scenes = [scene for scene in one_each if scene != item.scene][:GALLERY]
    if len(scenes) < GALLERY:
        return []
    alts = read_words().news.pictures
    return [Inline(file=picture_name(scene, one_each[scene]), alt=alts[scene]) for scene in scenes]


def _video(item: DemoNews, rng: Random) -> Inline:
    video = rng.choice(read_words().news.videos)
    url = f"https://{'live' if video.live else 'video'}.example.gov.cn/{item.stem}"
    shown = Inline(title=video.title, url=url)
    return Inline(**shown, live="是") if video.live else shown


def _later(item: DemoNews, rng: Random, today: dt.date) -> dt.date:
    return min(dt.date.fromisoformat(item.stem[:10]) + dt.timedelta(rng.randint(1, 6)), today)


def _is_dull(item: DemoNews) -> bool:
    return any(f"\ncategory: {kind}\n" in item.text for kind in (Category.WORK, Category.TRAINING))


def _with(item: DemoNews, more: dict[str, Value]) -> DemoNews:
    front, _, body = item.text.partition(_END)
    return replace(item, text=f"{front}\n{block(more)}---\n\n{body}")
