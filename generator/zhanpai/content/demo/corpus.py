"""The whole city as a stream of files: the register, then station by station, then the news, the projects, the pictures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import cast

from zhanpai.content.demo.account_codes import add_code
from zhanpai.content.demo.divisions import Community
from zhanpai.content.demo.news import make_news, picture_name
from zhanpai.content.demo.news_extras import add_extras
from zhanpai.content.demo.opinions import keeps_ledger, make_ledger
from zhanpai.content.demo.people import People, is_rural
from zhanpai.content.demo.pictures import VARIANTS, draw
from zhanpai.content.demo.projects import ProjectWriter
from zhanpai.content.demo.register import format_register, make_register
from zhanpai.content.demo.series import SeriesWriter
from zhanpai.content.demo.stations import StationWriter, allot_deputies, choose_filled
from zhanpai.content.demo.word_files import read_words
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.register import StationRow, StationStatus
from zhanpai.kit.yaml.writing import Inline, block

STATIONS_WITH_PHOTO = 24
"""Few, at any size: each photo is a file of its own beside its station."""


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file to be written: `path` is relative to the project's root, with `/`."""

    path: str
    content: bytes


def make_corpus(
    divisions: Sequence[Community],
    *,
    stations: int,
    deputies: int,
    news: int,
    seed: int,
    today: dt.date,
    filled: int | None = None,
) -> Iterator[DemoFile]:
    """Yield the files of a made-up city.

    The same arguments give the same bytes everywhere: no disk, no clock, no hash order, one stream of
    chance for each record, so that a changed word changes the files that it stands in and no others.

    Raises DemoError, before the first file, for a number of stations that cannot be had.

    `filled` is how many stations of the districts have a file of their own, evenly spread; the city's
    own station always has one.  None: all stations.
    """
    register = make_register(divisions, stations, seed, today)
    yield _text("stations.yaml", format_register(register))
    rows = choose_filled(register, filled)
    sizes = allot_deputies(rows, deputies)
    photographed = _photographed(rows, seed)
    people = People(seed, today)
    writer = StationWriter(register, seed, today)
    alts = read_words().intros.photos
    slugs = {d.name: d.slug for d in register.districts}
    at_station: dict[StationRow, tuple[Deputy, ...]] = {}
    features: dict[StationRow, Sequence[str]] = {}
    for row in rows:
        folder = slugs.get(row.district or "", "city")
        at_station[row] = people.make(row, sizes.get(row.id, 0))
        photos = []
        if shot := photographed.get(row.id):
            yield DemoFile(f"content/stations/{folder}/{row.id}-1.jpg", draw(*shot))
            photos.append(Inline(file=f"{row.id}-1.jpg", alt=alts[shot[0]]))
        entry = writer.entry(row, at_station[row], photos)
        if code := add_code(entry, row):
            yield DemoFile(f"content/stations/{folder}/{code[0]}", code[1])
        features[row] = [str(word) for word in cast(Sequence[object], entry.get("features", ()))]
        yield _text(f"content/stations/{folder}/{row.id}.yaml", block(entry))
        if row.id in sizes and keeps_ledger(row, seed):
            yield _text(f"content/opinions/{folder}/{row.id}.yaml", block(make_ledger(row, seed, today)))
    in_service = {row: members for row, members in at_station.items() if row.id in sizes}
    pictures: set[tuple[str, str, int]] = set()
    told: dict[str, str] = {}
    series = SeriesWriter(register, in_service, features, seed, today)
    told_of = add_extras(make_news(register, in_service, news, seed, today), seed, today)
    for item in chain(told_of, series.write(news)):
        yield _text(f"{item.folder}/{item.stem}.md", item.text)
        if item.scene:
            pictures.add((item.folder, item.scene, item.variant))
        if item.is_about_livelihood:
            told[item.station] = item.stem
    for path, text in ProjectWriter(register, in_service, told, seed, today).write():
        yield _text(path, text)
    for picture_folder, scene, variant in sorted(pictures):
        yield DemoFile(f"{picture_folder}/{picture_name(scene, variant)}", draw(scene, variant))


def _photographed(rows: Sequence[StationRow], seed: int) -> dict[str, tuple[str, int]]:
    """Which stations have a photo, and of what: (scene, variant)."""
    rng = Random(f"{seed}/photos")
    candidates = [row for row in rows if row.status is StationStatus.OPEN]
    chosen = rng.sample(candidates, min(STATIONS_WITH_PHOTO, len(candidates)))
    scenes = read_words().intros.photos
    urban = [scene for scene in scenes if scene != "village"]
    rural = [scene for scene in scenes if scene != "street"]
    return {
        row.id: ((rural if is_rural(row) else urban)[turn % len(urban)], turn // len(urban) % VARIANTS)
        for turn, row in enumerate(chosen)
    }


def _text(path: str, text: str) -> DemoFile:
    return DemoFile(path, text.encode())
