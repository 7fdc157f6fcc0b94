"""Who and what the site itself names in public: no resident, and no resident's home."""

from __future__ import annotations

import datetime as dt

from zhanpai.domain.model.site import Site
from zhanpai.domain.model.waiver import Waiver
from zhanpai.domain.signed_review import printed_review
from zhanpai.kit.privacy import Trace


def public_names(site: Site) -> frozenset[str]:
    """The names of deputies, of those who run stations and of those who write and review the news."""
    names = {deputy.name for deputy, _ in site.deputies}
    for station in site.stations:
        names |= {staff.name for staff in (station.detail.head, station.detail.liaison_officer) if staff}
    for item in site.news:
        front = item.front
        # 一审 曹示例 is how a review is typed, and 一审 曹示例 2026-03-14.
        reviews = (printed_review(text) for text in front.reviews)
        names |= {text.split()[-1] for text in (front.author, front.editor, *reviews) if text.split()}
    return frozenset(names)


def public_places(site: Site) -> frozenset[str]:
    """The addresses at which stations receive residents, as they are typed."""
    places = {station.detail.address for station in site.stations}
    for station in site.stations:
        detail = station.detail
        places |= {point.address for point in detail.points}
        places |= {rule.place for rule in detail.reception} | {duty.place for duty in detail.rota}
    return frozenset(places - {""})


def waiver_of(site: Site, trace: Trace) -> Waiver | None:
    """The waiver for what was found, be it still valid or not."""
    if not site.waivers:
        return None
    fingerprint = trace.fingerprint
    return next((waiver for waiver in site.waivers if waiver.hash == fingerprint), None)


def holds_on(waiver: Waiver | None, day: dt.date) -> bool:
    """Whether there is a waiver and its last day has not gone by."""
    return waiver is not None and day <= waiver.until
