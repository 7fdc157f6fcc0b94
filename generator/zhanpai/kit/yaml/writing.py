"""YAML as staff would type it: one style, safe under every reader, fast at city scale.

A general dumper would either quote nothing that matters here (`14:30`, `on`) or everything; this one
knows the three layouts of this project's files: block mappings, one-line flow records, `|` paragraphs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Value: TypeAlias = str | int | float | dt.date | Sequence["Value"] | Mapping[str, "Value"]

_PLAIN = re.compile(r"[㐀-䶿一-鿿𠀀-𳎟][㐀-䶿一-鿿𠀀-𳎟A-Za-z0-9、+-]*")
_WORD = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_YAML_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


class Inline(dict[str, Value]):
    """A mapping that stands on one line: ``{name: 张示例, post: 站长}``."""


def quote(text: str) -> str:
    """Return `text` as a one-line YAML scalar that every reader takes for the same string."""
    if _PLAIN.fullmatch(text) or (_WORD.fullmatch(text) and text not in _YAML_WORDS):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def flow(value: Value) -> str:
    """`value` on one line, in YAML's flow style, so that our reader reads it back as typed."""
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return str(value)


def block(value: Value, indent: int = 0) -> str:
    """Return `value` in block layout, each line ended, `indent` spaces in."""
    pad = " " * indent
    if isinstance(value, Mapping):
        return "".join(f"{pad}{key}:{_behind(item, indent)}" for key, item in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "".join(f"{pad}- {_item(item, indent)}" for item in value)
    return f"{pad}{flow(value)}\n"


def _behind(value: Value, indent: int) -> str:
    """What follows a key's colon."""
    if isinstance(value, str) and "\n" in value:
        return " |\n" + _paragraphs(value, indent + 2)
    if isinstance(value, Inline) or not _is_nested(value):
        return f" {flow(value)}\n"
    return "\n" + block(value, indent + 2)


def _item(value: Value, indent: int) -> str:
    """What follows a list item's dash."""
    if isinstance(value, Inline) or not isinstance(value, Mapping):
        return f"{flow(value)}\n"
    return block(value, indent + 2)[indent + 2 :]


def _is_nested(value: Value) -> bool:
    if isinstance(value, Mapping):
        return True
    return (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and any(isinstance(item, Mapping) for item in value)
    )


def _paragraphs(text: str, indent: int) -> str:
    pad = " " * indent
    lines = text.rstrip("\n").split("\n")
    return "".join(f"{pad}{line}\n" if line.strip() else "\n" for line in lines)
