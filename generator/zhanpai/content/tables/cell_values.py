"""What stands in a cell, in its column's normal form → the value that is typed in the project's files."""

from __future__ import annotations

import datetime as dt
import re
from typing import cast

from zhanpai.content.tables.kinds import SEVERAL, TableColumn
from zhanpai.domain.model.base import Labelled
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.opinion import OpinionStatus, Satisfaction
from zhanpai.domain.model.register import StationKind, StationStatus
from zhanpai.domain.model.station import AccountKind
from zhanpai.domain.schedule import PhraseError, format_times, parse_phrase, parse_times
from zhanpai.kit.yaml.retyping import NewValue

_WORDS: tuple[type[Labelled], ...] = (
    StationKind,
    StationStatus,
    Level,
    OpinionStatus,
    Satisfaction,
    AccountKind,
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_STEP = re.compile(r"(?P<word>\S+?)\s*(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})")
_NUMBER = re.compile("(?P<area>0[0-9]{2,3}-)?(?P<local>[0-9]{7,8}(-[0-9]+)?)")
_LISTED = ("stations", "deputies", "lines")


class CellError(ValueError):
    """A cell of which no value can be made; its text is the sentence to tell."""


def parts(text: str) -> list[str]:
    """The several values of one cell, in their order, "" for one that is not told; none of an empty cell."""
    return [part.strip() for part in text.split(SEVERAL)] if text.strip() else []


def same(column: TableColumn, one: str, other: str) -> bool:
    """Whether two cells of a column say the same, see `said_in`; a telephone number without its area is one of any area."""
    if column.sort == "phone":
        first, second = _NUMBER.fullmatch(one.strip()), _NUMBER.fullmatch(other.strip())
        if first and second and not (first["area"] and second["area"]):
            return first["local"] == second["local"]
    return said_in(column, one) == said_in(column, other)


def said_in(column: TableColumn, text: str) -> str:
    """What a cell says however it is typed: of texts the ends of lines say nothing, 每星期五 is 每周五, 9点半 is 9:30."""
    text = text.strip()
    if column.sort == "text":
        return "\n".join(_lines(text))
    try:
        if column.key == "rule":
            return repr(parse_phrase(text))
        if column.key == "time" and text:
            return format_times(parse_times(text))
    except PhraseError:
        return text
    return text


def typed_value(column: TableColumn, text: str) -> NewValue:
    """The value to type for a cell that says something; CellError where it is no such value."""
    text = text.strip()
    if column.choices:
        return _choice(column, text)
    if column.sort == "day":
        return _day(text)
    if column.sort in _LISTED:
        values: list[NewValue] = [part for part in parts(text) if part]
        return values[0] if column.sort == "stations" and len(values) == 1 else values
    if column.sort == "steps":
        return cast("NewValue", steps(text))
    return "\n".join(_lines(text)) + "\n" if column.sort == "text" and "\n" in text else text


def steps(text: str) -> list[dict[str, NewValue]]:
    """The steps of an opinion's way: ``已登记 2026-03-04；已答复 2026-04-01``; CellError for what is none."""
    found: list[dict[str, NewValue]] = []
    for part in filter(None, parts(text)):
        step = _STEP.fullmatch(part)
        status = next((s for s in OpinionStatus if step and s.label == step["word"]), None)
        if step is None or status is None:
            raise CellError(f"办理过程里“{part}”看不懂，写成“已登记 2026-03-04”的样子，几步用分号分开。")
        found.append({"status": status.value, "on": _day(step["day"])})
    return found


def _choice(column: TableColumn, text: str) -> str:
    if text not in column.choices:
        raise CellError(f"“{column.title}”不能写“{text}”，可以写：{'、'.join(column.choices)}。")
    words = next((w for w in _WORDS if tuple(m.label for m in w) == column.choices), None)
    return text if words is None else next(member.value for member in words if member.label == text)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise CellError(f"“{text}”不是一个日期，写成 2026-03-02 的样子。") from None


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.replace("\r\n", "\n").strip().split("\n")]
