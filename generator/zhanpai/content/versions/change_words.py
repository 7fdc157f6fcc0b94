"""What became of a value, in a clerk's words: “电话：原来是“0731-1”，改成“0731-2”。”"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from zhanpai.content.records.fields import field_at
from zhanpai.content.versions.value_changes import ABSENT, ValueChange, ValueConflict, is_empty
from zhanpai.domain.model.base import Record
from zhanpai.kit.diagnostics import Keys

LONG = 60
"""Characters of a value that are shown in a sentence; of longer ones the sentence says how long they are."""

_NAMES = ("name", "title", "topic", "rule", "date", "on", "id")
"""Keys by whose value a person knows an item, the best first."""


def said_change(change: ValueChange, data: Any, model: type[Record] | None) -> str:
    """One sentence for `change`, without its stop; `data` is what its keys lead into, `model` that of the file, if known."""
    where = changed_place(change, data, model)
    old, new = (value_words(value, change.keys, model) for value in (change.old, change.new))
    if _comes_or_goes(change):
        return f"{where}：加上一项（{new}）" if change.old is ABSENT else f"{where}：去掉一项（{old}）"
    if is_empty(change.old):
        return f"{where}：写上“{new}”" if new else f"{where}：空着"
    if is_empty(change.new):
        return f"{where}：去掉“{old}”"
    if any(isinstance(value, str) and len(value) > LONG for value in (change.old, change.new)):
        return f"{where}：改了文字（原来 {len(str(change.old))} 个字，改成 {len(str(change.new))} 个字）"
    return f"{where}：原来是“{old}”，改成“{new}”"


def said_changes(changes: Sequence[ValueChange], data: Any, model: type[Record] | None) -> tuple[str, ...]:
    """One sentence for each of `changes`, in their order; `data` and `model` as in `said_change`."""
    return tuple(said_change(one, data, model) for one in changes)


def said_conflict(conflict: ValueConflict, data: Any, model: type[Record] | None) -> str:
    """What stands in the way of taking a value back: one sentence without its stop; `data` and `model` as in `said_change`."""
    keys = conflict.keys
    if conflict.theirs is ABSENT and keys and isinstance(keys[-1], int):
        gone = value_words(conflict.base, keys, model)
        return f"{place_words(keys[:-1], data, model)}：这一项（{gone}）后来去掉了"
    where = place_words(keys, data, model)
    if conflict.theirs is ABSENT:
        return f"{where}：后来去掉了"
    now = value_words(conflict.theirs, keys, model)
    return f"{where}：后来又改成了“{now}”" if now else f"{where}：后来空着了"


def changed_place(change: ValueChange, data: Any, model: type[Record] | None) -> str:
    """What a person calls the place of `change`: the list, where an item comes or goes; `data` and `model` as there."""
    return place_words(change.keys[:-1] if _comes_or_goes(change) else change.keys, data, model)


def place_words(keys: Keys, data: Any, model: type[Record] | None) -> str:
    """What a person calls the place: the fields' Chinese titles, and of an item its name or which it is."""
    parts: list[str] = []
    for depth in range(1, len(keys) + 1):
        here, key = keys[:depth], keys[depth - 1]
        data = _inside(data, key)
        if isinstance(key, int):
            name = item_name(data)
            label = f"“{name}”" if name else f"第 {key + 1} 项"
            parts = [*parts[:-1], f"{parts[-1]}{label}"] if parts else [label]
        else:
            parts.append(field_at(model, here).label if model else key)
    return "的".join(parts) or "整个文件"


def value_words(value: Any, keys: Keys, model: type[Record] | None, most: int = LONG) -> str:
    """A value on one line, its choices in Chinese; "" if nothing is written there; cut to `most` characters."""
    text = (
        "，".join(_words(value, keys, model))
        if isinstance(value, list)
        else " ".join(_words(value, keys, model))
    )
    return text if len(text) <= most else f"{text[: most - 2]}……"


def item_name(item: Any) -> str:
    """By what a person knows an item of a list; "" if by nothing but its place."""
    if isinstance(item, dict):
        found = (item[key] for key in _NAMES if isinstance(item.get(key), str) and item[key])
        return next((text if len(text) <= 20 else f"{text[:18]}……" for text in found), "")
    return ""


def _comes_or_goes(change: ValueChange) -> bool:
    return change.is_item and (change.old is ABSENT or change.new is ABSENT)


def _words(value: Any, keys: Keys, model: type[Record] | None) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _words(inner, (*keys, key), model)
    elif isinstance(value, list):
        for inner in value:
            yield " ".join(_words(inner, (*keys, 0), model))
    elif not is_empty(value):
        yield _in_chinese(" ".join(str(value).split()), keys, model)


def _in_chinese(text: str, keys: Keys, model: type[Record] | None) -> str:
    """The Chinese word of a choice that is typed as an English one."""
    choices = field_at(model, keys).choices if model else []
    word = next((choice for choice in choices if choice.startswith(f"{text}（")), "")
    return word[len(text) + 1 : -1] if word else text


def _inside(data: Any, key: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(str(key))
    if isinstance(data, list) and isinstance(key, int) and key < len(data):
        return data[key]
    return None
