"""From a rule to the days on which residents are received, with the holidays looked at.

What counts as a day off depends on what the rule names (`Pattern.rests_at_weekends`):

* a rule that names weekdays (每周二, 每月第1个周六) gives way to public holidays only, weekends that
  belong to a holiday included — the named Saturday is meant, and a weekend worked in exchange is no matter;
* a rule that names dates (每月5日) gives way to ordinary weekends too, unless they are worked;
* market days (逢4、9) give way to public holidays, and then fall out instead of moving.

A pause (`Pause`), on which the office receives nobody, comes on top of that and takes every day in it, those of a rule
that holds its days on holidays (照常) too.  Only a rule that says 顺延 makes up for it: on the first working day after the
pause, as it would after a holiday of the same length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from zhanpai.domain.schedule.patterns import Pattern
from zhanpai.domain.schedule.pauses import Pause, first_looked_at, pause_on
from zhanpai.domain.schedule.workdays import holiday_name, is_settled, is_working_day, next_working_day

_LONGEST_GAP = 24
"""Months without a single day after which a rule is taken to have no more."""


class OnHoliday(StrEnum):
    """What a station does when its day is a day off; the values are the words staff type."""

    POSTPONE = "顺延"
    """Held on the next working day; a weekend worked in exchange for a holiday is one."""
    CANCEL = "取消"
    HOLD = "照常"


@dataclass(frozen=True, slots=True)
class ReceptionDay:
    """One day on which deputies receive residents."""

    on: date
    scheduled_on: date
    """The day that the rule names: earlier than `on` when postponed."""
    note: str = ""
    """Why it is not on the day of the rule, in words for residents: 因国庆节顺延; "" when it is."""
    is_confirmed: bool = True
    """False while a holiday notice of the State Council still to come may move or cancel it."""

    @property
    def is_postponed(self) -> bool:
        """Whether it is held later than the rule says."""
        return self.on != self.scheduled_on


@dataclass(frozen=True, slots=True)
class TakenDay:
    """A day of a rule on which nobody receives because of `holiday` or a pause for that reason.

    It is held on `moved_to`, or not at all.
    """

    on: date
    holiday: str
    moved_to: date | None


def reception_days(
    pattern: Pattern,
    on_holiday: OnHoliday,
    start: date,
    count: int = 6,
    *,
    until: date | None = None,
    pauses: tuple[Pause, ...] = (),
) -> list[ReceptionDay]:
    """The first `count` reception days from `start` on, and not after `until`; both days included.

    A day scheduled before `start` and postponed to it or later counts.  Days are sorted and no two are
    equal: where two scheduled days meet, the one held as scheduled stands, else the one scheduled first.
    No day lies in one of `pauses`.
    """
    days: list[ReceptionDay] = []
    months_without = 0
    for year, month in _months_from(start):
        if len(days) >= count or months_without >= _LONGEST_GAP or (until and date(year, month, 1) > until):
            break
        held = _held_in(pattern, on_holiday, year, month, pauses)
        months_without = 0 if held else months_without + 1
        days += [day for day in held if start <= day.on and (until is None or day.on <= until)]
    return days[:count]


def days_taken(
    pattern: Pattern, on_holiday: OnHoliday, start: date, until: date, pauses: tuple[Pause, ...] = ()
) -> Iterator[TakenDay]:
    """The days from `start` to `until` that the rule names and a public holiday or a pause takes; both included.

    Weekends are left out: a rule that rests on them has never named them to anybody.  A day that was put off already
    and that a pause takes then is one of these days, too: residents were told of it.
    """
    if on_holiday is OnHoliday.HOLD and not pauses:
        return
    for year, month in _months_from(first_looked_at(start.replace(day=1), ()) if pauses else start):
        if date(year, month, 1) > until:
            return
        for on in pattern.dates(year, month):
            for taken in _taken(pattern, on_holiday, on, pauses):
                if start <= taken.on <= until:
                    yield taken


def _taken(
    pattern: Pattern, on_holiday: OnHoliday, on: date, pauses: tuple[Pause, ...]
) -> Iterator[TakenDay]:
    """What a holiday takes of the day that the rule names, and what a pause takes of the day it was put off to."""
    held = _place(pattern, on_holiday, on, pauses)
    moved_to = held.on if held else None
    if on_holiday is not OnHoliday.HOLD and (holiday := holiday_name(on)):
        yield TakenDay(on, holiday, moved_to)
    told = _place(pattern, on_holiday, on)
    if told and (pause := pause_on(told.on, pauses)):
        yield TakenDay(told.on, pause.reason, moved_to)


def _months_from(start: date) -> Iterator[tuple[int, int]]:
    """(year, month) from the month of `start` on."""
    for index in range(start.year * 12 + start.month - 1, date.max.year * 12):
        yield index // 12, index % 12 + 1


@lru_cache(maxsize=65_536)
def _held_in(
    pattern: Pattern, on_holiday: OnHoliday, year: int, month: int, pauses: tuple[Pause, ...]
) -> tuple[ReceptionDay, ...]:
    """The days held in one month, in order; some were scheduled at the end of the month before, or before a pause."""
    scheduled: list[date] = []
    for earlier in _months_from(first_looked_at(date(year, month, 1), pauses)):
        scheduled += pattern.dates(*earlier)
        if earlier == (year, month):
            break
    held: dict[date, ReceptionDay] = {}
    for scheduled_on in scheduled:
        day = _place(pattern, on_holiday, scheduled_on, pauses)
        if day and (day.on.year, day.on.month) == (year, month):
            if day.is_postponed:
                held.setdefault(day.on, day)
            else:
                held[day.on] = day
    return tuple(sorted(held.values(), key=lambda day: day.on))


def _place(
    pattern: Pattern, on_holiday: OnHoliday, scheduled_on: date, pauses: tuple[Pause, ...] = ()
) -> ReceptionDay | None:
    """The day on which a scheduled day is held; None when it is cancelled."""
    day_off = "" if on_holiday is OnHoliday.HOLD else _day_off(pattern, scheduled_on)
    may_move = on_holiday is OnHoliday.POSTPONE and pattern.can_be_postponed
    if day_off and not may_move:
        return None
    on = next_working_day(scheduled_on) if day_off else scheduled_on
    while pause := pause_on(on, pauses):
        if not may_move:
            return None
        day_off = day_off or pause.reason
        on = next_working_day(pause.last)
    note = f"因{day_off}顺延" if day_off else ""
    return ReceptionDay(on, scheduled_on, note, _is_confirmed(pattern, on_holiday, scheduled_on, on))


def _day_off(pattern: Pattern, on: date) -> str:
    """Why `on` is a day off for this rule: 国庆节, 周末, or "" when it is none."""
    if holiday := holiday_name(on):
        return holiday
    return "周末" if pattern.rests_at_weekends and not is_working_day(on) else ""


def _is_confirmed(pattern: Pattern, on_holiday: OnHoliday, scheduled_on: date, on: date) -> bool:
    """Whether every day that was looked at to place this one is settled."""
    looked_at = list(pattern.decided_by(scheduled_on))
    if on_holiday is not OnHoliday.HOLD:
        looked_at += [scheduled_on + timedelta(days) for days in range((on - scheduled_on).days + 1)]
    return all(map(is_settled, looked_at))
