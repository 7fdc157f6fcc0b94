"""The JSON Schema (draft 2020-12) of a record that people type, for the editor in which they type it.

It takes what `zhanpai check` takes of the file by itself: keys, types, choices, patterns, limits.  What one value asks
of another, of the register or of the day is for checks alone.  One difference: an id that begins with 0 must stand in
quotes, as the editor has lost the zero before a schema is asked (`zhanpai.content.records.typed_forms`).  And it cannot
tell `~` from nothing, as check does; nor does it take `true` for a line of words, lest an editor offer that everywhere.
"""

from __future__ import annotations

import types
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from zhanpai.content.records.typed_forms import Form, Schema, form_of
from zhanpai.domain.model.base import Labelled, Record

Seen = Sequence[Any]
"""What stands in a place of the samples: the values from which examples are taken."""

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def file_schema(
    model: type[Record], title: str, about: str, sample: Mapping[str, Any] | None = None
) -> Schema:
    """The schema of a file that is one record; `sample` is one as a model dumps it, of which examples are made."""
    return {**_head(title, about), **_record(model, [sample] if sample else [], is_partial=False)}


def list_schema(model: type[Record], title: str, about: str) -> Schema:
    """The schema of a file that is a list of records, which may be empty."""
    return {**_head(title, about), "type": "array", "items": _record(model, [], is_partial=False)}


def settings_schema(model: type[Record], title: str, about: str, shipped: Mapping[str, Any]) -> Schema:
    """The schema of a file that says only what differs from `shipped`, which the model dumped: nothing is required."""
    return {**_head(title, about), **_record(model, [shipped], is_partial=True)}


def _head(title: str, about: str) -> Schema:
    return {"$schema": DRAFT, "title": title, "description": about}


def _record(model: type[Record], seen: Seen, *, is_partial: bool) -> Schema:
    schema: Schema = {"type": "object"}
    needed = [name for name, info in model.model_fields.items() if info.is_required()]
    if needed and not is_partial:
        schema["required"] = needed
    schema["properties"] = {
        name: _field(info, [v[name] for v in seen if isinstance(v, Mapping) and name in v], is_partial)
        for name, info in model.model_fields.items()
    }
    return schema | {"additionalProperties": False}


def _field(info: FieldInfo, seen: Seen, is_partial: bool) -> Schema:
    extra = info.json_schema_extra
    words = extra.get("words") if isinstance(extra, dict) else None
    form = _form(info.annotation, info.metadata, words, seen, is_partial)
    optional = is_partial or not info.is_required()
    schema = _or_nothing(form.schema) if optional else form.schema
    default = _default(info, seen, is_partial)
    unsaid = f"不写就是{_spoken(default)}。" if default is not None else ""
    given = [v for v in seen if _is_substantial(v)][:1] or info.examples
    example = given[0] if given else example_of(schema)
    return {
        "title": info.title,
        "description": f"{info.description or ''}{form.says}{unsaid}",
        **({"default": default} if default is not None else {}),
        **({"examples": [example]} if example is not None else {}),
        **schema,
    }


def _default(info: FieldInfo, seen: Seen, is_partial: bool) -> Any:
    """What holds if nothing is written, where that is a single value worth telling."""
    value = seen[0] if is_partial and seen else None if info.is_required() else info.default
    value = value.value if isinstance(value, Labelled) else value
    return value if isinstance(value, (str, int, float)) and value != "" else None


