"""What the model says about the value at a key path: its Chinese title, its choices, its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from zhanpai.domain.model.base import Record
from zhanpai.kit.diagnostics import Keys


@dataclass(frozen=True, slots=True)
class Field:
    """A place in a record; `info` is None where the model knows no such key."""

    key: str
    info: FieldInfo | None
    owner: type[Record]

    @property
    def label(self) -> str:
        """The Chinese title of the field."""
        return (self.info and self.info.title) or self.key or "这份资料"

    @property
    def is_required(self) -> bool:
        """Whether the record cannot do without it."""
        return self.info is not None and self.info.is_required()

    @property
    def choices(self) -> list[str]:
        """What may be typed, with the Chinese words beside it where they differ: ``city（市级站）``."""
        return list(_choices(self.info.annotation)) if self.info else []

    @property
    def bounds(self) -> tuple[object, object]:
        """The least and the greatest number allowed."""
        constraints = self.info.metadata if self.info else []
        low = next((c.ge for c in constraints if hasattr(c, "ge")), None)
        high = next((c.le for c in constraints if hasattr(c, "le")), None)
        return low, high

    @property
    def parts(self) -> dict[str, str]:
        """The keys of the record that belongs here, with their titles; empty where none does."""
        inner = _record_in(self.info.annotation) if self.info else None
        fields = inner.model_fields.items() if inner else ()
        return {name: info.title or name for name, info in fields}

    @property
    def needs(self) -> list[str]:
        """The keys without which the record that belongs here is none."""
        inner = _record_in(self.info.annotation) if self.info else None
        return [name for name, info in inner.model_fields.items() if info.is_required()] if inner else []

    @property
    def siblings(self) -> dict[str, str]:
        """The keys that may stand here, with their titles."""
        return {name: info.title or name for name, info in self.owner.model_fields.items()}


def field_at(model: type[Record], keys: Keys) -> Field:
    """The field that `keys` lead to; an item of a list or dict has the list's field."""
    owner, info, last = model, None, ""
    is_dict = False
    for key in keys:
        if isinstance(key, int):
            continue
        last = key
        if is_dict:  # A key of the writer's: the field is still the dict's.
            is_dict = False
            continue
        inner = _record_in(info.annotation) if info else model
        if inner:
            owner, info = inner, inner.model_fields.get(key)
            is_dict = info is not None and get_origin(info.annotation) is dict
    return Field(last, info, owner)


def _record_in(annotation: object) -> type[Record] | None:
    """The record class inside ``tuple[Deputy, ...]``, ``Staff | None`` or ``dict[Kind, KindWord]``."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _record_in(arg))), None)


def _choices(annotation: object) -> Iterator[str]:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        for member in annotation:
            label = getattr(member, "label", member.value)
            yield str(member.value) if label == member.value else f"{member.value}（{label}）"
    elif get_origin(annotation) is Literal:
        yield from map(str, get_args(annotation))
    else:
        for arg in get_args(annotation):
            yield from _choices(arg)
