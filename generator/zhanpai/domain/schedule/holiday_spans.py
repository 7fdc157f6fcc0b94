"""The public holidays as spans of days off: what a closure is most often typed for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from zhanpai.domain.schedule.workdays import holiday_name, is_settled

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class HolidaySpan:
    """Days off in a row, `first` and `last` included; `name` as people say it: 国庆节, or 国庆节、中秋节."""

    first: date
    last: date
    name: str
    is_settled: bool
    """False while a holiday notice of the State Council still to come may make it longer."""


def holiday_spans(start: date, days: int = 365) -> tuple[HolidaySpan, ...]:
    """The holidays that begin within `days` days from `start` on, and the one that `start` lies in."""
    spans: list[HolidaySpan] = []
    on, end = start, start + timedelta(days)
    while on < end:
        if not holiday_name(on):
            on += _ONE_DAY
            continue
        first = last = on
        while holiday_name(first - _ONE_DAY):
            first -= _ONE_DAY
        while holiday_name(last + _ONE_DAY):
            last += _ONE_DAY
        off = [first + timedelta(n) for n in range((last - first).days + 1)]
        names = "、".join(dict.fromkeys(map(holiday_name, off)))
        spans.append(HolidaySpan(first, last, names, all(map(is_settled, off))))
        on = last + _ONE_DAY
    return tuple(spans)
