"""A form as it is drawn: every field with its name, what is filled in, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zhanpai.fronts.desk.forms.filled import GONE, KEY, Filled, is_blank, marks_in
from zhanpai.fronts.desk.forms.form_fields import FormField
from zhanpai.fronts.desk.looked import Noted
from zhanpai.kit.diagnostics import Keys

NEW = "n__"
"""Stands for the mark of a row that a script will add."""

Said = Mapping[str, Sequence[Noted]]
"""What is wrong with a field, by its name; of a whole list, a group or a row by theirs."""


@dataclass(frozen=True)
class ShownField:
    """One field as it is drawn; `one_more` is the row that a script adds, of a list or table."""

    field: FormField
    name: str
    value: str = ""
    said: tuple[Noted, ...] = ()
    parts: tuple[ShownField, ...] = ()
    rows: tuple[ShownRow, ...] = ()
    one_more: ShownRow | None = None
    is_blank: bool = True

    @property
    def anchor(self) -> str:
        """Where the field stands on the page."""
        return f"f-{self.name}"

    @property
    def wrongs(self) -> int:
        """How much is wrong in it and below."""
        inner = sum(part.wrongs for part in self.parts)
        return len(self.said) + inner + sum(len(row.said) + row.body.wrongs for row in self.rows)


@dataclass(frozen=True)
class ShownRow:
    """One row of a list: its `mark`, and of a table its own name `key`."""

    mark: str
    name: str
    body: ShownField
    is_gone: bool = False
    key: str = ""
    said: tuple[Noted, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether a person has added it."""
        return self.mark.startswith("n")


def shown_fields(
    fields: Sequence[FormField], filled: Filled, said: Said | None = None, prefix: str = ""
) -> tuple[ShownField, ...]:
    """All fields with what is filled in and what is wrong."""
    return tuple(_shown(field, filled, said or {}, prefix + field.key) for field in fields)


def _shown(field: FormField, filled: Filled, said: Said, name: str) -> ShownField:
    wrong = tuple(said.get(name, ()))
    blank = is_blank(field, filled, name)
    if field.is_single:
        return ShownField(field, name, filled.get(name, ""), wrong, is_blank=blank)
    if field.sort == "group":
        parts = shown_fields(field.parts, filled, said, f"{name}.")
        return ShownField(field, name, said=wrong, parts=parts, is_blank=blank)
    assert field.item is not None
    rows = tuple(_row(field.item, filled, said, name, mark) for mark in marks_in(filled, name))
    more = _row(field.item, {}, {}, name, NEW)
    return ShownField(field, name, said=wrong, rows=rows, one_more=more, is_blank=blank)


def _row(item: FormField, filled: Filled, said: Said, name: str, mark: str) -> ShownRow:
    at = f"{name}.{mark}"
    body = _shown(item, filled, said, at)
    own = tuple(said.get(at, ())) if not item.is_single else ()
    body = body if item.is_single else _without_said(body)
    is_gone = bool(filled.get(f"{at}.{GONE}"))
    return ShownRow(mark, at, body, is_gone, filled.get(f"{at}.{KEY}", ""), own)


def _without_said(body: ShownField) -> ShownField:
    return ShownField(
        body.field, body.name, body.value, (), body.parts, body.rows, body.one_more, body.is_blank
    )


def name_at(fields: Sequence[FormField], keys: Keys, kept: Mapping[str, Sequence[str]]) -> str:
    """The name of the field at `keys` of the record, as near as the form has one, "" for the whole record.

    `kept` are the rows that are left of lists whose rows were changed, by their marks.
    """
    name, among = "", {field.key: field for field in fields}
    item: FormField | None = None
    for key in keys:
        if item is not None:
            rows = kept.get(name)
            mark = str(key) if rows is None else rows[key] if isinstance(key, int) and key < len(rows) else ""
            if not mark:
                return name
            name, field, item = f"{name}.{mark}", item, None
        elif str(key) in among:
            field = among[str(key)]
            name = f"{name}.{field.key}" if name else field.key
        else:
            return name
        among = {part.key: part for part in field.parts}
        item = field.item
    return name
