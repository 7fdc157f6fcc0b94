"""放假停止接待: which closures of the register hold for a station, and from when on residents are told of one.

The office says it once, in `closures` of `stations.yaml`.  It is applied where a station's reception days are computed
(`zhanpai.domain.receptions`), so pages, notices, calendars, open data and prints have no such day by themselves.  What
becomes of a day that falls into it: `zhanpai.domain.schedule.days`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from zhanpai.domain.model.register import Closure, Register, StationRow
from zhanpai.domain.schedule import Pause, pause_on

_ONE_DAY = dt.timedelta(days=1)
_REMEMBERED = 365
"""Days for which a closure that is over may still be a slip of somebody who meant another year."""

LONGEST = 60
"""Days: no holiday, nor any move or repair of a house, takes longer; what does is a suspension of single stations."""


def of_row(register: Register, row: StationRow) -> tuple[Closure, ...]:
    """The closures that hold for the station of `row`, as the register has them, past ones too."""
    return tuple(closure for closure in register.closures if holds_for(closure, row))


def holds_for(closure: Closure, row: StationRow) -> bool:
    """Whether the station of `row` receives nobody then."""
    if row.id in closure.receiving:
        return False
    is_for_all = not closure.districts and not closure.stations
    return is_for_all or row.district in closure.districts or row.id in closure.stations


def pauses(closures: Iterable[Closure]) -> tuple[Pause, ...]:
    """The closures as spans of days, each with its reason, in the order in which they are handed in."""
    return tuple(Pause(closure.since, closure.until, reason(closure)) for closure in closures)


def told(register: Register, closures: Iterable[Closure], today: dt.date) -> tuple[Closure, ...]:
    """Those of which residents are told today: from `site.notice_days` before the first day on, up to the last."""
    ahead = dt.timedelta(register.site.notice_days)
    shown = [closure for closure in closures if closure.since - ahead <= today <= closure.until]
    return tuple(sorted((c for c in shown if c.since <= c.until), key=lambda c: (c.since, c.until)))


def resumes_on(closure: Closure, closures: Iterable[Closure]) -> dt.date:
    """The first day after `closure` that lies in none of `closures`."""
    return resumes_from(pauses([closure])[0], pauses(closures))


def resumes_from(pause: Pause, others: Iterable[Pause]) -> dt.date:
    """The first day after `pause` that lies in none of `others`."""
    spans = tuple(others)
    on = pause.last + _ONE_DAY
    while following := pause_on(on, spans):
        on = following.last + _ONE_DAY
    return on


def length(closure: Closure) -> int:
    """How many days it lasts, first and last included; none or fewer if it is the wrong way round."""
    return (closure.until - closure.since).days + 1


def is_history(closure: Closure, today: dt.date) -> bool:
    """Whether it is over for more than a year: it stays in the register for the reports, and is checked no more."""
    return (today - max(closure.since, closure.until)).days > _REMEMBERED


def reason(closure: Closure) -> str:
    """What goes behind 因, whether the office typed it with that word or without: 国庆节放假."""
    return closure.reason.removeprefix("由于").removeprefix("因").rstrip("，,。") or closure.reason


def instead(closure: Closure) -> str:
    """Where to go meanwhile, as a whole sentence; "" if the office says nothing of it."""
    words = closure.instead
    return words if not words or words.endswith(("。", "！", "？", "；", ".")) else f"{words}。"
