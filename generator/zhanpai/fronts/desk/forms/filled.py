"""What stands in a form as a browser sends it: one flat table of names and texts, from a file's data or from a person.

``rota.0.topic`` is the topic of the first duty.  ``rota.~`` names the rows there are, parted by blanks: their places in
the file, and ``n0``, ``n1`` … for those that a person has added; ``rota.0.~gone`` says that a row is to go.  A table's row
has its own name at ``~key``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from zhanpai.fronts.desk.forms.form_fields import FormField

Filled: TypeAlias = Mapping[str, str]
ROWS, GONE, KEY = "~", "~gone", "~key"
MOST = 2000
"""Rows of one list: more are in no file."""

_MARK = re.compile(r"(?:0|[1-9][0-9]{0,3})|n[0-9]{1,3}")


def filled_from(fields: Sequence[FormField], data: Any, prefix: str = "") -> dict[str, str]:
    """What the fields show of `data`, a record as the reader gives it: every value a text, or None."""
    filled: dict[str, str] = {}
    values = data if isinstance(data, Mapping) else {}
    for field in fields:
        _fill(filled, field, values.get(field.key), prefix + field.key)
    return filled


def _fill(filled: dict[str, str], field: FormField, value: Any, name: str) -> None:
    if field.is_single:
        filled[name] = as_sent(value, field)
    elif field.sort == "group":
        filled |= filled_from(field.parts, value, f"{name}.")
    elif field.item is not None:
        rows = listed(value) if field.sort == "rows" else list((value or {}).items())
        filled[f"{name}.{ROWS}"] = " ".join(map(str, range(len(rows))))
        for place, row in enumerate(rows):
            at = f"{name}.{place}"
            if field.sort == "table":
                filled[f"{at}.{KEY}"], row = row
            _fill(filled, field.item, row, at)


def listed(value: Any) -> list[Any]:
    """The items of a list; one value where a list belongs is its only item."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def as_sent(value: Any, field: FormField) -> str:
    """A value as a browser sends it back if nobody touches it; what is no text cannot be shown in a field of one value."""
    if not isinstance(value, str):
        return ""
    if field.sort == "text":
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(r"[\r\n]", "", value)


def filled_by(fields: Sequence[FormField], sent: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What a person has filled in, of what was sent: names that no field has are left out, and so are rows without end."""
    several: dict[str, list[str]] = {}
    for name, text in sent:
        several.setdefault(name, []).append(text)
    filled: dict[str, str] = {}
    _take(filled, fields, several, "")
    return filled


def _take(
    filled: dict[str, str], fields: Sequence[FormField], sent: Mapping[str, list[str]], prefix: str
) -> None:
    for field in fields:
        _take_one(filled, field, sent, prefix + field.key)


def _take_one(filled: dict[str, str], field: FormField, sent: Mapping[str, list[str]], name: str) -> None:
    if field.is_single:
        if name in sent:
            filled[name] = _clean(sent[name][-1], field)
    elif field.sort == "group":
        _take(filled, field.parts, sent, f"{name}.")
    elif field.item is not None and f"{name}.{ROWS}" in sent:
        marks = [m for text in sent[f"{name}.{ROWS}"] for m in text.split() if _MARK.fullmatch(m)]
        marks = list(dict.fromkeys(marks))[:MOST]
        filled[f"{name}.{ROWS}"] = " ".join(marks)
        for mark in marks:
            for sign in (GONE, KEY):
                if (at := f"{name}.{mark}.{sign}") in sent:
                    filled[at] = sent[at][-1].strip()
            _take_one(filled, field.item, sent, f"{name}.{mark}")


def _clean(text: str, field: FormField) -> str:
    """What was typed; characters that no file of ours can hold are no part of it."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", "", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text if field.sort == "text" else text.replace("\n", "")


def marks_in(filled: Filled, name: str) -> list[str]:
    """The rows of the list called `name`, in their order."""
    return filled.get(f"{name}.{ROWS}", "").split()


def is_blank(field: FormField, filled: Filled, name: str) -> bool:
    """Whether nothing at all is filled in there."""
    if field.is_single:
        return not filled.get(name, "").strip()
    if field.sort == "group":
        return all(is_blank(part, filled, f"{name}.{part.key}") for part in field.parts)
    assert field.item is not None
    return all(is_blank(field.item, filled, f"{name}.{mark}") for mark in marks_in(filled, name))


def with_row_more(filled: Filled, name: str) -> dict[str, str]:
    """The same with one more row, still blank, in the list called `name`."""
    marks = marks_in(filled, name)
    number = 1 + max((int(mark[1:]) for mark in marks if mark[0] == "n"), default=-1)
    return {**filled, f"{name}.{ROWS}": " ".join([*marks, f"n{number}"])}
