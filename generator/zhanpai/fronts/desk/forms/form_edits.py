"""What a person has changed in a form, as splices of the file that it was made from: nothing else is written.

A value is changed if it is not what the browser would have sent back untouched; so what a form cannot show stays as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from zhanpai.fronts.desk.forms.filled import GONE, KEY, Filled, as_sent, is_blank, listed, marks_in
from zhanpai.fronts.desk.forms.form_fields import FormField
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml.retyping import NewValue
from zhanpai.kit.yaml.splice import Splice, splice_all

_WHOLE, _DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})"), re.compile(r"-?(?:0|[1-9][0-9]{0,8})\.[0-9]{1,9}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class FormEdit:
    """One splice: a value set, an item added behind the last, or what stands at `keys` taken out."""

    how: Literal["set", "add", "remove"]
    keys: Keys
    value: NewValue = None


@dataclass(frozen=True)
class FormEdits:
    """All that a form changes.  `kept` tells of each list whose rows changed which rows are left, by their marks."""

    edits: tuple[FormEdit, ...] = ()
    kept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def form_edits(fields: Sequence[FormField], data: Any, filled: Filled, keys: Keys = ()) -> FormEdits:
    """What `filled` changes of `data`, the record at `keys` of its file; a name that was not sent changes nothing."""
    walk = _Walk(filled)
    walk.parts(fields, data, keys, "")
    return FormEdits(tuple(walk.edits), walk.kept)


def apply_edits(raw: bytes, path: str, edits: Sequence[FormEdit]) -> bytes:
    """`raw` with all of them; SpliceError if one cannot be made."""
    return splice_all(raw, path, [Splice(one.how, one.keys, one.value) for one in edits])


def typed_value(field: FormField, text: str) -> NewValue:
    """A text as it is typed in a file: days and numbers without quotes, if they are any."""
    text = text.strip() if field.sort != "text" else text.rstrip() + ("\n" if "\n" in text.strip() else "")
    if field.sort == "day" and _DAY.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    if field.sort == "number" and _WHOLE.fullmatch(text):
        return int(text)
    if field.sort == "number" and _DECIMAL.fullmatch(text) and str(float(text)) == text:
        return float(text)
    return text


def built(field: FormField, filled: Filled, name: str) -> NewValue:
    """All that is filled in there, as a new value; None if it is nothing."""
    if field.is_single:
        text = filled.get(name, "")
        return typed_value(field, text) if text.strip() else None
    if field.sort == "group":
        values = {part.key: built(part, filled, f"{name}.{part.key}") for part in field.parts}
        return {key: value for key, value in values.items() if value is not None} or None
    assert field.item is not None
    marks = [m for m in marks_in(filled, name) if not filled.get(f"{name}.{m}.{GONE}")]
    if field.sort == "table":
        named = {filled.get(f"{name}.{m}.{KEY}", ""): built(field.item, filled, f"{name}.{m}") for m in marks}
        return {key: value for key, value in named.items() if key and value is not None} or None
    return [value for m in marks if (value := built(field.item, filled, f"{name}.{m}")) is not None] or None


class _Walk:
    """Goes through the fields beside the data, and notes what differs."""

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self.edits: list[FormEdit] = []
        self.kept: dict[str, tuple[str, ...]] = {}

    def parts(self, fields: Sequence[FormField], data: Any, keys: Keys, prefix: str) -> None:
        values = data if isinstance(data, Mapping) else {}
        for one in fields:
            self.field(one, values, (*keys, one.key), prefix + one.key)

    def field(self, field: FormField, values: Mapping[str, Any], keys: Keys, name: str) -> None:
        """Of `values`, the record that holds the field."""
        value = values.get(field.key)
        if field.is_single:
            self.single(field, value, keys, name, is_there=field.key in values)
        elif field.sort == "group":
            self.group(field, value, keys, name, is_there=field.key in values)
        elif field.sort == "rows":
            self.rows(field, value, keys, name)
        else:
            self.table(field, value, keys, name)

    def single(self, field: FormField, value: Any, keys: Keys, name: str, *, is_there: bool) -> None:
        text = self.filled.get(name)
        if text is None or _same(text, as_sent(value, field), field):
            return
        if text.strip():
            self.note("set", keys, typed_value(field, text))
        elif is_there and value is not None:
            self.note("remove", keys)

    def group(self, field: FormField, value: Any, keys: Keys, name: str, *, is_there: bool) -> None:
        names = [f"{name}.{part.key}" for part in field.parts]
        if not any(n in self.filled or any(f.startswith(f"{n}.") for f in self.filled) for n in names):
            return
        if isinstance(value, Mapping) and value:
            if is_blank(field, self.filled, name) and set(value) <= {part.key for part in field.parts}:
                self.note("remove", keys)
            else:
                self.parts(field.parts, value, keys, f"{name}.")
        elif (new := built(field, self.filled, name)) is not None:
            self.note("set", keys, new)

    def rows(self, field: FormField, value: Any, keys: Keys, name: str) -> None:
        if f"{name}.~" not in self.filled:
            return
        assert field.item is not None
        marks, items = marks_in(self.filled, name), listed(value)
        if not isinstance(value, list):
            if [t for t in items if isinstance(t, str)] != (built(field, self.filled, name) or []):
                new = built(field, self.filled, name)
                self.note("set" if new else "remove", keys, new)
            return
        begun = len(self.edits)
        for place, item in enumerate(items):
            if str(place) in marks:
                self.row(field.item, item, (*keys, place), f"{name}.{place}")
        added = [m for m in marks if m[0] == "n" and not self.filled.get(f"{name}.{m}.{GONE}")]
        news = [(m, v) for m in added if (v := built(field.item, self.filled, f"{name}.{m}")) is not None]
        for _, new in news:
            self.note("add", keys, new)
        gone = {e.keys[-1] for e in self.edits[begun:] if e.how == "remove" and e.keys[:-1] == keys}
        left = [str(place) for place in range(len(items)) if place not in gone]
        self.kept[name] = (*left, *(m for m, _ in news))

    def row(self, item: FormField, value: Any, keys: Keys, name: str) -> None:
        # A row that showed something and is blank now was meant to go.
        was_shown = isinstance(value, (str, Mapping)) and bool(value)
        if self.filled.get(f"{name}.{GONE}") or (was_shown and is_blank(item, self.filled, name)):
            self.note("remove", keys)
        elif item.is_single:
            self.single(item, value, keys, name, is_there=True)
        elif item.sort == "group":
            self.parts(item.parts, value, keys, f"{name}.")
        else:
            self.rows(item, value, keys, name)

    def table(self, field: FormField, value: Any, keys: Keys, name: str) -> None:
        if f"{name}.~" not in self.filled:
            return
        assert field.item is not None
        entries = list(value.items()) if isinstance(value, Mapping) else []
        for place, (key, inner) in enumerate(entries):
            at = f"{name}.{place}"
            if f"{at}.{KEY}" in self.filled:
                self.row(field.item, inner, (*keys, key), at)
        marks = marks_in(self.filled, name)
        new = {
            key: made
            for m in marks
            if m[0] == "n" and not self.filled.get(f"{name}.{m}.{GONE}")
            if (key := self.filled.get(f"{name}.{m}.{KEY}", ""))
            if (made := built(field.item, self.filled, f"{name}.{m}")) is not None
        }
        if new and not entries:
            self.note("set", keys, new)
            return
        for key, made in new.items():
            self.note("set", (*keys, key), made)

    def note(self, how: Literal["set", "add", "remove"], keys: Keys, value: NewValue = None) -> None:
        self.edits.append(FormEdit(how, keys, value))


def _same(sent: str, shown: str, field: FormField) -> bool:
    return sent.rstrip("\n") == shown.rstrip("\n") if field.sort == "text" else sent == shown
