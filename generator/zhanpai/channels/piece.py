"""A news item as it is told to the outside: everything that a poster, a post or a notice board may say of it.

Made from the `Site` alone, so that all of them carry one name, one date and one address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from zhanpai.domain import naming, receptions, urls
from zhanpai.domain.model.news import Category, NewsItem
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.pictures import find as find_picture
from zhanpai.domain.signed_review import printed_review
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date, format_long_date

SUMMARY = 120
"""Characters of a summary that nobody has written: what the official account takes."""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture of the item; `source` is its file in the content, `file` how the package calls it: ``01-park.jpg``."""

    source: str
    file: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """The next day on which a station receives residents, in words."""

    station: str
    when: str
    """11月25日 周三 9:00-11:30."""
    where: str
    phone: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One item, told."""

    item: NewsItem
    headline: str
    summary: str
    station: str
    """The full canonical name of the first station; the site's title if the item names none."""
    short_station: str
    station_parts: tuple[str, ...]
    """`station` cut where a line may break."""
    more_stations: tuple[str, ...]
    districts: tuple[str, ...]
    category: Category
    date_words: str
    source: str
    signed: tuple[str, ...]
    """作者：…, 责任编辑：…, and the reviews."""
    permalink: str
    """What its QR code says."""
    cover: Illustration | None
    pictures: tuple[Illustration, ...]
    """All of them in the order of reading, the cover first unless the text shows it itself."""
    blocks: tuple[markdown.TextBlock, ...]
    """The text without its dress; for posters and notice boards."""
    meetings: tuple[Meeting, ...]
    topics: tuple[str, ...]
    """Topic words, the most telling first; without `#`."""
    corrections: tuple[str, ...]
    videos: tuple[str, ...]
    site_title: str
    owner: str
    city: str
    is_demo: bool
    body: Element = field(repr=False)
    """The tree of the text; pictures as ``/pictures/<file>``, links as they are on the web."""

    @property
    def stem(self) -> str:
        """The name of its folder."""
        return self.item.stem

    @property
    def is_resident_facing(self) -> bool:
        """Whether residents come for it."""
        return self.category.is_resident_facing

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text alone, block by block."""
        return tuple(block.line for block in self.blocks)


def make_piece(site: Site, item: NewsItem) -> Piece:
    """Everything that any channel says of `item`, gathered from the site once: words, pictures, whose it is, where to read on."""
    front, info = item.front, site.register.site
    stations = [site.station_by_id[id] for id in front.stations if id in site.station_by_id]
    first = stations[0] if stations else None
    pictures = _pictures(site, item)
    body = _body(site, item, pictures)
    pictures = _described(pictures, body)
    blocks = item.document.blocks
    names = [("作者", front.author), ("责任编辑", front.editor)]
    return Piece(
        item=item,
        headline=front.title,
        summary=front.summary or item.document.summary(SUMMARY),
        station=first.name if first else info.title,
        short_station=first.short_name if first else info.title,
        station_parts=naming.name_parts(site.register, first.row)
        if first
        else naming.title_parts(info.title, site.register.city.name),
        more_stations=tuple(s.name for s in stations[1:]),
        districts=tuple(dict.fromkeys(s.row.district for s in stations if s.row.district)),
        category=front.category,
        date_words=format_date(front.date),
        source=front.source,
        signed=(*(f"{what}：{name}" for what, name in names if name), *map(printed_review, front.reviews)),
        permalink=info.permalink(urls.news_item(item)),
        cover=pictures.get(front.cover or ""),
        pictures=tuple(pictures.values()),
        blocks=blocks,
        meetings=tuple(_meetings(site, stations)),
        topics=tuple(dict.fromkeys(_topics(site, item, stations))),
        corrections=tuple(f"{format_date(c.on)}更正：{c.text}" for c in front.corrections),
        videos=tuple(f"{'直播' if v.live else '视频'}：{v.title}" for v in front.videos),
        site_title=info.title,
        owner=info.owner,
        city=site.register.city.name,
        is_demo=info.demo,
        body=body,
    )


def _pictures(site: Site, item: NewsItem) -> dict[str, Illustration]:
    """The pictures that can be shown, by the name typed."""
    front = item.front
    typed = dict.fromkeys(named.name for named in item.document.pictures)
    alts = {photo.file: photo.alt for photo in front.gallery}
    if front.cover:
        alts[front.cover] = front.cover_alt or alts.get(front.cover, front.title)
    leads = [front.cover] if front.cover and front.cover not in typed else []
    found = {name: find_picture(site, item.path, name) for name in (*leads, *typed, *alts)}
    shown = [(name, picture) for name, picture in found.items() if picture]
    return {
        name: _illustration(picture, name, number, alts.get(name, ""))
        for number, (name, picture) in enumerate(shown, 1)
    }


def _illustration(picture: Picture, name: str, number: int, alt: str) -> Illustration:
    stem = re.sub(r"[^a-z0-9]+", "-", name.rpartition(".")[0].lower()).strip("-") or "tu"
    return Illustration(picture.path, f"{number:02}-{stem}.jpg", alt, picture.width, picture.height)


def _described(pictures: dict[str, Illustration], root: Element) -> dict[str, Illustration]:
    """The same with what the text says of those that stand in it."""
    said = markdown.plain_text.captions(root)
    return {name: replace(p, alt=said.get(p.file) or p.alt) for name, p in pictures.items()}


def _body(site: Site, item: NewsItem, pictures: dict[str, Illustration]) -> Element:
    """The body; a link within the site leads to the page on the web."""
    info = site.register.site
    links = {f"{page.slug}.md": info.permalink(urls.prose(page)) for page in site.prose}
    own = (link.name for link in item.document.links if link.name.startswith("/"))
    links |= {target: info.permalink(target) for target in own}
    shown = {name: markdown.Shown(f"/pictures/{p.file}", p.width, p.height) for name, p in pictures.items()}
    return item.document.published(shown, links)


def _meetings(site: Site, stations: list[Station]) -> Iterator[Meeting]:
    for station in stations:
        if station.receptions:
            day = station.receptions[0]
            where = "　".join(filter(None, [receptions.address(station, day), day.place]))
            yield Meeting(station.short_name, _when(day), where, station.detail.phone or "", day.note)


def _when(day: Reception) -> str:
    return " ".join(filter(None, [format_long_date(day.on), day.time]))


def _topics(site: Site, item: NewsItem, stations: list[Station]) -> Iterator[str]:
    """What the item is about, then where, then what all of them are."""
    words = item.front.title + item.front.summary + item.document.words
    for id in item.front.deputies:
        if id in site.deputy_by_id:
            yield from (focus for focus in site.deputy_by_id[id][0].focus if focus in words)
    yield from (duty.topic for s in stations for duty in s.detail.rota if duty.topic and duty.topic in words)
    if item.front.category.is_resident_facing:
        yield item.front.category.value
    yield from (s.row.district for s in stations if s.row.district)
    yield "人大代表联络站"
    yield "人大代表"
