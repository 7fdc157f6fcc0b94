"""Which pictures the site shows: where the content asks for them, and how wide they are shown at most.

A picture that nothing asks for is never published, and neither is the file itself: `kit.images`
makes a new one of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from urllib.parse import unquote

from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsItem, ProsePage
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import Finding, Keys, Rule
from zhanpai.kit.look_alikes import folded

WIDE, CARD, PORTRAIT = 1200, 480, 320
"""Greatest width in pixels: across a phone at three device pixels to one, on a card, a deputy's portrait."""

LANDSCAPE, UPRIGHT, SQUARE = (3, 2), (4, 5), (1, 1)
"""The proportions that pages are made for: photos, covers and galleries side by side; a deputy's portrait, which the
component monogram cuts to 4rem × 5rem; a code that is scanned."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture that some content asks for; `path` is the file, whether or not it exists.

    `keys` lead to the file's name in `source`; in a Markdown body it stands on `line` (from 1) instead.
    """

    path: str
    width: int
    source: str
    keys: Keys = ()
    line: int = 0

    def at(self, rule: Rule, message: str, fix: str, *, new: str | None = None) -> Finding:
        """A finding of `rule` where the picture is asked for; `new` is the name to write there."""
        if self.line:
            found = rule.at_line(self.source, self.line, 1, message, fix, new=new)
            return replace(found, typed=self.path.rpartition("/")[2])
        return rule.at(self.source, self.keys, message, fix, new=new)


def beside(source: str, file: str) -> str:
    """The path by which the site knows the picture `file` in the folder of `source`."""
    return known_as(f"{source.rpartition('/')[0]}/{file.strip()}")


def known_as(path: str) -> str:
    """The one form of a picture's path, however it was typed and whatever disk it lies on.

    Macs take the marks of letters apart (Unicode's NFD), browsers write %20 for a blank.
    """
    with suppress(UnicodeDecodeError):
        path = unquote(path, errors="strict") if "%" in path else path
    # What is typed is read without look-alikes; so must be the name on the disk.
    return folded(unicodedata.normalize("NFC", path))


def wanted(site: Site) -> Iterator[Wanted]:
    """Every picture that the content of `site` asks for."""
    for station in site.stations:
        yield from _of_station(station)
    for item in site.news:
        yield from of_news(item)
    yield from _of_prose(site)


def shown(site: Site) -> Iterator[Wanted]:
    """Every picture that a page of `site` shows: none of drafts, nor of what was withdrawn or of who has left."""
    for station in site.stations:
        for want in _of_station(station):
            # A station that is closed keeps its page, and the page its pictures.
            if want.keys[0] != "deputies" or _is_shown(site, station, station.deputies[int(want.keys[1])]):
                yield want
    for item in (*site.published_news, *site.pending_news):
        yield from of_news(item)
    yield from _of_prose(site)


def _of_prose(site: Site) -> Iterator[Wanted]:
    for page in site.prose:
        yield from _in_text(page)


def _of_station(station: Station) -> Iterator[Wanted]:
    source, detail = station.path, station.detail
    for i, photo in enumerate(detail.photos):
        yield Wanted(beside(source, photo.file), WIDE, source, ("photos", i, "file"))
    for i, account in enumerate(detail.accounts):
        if account.qr:
            yield Wanted(beside(source, account.qr), PORTRAIT, source, ("accounts", i, "qr"))
    for i, deputy in enumerate(detail.deputies):
        if deputy.photo:
            yield Wanted(beside(source, deputy.photo), PORTRAIT, source, ("deputies", i, "photo"))


def of_news(item: NewsItem) -> Iterator[Wanted]:
    """The cover of `item`, the pictures in its gallery and those in its text."""
    if item.front.cover:
        yield Wanted(beside(item.path, item.front.cover), WIDE, item.path, ("cover",))
    for i, photo in enumerate(item.front.gallery):
        yield Wanted(beside(item.path, photo.file), WIDE, item.path, ("gallery", i, "file"))
    yield from _in_text(item)


def _in_text(item: NewsItem | ProsePage) -> Iterator[Wanted]:
    for named in item.document.pictures:
        line = item.body_line + named.line
        yield Wanted(beside(item.path, named.name), WIDE, item.path, line=line)


def _is_shown(site: Site, station: Station, deputy: Deputy) -> bool:
    """Whether the portrait that the station's file names is the one that the pages show."""
    return deputy.serves_on(site.today) and site.deputy_by_id[deputy.id][1] is station


def portrait(site: Site, deputy: Deputy) -> Picture | None:
    """The deputy's portrait, which lies beside the file of the person's home, if it can be shown."""
    return find(site, site.deputy_by_id[deputy.id][1].path, deputy.photo)


def find(site: Site, source: str, file: str | None) -> Picture | None:
    """The picture `file` beside `source`, if it can be shown."""
    picture = site.pictures.get(beside(source, file)) if file else None
    return picture if picture and not picture.problem else None
