"""An opinion moved along its chain: what each step asks, and the ledger with the step in it, or with the last taken back.

A step is one save: its line in the history, the status, and what it brings (to whom it went, what was answered).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from zhanpai.domain.model.opinion import Opinion, OpinionStatus, Step
from zhanpai.fronts.desk.forms.candidate import Candidate
from zhanpai.fronts.desk.forms.filled import Filled
from zhanpai.fronts.desk.forms.form_edits import FormEdit, apply_edits, form_edits
from zhanpai.fronts.desk.forms.form_fields import FormField, form_fields
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.opinions.ledgers import place_of
from zhanpai.kit.diagnostics import Keys

DUE = 60
"""Days until an answer that are proposed where a body and a station have not agreed on others."""

_OWN: Mapping[OpinionStatus, tuple[str, ...]] = {
    OpinionStatus.REFERRED: ("handling_body", "due", "level"),
    OpinionStatus.IN_HANDLING: ("due",),
    OpinionStatus.REPLIED: ("reply",),
    OpinionStatus.FED_BACK: ("satisfaction",),
    OpinionStatus.CLOSED: ("result",),
    OpinionStatus.DECLINED: ("redirect",),
}
"""What a step brings."""

_IF_BLANK: Mapping[OpinionStatus, tuple[str, ...]] = {
    OpinionStatus.SORTED: ("level",),
    OpinionStatus.IN_HANDLING: ("handling_body",),
    OpinionStatus.FED_BACK: ("reply",),
    OpinionStatus.CLOSED: ("reply", "satisfaction"),
}
"""What an earlier step would have brought, asked where that one was left out."""

_NEEDED = frozenset({"handling_body", "reply", "result", "redirect"})
"""Without these a step says nothing."""

_OUTCOME = {
    OpinionStatus.REPLIED: "reply",
    OpinionStatus.FED_BACK: "satisfaction",
    OpinionStatus.CLOSED: "result",
    OpinionStatus.DECLINED: "redirect",
}
"""What goes with a step that is taken back: whoever reads the ledger must not find an answer to what is not answered."""


def opinion_fields(keys: Sequence[str]) -> tuple[FormField, ...]:
    """The fields of an opinion at these keys, in this order."""
    return tuple(_worded(_FIELDS[key]) for key in keys)


def day_field(title: str = "") -> FormField:
    """The day of a step, under this title or its own; it must be filled in."""
    day = next(one for one in form_fields(Step) if one.key == "on")
    return replace(day, title=title or day.title)


def step_fields(step: OpinionStatus, opinion: Opinion | None) -> tuple[FormField, ...]:
    """What the step asks of this opinion, its day first; None is any opinion that nothing is known of."""
    blank = [key for key in _IF_BLANK.get(step, ()) if opinion is None or not getattr(opinion, key)]
    asked = opinion_fields([*_OWN.get(step, ()), *blank])
    must = _NEEDED - ({"handling_body"} if step is OpinionStatus.IN_HANDLING else set())
    return (day_field(), *(replace(one, is_required=one.key in must) for one in asked))


def step_begins(step: OpinionStatus, opinion: Opinion | None, today: dt.date) -> dict[str, str]:
    """What stands in the form of a step before anybody fills it in."""
    begins = {"on": str(today)}
    if step is OpinionStatus.REFERRED and (opinion is None or opinion.due is None):
        begins["due"] = str(today + dt.timedelta(DUE))
    return begins


def with_step(
    raw: bytes,
    path: str,
    data: Any,
    marks: Sequence[str],
    step: OpinionStatus,
    asked: Sequence[FormField],
    filled: Filled,
    today: dt.date,
) -> Candidate:
    """The ledger `raw`, read as `data`, with the opinions of these marks moved to `step`; or what that still lacks.

    What is left blank for several is not taken from any of them.  SpliceError if something cannot be typed.
    """
    places = [place_of(data, mark) for mark in marks]
    keys: Keys = (places[0],) if len(places) == 1 and places[0] is not None else ()
    lacks = [*_blank(path, keys, asked, filled)]
    edits: list[FormEdit] = []
    for mark, place in zip(marks, places, strict=True):
        row = data[place] if place is not None else {}
        lacks += _cannot(path, keys, mark, row, step, filled, today)
        if lacks or place is None:
            continue
        sent = filled if len(marks) == 1 else {name: text for name, text in filled.items() if text.strip()}
        edits += form_edits([one for one in asked if one.key != "on"], row, sent, (place,)).edits
        on = dt.date.fromisoformat(filled["on"].strip())
        edits.append(FormEdit("add", (place, "history"), {"status": step.value, "on": on}))
        edits.append(FormEdit("set", (place, "status"), step.value))
    if lacks:
        return Candidate(raw, keys, lacks=tuple(lacks))
    return Candidate(apply_edits(raw, path, edits), keys)


def with_last_step_back(raw: bytes, path: str, place: int, opinion: Opinion) -> bytes:
    """The ledger without the last step of the opinion at `place`; ValueError if it has no step before.

    What the step brought goes with it (`outcomes`).  SpliceError if the file cannot be changed.
    """
    if len(opinion.history) < 2:
        raise ValueError("no step before")
    edits = [
        FormEdit("set", (place, "status"), opinion.history[-2].status.value),
        FormEdit("remove", (place, "history", len(opinion.history) - 1)),
    ]
    order = list(Opinion.model_fields)
    # What is taken out is taken from the end; keys of a mapping move nothing.
    edits += [FormEdit("remove", (place, key)) for key in sorted(outcomes(opinion), key=order.index)]
    return apply_edits(raw, path, edits)


def outcomes(opinion: Opinion) -> tuple[str, ...]:
    """The fields that go with the last step of the opinion, if it is taken back; none that is blank."""
    *before, last = [step.status for step in opinion.history]
    gone = {_OUTCOME[last]} if last in _OUTCOME and last not in before else set()
    if last.is_answered and not any(status.is_answered for status in before):
        gone |= {"reply", "satisfaction"}
    return tuple(key for key in Opinion.model_fields if key in gone and getattr(opinion, key))


def _blank(path: str, keys: Keys, asked: Sequence[FormField], filled: Filled) -> list[Noted]:
    missing = [one for one in asked if one.is_required and not filled.get(one.key, "").strip()]
    return [
        lacking(path, (*keys, one.key), f"“{one.title}”还没有写。", f"写上{f'，例如：{one.example}' if one.example else ''}。")
        for one in missing
    ]  # fmt: skip


def _cannot(
    path: str, keys: Keys, mark: str, row: Any, step: OpinionStatus, filled: Filled, today: dt.date
) -> list[Noted]:
    """Why the opinion cannot go this step on this day."""
    typed = row.get("status") if isinstance(row, Mapping) else None
    status = next((one for one in OpinionStatus if one.value == str(typed).strip()), None)
    if status is None:
        return [lacking(path, keys, f"编号 {mark} 已经不在台账里，或者办理状态有错。", "回到台账里看一看。")]
    if step not in status.following:
        message = f"编号 {mark} 现在是“{status.label}”，走不到“{step.label}”。"
        return [lacking(path, keys, message, "多半是别人刚走过一步；回到台账里看一看。")]
    return day_lacks(path, (*keys, "on"), filled.get("on", ""), _last_day(row), today)


def day_lacks(path: str, keys: Keys, typed: str, last: dt.date | None, today: dt.date) -> list[Noted]:
    """What is wrong with the day of a step: it is none, or lies before the `last` step's or behind today."""
    try:
        on = dt.date.fromisoformat(typed.strip())
    except ValueError:
        return (
            [lacking(path, keys, f"日期“{typed.strip()}”不是一个日子。", f"写成 {today} 这样。")]
            if typed.strip()
            else []
        )
    if on > today:
        return [lacking(path, keys, f"日期 {on} 还没有到。", f"写实际的日期，不晚于 {today}。")]
    if last and on < last:
        return [
            lacking(
                path,
                keys,
                f"日期 {on} 早于上一步的 {last}。",
                "写实际的日期；上一步的日期写错了，到“改别的”里改。",
            )
        ]
    return []


def _last_day(row: Mapping[str, Any]) -> dt.date | None:
    history = row.get("history")
    last = history[-1] if isinstance(history, list) and history else None
    try:
        return dt.date.fromisoformat(str(last.get("on")).strip()) if isinstance(last, Mapping) else None
    except ValueError:
        return None


def lacking(path: str, keys: Keys, message: str, fix: str) -> Noted:
    """Something that must be filled in, or is filled in wrongly."""
    return Noted(path, 1, 1, "", message, fix, is_error=True, keys=keys)


def _worded(field: FormField) -> FormField:
    """Levels are called after the congress that has the body, and not after its deputies."""
    words = tuple((value, label.removesuffix("人大代表")) for value, label in field.choices)
    return replace(field, choices=words)


def without(keys: Container[str]) -> tuple[FormField, ...]:
    """All fields of an opinion but these."""
    return tuple(_worded(one) for key, one in _FIELDS.items() if key not in keys)


_FIELDS = {one.key: one for one in form_fields(Opinion)}
