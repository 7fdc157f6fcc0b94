"""Change one value in a file that people type, and leave every other byte as it is.

A file that is loaded and dumped again loses its remarks and its layout.  Here the value's own characters are found by
the strict reader's events, exchanged, and the whole is read back: it must say what was meant, the old data with that one
change, or nothing comes of it.  Bytes in, bytes out; a path that ends in ``.md`` is a file with front matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal, cast

from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml import splice_flow, splice_lines
from zhanpai.kit.yaml.document import parse
from zhanpai.kit.yaml.nodes import TypedText, entry_at
from zhanpai.kit.yaml.retyping import NewValue, TypedItem, UntypeableError, as_read
from zhanpai.kit.yaml.splice_lines import Piece
from zhanpai.kit.yaml.spliced_file import BOM, SplicedFile, SpliceError, put, refused, said, value_at

__all__ = [
    "NewValue",
    "Splice",
    "SpliceError",
    "TypedItem",
    "add_item",
    "add_key",
    "remove",
    "set_value",
    "set_values",
    "splice_all",
]


def set_value(raw: bytes, path: str, keys: Keys, value: NewValue) -> bytes:
    """`raw` with `value` in the place of what stands at `keys`; a last key that is not there yet is added.

    SpliceError if `raw` is not read, if there is no such place, or if the result would not say exactly this.
    """
    file = SplicedFile.read(raw, path, keys)
    if keys and isinstance(keys[-1], str) and entry_at(file.tree, keys) is None:
        return add_key(raw, path, keys, value)
    found = file.entry(keys) if keys else None

    def edit(typed: NewValue) -> list[Piece]:
        if found is None:
            return splice_lines.set_root(file.text, file.tree, typed)
        parent, entry = found
        set_in = splice_flow.set_value if parent.flow else splice_lines.set_value
        return set_in(file.text, parent, entry, typed)

    return file.changed(edit, value, lambda data: put(data, keys, as_read(value)))


def set_values(raw: bytes, path: str, values: Mapping[Keys, NewValue]) -> bytes:
    """`raw` with all of `values` in their places, none of them inside another; as `set_value` for each of them, at once.

    Every place must be there.  A register of a thousand lines is read twice and not twice for every line.
    SpliceError as in `set_value`.
    """
    if not values:
        return raw
    places = sorted(values, key=str)
    file = SplicedFile.read(raw, path, places[0])
    found = [file.entry(keys) for keys in places]

    def edit(typed: NewValue) -> list[Piece]:
        pieces: list[Piece] = []
        for (parent, entry), value in zip(found, cast("list[NewValue]", typed), strict=True):
            set_in = splice_flow.set_value if parent.flow else splice_lines.set_value
            pieces += set_in(file.text, parent, entry, value)
        return pieces

    def meant(data: Any) -> Any:
        for keys in places:
            put(data, keys, as_read(values[keys]))
        return data

    return file.changed(edit, [values[keys] for keys in places], meant)


@dataclass(frozen=True)
class Splice:
    """One change: a value set, an item added behind the last of a list, or what stands at `keys` removed."""

    how: Literal["set", "add", "remove"]
    keys: Keys
    value: NewValue = None


def splice_all(raw: bytes, path: str, splices: Sequence[Splice]) -> bytes:
    """`raw` with all of `splices`, whose places are those of `raw`; what is removed goes last, and from the end.

    At once where none touches another, as a register of a thousand lines takes long to read.  SpliceError as each alone.
    """
    gone = sorted((one for one in splices if one.how == "remove"), key=_order, reverse=True)
    splices = [*(one for one in splices if one.how != "remove"), *gone]
    if len(splices) > 1:
        try:
            return _at_once(raw, path, splices)
        except SpliceError:
            pass  # One stands in another's way, or in a place that is not there yet.
    for one in splices:
        if one.how == "remove":
            raw = remove(raw, path, one.keys)
        else:
            raw = (set_value if one.how == "set" else add_item)(raw, path, one.keys, one.value)
    return raw


def _order(splice: Splice) -> list[tuple[int, str]]:
    return [(key, "") if isinstance(key, int) else (0, key) for key in splice.keys]


def _at_once(raw: bytes, path: str, splices: Sequence[Splice]) -> bytes:
    file = SplicedFile.read(raw, path, splices[0].keys)

    def edit(typed: NewValue) -> list[Piece]:
        values = cast("list[NewValue]", typed)
        return [
            piece
            for one, value in zip(splices, values, strict=True)
            for piece in file.pieces(one.how, one.keys, value)
        ]

    # Every place is there, or nothing is meant.
    with suppress(UntypeableError):
        edit([one.value for one in splices])

    def meant(data: Any) -> Any:
        for one in splices:
            if one.how == "remove":
                del value_at(data, one.keys[:-1])[one.keys[-1]]
            elif one.how == "set":
                put(data, one.keys, as_read(one.value))
            else:
                value_at(data, one.keys).append(as_read(one.value))
        return data

    return file.changed(edit, [one.value for one in splices], meant)


def remove(raw: bytes, path: str, keys: Keys) -> bytes:
    """`raw` without the list item, or without the key and its value, at `keys`; a list left without any is ``[]``.

    A remark behind it goes with it, and so do remarks below that stand deeper than it; what stands above stays.
    SpliceError as in `set_value`.
    """
    file = SplicedFile.read(raw, path, keys)
    parent, entry = file.entry(keys)
    if len(parent.entries) == 1 and not parent.flow:
        return set_value(raw, path, keys[:-1], [] if parent.is_list else {})

    def edit(_: NewValue) -> list[Piece]:
        take_out = splice_flow.remove if parent.flow else splice_lines.remove
        return take_out(file.text, parent, entry)

    def meant(data: Any) -> Any:
        del value_at(data, keys[:-1])[keys[-1]]
        return data

    return file.changed(edit, None, meant)


def add_item(raw: bytes, path: str, keys: Keys, value: NewValue, at: int | None = None) -> bytes:
    """`raw` with `value` as an item of the list at `keys`: before the item `at`, or as the last one.

    A key with nothing behind it is a list without items, and so is a file that holds remarks alone (`keys` empty); a last
    key that is not there is added.  SpliceError as in `set_value`, and if there is something else than a list.
    """
    if not keys and is_blank(raw):
        return _begun(raw, path, [value])
    file = SplicedFile.read(raw, path, keys or (0,))
    if keys and entry_at(file.tree, keys) is None:
        return add_key(raw, path, keys, [value])
    return file.grown(keys, value, at, None)


def add_key(raw: bytes, path: str, keys: Keys, value: NewValue, before: str | None = None) -> bytes:
    """`raw` with the new key ``keys[-1]`` and its `value` in the mapping at ``keys[:-1]``: before a key, or as the last.

    SpliceError as in `set_value`, and if the key is there already or the mapping is not.
    """
    file = SplicedFile.read(raw, path, keys)
    if not keys or entry_at(file.tree, keys) is not None:
        raise refused(path, f"“{said(keys)}”已经有了", "直接改它的内容。")
    if keys[:-1]:
        file.entry(keys[:-1])
    return file.grown(keys[:-1], value, before, str(keys[-1]))


def is_blank(raw: bytes) -> bool:
    """Whether there are remarks and blank lines alone, and no value."""
    lines = raw.decode("utf-8", "replace").splitlines()
    return all(line.lstrip(BOM).strip()[:1] in ("", "#") for line in lines)


def _begun(raw: bytes, path: str, value: NewValue) -> bytes:
    """A file of remarks alone with its first value below them."""
    typed = raw.decode("utf-8")
    text = TypedText(typed.removeprefix(BOM))
    try:
        lines = splice_lines.root_lines(value)
        wanted = as_read(value)
    except UntypeableError:
        raise refused(path, "新的内容写进去就读不回来了", "请自己打开文件改。") from None
    new = text.text + splice_lines.appended(text, lines)
    changed = ((BOM if typed.startswith(BOM) else "") + new).encode()
    if parse(changed, path, root=type(wanted)).data != wanted:
        raise refused(path, "这一处的写法太特别，程序改了会读成别的", "请自己打开文件改。")
    return changed
