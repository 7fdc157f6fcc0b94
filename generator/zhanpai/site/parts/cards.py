"""What the theme's components are given: one function per component, plain data out.

The keys are the parameters of the macros in `theme/components/`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from zhanpai.domain import naming, pictures, schedule, stories, urls
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import District, StationStatus
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import markdown

Card = dict[str, object]

OPINION_TONE = {
    OpinionStatus.DECLINED: "declined",
    OpinionStatus.REPLIED: "done",
    OpinionStatus.FED_BACK: "done",
    OpinionStatus.CLOSED: "done",
}


def format_day(on: dt.date) -> str:
    """2026年3月14日."""
    return f"{on.year}年{on.month}月{on.day}日"


def status(station: Station) -> Card:
    """The tag that says whether residents are received."""
    return {"words": station.status.label, "tone": station.status.value}


def station(site: Site, station: Station, *, short: bool = False) -> Card:
    """A station on a list; under its short name where its surroundings already say the district."""
    parts = naming.name_parts(site.register, station.row)
    coming = station.receptions[0] if station.receptions else None
    return {
        "parts": list(parts[1:] if short and len(parts) > 2 else parts),
        "href": urls.station(station),
        "number": station.id,
        "address": station.detail.address,
        "status": None if station.status is StationStatus.OPEN else status(station),
        "next": f"下次接待 {schedule.format_month_day(coming.on)}" if coming else "",
    }


def image(picture: Picture, alt: str, width: int = pictures.WIDE) -> Card:
    """A published picture, in the widths and forms that a browser may choose from."""
    shown = pictures.published(picture, width)
    return {
        "src": shown.src,
        "srcset": shown.srcset,
        "webp": shown.webp,
        "alt": alt,
        "width": shown.width,
        "height": shown.height,
    }


def mandates(deputy: Deputy, today: dt.date) -> list[str]:
    """The mandates that run today, highest first; those of a former deputy as they were."""
    running = deputy.mandates_on(today)
    return [m.level.label for m in running] or [f"原{m.level.label}" for m in deputy.mandates]


def deputy(site: Site, deputy: Deputy, station: Station) -> Card:
    """A deputy on a list; who has left office keeps name and terms, nothing else (个人信息保护法 art. 47)."""
    serves = deputy.serves_on(site.today)
    portrait = pictures.find(site, station.path, deputy.photo) if serves else None
    return {
        "name": deputy.name,
        "href": urls.deputy(deputy),
        "mandates": mandates(deputy, site.today),
        "post": deputy.post if serves else "",
        "portrait": image(portrait, "", pictures.PORTRAIT) if portrait else None,
        "station": {"name": station.short_name, "href": urls.station(station)},
    }


def reception(site: Site, day: Reception, at: Station | None = None) -> Card:
    """A reception day; `at` names the station where the list has several."""
    on_duty = [site.deputy_by_id[id][0] for id in day.deputies if id in site.deputy_by_id]
    return {
        "on": day.on.isoformat(),
        "month": f"{day.on.month}月",
        "day": str(day.on.day),
        "weekday": schedule.format_date_zh(day.on).split()[1],
        "time": day.time,
        "place": day.place,
        "station": {"name": at.short_name, "href": urls.station(at)} if at else None,
        "deputies": [{"name": d.name, "href": urls.deputy(d)} for d in on_duty],
        "topic": day.topic,
        "note": day.note,
    }


def news(site: Site, item: NewsItem) -> Card:
    """A news item on a list."""
    front = item.front
    cover = pictures.find(site, item.path, front.cover)
    stations = [site.station_by_id[id] for id in front.stations if id in site.station_by_id]
    return {
        "title": front.title,
        "href": urls.news_item(item),
        "on": front.date.isoformat(),
        "date": format_day(front.date),
        "category": front.category.value,
        "station": stations[0].short_name if stations else "",
        "summary": front.summary or markdown.summary(item.body),
        "cover": image(cover, front.cover_alt or front.title, pictures.CARD) if cover else None,
    }


def story(site: Site, item: NewsItem) -> Card:
    """A news item about deputies: with their portraits, as far as they are in office."""
    people = [deputy(site, *site.deputy_by_id[id]) for id in item.front.deputies if id in site.deputy_by_id]
    return {**news(site, item), "people": people, "district": stories.district_of(site, item)}


def pending(site: Site, item: NewsItem) -> Card:
    """What the preview says of an item that is not published yet, and why it is not."""
    done, required = len(item.front.reviews), site.register.site.reviews_required
    if done < required:
        reason = f"已有 {done} 审，要求 {required} 审，签齐以前不会发布。"
        return {"words": "草稿", "text": f"{reason}这一页只在预览里看得到。"}
    reason = f"{format_day(item.front.date)}以后重新生成网站时发布。"
    return {"words": "定时发布", "text": f"{reason}这一页只在预览里看得到。"}


def opinion_cells(opinion: Opinion, station: Station | None = None) -> list[object]:
    """One row of a ledger: 编号 事项 [站点] 承办单位 状态 答复."""
    cells: list[object] = [
        {"words": opinion.id, "note": opinion.month.label, "id": urls.opinion_anchor(opinion, station)},
        {"words": opinion.topic, "note": opinion.category},
    ]
    if station:
        cells.append({"words": station.short_name, "href": urls.station(station)})
    answer = opinion.reply or opinion.redirect
    due = f"答复期限：{format_day(opinion.due)}" if opinion.due and not opinion.status.is_answered else ""
    more = [words for words in (opinion.result, opinion.redirect, due) if words and words != answer]
    return [
        *cells,
        opinion.handling_body or "—",
        {"words": opinion.status.label, "tone": OPINION_TONE.get(opinion.status, "progress")},
        {"words": answer or "尚未答复", "note": " ".join(more)},
    ]


OPINION_COLUMNS = ["编号", "事项", "承办单位", "状态", "答复与结果"]
OPINION_COLUMNS_WITH_STATION = ["编号", "事项", "站点", "承办单位", "状态", "答复与结果"]


def district(site: Site, district: District) -> Card:
    """A district with the number of its stations that residents can go to."""
    stations = site.stations_by_district.get(district.name, ())
    return {
        "name": district.name,
        "href": urls.district(district),
        "count": sum(s.is_open for s in stations),
    }


def open_first(stations: Iterable[Station]) -> list[Station]:
    """Stations that residents can go to, then the others; else as registered."""
    return sorted(stations, key=lambda s: not s.is_open)
