"""Days of a well-formed phrase that do not exist, and days written twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from zhanpai.domain.schedule.patterns import LAST, Pattern
from zhanpai.kit.dates import format_weekday

T = TypeVar("T", int, tuple[int, int])


class ImpossibleDay(Exception):
    """A phrase of a known form that names a day which does not exist, or not in every month.

    `reason` goes behind 接待日写成“…”，; `fix` is a sentence with a phrase that would pass.
    """

    def __init__(self, reason: str, fix: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.fix = fix


def read_weekday(digits: str, before: str) -> int:
    """1 to 7 as `date.weekday` counts, ImpossibleDay for others; `before` is the part of the phrase before the weekday."""
    if digits in ("1", "2", "3", "4", "5", "6", "7"):
        return int(digits) - 1
    if len(digits) > 1 and set(digits) <= set("1234567"):
        several = "、".join(format_weekday(int(digit) - 1) for digit in sorted(set(digits)))
        raise ImpossibleDay("几个星期几之间没有顿号", f"写成“{before}{several}”。")
    raise ImpossibleDay("一周只有周一到周日", f"写成“{before}周一”到“{before}周日”中的一天。")


def in_order(
    items: Sequence[T], make: Callable[[tuple[T, ...]], Pattern], format_item: Callable[[T], str]
) -> Pattern:
    """The pattern of these items in order, `LAST` behind the others; ImpossibleDay for what is written twice.

    A repetition is most likely a slip for another day, which only the one who typed it knows.
    """
    pattern = make(tuple(sorted(set(items), key=_last_behind)))
    for item in items:
        if items.count(item) > 1:
            raise ImpossibleDay(f"{format_item(item)}写了两次", f"写成“{pattern.phrase}”，或改成另一天。")
    return pattern


def _last_behind(item: int | tuple[int, int]) -> list[tuple[bool, int]]:
    """Sorts by number, and `LAST`, which is no number of its own, behind them."""
    numbers = item if isinstance(item, tuple) else (item,)
    return [(number == LAST, number) for number in numbers]
