"""The kinds of reception rule, and the dates that each names before any holiday is looked at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import ClassVar

from zhanpai.domain.schedule.lunar import lunar_day
from zhanpai.domain.schedule.months import Months
from zhanpai.domain.schedule.workdays import is_working_day
from zhanpai.kit.dates import format_weekday

LAST = -1
"""The last one of a month: 最后一天, 最后一个周五, 最后一个工作日.  No typed number is negative."""


@dataclass(frozen=True, slots=True)
class Pattern(ABC):
    """A reception rule as a value: two phrases that mean the same are equal."""

    by_appointment: ClassVar[bool] = False
    """Residents ring first; the rule names no dates."""
    rests_at_weekends: ClassVar[bool] = False
    """Whether an ordinary weekend, too, is a day off for this rule."""
    can_be_postponed: ClassVar[bool] = True
    """Whether another working day is as good for residents as the day that the rule names."""

    @property
    def phrase(self) -> str:
        """The rule in its canonical Chinese words; `parse_phrase` reads them back to an equal pattern."""
        return self._words()

    def dates(self, year: int, month: int) -> tuple[date, ...]:
        """The dates that the rule names in one month, in order."""
        return tuple(self._choose(month_days(year, month)))

    def decided_by(self, on: date) -> tuple[date, ...]:
        """The days whose being worked or not made this rule name `on`; for most rules none."""
        return ()

    @abstractmethod
    def _words(self) -> str: ...

    @abstractmethod
    def _choose(self, days: tuple[date, ...]) -> Iterable[date]:
        """The dates that the rule names among all days of one month, in order."""


@dataclass(frozen=True, slots=True)
class Weekly(Pattern):
    """每周二、周四.  It names its weekdays itself, so a named Saturday is no day off."""

    weekdays: tuple[int, ...]
    """As `date.weekday` counts: 0 is 周一, 6 is 周日; in order."""

    def _words(self) -> str:
        if len(self.weekdays) == 7:
            return "每天"
        if self.weekdays == (0, 1, 2, 3, 4):
            return "每周一至周五"
        return "每" + "、".join(map(format_weekday, self.weekdays))

    def _choose(self, days: tuple[date, ...]) -> Iterable[date]:
        return (on for on in days if on.weekday() in self.weekdays)


@dataclass(frozen=True, slots=True)
class WorkingDays(Pattern):
    """每个工作日: other than 周一至周五 it includes the weekends worked in exchange for a holiday."""

    def decided_by(self, on: date) -> tuple[date, ...]:
        """Whether the day is worked is all that is asked."""
        return (on,)

    def _words(self) -> str:
        return "每个工作日"

    def _choose(self, days: tuple[date, ...]) -> Iterable[date]:
        return filter(is_working_day, days)


@dataclass(frozen=True, slots=True)
class MarketDays(Pattern):
    """逢4、9 and 农历逢4、9: the days of the month that end in these digits, when the market is held.

    Without 农历 it is the solar calendar, by which some Hunan towns hold their market (邵阳高崇山: 阳历每月1、4、7号);
    where the market follows the lunar one, staff say so.  Markets are held at weekends.  A market day is not postponed: on the next working
    day there is no market and nobody comes, and the next market day is a reception day already.  The 31st
    is no market day: the round of tens comes from the lunar month, which has at most 30 days.
    """

    can_be_postponed: ClassVar[bool] = False

    digits: tuple[int, ...]
    """1 to 10, where 10 is 逢十: the 10th, 20th and 30th."""
    lunar: bool = False

    def _words(self) -> str:
        return ("农历逢" if self.lunar else "逢") + "、".join(map(str, self.digits))

    def _choose(self, days: tuple[date, ...]) -> Iterable[date]:
        market_days = {digit + tens for digit in self.digits for tens in (0, 10, 20)}
        return (on for on in days if (lunar_day(on) if self.lunar else on.day) in market_days)


@dataclass(frozen=True, slots=True)
class ByAppointment(Pattern):
    """预约: residents ring first."""

    by_appointment: ClassVar[bool] = True

    def _words(self) -> str:
        return "预约"

    def _choose(self, days: tuple[date, ...]) -> Iterable[date]:
        return ()


@dataclass(frozen=True, slots=True)
class Monthly(Pattern):
    """A rule that counts within the months it names."""

    months: Months

    def _choose(self, days: tuple[date, ...]) -> Iterable[date]:
        return sorted(set(self._count(days))) if days[0].month in self.months.numbers else ()

    @abstractmethod
    def _count(self, days: tuple[date, ...]) -> Iterable[date]:
        """The dates that the rule names in one of its months, in any order."""


@dataclass(frozen=True, slots=True)
class MonthlyWeekday(Monthly):
    """每月第2个周三, 每月第1、3个周六, 双月最后一个周五."""

    turns: tuple[tuple[int, int], ...]
    """(weekday as in `Weekly`, which one of the month: 1 to 4 or `LAST`), in this order."""

    def _words(self) -> str:
        by_weekday = groupby(self.turns, key=lambda turn: turn[0])
        return self.months + "、".join(
            format_turns([nth for _, nth in turns], format_weekday(weekday)) for weekday, turns in by_weekday
        )

    def _count(self, days: tuple[date, ...]) -> Iterable[date]:
        for weekday, nth in self.turns:
            yield _pick([on for on in days if on.weekday() == weekday], nth)


@dataclass(frozen=True, slots=True)
class MonthlyWorkingDay(Monthly):
    """每月第1个工作日, 每月最后一个工作日."""

    turns: tuple[int, ...]
    """Which working day of the month: 1 to 10 or `LAST`."""

    def decided_by(self, on: date) -> tuple[date, ...]:
        """The days counted up to `on`; for the last working day those after it, which are off."""
        days = month_days(on.year, on.month)
        is_last = LAST in self.turns and not any(map(is_working_day, days[on.day :]))
        return days[on.day - 1 :] if is_last else days[: on.day]

    def _words(self) -> str:
        return self.months + format_turns(self.turns, "工作日")

    def _count(self, days: tuple[date, ...]) -> Iterable[date]:
        working = list(filter(is_working_day, days))
        return (_pick(working, nth) for nth in self.turns)


@dataclass(frozen=True, slots=True)
class MonthlyDate(Monthly):
    """每月5日、20日, 单月15日, 每月最后一天.

    Whoever writes a date does not mean a weekend: offices are shut then, so it counts as a day off.
    """

    rests_at_weekends: ClassVar[bool] = True

    days: tuple[int, ...]
    """Days of the month that exist in each of `months`, or `LAST`."""

    def _words(self) -> str:
        return self.months + "、".join(map(format_day, self.days))

    def _count(self, days: tuple[date, ...]) -> Iterable[date]:
        return (_pick(days, day) for day in self.days)


@lru_cache(maxsize=256)
def month_days(year: int, month: int) -> tuple[date, ...]:
    """Every day of a month, from the first to the last."""
    return tuple(date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))


def format_day(day: int) -> str:
    """A day of the month as a rule names it: 15日, or 最后一天."""
    return "最后一天" if day == LAST else f"{day}日"


def format_turns(turns: Sequence[int], what: str) -> str:
    """Turns of a weekday as a rule names them: 第1、3个周六, 最后一个周五."""
    counted = [str(turn) for turn in turns if turn != LAST]
    words = [f"第{'、'.join(counted)}个{what}"] if counted else []
    if LAST in turns:
        words.append(f"最后一个{what}")
    return "、".join(words)


def _pick(days: Sequence[date], turn: int) -> date:
    """The first, second … or last of these days."""
    return days[LAST] if turn == LAST else days[turn - 1]
