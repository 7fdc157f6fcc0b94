"""Reads the rules that count within a month: 每月第2个周三, 单月15日, 每月最后一个工作日."""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhanpai.domain.schedule.impossible import ImpossibleDay, in_order, read_weekday
from zhanpai.domain.schedule.months import Months
from zhanpai.domain.schedule.patterns import (
    LAST,
    MonthlyDate,
    MonthlyWeekday,
    MonthlyWorkingDay,
    Pattern,
    format_day,
    format_turns,
)
from zhanpai.kit.dates import format_weekday

_MONTHS = (
    (re.compile(r"每月"), Months.EVERY),
    (re.compile(r"[每逢]?(?:单|单数|奇数)月"), Months.ODD),
    (re.compile(r"[每逢]?(?:双|双数|偶数)月"), Months.EVEN),
    (re.compile(r"每季度?(?:首|首个|第1个?)月"), Months.FIRST_OF_QUARTER),
    (re.compile(r"每季度?第2个?月"), Months.SECOND_OF_QUARTER),
    (re.compile(r"每季度?(?:末|最后1个|第3个?)月"), Months.LAST_OF_QUARTER),
)
_DATES = re.compile(r"(?:(?:\d+日?|最后1天)、)*(?:\d+日|最后1天)")
_TURNS = re.compile(
    r"(?P<turns>第\d+(?:个?、第?\d+)*个(?:、最后1个)?|最后1个)"
    r"(?P<what>工作日|周\d+(?:、周\d+|、\d+(?![\d个日]))*)"
)
_MOST_WEEKDAYS = 5
_FEWEST_WEEKDAYS = 4
_SURE_WORKING_DAYS = 10
"""Every month has that many working days, even one with all of 春节; more was never asked for."""


def read_monthly(words: str) -> Pattern | None:
    """A word for the months, then dates or turns; None when the tidied phrase is neither."""
    for spelling, months in _MONTHS:
        if found := spelling.match(words):
            rest = words[found.end() :]
            return _read_dates(months, rest) or _read_turns(months, rest)
    return None


def _read_dates(months: Months, words: str) -> Pattern | None:
    """5日、20日; 15日、最后1天."""
    if not _DATES.fullmatch(words):
        return None
    days = [LAST if item == "最后1天" else int(item.removesuffix("日")) for item in words.split("、")]
    for day in days:
        if not (day == LAST or 1 <= day <= months.fewest_days):
            raise _missing_day(months, day, [other for other in days if other != day])
    return in_order(days, lambda days: MonthlyDate(months, days), format_day)


def _missing_day(months: Months, day: int, others: Sequence[int]) -> ImpossibleDay:
    """The refusal of a day of the month that some of these months, or all, do not have."""
    if day == 0:
        return ImpossibleDay("没有0日", f"写成“{months}1日”这样的话。")
    reason = "一个月最多31天" if day > 31 else f"不是{months.each}都有{day}日"
    good = {other for other in others if 1 <= other <= months.fewest_days}
    likely = MonthlyDate(months, (*sorted(good), LAST))
    return ImpossibleDay(reason, f"写成“{likely.phrase}”。")


def _read_turns(months: Months, words: str) -> Pattern | None:
    """第2个周3; 第1、3个周6; 第1个周2、最后1个周5; 第1个工作日."""
    items = list(_TURNS.finditer(words))
    if not items or "、".join(item[0] for item in items) != words:
        return None
    if all(item["what"] == "工作日" for item in items):
        turns = [_read_working_day(months, turn) for item in items for turn in _numbers(item["turns"])]
        return in_order(
            turns, lambda turns: MonthlyWorkingDay(months, turns), lambda turn: format_turns([turn], "工作日")
        )
    if any(item["what"] == "工作日" for item in items):
        return None
    pairs = [
        (read_weekday(digits, f"{months}第1个"), turn)
        for item in items
        for digits in re.findall(r"\d+", item["what"])
        for turn in _numbers(item["turns"])
    ]
    for weekday, turn in pairs:
        _check_turn(months, turn, format_weekday(weekday))
    return in_order(
        pairs,
        lambda pairs: MonthlyWeekday(months, pairs),
        lambda pair: format_turns([pair[1]], format_weekday(pair[0])),
    )


def _numbers(turns: str) -> list[int]:
    """第1、3个 → 1, 3; 最后1个 → `LAST`."""
    counted, last, _ = turns.partition("最后1个")
    return [int(digits) for digits in re.findall(r"\d+", counted)] + ([LAST] if last else [])


def _read_working_day(months: Months, turn: int) -> int:
    if turn == LAST or 1 <= turn <= _SURE_WORKING_DAYS:
        return turn
    raise ImpossibleDay(
        f"只数得准前{_SURE_WORKING_DAYS}个工作日",
        f"写成“{months}第1个工作日”到“{months}第{_SURE_WORKING_DAYS}个工作日”，或“{months}最后一个工作日”。",
    )


def _check_turn(months: Months, turn: int, weekday: str) -> None:
    """Raise for 第6个周三, and for 第5个周三, which most months do not have."""
    if turn == LAST or 1 <= turn <= _FEWEST_WEEKDAYS:
        return
    if turn > _MOST_WEEKDAYS:
        reason = f"一个月最多五个{weekday}"
    elif turn == _MOST_WEEKDAYS:
        reason = f"不是{months.each}都有第5个{weekday}"
    else:
        reason = f"没有第0个{weekday}"
    raise ImpossibleDay(
        reason, f"写成“{months}第1个{weekday}”到“{months}第4个{weekday}”，或“{months}最后一个{weekday}”。"
    )
