"""What the components are given of a news item."""

from __future__ import annotations

from zhanpai.domain import pictures, stories, urls
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date
from zhanpai.site.parts import Card
from zhanpai.site.parts.deputy import deputy_card
from zhanpai.site.parts.picture import image


def news_card(site: Site, item: NewsItem) -> Card:
    """A news item on a list."""
    front = item.front
    cover = pictures.find(site, item.path, front.cover)
    stations = [site.station_by_id[id] for id in front.stations if id in site.station_by_id]
    return {
        "title": front.title,
        "href": urls.news_item(item),
        "on": front.date.isoformat(),
        "date": format_date(front.date),
        "category": front.category.value,
        "station": stations[0].short_name if stations else "",
        "summary": front.summary or markdown.summary(item.body),
        "cover": image(cover, front.cover_alt or front.title, pictures.CARD) if cover else None,
    }


def story_card(site: Site, item: NewsItem) -> Card:
    """A news item about deputies: with their portraits, as far as they are in office."""
    people = [
        deputy_card(site, *site.deputy_by_id[id]) for id in item.front.deputies if id in site.deputy_by_id
    ]
    return {**news_card(site, item), "people": people, "district": stories.district_of(site, item)}


def pending_note(site: Site, item: NewsItem) -> Card:
    """What the preview says of an item that is not published yet, and why it is not."""
    done, required = len(item.front.reviews), site.register.site.reviews_required
    if done < required:
        reason = f"已有 {done} 审，要求 {required} 审，签齐以前不会发布。"
        return {"words": "草稿", "text": f"{reason}这一页只在预览里看得到。"}
    reason = f"{format_date(item.front.date)}以后重新生成网站时发布。"
    return {"words": "定时发布", "text": f"{reason}这一页只在预览里看得到。"}
