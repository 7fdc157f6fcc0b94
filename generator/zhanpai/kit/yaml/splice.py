"""Change one value in a file that people type, and leave every other byte as it is.

A file that is loaded and dumped again loses its remarks and its layout.  Here the value's own characters are found by
the strict reader's events, exchanged, and the whole is read back: it must say what was meant, the old data with that one
change, or nothing comes of it.  Bytes in, bytes out; a path that ends in ``.md`` is a file with front matter.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from zhanpai.kit.diagnostics import Diagnostic, Keys
from zhanpai.kit.look_alikes import folded
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import splice_flow, splice_lines
from zhanpai.kit.yaml.document import Document, parse
from zhanpai.kit.yaml.front_matter import parse_front_matter
from zhanpai.kit.yaml.nodes import Node, Slot, TypedText, entry_at, read_tree
from zhanpai.kit.yaml.retyping import NewValue, TypedItem, UntypeableError, as_read, without_blocks
from zhanpai.kit.yaml.splice_lines import Piece

__all__ = [
    "NewValue",
    "SpliceError",
    "TypedItem",
    "add_item",
    "add_key",
    "remove",
    "set_value",
    "set_values",
]

_BOM = "\ufeff"


class SpliceError(Problem):
    """Why the file was left as it is; `problems` are the reader's, if it does not take the file as it stands."""

    def __init__(self, message: str, fix: str, problems: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, fix)
        self.problems = problems


def set_value(raw: bytes, path: str, keys: Keys, value: NewValue) -> bytes:
    """`raw` with `value` in the place of what stands at `keys`; a last key that is not there yet is added.

    SpliceError if `raw` is not read, if there is no such place, or if the result would not say exactly this.
    """
    file = _File.read(raw, path, keys)
    if keys and isinstance(keys[-1], str) and entry_at(file.tree, keys) is None:
        return add_key(raw, path, keys, value)
    found = file.entry(keys) if keys else None

    def edit(typed: NewValue) -> list[Piece]:
        if found is None:
            return splice_lines.set_root(file.text, file.tree, typed)
        parent, entry = found
        set_in = splice_flow.set_value if parent.flow else splice_lines.set_value
        return set_in(file.text, parent, entry, typed)

    return file.changed(edit, value, lambda data: _put(data, keys, as_read(value)))


def set_values(raw: bytes, path: str, values: Mapping[Keys, NewValue]) -> bytes:
    """`raw` with all of `values` in their places, none of them inside another; as `set_value` for each of them, at once.

    Every place must be there.  A register of a thousand lines is read twice and not twice for every line.
    SpliceError as in `set_value`.
    """
    if not values:
        return raw
    places = sorted(values, key=str)
    file = _File.read(raw, path, places[0])
    found = [file.entry(keys) for keys in places]

    def edit(typed: NewValue) -> list[Piece]:
        pieces: list[Piece] = []
        for (parent, entry), value in zip(found, cast("list[NewValue]", typed), strict=True):
            set_in = splice_flow.set_value if parent.flow else splice_lines.set_value
            pieces += set_in(file.text, parent, entry, value)
        return pieces

    def meant(data: Any) -> Any:
        for keys in places:
            _put(data, keys, as_read(values[keys]))
        return data

    return file.changed(edit, [values[keys] for keys in places], meant)


def remove(raw: bytes, path: str, keys: Keys) -> bytes:
    """`raw` without the list item, or without the key and its value, at `keys`; a list left without any is ``[]``.

    A remark behind it goes with it, and so do remarks below that stand deeper than it; what stands above stays.
    SpliceError as in `set_value`.
    """
    file = _File.read(raw, path, keys)
    parent, entry = file.entry(keys)
    if len(parent.entries) == 1 and not parent.flow:
        return set_value(raw, path, keys[:-1], [] if parent.is_list else {})

    def edit(_: NewValue) -> list[Piece]:
        take_out = splice_flow.remove if parent.flow else splice_lines.remove
        return take_out(file.text, parent, entry)

    def meant(data: Any) -> Any:
        del _at(data, keys[:-1])[keys[-1]]
        return data

    return file.changed(edit, None, meant)


def add_item(raw: bytes, path: str, keys: Keys, value: NewValue, at: int | None = None) -> bytes:
    """`raw` with `value` as an item of the list at `keys`: before the item `at`, or as the last one.

    A key with nothing behind it is a list without items, and so is a file that holds remarks alone (`keys` empty); a last
    key that is not there is added.  SpliceError as in `set_value`, and if there is something else than a list.
    """
    if not keys and is_blank(raw):
        return _begun(raw, path, [value])
    file = _File.read(raw, path, keys or (0,))
    if keys and entry_at(file.tree, keys) is None:
        return add_key(raw, path, keys, [value])
    return file.grown(keys, value, at, None)


def add_key(raw: bytes, path: str, keys: Keys, value: NewValue, before: str | None = None) -> bytes:
    """`raw` with the new key ``keys[-1]`` and its `value` in the mapping at ``keys[:-1]``: before a key, or as the last.

    SpliceError as in `set_value`, and if the key is there already or the mapping is not.
    """
    file = _File.read(raw, path, keys)
    if not keys or entry_at(file.tree, keys) is not None:
        raise _refused(path, f"“{_said(keys)}”已经有了", "直接改它的内容。")
    if keys[:-1]:
        file.entry(keys[:-1])
    return file.grown(keys[:-1], value, before, str(keys[-1]))


def is_blank(raw: bytes) -> bool:
    """Whether there are remarks and blank lines alone, and no value."""
    lines = raw.decode("utf-8", "replace").splitlines()
    return all(line.lstrip(_BOM).strip()[:1] in ("", "#") for line in lines)


