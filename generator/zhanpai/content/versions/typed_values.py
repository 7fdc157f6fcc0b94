"""A file of the project as values, with what each is called; and the file with some of its values set otherwise.

Only the bytes of those values change (`kit/yaml/splice.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhanpai.content.versions.file_models import file_model
from zhanpai.content.versions.value_changes import ABSENT, ValueChange
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml import parse, parse_front_matter
from zhanpai.kit.yaml.splice import add_item, add_key, is_blank, remove, set_value, set_values

_END = re.compile(rb"(?:\r\n|\r|\n)---[ \t]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class TypedValues:
    """What a typed file says: its values, and the bytes below the front matter (b"" where there is none)."""

    data: Any
    body: bytes


def read_values(path: str, raw: bytes) -> TypedValues | None:
    """What the file says; None if it is no typed file, or if the strict reader does not take it."""
    if path.endswith(".md"):
        return (
            TypedValues(data, body_of(raw)) if (data := parse_front_matter(raw, path).document.data) else None
        )
    if not path.endswith((".yaml", ".yml")):
        return None
    found = file_model(path)
    root = list if found and found.is_list else dict
    if is_blank(raw):
        return TypedValues(root(), b"")
    data = parse(raw, path, root=root).data
    return None if data is None else TypedValues(data, b"")


def body_of(raw: bytes) -> bytes:
    """What stands below the line that closes the front matter, byte for byte."""
    return raw[_body_at(raw) :]


def with_body(raw: bytes, body: bytes) -> bytes:
    """The file with another text below its front matter."""
    return raw[: _body_at(raw)] + body


def _body_at(raw: bytes) -> int:
    found = _END.search(raw)
    return found.end() if found else len(raw)


def with_changes(path: str, raw: bytes, changes: Sequence[ValueChange]) -> bytes:
    """`raw` with `changes` made, which lead into what it says; SpliceError if one cannot be typed there."""
    plain = {one.keys: one.new for one in changes if _is_exchange(one)}
    if len(plain) > 1:  # Together, as each costs two readings of the file.
        raw = set_values(raw, path, plain)
        changes = [one for one in changes if one.keys not in plain]
    for change in reversed(changes):
        raw = _with_change(path, raw, change)
    return raw


def _is_exchange(change: ValueChange) -> bool:
    return bool(change.keys) and change.old is not ABSENT and change.new is not ABSENT


def _with_change(path: str, raw: bytes, change: ValueChange) -> bytes:
    keys, last = change.keys[:-1], change.keys[-1] if change.keys else None
    if change.new is ABSENT:
        return remove(raw, path, change.keys)
    if change.old is not ABSENT or last is None:
        return set_value(raw, path, change.keys, change.new)
    if isinstance(last, int):
        items = _at(read_values(path, raw), keys)
        return add_item(raw, path, keys, change.new, last if items and last < len(items) else None)
    there = _at(read_values(path, raw), keys) or {}
    return add_key(raw, path, change.keys, change.new, change.before if change.before in there else None)


def _at(values: TypedValues | None, keys: Keys) -> Any:
    data: Any = values.data if values else None
    for key in keys:
        data = data[key]
    return data
