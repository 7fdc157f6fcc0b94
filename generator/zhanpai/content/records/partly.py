"""Read a faulty record as far as it can be read, so that everything else about it can be checked in the same run.

Where a message says what was meant, that is taken; what is lost is left out, or stood in for where the record could
not do without it.  Such a record is for checks alone: nothing that is published is made of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import ValidationError

from zhanpai.content.records import record_rules
from zhanpai.content.records.fields import Field, field_at
from zhanpai.content.records.validation import read_record
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.field_types import Month
from zhanpai.domain.model.register import StationRow
from zhanpai.kit.diagnostics import Finding, Keys
from zhanpai.kit.yaml import parse

R = TypeVar("R", bound=Record)

STAND_IN = "unread"
"""The word that stands for one that is lost: no folder, no name and no address is called so."""

_ROUNDS = 12
"""How often what is left is tried again; each round takes something away, and three are many."""


class _Edit(Enum):
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class _Renamed:
    key: str


@dataclass(frozen=True, slots=True)
class Partly(Generic[R]):
    """A record as far as it could be read (None if it could not), and what is wrong with it.

    `lost` are the places in the file whose values it does without; `left` tells of each list that lost some of its
    items which are left, so that a place in the record is found again in the file.
    """

    record: R | None
    findings: list[Finding] = field(default_factory=list)
    lost: tuple[Keys, ...] = ()
    left: Mapping[Keys, tuple[int, ...]] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.findings and self.record is not None


def read_partly(model: type[R], data: object, path: str, keys: Keys = ()) -> Partly[R]:
    """The record of `model` in `data`, or what can be had of it; `keys` is where it stands in the file."""
    record, findings = read_record(model, data, path, keys)
    if record is not None:
        return Partly(record)
    edits = dict(_meant(findings, len(keys)))
    lost: set[Keys] = set()
    for _ in range(_ROUNDS):
        rest, left, renamed = _edited(data, edits)
        try:
            record = model.model_validate(rest)
        except ValidationError as error:
            for one in error.errors():
                loc = tuple(key for key in one["loc"] if key != "[key]")
                place = _lose(model, one["type"], _typed_place(loc, left, renamed), data, edits)
                if not place:
                    return Partly(None, findings, (keys,))
                lost.add((*keys, *place))
            continue
        return Partly(
            record, findings, tuple(sorted(lost, key=str)), {(*keys, *k): v for k, v in left.items()}
        )
    return Partly(None, findings, (keys,))


def in_file(keys: Keys, left: Mapping[Keys, tuple[int, ...]]) -> Keys:
    """Where in the file stands what has `keys` in the record that was left."""
    place: Keys = ()
    for key in keys:
        kept = left.get(place)
        place = (*place, kept[key] if kept is not None and isinstance(key, int) and key < len(kept) else key)
    return place


def _meant(findings: list[Finding], above: int) -> Iterator[tuple[Keys, object]]:
    """What the fixes say to write."""
    for finding in findings:
        place = finding.keys[above:]
        if finding.new is None:
            continue
        if finding.code == record_rules.UNKNOWN.code:
            yield place, _Renamed(finding.new)
        elif not finding.new:
            yield place, _Edit.GONE
        else:
            document = parse(f"x: {finding.new}\n".encode(), "")
            if isinstance(document.data, dict):
                yield place, document.data["x"]


def _edited(
    data: object, edits: Mapping[Keys, object]
) -> tuple[object, dict[Keys, tuple[int, ...]], dict[Keys, Keys]]:
    """`data` with the edits, which items of its lists are left, and the new places of what was renamed."""
    left: dict[Keys, tuple[int, ...]] = {}
    renamed: dict[Keys, Keys] = {}
    added: dict[Keys, list[str]] = {}
    for place in edits:
        if place and isinstance(place[-1], str):
            added.setdefault(place[:-1], []).append(place[-1])

    def build(value: object, place: Keys) -> object:
        if isinstance(value, dict):
            made: dict[str, object] = {}
            for key, item in value.items():
                edit = edits.get((*place, key))
                if edit is _Edit.GONE:
                    continue
                if isinstance(edit, _Renamed):
                    if edit.key in value or edit.key in made:
                        continue
                    renamed[*place, edit.key] = (*place, key)
                    made[edit.key] = build(item, (*place, key))
                else:
                    made[key] = build(item, (*place, key)) if edit is None else edit
            for key in added.get(place, ()):
                if key not in value and not isinstance(edits[*place, key], _Edit | _Renamed):
                    made[key] = edits[*place, key]
            return made
        if isinstance(value, list):
            kept = [i for i in range(len(value)) if edits.get((*place, i)) is not _Edit.GONE]
            if len(kept) < len(value):
                left[place] = tuple(kept)
            return [edits[*place, i] if (*place, i) in edits else build(value[i], (*place, i)) for i in kept]
        return value

    return build(data, ()), left, renamed


def _typed_place(loc: Keys, left: Mapping[Keys, tuple[int, ...]], renamed: Mapping[Keys, Keys]) -> Keys:
    """The place in the file of what pydantic calls `loc` in the edited data."""
    place: Keys = ()
    for key in loc:
        kept = left.get(place)
        step = kept[key] if kept is not None and isinstance(key, int) and key < len(kept) else key
        place = renamed.get((*place, step), (*place, step))
    return place


def _lose(model: type[Record], kind: str, place: Keys, data: object, edits: dict[Keys, object]) -> Keys:
    """Do without what stands at `place`, or without as much around it as must go too; () if nothing is left."""
    while place:
        field = field_at(model, place)
        is_spent = place in edits and not isinstance(edits[place], _Renamed) and kind != "tried"
        kind_of_place = "item" if isinstance(place[-1], int) or _is_free_key(model, place) else "field"
        if kind == "extra_forbidden" or kind_of_place == "item" or not field.is_required:
            if edits.get(place) is not _Edit.GONE:
                edits[place] = _Edit.GONE
                return place
        elif not is_spent:
            stand_in = _stand_in(field, _at(data, place[:-1]))
            if stand_in is not None:
                edits[place] = stand_in
                return place
        place, kind = place[:-1], ""
    return ()


def _is_free_key(model: type[Record], place: Keys) -> bool:
    """Whether the last key is the writer's own, as in the table of kinds."""
    above = field_at(model, place[:-1])
    return above.info is not None and get_origin(above.info.annotation) is dict and above.key == place[-2]


