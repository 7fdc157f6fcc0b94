"""Notices of reception days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zhanpai.domain import receptions, urls
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.domain.notices import Notice
from zhanpai.kit.dates import format_long_date
from zhanpai.site.parts.browse import BrowseItem
from zhanpai.site.parts.reception import ReceptionCard, reception_card


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One station's notice; `parts` join to its name, `deputies` are names."""

    parts: tuple[str, ...]
    href: str
    time: str
    place: str
    deputies: str
    note: str


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """A day with its notices one by one, or counted where they are many; `on` as 2026-12-09."""

    on: str
    id: str
    words: str
    lines: tuple[NoticeLine, ...]
    counted: tuple[BrowseItem, ...]


Listed = tuple[Sequence[NoticeLine], Sequence[BrowseItem]]
"""The notices of a day that are listed, and the places whose notices are counted."""


def by_day(notices: Sequence[Notice], of_day: Callable[[Sequence[Notice]], Listed]) -> tuple[NoticeDay, ...]:
    """A list's days, each with what `of_day` makes of its notices."""
    return tuple(
        NoticeDay(
            on=on.isoformat(),
            id=urls.notices_anchor(on),
            words=format_long_date(on),
            lines=tuple(lines),
            counted=tuple(counted),
        )
        for on, group in groupby(notices, lambda notice: notice.day.on)
        for lines, counted in [of_day(tuple(group))]
    )


def notice_line(site: Site, notice: Notice, *, short: bool = False) -> NoticeLine:
    """One notice on a list; under the station's short name where the list is of one district."""
    day, station = notice.day, notice.station
    return NoticeLine(
        parts=station.short_parts if short else station.name_parts,
        href=urls.station_notice(station),
        time=day.time,
        place=day.place or receptions.address(station, day),
        deputies="、".join(deputy.name for deputy in receptions.on_duty(site, day)),
        note=day.note,
    )


def full_day(site: Site, station: Station, day: Reception) -> ReceptionCard:
    """A day on the station's own notice: a further place comes with the way to it."""
    street = receptions.address(station, day)
    is_elsewhere = day.place and street and street != station.detail.address
    card = reception_card(site, day)
    return replace(card, place=f"{day.place}（{street}）") if is_elsewhere else card
