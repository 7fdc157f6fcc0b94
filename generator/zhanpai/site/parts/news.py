"""A news item on a list, and what the preview says of one that is not published yet."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.domain import pictures, stories, urls
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.kit.dates import format_date
from zhanpai.site.parts.deputy import DeputyCard, deputy_card
from zhanpai.site.parts.once import once
from zhanpai.site.parts.picture import Image, image


@dataclass(frozen=True, slots=True)
class NewsCard:
    """A news item: `on` is its day as 2026-03-14, `date` the same in words; `ribbon` is the preview's."""

    title: str
    href: str
    on: str
    date: str
    category: str
    station: str = ""
    summary: str = ""
    cover: Image | None = None
    ribbon: str = ""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A news item about deputies; `district` is where they are at home, or ""."""

    people: tuple[DeputyCard, ...]
    district: str
    href: str
    title: str
    summary: str
    on: str
    date: str
    cover: Image | None = None


@dataclass(frozen=True, slots=True)
class Ribbon:
    """In a word what an item is that is not published yet, and why it is not."""

    words: str
    text: str


@once
def news_card(site: Site, item: NewsItem) -> NewsCard:
    """A news item as it stands on a list, with its cover if it can be shown."""
    front = item.front
    station = next(iter(site.stations_of(front.stations)), None)
    return NewsCard(
        title=front.title,
        href=urls.news_item(item),
        on=front.date.isoformat(),
        date=format_date(front.date),
        category=front.category.value,
        station=station.short_name if station else "",
        summary=item.summary,
        cover=_cover(site, item),
    )


@once
def story_card(site: Site, item: NewsItem) -> StoryCard:
    """A news item about deputies: with their portraits, as far as they are in office."""
    front = item.front
    return StoryCard(
        people=tuple(deputy_card(site, *home) for home in site.deputies_of(front.deputies)),
        district=stories.district_of(site, item),
        href=urls.news_item(item),
        title=front.title,
        summary=item.summary,
        on=front.date.isoformat(),
        date=format_date(front.date),
        cover=_cover(site, item),
    )


def _cover(site: Site, item: NewsItem) -> Image | None:
    picture = pictures.find(site, item.path, item.front.cover)
    return image(picture, item.front.cover_alt or item.front.title, pictures.CARD) if picture else None


def pending_note(site: Site, item: NewsItem) -> Ribbon:
    """What the preview says of an item that is not published yet."""
    done, required = len(item.front.reviews), site.register.site.reviews_required
    if done < required:
        reason = f"已有 {done} 审，要求 {required} 审，签齐以前不会发布。"
        return Ribbon("草稿", f"{reason}这一页只在预览里看得到。")
    reason = f"{format_date(item.front.date)}以后重新生成网站时发布。"
    return Ribbon("定时发布", f"{reason}这一页只在预览里看得到。")