def _at(data: object, place: Keys) -> Any:
    for key in place:
        if isinstance(data, dict | list) and (
            key in data if isinstance(data, dict) else isinstance(key, int)
        ):
            data = data[key]  # type: ignore[index]
        else:
            return None
    return data


def _stand_in(field: Field, around: object) -> object:
    """A value that the field takes, for one that cannot be read; None where there is none that does no harm."""
    if field.key == "id":
        return None
    if field.owner is StationRow and field.key == "kind":
        return _kind_by_places(around)
    low, _ = field.bounds
    form = next((_pattern(meta) for meta in getattr(field.info, "metadata", ()) if _pattern(meta)), "")
    if "http" in form:
        return f"https://{STAND_IN}.gov.cn"
    if form.startswith("[0-9]"):
        return "0" * int(form[6:-1])
    return _of_type(getattr(field.info, "annotation", None), low)


def _pattern(meta: object) -> str:
    """The pattern of a validator of text, if it is one of those."""
    return str(getattr(getattr(meta, "func", None), "pattern", ""))


def _of_type(annotation: object, low: object) -> object:
    kinds = [annotation, *get_args(annotation)]
    for kind in kinds:
        if isinstance(kind, type):
            if issubclass(kind, Enum):
                return next(iter(kind)).value
            if issubclass(kind, str):
                return STAND_IN
            if issubclass(kind, dt.date):
                return "2000-01-01"
            if issubclass(kind, Month):
                return "2000-01"
            if issubclass(kind, int | float):
                return low if low is not None else 0
    if get_origin(annotation) is dict:
        return {}
    return None


def _kind_by_places(row: object) -> str:
    """The kind of station that has the places which the row names."""
    named = row if isinstance(row, dict) else {}
    places = ("point", "field", "community", "township", "district")
    return next((key for key in places if named.get(key)), "city")
