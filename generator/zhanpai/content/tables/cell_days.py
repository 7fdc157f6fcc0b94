"""Days and months as people type them into tables → 2026-03-02 and 2026-03, or why it cannot be told."""

from __future__ import annotations

import datetime as dt
import re

from pydantic_core import PydanticCustomError

from zhanpai.content.tables.cell_read import CellRead
from zhanpai.domain.model import meant
from zhanpai.domain.model.field_types import parse_date, parse_month
from zhanpai.kit.dates import format_weekday

_YEAR = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|^(?:19|20)[0-9]{4,6}$|[一二][〇零九][〇零一二三四五六七八九]{2}"
)
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_SERIAL = re.compile(r"[345][0-9]{4}(?:\.[0-9]+)?")
"""What 1982 to 2036 are as numbers of office programs."""
_FIRST_SERIAL = dt.date(1899, 12, 30)
_FIRST_YEAR, _LAST_YEAR = 2010, 2040
_SPAN = re.compile(r"\s*(?:[—–~至到]+|(?<=[月日0-9])-(?=[0-9]{4}))\s*")
_FOUR = "写成“年-月-日”，例如 2026-03-02"
_MONTH = "写成“年-月”，例如 2027-01"


def read_day(typed: str) -> CellRead:
    """2026.3.2, 2026年3月2日（周一）, 20260302 → 2026-03-02; without its year, or against its weekday, a doubt."""
    text = _from_serial(meant.plain(typed))
    if doubt := _no_date(text, _FOUR):
        return doubt
    day = meant.date(text)
    if not day:
        return CellRead(doubt=f"认不出是哪一天，{_FOUR}")
    try:
        date = parse_date(day)
    except PydanticCustomError:
        return CellRead(doubt=f"年份不对，{_FOUR}")
    return _against_weekday(text, date) or CellRead(day)


def read_month(typed: str, *, is_fractional: bool = False) -> CellRead:
    """2027年1月, 2027.1, 2027-01-31 → 2027-01.

    `is_fractional`: the cell holds a number, of which 2027.1 may have been typed 2027.10.
    """
    text = meant.plain(typed)
    if is_fractional and text.endswith(".1"):
        return CellRead(doubt=f"可能是 1 月，也可能是 10 月（表格把末尾的 0 去掉了），{_MONTH}")
    if doubt := _no_date(text, _MONTH):
        return doubt
    month = meant.month(text) or meant.date(text)[:7]
    try:
        return CellRead(str(parse_month(month)))
    except PydanticCustomError:
        return CellRead(doubt=f"认不出是哪个月，{_MONTH}")


def read_end(typed: str, *, is_fractional: bool = False) -> CellRead:
    """The last month of a term that may be typed from its first one on: 2022.01-2027.01 → 2027-01."""
    parts = [part for part in _SPAN.split(meant.plain(typed)) if part]
    if len(parts) != 2:
        return read_month(typed, is_fractional=is_fractional)
    first, last = map(read_month, parts)
    if first.doubt or last.doubt or first.text >= last.text:
        return CellRead(doubt=f"看不出任期到哪个月，{_MONTH}")
    return last


def _from_serial(text: str) -> str:
    """46364 → 2026-12-08: the number that a day is, counted as all office programs do by default, of these decades."""
    if not _SERIAL.fullmatch(text) or "." in text:
        return text
    day = _FIRST_SERIAL + dt.timedelta(days=int(text))
    return day.isoformat() if _FIRST_YEAR <= day.year <= _LAST_YEAR else text


def _no_date(text: str, fix: str) -> CellRead | None:
    if _SERIAL.fullmatch(text):
        return CellRead(doubt=f"是一个数字，不是日期；把单元格设成日期格式，或者{fix}")
    if not _YEAR.search(text):
        return CellRead(doubt=f"没有写四位数的年份，{fix}")
    return None


def _against_weekday(text: str, day: dt.date) -> CellRead | None:
    typed = _WEEKDAY.search(text)
    if not typed or f"周{typed[1].replace('天', '日')}" == format_weekday(day.weekday()):
        return None
    return CellRead(doubt=f"日期和星期对不上，{day.isoformat()} 是{format_weekday(day.weekday())}")
