"""A station: on a list, the facts of it, and why it is shut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Rating, Station
from zhanpai.kit.dates import format_date, format_month_day
from zhanpai.site.parts.fact import FactLine
from zhanpai.site.parts.link import Link
from zhanpai.site.parts.map_links import map_links
from zhanpai.site.parts.tag import Tag

_CLOSED_TEXT = {
    StationStatus.SUSPENDED: "本站暂停接待，恢复时间请以现场公告为准；请先到邻近的联络站反映。",
    StationStatus.CLOSED: "本站已撤销，不再接待。请到邻近的联络站反映意见。",
}


@dataclass(frozen=True, slots=True)
class StationCard:
    """A station on a list; `parts` join to its name, `status` is None while it receives residents."""

    parts: tuple[str, ...]
    href: str
    number: str
    address: str = ""
    status: Tag | None = None
    next: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """Why nobody receives here; the name and address of the station to go to instead, or "" for both.

    `more` are the others, where one station was split into several.
    """

    text: str
    name: str = ""
    href: str = ""
    more: tuple[Link, ...] = ()


def station_status(station: Station) -> Tag:
    """The tag that says whether residents are received."""
    return Tag(station.status.label, station.status.value)


def station_card(station: Station, *, short: bool = False) -> StationCard:
    """A station on a list; under its short name where its surroundings already say the district."""
    coming = station.receptions[0] if station.receptions else None
    return StationCard(
        parts=station.short_parts if short else station.name_parts,
        href=urls.station(station),
        number=station.id,
        address=station.detail.address,
        status=None if station.receives else station_status(station),
        next=f"下次接待 {format_month_day(coming.on)}" if coming else "",
    )


def open_first(stations: Iterable[Station]) -> list[Station]:
    """Stations that residents can go to, then the others; else as registered."""
    return sorted(stations, key=lambda s: not s.exists)


def closing(site: Site, station: Station) -> Closing | None:
    """What to tell somebody who stands before a door that is shut, and where to send them."""
    since = f"自{format_date(station.row.since)}起，" if station.row.since else ""
    if station.status is StationStatus.MERGED and (successors := site.successors_of(station)):
        names = "、".join(s.name for s in successors)
        whither = "该站" if len(successors) == 1 else "其中就近的一个站"
        first, *others = [Link(s.name, urls.station(s)) for s in successors]
        return Closing(
            f"{since}本站已并入{names}，请到{whither}反映意见。", first.words, first.href, tuple(others)
        )
    if station.status in _CLOSED_TEXT:
        return Closing(since + _CLOSED_TEXT[station.status])
    return None


def announcement(site: Site, station: Station) -> str:
    """That the station will be shut from a day on that is still to come; "" for one of which nothing is announced."""
    if station.announced is None or station.row.since is None:
        return ""
    day = format_date(station.row.since)
    names = "、".join(s.name for s in site.stations_of(station.row.into))
    match station.announced:
        case StationStatus.MERGED:
            return f"本站自{day}起并入{names}；在那以前照常接待。"
        case StationStatus.SUSPENDED:
            return f"本站自{day}起暂停接待；在那以前照常接待。"
        case _:
            return f"本站自{day}起撤销；在那以前照常接待。"


def station_facts(station: Station) -> Iterator[FactLine]:
    """The rows of its facts; what would mislead of a station that is shut is left out."""
    detail = station.detail
    if detail.address:
        place = detail.location if station.exists else None
        maps = map_links(place, station.name, detail.address) if place else ()
        yield FactLine("地址", detail.address, maps=maps)
    if station.exists:
        if detail.phone:
            yield FactLine("电话", detail.phone, href=f"tel:{detail.phone.replace('-', '')}")
        if detail.hours:
            yield FactLine("开放时间", detail.hours)
        for term, person in (("站长", detail.head), ("联络员", detail.liaison_officer)):
            if person:
                yield FactLine(term, person.name, note=person.post)
    if detail.rating:
        yield _rating(detail.rating)


def _rating(rating: Rating) -> FactLine:
    stars = f"{rating.stars}星" if rating.stars else rating.grade
    value = f"{rating.year}年{rating.scheme}{f'（{stars}）' if stars else ''}"
    return FactLine("评定", value, note=rating.by)
