"""意见答复: which opinions were answered by the day they were due, which late, which not yet.

Counted are the opinions that came in within the period, and older ones still without an answer.  Those
declined (不属受理范围) are told where to go and are never due.  An opinion without a due day is open or
answered, and neither in time nor late.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from zhanpai.domain.model.base import Labelled
from zhanpai.domain.model.field_types import Month
from zhanpai.domain.model.opinion import Opinion, OpinionStatus, Satisfaction
from zhanpai.office.report.figures import median, percent
from zhanpai.office.report.period import Period


class Timing(Labelled):
    """How an opinion stands to the day it is due."""

    ON_TIME = "on_time", "按期答复"
    LATE = "late", "逾期才答复"
    OVERDUE = "overdue", "超期未答复"
    RUNNING = "running", "办理中"
    UNDATED = "undated", "已答复，没有期限或日期"
    DECLINED = "declined", "不属受理范围"


@dataclass(frozen=True, slots=True)
class Judged:
    """One opinion; `answered_on` is the day on which the resident first had an answer, where it is known."""

    opinion: Opinion
    timing: Timing
    answered_on: dt.date | None = None
    days: int | None = None
    """From the day it came in to the answer."""


@dataclass(frozen=True, slots=True)
class Opinions:
    """The opinions of a station, or of many."""

    judged: tuple[Judged, ...] = ()

    def count(self, timing: Timing) -> int:
        """How many of the judged opinions stand as `timing` says."""
        return sum(one.timing is timing for one in self.judged)

    @property
    def on_time(self) -> int:
        """Answered by the due day."""
        return self.count(Timing.ON_TIME)

    @property
    def due(self) -> int:
        """All that had to be answered by now."""
        return self.on_time + self.count(Timing.LATE) + self.count(Timing.OVERDUE)

    @property
    def share(self) -> int | None:
        """按期答复 in per cent."""
        return percent(self.on_time, self.due)

    @property
    def overdue(self) -> tuple[Opinion, ...]:
        """Those that wait too long, the longest waiting first."""
        late = [one.opinion for one in self.judged if one.timing is Timing.OVERDUE]
        return tuple(sorted(late, key=lambda o: (o.due or dt.date.max, o.id)))

    @property
    def median_days(self) -> Fraction | None:
        """The usual wait for an answer."""
        return median(one.days for one in self.judged if one.days is not None)

    @property
    def rated(self) -> int:
        """How many residents said what they think of the answer."""
        return sum(o.opinion.satisfaction in _RATED for o in self.judged)

    @property
    def satisfied(self) -> int:
        """How many of them are satisfied, or fairly so."""
        return sum(o.opinion.satisfaction in _SATISFIED for o in self.judged)


_SATISFIED = (Satisfaction.SATISFIED, Satisfaction.FAIRLY)
_RATED = (*_SATISFIED, Satisfaction.DISSATISFIED)


def opinions(ledger: Iterable[Opinion], period: Period) -> Opinions:
    """Judge every opinion of a station's ledger that `period` counts."""
    first = Month(period.start.year, period.start.month)
    counted = (o for o in ledger if o.month >= first or not o.status.is_answered)
    return Opinions(tuple(judge(opinion, period.today) for opinion in counted))


def judge(opinion: Opinion, today: dt.date) -> Judged:
    """How `opinion` stands today, and how many days its answer took."""
    if opinion.status is OpinionStatus.DECLINED:
        return Judged(opinion, Timing.DECLINED)
    if not opinion.status.is_answered:
        timing = Timing.OVERDUE if opinion.is_overdue_on(today) else Timing.RUNNING
        return Judged(opinion, timing)
    answered = next((step.on for step in opinion.history if step.status.is_answered), None)
    received = next((s.on for s in opinion.history if s.status is OpinionStatus.RECEIVED), None)
    days = (answered - received).days if answered and received else None
    if opinion.due is None or answered is None:
        return Judged(opinion, Timing.UNDATED, answered, days)
    timing = Timing.ON_TIME if answered <= opinion.due else Timing.LATE
    return Judged(opinion, timing, answered, days)