def _spoken(value: Any) -> str:
    """The value in a Chinese sentence: a blank stands between Chinese and what is none."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f" {text}" if text[0].isascii() else text


def _is_substantial(value: Any) -> bool:
    return value not in (None, "", [], {}, ())


def _or_nothing(schema: Schema) -> Schema:
    """The same, or nothing behind the colon."""
    if "oneOf" in schema:
        return {**schema, "oneOf": [*schema["oneOf"], {"const": None, "title": "空着"}]}
    kinds = schema["type"]
    return {**schema, "type": [*([kinds] if isinstance(kinds, str) else kinds), "null"]}


def _form(annotation: Any, metadata: Sequence[Any], words: Any, seen: Seen, is_partial: bool) -> Form:
    """The form of whatever may stand in a field."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _form(inner[0], [*metadata, *_flat(inner[1:])], words, seen, is_partial)
    if origin in (Union, types.UnionType):
        (only,) = (arg for arg in inner if arg is not type(None))
        return _form(only, metadata, words, seen, is_partial)
    if origin is tuple:
        return _list(inner[0], metadata, words, seen)
    if origin is dict:
        return _table(inner, metadata, seen, is_partial)
    if isinstance(annotation, type) and issubclass(annotation, Record):
        parts = "、".join(f"{name} {info.title}" for name, info in annotation.model_fields.items())
        return Form(_record(annotation, seen, is_partial=is_partial), f"写这几项：{parts}。")
    return form_of(annotation, metadata, words)


def _flat(metadata: Sequence[Any]) -> list[Any]:
    """What a type's own metadata holds, a Field in it taken apart."""
    return [each for m in metadata for each in (m.metadata if isinstance(m, FieldInfo) else [m])]


def _list(item: Any, metadata: Sequence[Any], words: Any, seen: Seen) -> Form:
    form = _form(item, (), words, [i for v in seen if isinstance(v, Sequence) for i in v], False)
    schema: Schema = {"type": "array", "items": form.schema}
    for constraint in metadata:
        for name, key in (("min_length", "minItems"), ("max_length", "maxItems")):
            if (limit := getattr(constraint, name, None)) is not None:
                schema[key] = limit
    if any(isinstance(c, BeforeValidator) for c in metadata):  # One alone may stand without brackets.
        kinds = form.schema["type"]
        schema |= {**form.schema, "type": ["array", *([kinds] if isinstance(kinds, str) else kinds)]}
        return Form(schema, f"{form.says}几个就用方括号括起来，逗号隔开。")
    return Form(schema, f"列表，每一项{'：' if form.says[:1] != '写' else ''}{form.says}")


def _table(inner: Sequence[Any], metadata: Sequence[Any], seen: Seen, is_partial: bool) -> Form:
    """Lines of `key: value` whose keys people choose; those that are shipped are known, and need not be said whole."""
    key, value = _form(inner[0], (), None, (), False), inner[1]
    held = [item for v in seen if isinstance(v, Mapping) for item in v.items()]
    form = _form(value, (), None, [item for _, item in held], False)
    schema: Schema = {"type": "object"}
    if "oneOf" in key.schema:
        choices = key.schema["oneOf"]
        schema["properties"] = {
            c["const"]: {"title": c["title"], "description": form.says, **form.schema} for c in choices
        }
        return Form(schema | {"additionalProperties": False}, f"每一项写成“名称: 内容”，名称{key.says}")
    if is_partial and held:
        schema["properties"] = {name: _shipped(name, value, item) for name, item in held}
    pattern = {"pattern": key.schema["pattern"]} if "pattern" in key.schema else {}
    schema |= {"propertyNames": pattern, "additionalProperties": form.schema}
    return Form(schema, f"每一项写成“名称: 内容”，内容{form.says}")


def _shipped(name: str, annotation: Any, item: Any) -> Schema:
    """A line of a table that is shipped: what holds if the city does not write it."""
    form = _form(annotation, (), None, [item], True)
    title = item.get("title", name) if isinstance(item, Mapping) else name
    unsaid = {"default": item} if isinstance(item, str) and item else {}
    return {"title": title, "description": form.says, **unsaid, **_or_nothing(form.schema)}


def example_of(schema: Schema) -> Any:
    """What may stand where `schema` is asked, put together of the examples in it; None if they do not make it up."""
    if schema.get("examples"):
        return schema["examples"][0]
    if "oneOf" in schema:
        return schema["oneOf"][0]["const"]
    if "items" in schema and (item := example_of(schema["items"])) is not None:
        return [item]
    if schema.get("type") == "boolean" or "boolean" in schema.get("type", ()):
        return True
    parts = schema.get("properties", {})
    needed = schema.get("required") or list(parts)[:1]
    found = {name: example_of(parts[name]) for name in needed if name in parts}
    return found if found and None not in found.values() else None
