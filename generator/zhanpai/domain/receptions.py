"""When each station next receives residents, and who is on duty: its rules and its rota joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from zhanpai.domain import schedule
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Duty, ReceptionRule, Station, StationFile
from zhanpai.kit.dates import format_long_date

SHOWN = 6
"""Dates printed on a station's page: a page may be some weeks old when it is read."""


UNCONFIRMED = "以国务院放假安排为准"
"""Said of a day that next year's holiday notice may still move."""


def receptions(detail: StationFile, today: dt.date, count: int = SHOWN) -> tuple[Reception, ...]:
    """The next `count` days from `today` on.

    A duty on a day of a rule says who receives then; a duty on another day is a day of its own.  Rules
    that cannot be read yield nothing here: the check D204 speaks of them.
    """
    duties = {duty.on: duty for duty in detail.rota if duty.on >= today}
    days = {day.on: day for rule in detail.reception for day in _days(rule, duties, today, count)}
    for duty in duties.values():
        days.setdefault(duty.on, _of_duty(duty))
    return tuple(sorted(days.values(), key=lambda r: r.on))[:count]


def dates(detail: StationFile, first: dt.date, last: dt.date) -> frozenset[dt.date]:
    """Every day from `first` to `last` on which the rules or the rota have deputies receive."""
    found = {duty.on for duty in detail.rota if first <= duty.on <= last}
    for rule in detail.reception:
        try:
            pattern = schedule.parse_phrase(rule.rule)
        except schedule.PhraseError:
            continue
        days = schedule.reception_days(
            pattern, schedule.OnHoliday(rule.holidays), first, (last - first).days + 1, until=last
        )
        found.update(day.on for day in days)
    return frozenset(found)


def called_off(detail: StationFile, first: dt.date, last: dt.date) -> tuple[Reception, ...]:
    """The days from `first` to `last` that a rule names and a holiday takes; `note` says why, and until when.

    A day on which another rule or the rota has deputies receive is held, and not among them.
    """
    held = dates(detail, first, last)
    found: dict[dt.date, Reception] = {}
    for rule in detail.reception:
        try:
            pattern = schedule.parse_phrase(rule.rule)
        except schedule.PhraseError:
            continue
        for day in schedule.days_taken(pattern, schedule.OnHoliday(rule.holidays), first, last):
            then = f"顺延到{format_long_date(day.moved_to)}" if day.moved_to else "取消"
            taken = Reception(day.on, format_times(rule.time), rule.place, note=f"因{day.holiday}{then}。")
            found.setdefault(day.on, taken)
    return tuple(found[on] for on in sorted(found.keys() - held))


def spans(day: Reception) -> tuple[schedule.TimeSpan, ...]:
    """The hours of `day`; none if they are unknown or cannot be read: then the whole day is meant."""
    return _spans(day.time)


@lru_cache
def _spans(typed: str) -> tuple[schedule.TimeSpan, ...]:
    try:
        return schedule.parse_times(typed) if typed else ()
    except schedule.PhraseError:
        return ()


def on_duty(site: Site, day: Reception) -> tuple[Deputy, ...]:
    """The deputies who receive on `day`, as far as a rota names them."""
    return tuple(deputy for deputy, _ in site.deputies_of(day.deputies))


def address(station: Station, day: Reception) -> str:
    """Where to go on `day`: a further place of the station has an address of its own."""
    of_point = {point.name: point.address for point in station.detail.points}
    return of_point.get(day.place, station.detail.address)


def title(station: Station) -> str:
    """What a reception day is called in calendars and by search engines."""
    return f"代表接待日：{station.short_name}"


def is_by_appointment(rule: ReceptionRule) -> bool:
    """Whether residents ring first instead of coming on a day."""
    try:
        return schedule.parse_phrase(rule.rule).by_appointment
    except schedule.PhraseError:
        return False


def rule_words(rule: ReceptionRule) -> str:
    """A rule in words for residents: 每月第2个周三，9:00-11:30，一楼接待室，遇节假日顺延."""
    if is_by_appointment(rule):
        return "，".join(filter(None, ["预约接待，请先打电话联系", rule.time, rule.place, rule.note]))
    off = "" if rule.holidays == "照常" else f"遇节假日{rule.holidays}"
    words = [rule.rule, format_times(rule.time), rule.place, off, rule.note]
    return "，".join(filter(None, words))


def _days(
    rule: ReceptionRule, duties: dict[dt.date, Duty], today: dt.date, count: int
) -> Iterator[Reception]:
    try:
        pattern = schedule.parse_phrase(rule.rule)
    except schedule.PhraseError:
        return
    for day in schedule.reception_days(pattern, schedule.OnHoliday(rule.holidays), today, count):
        duty = duties.get(day.on)
        yield Reception(
            on=day.on,
            time=format_times((duty and duty.time) or rule.time),
            place=(duty and duty.place) or rule.place,
            deputies=duty.deputies if duty else (),
            topic=duty.topic if duty else "",
            note=day.note if day.is_confirmed else "，".join(filter(None, [day.note, UNCONFIRMED])),
        )


def _of_duty(duty: Duty) -> Reception:
    return Reception(duty.on, format_times(duty.time), duty.place, duty.deputies, duty.topic)


def format_times(typed: str) -> str:
    """Times in one way of writing, or as typed where they cannot be read (D205 speaks of them)."""
    try:
        return schedule.format_times(schedule.parse_times(typed)) if typed else ""
    except schedule.PhraseError:
        return typed
