"""一篇动态: the text, who signed it off, and the stations and deputies it is about."""

from __future__ import annotations

from collections.abc import Iterator

from generator import cards, entries, markup, photos, urls
from generator.model.news import NewsItem
from generator.model.site import Picture, Site
from generator.page import Head, Page, SharedPicture


def pages(site: Site) -> Iterator[Page]:
    """One page for each published item; drafts and items dated ahead have none."""
    for item in site.published_news:
        yield _page(site, item)


def _page(site: Site, item: NewsItem) -> Page:
    front = item.front
    stations = [site.station_by_id[id] for id in front.stations if id in site.station_by_id]
    deputies = [site.deputy_by_id[id] for id in front.deputies if id in site.deputy_by_id]
    cover = photos.find(site, item.path, front.cover)
    summary = front.summary or markup.summary(item.body)
    info = site.register.site
    article: dict[str, object] = {
        "@type": "NewsArticle",
        "headline": front.title,
        "description": summary,
        "inLanguage": "zh-CN",
        "datePublished": front.date.isoformat(),
        "articleSection": front.category.value,
        "author": {"@type": "Organization", "name": front.source or info.owner},
        "publisher": {"@type": "GovernmentOrganization", "name": info.owner},
        "about": [
            {"@type": "GovernmentOffice", "@id": urls.permalink(info, s), "name": s.name} for s in stations
        ],
    }
    if cover:
        article["image"] = info.permalink(photos.published(cover).src)
    return Page(
        url=urls.news_item(item),
        template="pages/news_item.html",
        title=front.title,
        description=summary,
        section="news",
        sources=(item.path, *(s.path for s in stations if s.path)),
        breadcrumbs=(
            ("首页", urls.HOME),
            ("履职动态", urls.NEWS),
            (front.category.value, urls.news_of_category(front.category)),
        ),
        json_ld=article,
        head=Head(
            og_type="article",
            picture=_shared(cover, front.cover_alt or front.title) if cover else None,
            published_on=front.date.isoformat(),
        ),
        entries=(entries.news(site, item),),
        context={
            "category": front.category.value,
            "meta": " · ".join(
                filter(None, [cards.format_day(front.date), front.source and f"来源：{front.source}"])
            ),
            "cover": cards.image(cover, front.cover_alt or front.title) if cover else None,
            "body": item.body,
            "pictures": photos.in_text(site, item.path, item.body),
            "links": _links(site),
            "signed": _signed(item),
            "permalink": info.permalink(urls.news_item(item)),
            "stations": [cards.station(site, s) for s in stations],
            "deputies": [cards.deputy(site, d, s) for d, s in deputies],
        },
    )


def _shared(cover: Picture, alt: str) -> SharedPicture:
    """The cover, for whoever shares the item."""
    shown = photos.published(cover)
    return SharedPicture(shown.src, alt, shown.width, shown.height)


def _links(site: Site) -> dict[str, str]:
    """Where a link to a hand-written page's file leads: staff link to what they see in the folder."""
    return {f"{page.slug}.md": urls.prose(page) for page in site.prose}


def _signed(item: NewsItem) -> list[str]:
    """作者, 责任编辑 and the reviews, as they are printed under the text."""
    front = item.front
    names = [("作者", front.author), ("责任编辑", front.editor)]
    return [f"{what}：{name}" for what, name in names if name] + list(front.reviews)
