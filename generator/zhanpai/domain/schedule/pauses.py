"""Days on which an office receives nobody whatever its rules say: a pause, and the first day after it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_MONTH = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Pause:
    """The days from `first` to `last`, both included; `reason` goes behind 因: 国庆节放假."""

    first: date
    last: date
    reason: str


def pause_on(on: date, pauses: Iterable[Pause]) -> Pause | None:
    """The first of `pauses` that `on` lies in, None if it lies in none; one whose end comes before it holds no day."""
    return next((pause for pause in pauses if pause.first <= on <= pause.last), None)


def first_looked_at(first: date, pauses: Iterable[Pause]) -> date:
    """The day from which on days may be put off into the month that begins on `first`.

    Without a pause it lies in the month before: holidays are no longer than that.
    """
    earliest = first - timedelta(days=1)
    for pause in sorted(pauses, key=lambda pause: pause.last, reverse=True):
        if pause.last >= earliest.replace(day=1):
            earliest = min(earliest, pause.first - _MONTH)
    return earliest
