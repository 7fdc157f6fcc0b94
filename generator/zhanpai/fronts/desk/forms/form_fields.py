"""A record's fields as a form asks for them: title, hint, example and choices are the model's own, typed nowhere else."""

from __future__ import annotations

import datetime as dt
import re
import types
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from zhanpai.content.records.typed_forms import form_of
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.field_types import DeputyId, Month, PictureName, StationId

Choices = tuple[tuple[str, str], ...]
"""What may be typed, and the words that are read for it."""

FLAG: Choices = (("true", "是"), ("false", "否"))

SINGLE = frozenset(
    {"line", "text", "choice", "day", "month", "number", "station", "deputy", "picture", "news"}
)
"""The sorts of a field that holds one value."""


@dataclass(frozen=True)
class FormField:
    """One field.  `sort` says how it is asked for: one of SINGLE, ``group`` (a record, of `parts`), ``rows`` (a list, each
    of `item`) or ``table`` (lines of a name and an `item`).

    `unsaid` is what holds if nothing is filled in, in words, "" if that is nothing.
    """

    key: str
    title: str
    sort: str
    hint: str = ""
    example: str = ""
    is_required: bool = False
    choices: Choices = ()
    unsaid: str = ""
    is_whole: bool = False
    """Of a number: whether it has no decimals."""
    parts: tuple[FormField, ...] = ()
    item: FormField | None = None
    listens: str = ""
    """What the recogniser is to take it for that speaks while somebody types, "" if it is to be quiet."""

    @property
    def is_single(self) -> bool:
        """Whether it holds one value."""
        return self.sort in SINGLE


def form_fields(model: type[Record], leave_out: Container[str] = ()) -> tuple[FormField, ...]:
    """The fields of `model` in its order, without those in `leave_out`; TypeError for a type that no file has."""
    return tuple(_field(name, info) for name, info in model.model_fields.items() if name not in leave_out)


@dataclass(frozen=True)
class Asked:
    """How a field is asked for where the project knows more than the model: as a sort of its own, from these choices."""

    sort: str = "choice"
    choices: Choices = ()
    hint: str | None = None


def asked_as(
    fields: Sequence[FormField], asked: Mapping[str, Asked], prefix: str = ""
) -> tuple[FormField, ...]:
    """The fields, those that `asked` names by their keys (``a.b`` inside a group; of a list its items) asked as it says."""
    return tuple(_asked_as(one, asked, prefix + one.key) for one in fields) if asked else tuple(fields)


def _asked_as(field: FormField, asked: Mapping[str, Asked], name: str) -> FormField:
    if one := asked.get(name):
        hint = field.hint if one.hint is None else one.hint
        if field.item is not None:
            return replace(field, hint=hint, item=replace(field.item, sort=one.sort, choices=one.choices))
        return replace(field, sort=one.sort, choices=one.choices, hint=hint, example="")
    if field.parts:
        return replace(field, parts=asked_as(field.parts, asked, f"{name}."))
    if field.item is not None and field.item.parts:
        return replace(field, item=replace(field.item, parts=asked_as(field.item.parts, asked, f"{name}.")))
    return field


def _field(name: str, info: FieldInfo) -> FormField:
    extra = info.json_schema_extra
    words = extra.get("words") if isinstance(extra, dict) else None
    field = _shape(info.annotation, info.metadata, _words(words))
    examples = info.examples or [""]
    example = examples[0][0] if isinstance(examples[0], list) else examples[0]
    is_required = info.is_required()
    unsaid = "" if is_required else _unsaid(info.default, dict(field.choices))
    shown = "" if field.choices or isinstance(example, Mapping) else str(example)
    hint = _hint(field, f"{info.description or ''}{field.hint}")
    return replace(
        field,
        key=name,
        title=info.title or name,
        hint=hint,
        example=shown if field.sort != "rows" and shown not in hint else "",
        is_required=is_required,
        unsaid=unsaid,
        item=replace(field.item, title=info.title or name, example=shown) if field.item else None,
    )


def _hint(field: FormField, said: str) -> str:
    """What is said of a field, without what is of use only to who writes a file."""
    if any(value in said for value, words in field.choices if value != words):
        # The words of the choices say it.
        return ""
    if field.item and field.item.sort in ("station", "deputy"):
        said = re.sub("，写编号|写编号，", "", said)
    kept = "".join(f"{one}。" for one in said.split("。") if one and "文件夹" not in one)
    return kept or ("从列出的图片里选，或者写图片的文件名。" if field.sort == "picture" else "")


def _words(words: object) -> dict[str, str] | None:
    return {str(value): str(said) for value, said in words.items()} if isinstance(words, dict) else None


def _unsaid(default: object, words: Mapping[str, str]) -> str:
    if isinstance(default, bool):
        return words["true" if default else "false"]
    value = str(default.value if isinstance(default, Enum) else default)
    return words.get(value, value) if isinstance(default, (str, int, float)) else ""


def _shape(annotation: Any, metadata: Sequence[Any], words: Mapping[str, str] | None) -> FormField:
    """The field that a type asks for, without name and title."""
    if named := next((sort for kind, sort in _NAMED.items() if kind in metadata), None):
        return FormField("", "", named)
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(inner[0], [*metadata, *_flat(inner[1:])], words)
    if origin in (Union, types.UnionType):
        (only,) = (arg for arg in inner if arg is not type(None))
        return _shape(only, metadata, words)
    if origin is tuple:
        return FormField("", "", "rows", item=_shape(inner[0], (), words))
    if origin is dict:
        return FormField("", "", "table", choices=_choices(inner[0], None), item=_shape(inner[1], (), None))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return FormField("", "", "group", parts=form_fields(annotation))
    return _single(annotation, metadata, words)


_NAMED = {
    get_args(StationId)[1]: "station",
    get_args(DeputyId)[1]: "deputy",
    get_args(PictureName)[1]: "picture",
}
"""What names something else, by what asks it of the type."""


def _flat(metadata: Sequence[Any]) -> list[Any]:
    """What a type's own metadata holds, a Field in it taken apart."""
    return [each for m in metadata for each in (m.metadata if isinstance(m, FieldInfo) else [m])]


def _single(annotation: Any, metadata: Sequence[Any], words: Mapping[str, str] | None) -> FormField:
    if annotation is bool:
        return FormField("", "", "choice", choices=FLAG)
    if choices := _choices(annotation, words):
        return FormField("", "", "choice", choices=choices)
    if annotation in (int, float):
        says = form_of(annotation, metadata).says
        return FormField("", "", "number", says, is_whole=annotation is int)
    if annotation is dt.date:
        return FormField("", "", "day")
    if annotation is Month:
        return FormField("", "", "month", form_of(annotation, metadata).says)
    most = next((m.max_length for m in metadata if getattr(m, "max_length", None)), None)
    if most is not None:
        return FormField("", "", "text")
    is_patterned = any(hasattr(getattr(m, "func", None), "pattern") for m in metadata)
    return FormField("", "", "line", form_of(annotation, metadata).says if is_patterned else "")


def _choices(annotation: Any, words: Mapping[str, str] | None) -> Choices:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return tuple((str(m.value), str(getattr(m, "label", m.value))) for m in annotation)
    if get_origin(annotation) is Literal:
        return tuple((value, (words or {}).get(value, value)) for value in get_args(annotation))
    return ()