@dataclass
class _File:
    """A file that the strict reader takes, and where everything stands in it."""

    path: str
    mark: str
    text: TypedText
    tree: Node
    data: Any
    body: str
    root: type

    @classmethod
    def read(cls, raw: bytes, path: str, keys: Keys) -> _File:
        root = list if keys and isinstance(keys[0], int) else dict
        document, body = _parse(raw, path, root)
        if document.data is None and not keys:
            root = list
            document, body = _parse(raw, path, root)
        if document.data is None:
            first = next(p for p in document.problems if p.severity.is_error)
            raise SpliceError(
                f"{path} 第 {first.line} 行：{first.message}没有改这个文件。", first.fix, document.problems
            )
        typed = raw.decode("utf-8")
        mark = _BOM if typed.startswith(_BOM) else ""
        tree = read_tree(folded(document.yaml))
        return cls(path, mark, TypedText(typed.removeprefix(_BOM)), tree, document.data, body, root)

    def entry(self, keys: Keys) -> tuple[Node, Slot]:
        if found := entry_at(self.tree, keys) if keys else None:
            return found
        raise _refused(self.path, f"没有“{_said(keys)}”这一项", "核对项名和序号。")

    def grown(self, keys: Keys, value: NewValue, at: int | str | None, key: str | None) -> bytes:
        """With `value` in the list (`key` is None) or mapping at `keys`, before the entry `at` or behind the last."""
        parent, entry = self.entry(keys) if keys else (None, None)
        node = entry.value if entry else self.tree
        is_list = key is None
        if (node.style is not None and not node.is_empty) or (
            node.style is None and node.is_list is not is_list
        ):
            what = "列表" if is_list else "“项: 内容”"
            raise _refused(self.path, f"“{_said(keys)}”写的不是{what}", "核对项名。")
        places = [e.key for e in node.entries]
        if at is not None and at not in places:
            raise _refused(self.path, f"没有“{_said((*keys, at))}”这一项", "核对项名和序号。")
        number = len(places) if at is None else places.index(at)

        def edit(typed: NewValue) -> list[Piece]:
            if node.entries:
                grow = splice_flow.add if node.flow else splice_lines.add
                return grow(self.text, node, number, key, typed)
            only: NewValue = [typed] if key is None else {key: typed}
            if entry is None or parent is None:
                return splice_lines.set_root(self.text, node, only)
            set_in = splice_flow.set_value if parent.flow else splice_lines.set_value
            return set_in(self.text, parent, entry, only)

        return self.changed(edit, value, lambda data: _grow(data, keys, number, key, as_read(value)))

    def changed(
        self, edit: Callable[[NewValue], list[Piece]], value: NewValue, meant: Callable[[Any], Any]
    ) -> bytes:
        """The new bytes, when they say what was meant: with `value` laid out on lines, or else on one."""
        try:
            wanted = meant(copy.deepcopy(self.data))
            for typed in (value, without_blocks(value)):
                raw = (self.mark + _exchanged(self.text.text, edit(typed))).encode()
                document, body = _parse(raw, self.path, self.root)
                if document.data == wanted and body == self.body:
                    return raw
        except UntypeableError:
            raise _refused(
                self.path, "新的内容写进去就读不回来了", "删掉里面的特殊字符，或者自己打开文件改。"
            ) from None
        raise _refused(self.path, "这一处的写法太特别，程序改了会读成别的", "请自己打开文件改。")


def _exchanged(old: str, pieces: list[Piece]) -> str:
    """The text with every piece in its place; of those at one place the first comes first."""
    parts, done = [], 0
    for start, end, typed in sorted(pieces, key=lambda piece: piece[:2]):
        parts += [old[done:start], typed]
        done = end
    return "".join([*parts, old[done:]])


def _begun(raw: bytes, path: str, value: NewValue) -> bytes:
    """A file of remarks alone with its first value below them."""
    typed = raw.decode("utf-8")
    text = TypedText(typed.removeprefix(_BOM))
    try:
        lines = splice_lines.root_lines(value)
        wanted = as_read(value)
    except UntypeableError:
        raise _refused(path, "新的内容写进去就读不回来了", "请自己打开文件改。") from None
    new = text.text + splice_lines.appended(text, lines)
    changed = ((_BOM if typed.startswith(_BOM) else "") + new).encode()
    if parse(changed, path, root=type(wanted)).data != wanted:
        raise _refused(path, "这一处的写法太特别，程序改了会读成别的", "请自己打开文件改。")
    return changed


def _parse(raw: bytes, path: str, root: type) -> tuple[Document, str]:
    """The strict reader's document, and what stands below the front matter."""
    if path.endswith(".md"):
        read = parse_front_matter(raw, path)
        return read.document, read.body
    return parse(raw, path, root=root), ""


def _refused(path: str, why: str, fix: str) -> SpliceError:
    return SpliceError(f"{path}：{why}，没有改这个文件。", fix)


def _said(keys: Keys) -> str:
    return ".".join(f"第 {key + 1} 条" if isinstance(key, int) else key for key in keys) or "整个文件"


def _at(data: Any, keys: Keys) -> Any:
    for key in keys:
        data = data[key]
    return data


def _put(data: Any, keys: Keys, value: Any) -> Any:
    if not keys:
        return value
    _at(data, keys[:-1])[keys[-1]] = value
    return data


def _grow(data: Any, keys: Keys, number: int, key: str | None, value: Any) -> Any:
    """The data with one entry more; what is None there was an empty place."""
    old = _at(data, keys)
    if key is None:
        items = list(old or ())
        return _put(data, keys, [*items[:number], value, *items[number:]])
    pairs = list((old or {}).items())
    return _put(data, keys, dict([*pairs[:number], (key, value), *pairs[number:]]))
