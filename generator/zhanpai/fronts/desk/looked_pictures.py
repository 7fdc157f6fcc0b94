"""The pictures of a project as a look at it found them: where each is shown, and where another one could go.

Of the whole city, as JSON has it: the room 图片 chooses from them what it shows.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from zhanpai.domain import pictures
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.markdown.plain_text import captions
from zhanpai.kit.picture_parts import Shape

NO_WORDS_ASKED = ("deputy", "account")
"""Kinds of which the page itself says what they show: whose portrait, whose code."""


@dataclass(frozen=True)
class PictureHome:
    """A place where a picture is or may be: `kind` is photos, deputy, account, cover, gallery, body or page.

    `keys` lead to it in `source`; `words` name it for a person; `stem` is how files there are called; `stations` are
    those whose matter it is.  `key` names the place in an address.
    """

    key: str
    kind: str
    source: str
    keys: Keys
    words: str
    stem: str
    stations: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of its files: they lie beside what names them."""
        return self.source.rpartition("/")[0]

    @property
    def shape(self) -> Shape:
        """The proportion that its page is made for."""
        return {"deputy": pictures.UPRIGHT, "account": pictures.SQUARE}.get(self.kind, pictures.LANDSCAPE)

    @property
    def asks_words(self) -> bool:
        """Whether somebody has to say what the picture shows."""
        return self.kind not in NO_WORDS_ASKED


@dataclass(frozen=True)
class PictureUse:
    """One place that shows a picture, under the `name` typed there; `line` is that in a text, else 0."""

    home: PictureHome
    name: str
    alt: str
    line: int = 0


@dataclass(frozen=True)
class SeenPicture:
    """A picture file, by its path from the root; `problem` says why it cannot be shown, or is ""."""

    path: str
    width: int
    height: int
    size: int
    problem: str
    uses: tuple[PictureUse, ...] = ()

    @property
    def name(self) -> str:
        """Its file's name."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class LookedPictures:
    """All of them, in the order of their paths, and all places where one can be put."""

    pictures: tuple[SeenPicture, ...] = ()
    homes: tuple[PictureHome, ...] = ()


def look_at_pictures(site: Site) -> LookedPictures:
    """The pictures of `site`, used or not, and the places for others."""
    uses: dict[str, list[PictureUse]] = defaultdict(list)
    for path, use in _uses(site):
        uses[path].append(use)
    seen = (
        SeenPicture(one.path, one.width, one.height, one.size, one.problem, tuple(uses[known]))
        for known, one in site.pictures.items()
    )
    return LookedPictures(tuple(sorted(seen, key=lambda one: one.path)), tuple(_homes(site)))


def _homes(site: Site) -> Iterator[PictureHome]:
    for station in site.stations:
        if station.path and station.exists:
            yield _photos(station)
            yield from (_account(station, i) for i in range(len(station.detail.accounts)))
            yield from (_deputy(station, i) for i in range(len(station.detail.deputies)))
    for item in site.news:
        yield from (_of_news(item, kind) for kind in ("cover", "gallery", "body"))


def _photos(station: Station) -> PictureHome:
    words = f"{station.short_name}的照片"
    return PictureHome(
        f"photos-{station.id}", "photos", station.path, ("photos",), words, station.id, (station.id,)
    )


def _deputy(station: Station, number: int) -> PictureHome:
    deputy = station.detail.deputies[number]
    keys = ("deputies", number, "photo")
    key = f"deputy-{station.id}-{deputy.id}"
    return PictureHome(
        key, "deputy", station.path, keys, f"{deputy.name}代表的照片", deputy.id, (station.id,)
    )


def _account(station: Station, number: int) -> PictureHome:
    keys = ("accounts", number, "qr")
    words = f"{station.short_name}的账号“{station.detail.accounts[number].name}”的二维码"
    key, stem = f"account-{station.id}-{number}", f"{station.id}-qr"
    return PictureHome(key, "account", station.path, keys, words, stem, (station.id,))


_IN_NEWS: Mapping[str, tuple[Keys, str]] = {
    "cover": (("cover",), "封面"),
    "gallery": (("gallery",), "图集"),
    "body": ((), "正文"),
}


def _of_news(item: NewsItem, kind: str) -> PictureHome:
    keys, word = _IN_NEWS[kind]
    words = f"动态《{item.front.title}》的{word}"
    return PictureHome(
        f"{kind}-{item.stem}", kind, item.path, keys, words, item.stem, tuple(item.front.stations)
    )


def _uses(site: Site) -> Iterator[tuple[str, PictureUse]]:
    for station in site.stations:
        detail, source = station.detail, station.path
        for i, photo in enumerate(detail.photos):
            home = dataclasses.replace(_photos(station), keys=("photos", i))
            yield pictures.beside(source, photo.file), PictureUse(home, photo.file, photo.alt)
        for i, account in enumerate(detail.accounts):
            if account.qr:
                yield pictures.beside(source, account.qr), PictureUse(_account(station, i), account.qr, "")
        for i, deputy in enumerate(detail.deputies):
            if deputy.photo:
                yield (
                    pictures.beside(source, deputy.photo),
                    PictureUse(_deputy(station, i), deputy.photo, ""),
                )
    for item in site.news:
        yield from _uses_in_news(item)
    for page in site.prose:
        home = PictureHome(
            f"page-{page.slug}", "page", page.path, (), f"网页“{page.front.title}”的正文", page.slug
        )
        yield from _in_text(
            page.path, home, page.document.pictures, captions(page.document.root), page.body_line
        )


def _uses_in_news(item: NewsItem) -> Iterator[tuple[str, PictureUse]]:
    front = item.front
    if front.cover:
        yield (
            pictures.beside(item.path, front.cover),
            PictureUse(_of_news(item, "cover"), front.cover, front.cover_alt),
        )
    for i, photo in enumerate(front.gallery):
        home = dataclasses.replace(_of_news(item, "gallery"), keys=("gallery", i))
        yield pictures.beside(item.path, photo.file), PictureUse(home, photo.file, photo.alt)
    document = item.document
    yield from _in_text(
        item.path, _of_news(item, "body"), document.pictures, captions(document.root), item.body_line
    )


def _in_text(
    source: str, home: PictureHome, named: Iterable[Any], words: Mapping[str, str], first: int
) -> Iterator[tuple[str, PictureUse]]:
    for one in named:
        yield (
            pictures.beside(source, one.name),
            PictureUse(home, one.name, words.get(one.name, ""), first + one.line),
        )


def read_looked_pictures(plain: Mapping[str, Any]) -> LookedPictures:
    """What `dataclasses.asdict` made of it and JSON kept; KeyError or TypeError if it was made of nothing like that."""
    return LookedPictures(
        tuple(
            SeenPicture(**{**one, "uses": tuple(_use(use) for use in one["uses"])})
            for one in plain["pictures"]
        ),
        tuple(_home(one) for one in plain["homes"]),
    )


def _use(plain: Mapping[str, Any]) -> PictureUse:
    return PictureUse(**{**plain, "home": _home(plain["home"])})


def _home(plain: Mapping[str, Any]) -> PictureHome:
    return PictureHome(**{**plain, "keys": tuple(plain["keys"]), "stations": tuple(plain["stations"])})
