"""When each station next receives residents, and who is on duty: its rules and its rota joined, without closures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from zhanpai.domain import closures, schedule
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.reception import Reception
from zhanpai.domain.model.register import Closure
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Duty, ReceptionRule, Station, StationFile
from zhanpai.kit.dates import format_long_date

SHOWN = 6
"""Dates printed on a station's page: a page may be some weeks old when it is read."""


UNCONFIRMED = "以国务院放假安排为准"
"""Said of a day that next year's holiday notice may still move."""


def receptions(
    detail: StationFile, today: dt.date, count: int = SHOWN, shut: tuple[Closure, ...] = ()
) -> tuple[Reception, ...]:
    """The next `count` days from `today` on; `shut` are the station's closures.

    A duty on a day of a rule says who receives then; a duty on another day is a day of its own.  A duty within a closure
    does not take place.  Rules that cannot be read yield nothing here: the check D204 speaks of them.
    """
    pauses = closures.pauses(shut)
    duties = {duty.on: duty for duty in _held(detail, pauses) if duty.on >= today}
    days = {day.on: day for rule in detail.reception for day in _days(rule, duties, today, count, pauses)}
    for duty in duties.values():
        days.setdefault(duty.on, _of_duty(duty))
    return tuple(sorted(days.values(), key=lambda r: r.on))[:count]


def dates(station: Station, first: dt.date, last: dt.date) -> frozenset[dt.date]:
    """Every day from `first` to `last` on which the rules or the rota have deputies receive, whatever its status."""
    pauses = closures.pauses(station.closures)
    found = {duty.on for duty in _held(station.detail, pauses) if first <= duty.on <= last}
    for rule, pattern in _readable(station.detail):
        holidays, count = schedule.OnHoliday(rule.holidays), (last - first).days + 1
        days = schedule.reception_days(pattern, holidays, first, count, until=last, pauses=pauses)
        found.update(day.on for day in days)
    return frozenset(found)


def called_off(station: Station, first: dt.date, last: dt.date) -> tuple[Reception, ...]:
    """The days from `first` to `last` that a rule names and a holiday or a closure takes, and duties within a closure.

    `note` says why, and until when.  A day on which another rule or the rota has deputies receive is held, and not
    among them.
    """
    detail, pauses = station.detail, closures.pauses(station.closures)
    held = dates(station, first, last)
    found: dict[dt.date, Reception] = {}
    for rule, pattern in _readable(detail):
        for day in schedule.days_taken(pattern, schedule.OnHoliday(rule.holidays), first, last, pauses):
            then = f"顺延到{format_long_date(day.moved_to)}" if day.moved_to else "取消"
            taken = Reception(day.on, format_times(rule.time), rule.place, note=f"因{day.holiday}{then}。")
            found.setdefault(day.on, taken)
    for duty in detail.rota:
        if first <= duty.on <= last and (pause := schedule.pause_on(duty.on, pauses)):
            found.setdefault(duty.on, replace(_of_duty(duty), note=f"因{pause.reason}取消。"))
    return tuple(found[on] for on in sorted(found.keys() - held))


def _held(detail: StationFile, pauses: Sequence[schedule.Pause]) -> Iterator[Duty]:
    """The duties on days on which the station may receive."""
    return (duty for duty in detail.rota if not schedule.pause_on(duty.on, pauses))


def _readable(detail: StationFile) -> Iterator[tuple[ReceptionRule, schedule.Pattern]]:
    """The rules that can be read, and what they mean."""
    for rule in detail.reception:
        try:
            yield rule, schedule.parse_phrase(rule.rule)
        except schedule.PhraseError:
            continue


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
    rule: ReceptionRule,
    duties: dict[dt.date, Duty],
    today: dt.date,
    count: int,
    pauses: tuple[schedule.Pause, ...],
) -> Iterator[Reception]:
    try:
        pattern = schedule.parse_phrase(rule.rule)
    except schedule.PhraseError:
        return
    holidays = schedule.OnHoliday(rule.holidays)
    for day in schedule.reception_days(pattern, holidays, today, count, pauses=pauses):
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
