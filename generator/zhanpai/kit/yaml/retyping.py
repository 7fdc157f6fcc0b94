"""How a value is typed in the place of another: in the quotes it had where they can stay, on a line or on several.

Every way of typing one scalar is tried on the strict reader first; what it would not take for that very text is not used.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from zhanpai.kit.yaml.document import parse
from zhanpai.kit.yaml.encoding import normalise_newlines
from zhanpai.kit.yaml.nodes import Node
from zhanpai.kit.yaml.writing import quote

INDENT = 2
"""Spaces by which what belongs to a key stands deeper than the key."""


@dataclass(frozen=True, slots=True)
class TypedItem:
    """A list item with its lines as they shall stand, remarks too; the first begins with ``- ``."""

    lines: tuple[str, ...]


class OneLine(str):
    """A text that is typed on one line, with escapes between quotes for its line ends, although it has several."""

    __slots__ = ()


NewValue: TypeAlias = (
    "str | int | float | dt.date | TypedItem | Sequence[NewValue] | Mapping[str, NewValue] | None"
)
"""What can be put into a file; None is an empty place, and a date or number is typed without quotes."""

Laid: TypeAlias = tuple[str, list[str]]
"""What stands behind the key's colon or the dash, and the lines below it, with their indentation."""

_SORTS = (
    re.compile(r"\d{4}-\d\d?-\d\d?(?:[Tt ].*)?"),
    re.compile(r"[-+]?[0-9][0-9_,]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|0[xob][0-9a-fA-F_]+"),
    re.compile(r"[-+]?\.(?:[0-9_]+(?:[eE][-+]?[0-9]+)?|inf|nan)|\.NaN", re.I),
    re.compile(r"true|false|yes|no|on|off|y|n|null|~|", re.I),
)
"""What careless readers take for something else than text, each sort by itself."""

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


class UntypeableError(ValueError):
    """A value of which nothing can be typed that the strict reader would take for it."""


