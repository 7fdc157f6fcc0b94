"""一篇动态: the text, who signed it off, and the stations and deputies it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from zhanpai.domain import pictures, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.signed_review import printed_review
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date
from zhanpai.kit.json import Frozen, JsonObject
from zhanpai.site import linked_data
from zhanpai.site.autolinks import Found, Linker
from zhanpai.site.page import Context, Head, Page, SharedPicture
from zhanpai.site.parts.deputy import DeputyCard, deputy_card
from zhanpai.site.parts.news import Ribbon, pending_note
from zhanpai.site.parts.picture import GalleryPhoto, Image, image, in_text, published
from zhanpai.site.parts.station import StationCard, station_card
from zhanpai.site.parts.video import VideoLink, video_link
from zhanpai.site.search import entries

NAMED = 6
"""How many stations, and how many deputies, a text may bring among the related ones beside its front matter."""


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """What was corrected; `on` as 2026-03-14, `date` the same in words."""

    on: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When and why an item went, and where the others are."""

    text: str
    news_url: str


@dataclass(frozen=True, slots=True)
class NewsItemPage(Context):
    """A news item; of a withdrawn one the first four fields are all there is."""

    kicker: str
    meta: str
    pending: Ribbon | None = None
    withdrawn: Withdrawn | None = None
    corrections: tuple[CorrectionNote, ...] = ()
    cover: Image | None = None
    body: str = ""
    pictures: tuple[tuple[str, markdown.Shown], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    videos: tuple[VideoLink, ...] = ()
    gallery: tuple[GalleryPhoto, ...] = ()
    signed: tuple[str, ...] = ()
    permalink: str = ""
    stations: tuple[StationCard, ...] = ()
    deputies: tuple[DeputyCard, ...] = ()


def pages(site: Site) -> Iterator[Page]:
    """A page for each published item and for each withdrawn one; in the preview also for drafts and items dated ahead."""
    linker = Linker(site)
    # What somebody is writing comes first: the preview looks no further than it must.
    for item in (*site.pending_news, *site.published_news):
        yield _page(site, item, linker.find(item))
    for item in site.withdrawn_news:
        yield _withdrawn(site, item)


def finder(site: Site) -> Callable[[str], Callable[[], Page] | None]:
    """What tells of an address how its page is made, without the others; None if none of these stands there."""

    @cache
    def at() -> dict[str, NewsItem]:
        shown = (*site.pending_news, *site.published_news, *site.withdrawn_news)
        return {urls.news_item(item): item for item in reversed(shown)}

    linker = cache(lambda: Linker(site))

    def make(item: NewsItem) -> Page:
        return _withdrawn(site, item) if item.front.withdrawn else _page(site, item, linker().find(item))

    def find(url: str) -> Callable[[], Page] | None:
        item = at().get(url)
        return partial(make, item) if item else None

    return find


def _page(site: Site, item: NewsItem, found: Found) -> Page:
    if item.front.withdrawn:
        return _withdrawn(site, item)
    front, is_published = item.front, site.is_due(item)
    named = site.stations_of(front.stations)
    stations = _unique([*named, *[s for s in found.stations if s not in named][:NAMED]])
    cover = pictures.find(site, item.path, front.cover)
    return Page(
        url=urls.news_item(item),
        template="pages/news_item.html",
        title=front.title,
        description=item.summary,
        section="news",
        sources=(item.path, *(s.path for s in stations if s.path)),
        breadcrumbs=_breadcrumbs(site, item),
        json_ld=_article(site, item, named, [s for s in stations if s not in named]),
        head=Head(
            og_type="article",
            picture=_shared(cover, front.cover_alt or front.title) if cover else None,
            published_on=front.date.isoformat(),
            modified_on=item.corrected_on.isoformat() if item.corrected_on else "",
            is_listed=is_published,
        ),
        entries=(entries.news(site, item),) if is_published else (),
        context=NewsItemPage(
            kicker=_kicker(item),
            meta=_meta(item),
            pending=None if is_published else pending_note(site, item),
            corrections=tuple(
                CorrectionNote(c.on.isoformat(), format_date(c.on), c.text)
                for c in sorted(front.corrections, key=lambda c: c.on)
            ),
            cover=image(cover, front.cover_alt or front.title) if cover else None,
            body=item.body,
            pictures=tuple(in_text(site, item).items()),
            links=_links(site),
            names=tuple(found.names.items()),
            videos=tuple(map(video_link, front.videos)),
            gallery=_gallery(site, item),
            signed=_signed(item),
            permalink=site.register.site.permalink(urls.news_item(item)),
            stations=tuple(map(station_card, stations)),
            deputies=tuple(deputy_card(site, d, s) for d, s in _deputies(site, item, found)),
        ),
    )


def _withdrawn(site: Site, item: NewsItem) -> Page:
    """What stays of an item that was taken back: its title, and when and why it went."""
    withdrawn = item.front.withdrawn
    assert withdrawn
    on = f"{format_date(withdrawn.on)}撤回。"
    return Page(
        url=urls.news_item(item),
        template="pages/news_item.html",
        title=item.front.title,
        description="本文已撤回。",
        section="news",
        sources=(item.path,),
        breadcrumbs=_breadcrumbs(site, item),
        head=Head(is_listed=False),
        context=NewsItemPage(
            kicker=_kicker(item),
            meta=format_date(item.front.date),
            pending=None if site.is_due(item) else pending_note(site, item),
            withdrawn=Withdrawn(f"{on}原因：{withdrawn.reason}", urls.NEWS),
        ),
    )


def _breadcrumbs(site: Site, item: NewsItem) -> tuple[tuple[str, str], ...]:
    """The way from the home page; a category has a page only while something is published in it."""
    category = item.front.category
    crumbs = (("首页", urls.HOME), ("履职动态", urls.NEWS))
    if any(n.front.category is category for n in site.published_news):
        return (*crumbs, (category.value, urls.news_of_category(category)))
    return crumbs


def _article(
    site: Site, item: NewsItem, about: Iterable[Station], mentioned: Iterable[Station]
) -> JsonObject:
    """The item in the words of schema.org (https://schema.org/NewsArticle)."""
    front, info = item.front, site.register.site
    files = [front.cover, *(photo.file for photo in front.gallery)]
    named = [p for file in dict.fromkeys(files) if (p := pictures.find(site, item.path, file))]
    images = tuple(info.permalink(published(p).src) for p in named)
    article: dict[str, Frozen] = {
        "@type": "NewsArticle",
        "headline": front.title,
        "description": item.summary,
        "inLanguage": "zh-CN",
        "datePublished": front.date.isoformat(),
        "articleSection": front.category.value,
        "author": JsonObject({"@type": "Organization", "name": front.source or info.owner}),
        "publisher": linked_data.owner(info),
        "about": tuple(linked_data.office_name(site, s) for s in about),
    }
    if mentions := tuple(linked_data.office_name(site, s) for s in mentioned):
        article["mentions"] = mentions
    if item.corrected_on:
        article["dateModified"] = item.corrected_on.isoformat()
        article["correction"] = tuple(c.text for c in front.corrections)
    if images:
        article["image"] = images if len(images) > 1 else images[0]
    return JsonObject(article)


def _unique(stations: Iterable[Station]) -> list[Station]:
    return list({s.id: s for s in stations}.values())


def _deputies(site: Site, item: NewsItem, found: Found) -> list[tuple[Deputy, Station]]:
    """Those of the front matter, then those whom the text names."""
    named = site.deputies_of(item.front.deputies)
    ids = {d.id for d, _ in named}
    also = [(d, s) for d, s in found.deputies if d.id not in ids][:NAMED]
    return list({d.id: (d, s) for d, s in (*named, *also)}.values())


def _gallery(site: Site, item: NewsItem) -> tuple[GalleryPhoto, ...]:
    """The gallery's pictures; their words stand under them and are not read out twice."""
    found = [(photo, pictures.find(site, item.path, photo.file)) for photo in item.front.gallery]
    return tuple(GalleryPhoto(image(picture, ""), photo.alt) for photo, picture in found if picture)


def _kicker(item: NewsItem) -> str:
    series = item.front.series
    return " · ".join(filter(None, [item.front.category.value, series.value if series else ""]))


def _meta(item: NewsItem) -> str:
    source, corrected = item.front.source, item.corrected_on
    words = [format_date(item.front.date), f"来源：{source}" if source else ""]
    return " · ".join(filter(None, [*words, f"{format_date(corrected)}更正" if corrected else ""]))


def _shared(cover: Picture, alt: str) -> SharedPicture:
    """The cover, for whoever shares the item."""
    shown = published(cover)
    return SharedPicture(shown.src, alt, shown.width, shown.height)


def _links(site: Site) -> tuple[tuple[str, str], ...]:
    """Where a link to a hand-written page's file leads: staff link to what they see in the folder."""
    return tuple((f"{page.slug}.md", urls.prose(page)) for page in site.prose)


def _signed(item: NewsItem) -> tuple[str, ...]:
    """作者, 责任编辑 and the reviews, as they are printed under the text."""
    front = item.front
    names = [("作者", front.author), ("责任编辑", front.editor)]
    return (*(f"{what}：{name}" for what, name in names if name), *map(printed_review, front.reviews))
