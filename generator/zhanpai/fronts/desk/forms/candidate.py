"""The file as it would be with what a person has filled in: bytes to try, to show, and to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from zhanpai.content.versions.running_text import shown_text, with_text
from zhanpai.fronts.desk.forms.filled import Filled, filled_from, marks_in
from zhanpai.fronts.desk.forms.form_edits import apply_edits, built, form_edits
from zhanpai.fronts.desk.forms.form_fields import FormField
from zhanpai.fronts.desk.forms.subject import Subject, record_at
from zhanpai.fronts.desk.looked import Noted
from zhanpai.kit.diagnostics import Diagnostic, Keys
from zhanpai.kit.yaml.splice import add_item

TEXT = "~text"
"""The name of the running text in a form."""


class UnreadableError(ValueError):
    """The file cannot be read as it stands; `problems` say why."""

    def __init__(self, problems: tuple[Diagnostic, ...]) -> None:
        super().__init__("unreadable")
        self.problems = problems


@dataclass(frozen=True)
class Candidate:
    """`raw` as it would be written; the record stands at `keys`, and of its lists the rows in `kept` are left.

    `lacks` is what is missing for it to be written at all.
    """

    raw: bytes
    keys: Keys = ()
    kept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    lacks: tuple[Noted, ...] = ()


def data_in(subject: Subject, raw: bytes) -> Any:
    """The file's data; UnreadableError if the reader does not take it."""
    document = subject.read(raw)
    if document.data is None and not _is_blank(raw):
        raise UnreadableError(document.problems)
    return document.data


def begin(subject: Subject, raw: bytes) -> dict[str, str]:
    """What the form shows of the file; UnreadableError as above."""
    data = data_in(subject, raw)
    keys = subject.find(data)
    filled = filled_from(subject.fields, record_at(data, keys))
    if keys is None or subject.makes is not None:
        filled |= subject.begins_with
    if subject.has_text:
        filled[TEXT] = shown_text(raw, subject.path)
    return filled


def candidate(subject: Subject, raw: bytes, filled: Filled) -> Candidate:
    """`raw` with what is filled in.

    UnreadableError as above; SpliceError if something filled in cannot be typed so that it is read again.
    """
    made = _candidate(subject, raw, filled)
    return replace(made, raw=subject.finish(made.raw)) if subject.finish else made


def _candidate(subject: Subject, raw: bytes, filled: Filled) -> Candidate:
    if subject.makes is not None:
        return subject.makes(raw, filled)
    data = data_in(subject, raw)
    keys = subject.find(data)
    if keys is None:
        return _joined(subject, raw, data, filled)
    made = form_edits(subject.fields, record_at(data, keys), filled, keys)
    raw = apply_edits(raw, subject.path, made.edits)
    if subject.has_text and TEXT in filled:
        raw = with_text(raw, subject.path, filled[TEXT])
    return Candidate(raw, keys, made.kept)


def _joined(subject: Subject, raw: bytes, data: Any, filled: Filled) -> Candidate:
    """With a record more at the end of its list."""
    joins = subject.joins_at(data)
    value = dict(subject.fixed)
    for one in subject.fields:
        if (new := built(one, filled, one.key)) is not None:
            value[one.key] = new
    ordered = {name: value[name] for name in subject.model.model_fields if name in value}
    rows = record_at(data, joins) if data is not None and _has(data, joins) else []
    number = len(rows) if isinstance(rows, list) else 0
    kept = {name: tuple(marks_in(filled, name)) for name in _lists(subject.fields, filled, "")}
    raw = add_item(raw, subject.path, joins, ordered)
    if subject.has_text and TEXT in filled:
        raw = with_text(raw, subject.path, filled[TEXT])
    return Candidate(raw, (*joins, number), kept)


def _lists(fields: tuple[FormField, ...], filled: Filled, prefix: str) -> list[str]:
    """The names of the lists that are filled in."""
    found = []
    for one in fields:
        name = prefix + one.key
        if one.sort == "group":
            found += _lists(one.parts, filled, f"{name}.")
        elif one.item is not None and marks_in(filled, name):
            found.append(name)
            if one.item.sort == "group":
                for mark in marks_in(filled, name):
                    found += _lists(one.item.parts, filled, f"{name}.{mark}.")
    return found


def _has(data: Any, keys: Keys) -> bool:
    for key in keys:
        if isinstance(data, list) and isinstance(key, int):
            if key >= len(data):
                return False
        elif not isinstance(data, Mapping) or key not in data:
            return False
        data = data[key]
    return True


def _is_blank(raw: bytes) -> bool:
    return not any(line.strip() and not line.lstrip().startswith(b"#") for line in raw.splitlines())
