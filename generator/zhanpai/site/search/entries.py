"""What full-text search is told of each kind of thing: only what the thing's own page shows.

No deputies: a name is found by the finder, which knows how it is read and typed, and a search over
everything that names a person would be a file on that person.
"""

from __future__ import annotations

from zhanpai.domain import naming, receptions, urls
from zhanpai.domain.model.news import NewsItem, ProsePage
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date
from zhanpai.site.page import Entry

KINDS = STATION, NEWS, OPINION, PROJECT, PROSE = ("联络站", "履职动态", "意见办理", "民生实事", "本站说明")
"""类型, in the order in which they are offered."""


def station(site: Site, station: Station) -> Entry:
    """A station under all its names; of one that is closed, no more than that it was there."""
    return Entry(
        url=urls.station(station),
        kind=STATION,
        title=station.name,
        text=_joined(_station_words(station)),
        districts=_districts((station,)),
        place=f"站号{station.id}",
        date="" if station.exists else station.status.label,
    )


def _station_words(station: Station) -> list[str]:
    detail = station.detail
    former = "、".join(f.name for f in detail.former_names)
    words = [f"站号{station.id}", station.kind.label, f"曾用名：{former}" if former else ""]
    if station.exists:
        rules = "、".join(
            f"{r.rule}，{receptions.format_times(r.time)}".strip("，") for r in detail.reception
        )
        words += [
            f"地址：{detail.address}" if detail.address else "",
            f"接待日：{rules}" if rules else "",
            *(f"{point.name}：{point.address}" for point in detail.points),
            *(f"联络站+{feature}" for feature in detail.features),
            *detail.also,
        ]
    return [word for word in words if word] + markdown.paragraphs(detail.intro)


def news(site: Site, item: NewsItem) -> Entry:
    """A news item, with the places of the stations that it is about."""
    front = item.front
    stations = site.stations_of(front.stations)
    return Entry(
        url=urls.news_item(item),
        kind=NEWS,
        title=front.title,
        text=_with_places(site, item.document.words, stations),
        districts=_districts(stations),
        category=front.category.value,
        year=str(front.date.year),
        place=stations[0].short_name if stations else front.source,
        date=format_date(front.date),
    )


def opinion(site: Site, opinion: Opinion, station: Station, page: str) -> Entry:
    """One opinion, on the `page` that shows it: the station's own, or a ledger of several."""
    anchor = urls.opinion_anchor(opinion, None if page == urls.station(station) else station)
    handled = f"承办单位：{opinion.handling_body}" if opinion.handling_body else ""
    words = [opinion.status.label, handled, opinion.reply, opinion.result, opinion.redirect]
    lines = [line for text in words for line in markdown.paragraphs(text)]
    return Entry(
        url=f"{page}#{anchor}",
        kind=OPINION,
        title=opinion.topic,
        text=_with_places(site, _joined(lines), (station,)),
        districts=_districts((station,)),
        category=opinion.category,
        year=opinion.month.label[:4],
        place=station.short_name,
        date=opinion.month.label,
    )


def project(site: Site, item: ProjectItem, page: str) -> Entry:
    """One livelihood project, on the list `page` that shows it."""
    record = item.record
    stations = site.stations_of(record.stations)
    words = [
        record.district or "市级项目",
        record.township or "",
        record.responsible_body,
        record.note,
        *(m.text for m in record.milestones),
    ]
    return Entry(
        url=f"{page}#{urls.project_anchor(item)}",
        kind=PROJECT,
        title=record.title,
        text=_joined(
            [*markdown.paragraphs(record.goal), *filter(None, words), *(s.short_name for s in stations)]
        ),
        districts=(record.district,) if record.district else (),
        year=str(item.year),
        place=record.township or record.district or site.register.city.name,
        date=f"{item.year}年",
    )


def prose(page: ProsePage) -> Entry:
    """The entry of a hand-written page, its plain words."""
    return Entry(url=urls.prose(page), kind=PROSE, title=page.front.title, text=page.document.words or PROSE)


def _joined(parts: list[str]) -> str:
    """`parts` as one text."""
    return "".join(p if p.endswith(("。", "！", "？", "；")) else f"{p}；" for p in parts).removesuffix("；")


def _with_places(site: Site, text: str, stations: tuple[Station, ...]) -> str:
    """`text` with its places, so that who types a district beside a subject finds what happened there."""
    places = [naming.place_name(site.register, s.row) for s in stations]
    return f"{text}（{'、'.join(places)}）" if places else text


def _districts(stations: tuple[Station, ...]) -> tuple[str, ...]:
    return tuple(sorted({s.row.district for s in stations if s.row.district}))
