"""The one place that reads the clock; only fronts call it."""

from __future__ import annotations

import datetime as dt
import os
import time
from zoneinfo import ZoneInfo

from zhanpai.kit.problem import Problem

CHINA = ZoneInfo("Asia/Shanghai")

_BEGINNING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_EXAMPLE = 1795420800
"""23 November 2026."""


RELEASED = dt.date(2026, 11, 1)
"""No later than the newest release: a computer that says it is earlier has lost its time."""

LAST = dt.date(2100, 12, 31)
"""The last day that content can name."""

_EPOCH = "SOURCE_DATE_EPOCH"
_FIRST_EPOCH = dt.date(2020, 1, 1)
"""Whoever asks for an earlier day has made a slip: no content is as old."""


def read_today() -> dt.date:
    """Today in China, or the day of SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/).

    Problem if the computer's clock is wrong, or the variable says no day on which there could be a site: everything
    that depends on the day would be told to be wrong.
    """
    typed = os.environ.get(_EPOCH, "").strip()
    if typed:
        return _day_of(typed)
    today = dt.datetime.now(CHINA).date()
    if RELEASED <= today <= LAST:
        return today
    message = f"这台电脑的时间不对：它说今天是 {today}。"
    raise Problem(message, "把电脑的日期和时间调准，再运行一次；网站资料不用改。")


def _day_of(typed: str) -> dt.date:
    """The day in China of so many seconds after the beginning of 1970."""
    if typed.isascii() and typed.isdigit() and len(typed) < 12:
        # Not by the system's own arithmetic, which ends sooner on some.
        day = (_BEGINNING + dt.timedelta(seconds=int(typed))).astimezone(CHINA).date()
        if _FIRST_EPOCH <= day <= LAST:
            return day
    shown = typed if len(typed) <= 40 else f"{typed[:38]}……"
    message = f"环境变量 {_EPOCH} 写成“{shown}”，不是 {_FIRST_EPOCH.year} 到 {LAST.year} 年里的一天。"
    fix = f"去掉这个变量，就用今天；要用就写那一天离 1970 年有多少秒，例如 {_EXAMPLE}。"
    raise Problem(message, fix)


def read_seconds() -> float:
    """Seconds since 1970 as other machines count them, for what they judge by: certificates."""
    return time.time()


def read_now() -> dt.datetime:
    """The moment it is in China, as the computer's clock says it, whatever SOURCE_DATE_EPOCH: for what people did and when."""
    return dt.datetime.now(CHINA)
