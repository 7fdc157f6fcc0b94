"""一篇动态: the text, who signed it off, and the stations and deputies it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from zhanpai.domain import pictures, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsItem, Video
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date
from zhanpai.site.autolinks import Found, Linker
from zhanpai.site.page import Head, Page, SharedPicture
from zhanpai.site.parts import Card
from zhanpai.site.parts.deputy import deputy_card
from zhanpai.site.parts.news import pending_note
from zhanpai.site.parts.picture import image, in_text, published
from zhanpai.site.parts.station import station_card
from zhanpai.site.search import entries

NAMED = 6
"""How many stations, and how many deputies, a text may bring among the related ones beside its front matter."""


def pages(site: Site) -> Iterator[Page]:
    """A page for each published item and for each withdrawn one; in the preview also for drafts and items dated ahead."""
    linker = Linker(site)
    # What somebody is writing comes first: the preview looks no further than it must.
    for item in (*site.pending_news, *site.published_news):
        yield _page(site, item, linker.find(item))
    for item in site.withdrawn_news:
        yield _withdrawn(site, item)


def _page(site: Site, item: NewsItem, found: Found) -> Page:
    if item.front.withdrawn:
        return _withdrawn(site, item)
    front, is_published = item.front, site.is_due(item)
    named = [site.station_by_id[id] for id in front.stations if id in site.station_by_id]
    stations = _unique([*named, *[s for s in found.stations if s not in named][:NAMED]])
    cover = pictures.find(site, item.path, front.cover)
    return Page(
        url=urls.news_item(item),
        template="pages/news_item.html",
        title=front.title,
        description=front.summary or markdown.summary(item.body),
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
        context={
            "withdrawn": None,
            "pending": None if is_published else pending_note(site, item),
            "kicker": _kicker(item),
            "meta": _meta(item),
            "corrections": [
                {"on": c.on.isoformat(), "date": format_date(c.on), "text": c.text}
                for c in sorted(front.corrections, key=lambda c: c.on)
            ],
            "cover": image(cover, front.cover_alt or front.title) if cover else None,
            "body": item.body,
            "pictures": in_text(site, item.path, item.body),
            "links": _links(site),
            "names": found.names,
            "videos": [_video(v) for v in front.videos],
            "gallery": _gallery(site, item),
            "signed": _signed(item),
            "permalink": site.register.site.permalink(urls.news_item(item)),
            "stations": [station_card(site, s) for s in stations],
            "deputies": [deputy_card(site, d, s) for d, s in _deputies(site, item, found)],
        },
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
        context={
            "withdrawn": {"text": f"{on}原因：{withdrawn.reason}", "news_url": urls.NEWS},
            "pending": None if site.is_due(item) else pending_note(site, item),
            "kicker": _kicker(item),
            "meta": format_date(item.front.date),
        },
    )


def _breadcrumbs(site: Site, item: NewsItem) -> tuple[tuple[str, str], ...]:
    """The way from the home page; a category has a page only while something is published in it."""
    category = item.front.category
    crumbs = (("首页", urls.HOME), ("履职动态", urls.NEWS))
    if any(n.front.category is category for n in site.published_news):
        return (*crumbs, (category.value, urls.news_of_category(category)))
    return crumbs


def _article(site: Site, item: NewsItem, about: list[Station], mentioned: list[Station]) -> Card:
    """The item in the words of schema.org (https://schema.org/NewsArticle)."""
    front, info = item.front, site.register.site
    files = [front.cover, *(photo.file for photo in front.gallery)]
    named = [p for file in dict.fromkeys(files) if (p := pictures.find(site, item.path, file))]
    images = [info.permalink(published(p).src) for p in named]
    article: Card = {
        "@type": "NewsArticle",
        "headline": front.title,
        "description": front.summary or markdown.summary(item.body),
        "inLanguage": "zh-CN",
        "datePublished": front.date.isoformat(),
        "articleSection": front.category.value,
        "author": {"@type": "Organization", "name": front.source or info.owner},
        "publisher": {"@type": "GovernmentOrganization", "name": info.owner},
        "about": [_office(site, s) for s in about],
    }
    if mentioned:
        article["mentions"] = [_office(site, s) for s in mentioned]
    if item.corrected_on:
        article["dateModified"] = item.corrected_on.isoformat()
        article["correction"] = [c.text for c in front.corrections]
    if images:
        article["image"] = images if len(images) > 1 else images[0]
    return article


def _office(site: Site, station: Station) -> Card:
    address = urls.permalink(site.register.site, station)
    return {"@type": "GovernmentOffice", "@id": address, "name": station.name}


def _unique(stations: Iterable[Station]) -> list[Station]:
    return list({s.id: s for s in stations}.values())


def _deputies(site: Site, item: NewsItem, found: Found) -> list[tuple[Deputy, Station]]:
    """Those of the front matter, then those whom the text names."""
    named = [site.deputy_by_id[id] for id in item.front.deputies if id in site.deputy_by_id]
    ids = {d.id for d, _ in named}
    also = [(d, s) for d, s in found.deputies if d.id not in ids][:NAMED]
    return list({d.id: (d, s) for d, s in (*named, *also)}.values())


def _video(video: Video) -> Card:
    """A link that says to whose host it leads."""
    kind = "直播" if video.live else "视频"
    return {"title": video.title, "href": video.url, "host": urlsplit(video.url).netloc, "kind": kind}


def _gallery(site: Site, item: NewsItem) -> list[Card]:
    """The gallery's pictures; their words stand under them and are not read out twice."""
    found = [(photo, pictures.find(site, item.path, photo.file)) for photo in item.front.gallery]
    return [{**image(picture, ""), "caption": photo.alt} for photo, picture in found if picture]


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


def _links(site: Site) -> dict[str, str]:
    """Where a link to a hand-written page's file leads: staff link to what they see in the folder."""
    return {f"{page.slug}.md": urls.prose(page) for page in site.prose}


def _signed(item: NewsItem) -> list[str]:
    """作者, 责任编辑 and the reviews, as they are printed under the text."""
    front = item.front
    names = [("作者", front.author), ("责任编辑", front.editor)]
    return [f"{what}：{name}" for what, name in names if name] + list(front.reviews)