def as_read(value: NewValue) -> Any:
    """What the strict reader says of `value` once it is typed: texts, lists, mappings, None; UntypeableError if it is none."""
    if isinstance(value, TypedItem):
        data = parse("\n".join(value.lines).encode(), "", root=list).data
        if not isinstance(data, list) or len(data) != 1:
            raise UntypeableError("not one item")
        return data[0]
    if isinstance(value, str):
        return normalise_newlines(value)
    if isinstance(value, Mapping):
        return {str(key): as_read(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [as_read(item) for item in value]
    if isinstance(value, bool) or not isinstance(value, int | float | dt.date | None):
        raise UntypeableError(type(value).__name__)
    return None if value is None else str(value)


def without_blocks(value: NewValue) -> NewValue:
    """The same value with every text in it on one line, for places where lines of text would take in what stands below."""
    if isinstance(value, str):
        return OneLine(normalise_newlines(value))
    if isinstance(value, Mapping):
        return {key: without_blocks(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [without_blocks(inner) for inner in value]
    return value


def one_line(value: NewValue, *, flow: bool, item: bool, like: Node | None = None) -> str:
    """`value` on one line, in brackets or as one scalar; UntypeableError if nothing reads back.

    `flow`: it stands inside brackets; `item`: in a list, and not behind a key; `like` is the scalar that it replaces.
    """
    if value is None:
        if item and flow:
            raise UntypeableError("an empty place in brackets")
        return ""
    if isinstance(value, TypedItem):
        raise UntypeableError("lines inside brackets")
    if isinstance(value, Mapping):
        pairs = (f"{_key(key)}: {one_line(inner, flow=True, item=False)}" for key, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(one_line(inner, flow=True, item=True) for inner in value) + "]"
    text = as_read(value)
    plain_at_first = not isinstance(value, str) and (like is None or like.style not in ("'", '"'))
    style = "" if plain_at_first else like.style if like is not None and not like.is_empty else None
    for typed in _ways(text, style, text if plain_at_first else like.text if like else ""):
        if reads_back(typed, text, flow=flow, item=item):
            return typed
    raise UntypeableError(text)


def laid_out(value: NewValue, column: int, *, item: bool, like: Node | None = None) -> Laid:
    """`value` outside of brackets, what belongs to it `column` spaces in; UntypeableError if nothing reads back.

    `like` is what it replaces, or one that it shall look like: what stood in brackets stays so, and on lines likewise.
    """
    if isinstance(value, TypedItem):
        raise UntypeableError("an item in the place of a value")
    if isinstance(value, str):
        text = normalise_newlines(value)
        if "\n" in text and not isinstance(value, OneLine) and (block := _text_block(text, column)):
            return block
        return one_line(text, flow=False, item=item, like=like), []
    if not isinstance(value, Mapping | Sequence) or not value or not _on_lines(value, like):
        return one_line(value, flow=False, item=item, like=like), []
    if isinstance(value, Mapping):
        return "", mapping_lines(value, column)
    first = like.entries[0].value if like is not None and like.is_list and like.entries else None
    return "", [line for inner in value for line in item_lines(inner, column, first)]


def mapping_lines(value: Mapping[str, NewValue], column: int) -> list[str]:
    """The lines of a mapping without brackets whose keys stand `column` spaces in; UntypeableError as above."""
    return [line for key, inner in value.items() for line in key_lines(key, inner, column)]


def key_lines(key: str, value: NewValue, column: int, like: Node | None = None) -> list[str]:
    """The lines of one key, `column` spaces in, and its value, which may look `like` another; UntypeableError as above."""
    head, tail = laid_out(value, column + INDENT, item=False, like=like)
    return [f"{' ' * column}{_key(key)}: {head}".rstrip(" "), *tail]


def item_lines(value: NewValue, column: int, like: Node | None = None) -> list[str]:
    """The lines of one list item with its dash `column` spaces in; `like` is one of the same list.  UntypeableError as above."""
    pad = " " * column
    if isinstance(value, TypedItem):
        return [pad + line if line.strip() else line for line in value.lines]
    if isinstance(value, Mapping) and value and (like is None or not like.flow):
        lines = mapping_lines(value, column + INDENT)
        return [f"{pad}- {lines[0].lstrip(' ')}", *lines[1:]]
    is_scalar = isinstance(value, str) or not isinstance(value, Mapping | Sequence)
    alike = like if like is not None and is_scalar is (like.style is not None) else None
    head, tail = laid_out(value, column + INDENT, item=True, like=alike)
    if not head and tail:
        return [f"{pad}- {tail[0].lstrip(' ')}", *tail[1:]]
    return [f"{pad}- {head}".rstrip(" "), *tail]


def _on_lines(value: Mapping[str, NewValue] | Sequence[NewValue], like: Node | None) -> bool:
    """Whether a list or mapping is typed without brackets."""
    if like is not None and like.style is None and like.entries:
        return not like.flow
    if isinstance(value, Mapping):
        return True
    return any(isinstance(i, Mapping | TypedItem) or (isinstance(i, str) and "\n" in i) for i in value)


def _text_block(text: str, column: int) -> Laid | None:
    """A text of several lines below a ``|``; None if it would not be read back.

    Blank lines at its end are not typed so: below ``|+`` any blank line that stands there already would count too.
    """
    if text.endswith("\n\n"):
        return None
    chomp = "" if text.endswith("\n") else "-"
    lines = text.removesuffix("\n").split("\n")
    tail = [" " * column + line if line else "" for line in lines]
    read = parse(
        "\n".join([f"k: |{chomp}", *(f"  {line}" if line else "" for line in lines), ""]).encode(), ""
    )
    return (f"|{chomp}", tail) if read.data == {"k": text} else None


def is_text(text: str) -> bool:
    """Whether a careless reader, too, takes `text` without quotes for a text: not 0219, 9:00, no, 2026-03-04."""
    return _sort(text) == len(_SORTS)


def _ways(text: str, style: str | None, old: str) -> Iterator[str]:
    if "\n" not in text:
        if style == "'":
            yield "'" + text.replace("'", "''") + "'"
        if style == "" and _sort(text) in (len(_SORTS), _sort(old)):
            yield text
    if style != '"' and "\n" not in text:
        yield quote(text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    yield f'"{escaped}"'


def _sort(text: str) -> int:
    return next((n for n, sort in enumerate(_SORTS) if sort.fullmatch(text)), len(_SORTS))


def reads_back(typed: str, text: str, *, flow: bool, item: bool) -> bool:
    """Whether the strict reader takes `typed` for `text` where it is going to stand."""
    if item:
        return parse((f"k: [{typed}, {typed}]" if flow else f"k:\n  - {typed}").encode(), "").data in (
            {"k": [text, text]},
            {"k": [text]},
        )
    inside = f"k: {{k: {typed}, l: {typed}}}" if flow else f"k: {typed}"
    return parse(inside.encode(), "").data in ({"k": {"k": text, "l": text}}, {"k": text})


def _key(key: str) -> str:
    """A key as typed; of one that would be read otherwise the strict reader has the last word."""
    return key if _PLAIN_KEY.fullmatch(key) else quote(key)
