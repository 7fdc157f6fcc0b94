"""A file that people type, as it is read to be spliced: where everything stands in it, and the bytes with some exchanged."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zhanpai.kit.diagnostics import Diagnostic, Keys
from zhanpai.kit.look_alikes import folded
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import splice_flow, splice_lines
from zhanpai.kit.yaml.document import Document, parse
from zhanpai.kit.yaml.front_matter import parse_front_matter
from zhanpai.kit.yaml.nodes import Node, Slot, TypedText, entry_at, read_tree
from zhanpai.kit.yaml.retyping import NewValue, UntypeableError, as_read, without_blocks
from zhanpai.kit.yaml.splice_lines import Piece

BOM = "\ufeff"


class SpliceError(Problem):
    """Why the file was left as it is; `problems` are the reader's, if it does not take the file as it stands."""

    def __init__(self, message: str, fix: str, problems: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, fix)
        self.problems = problems


@dataclass
class SplicedFile:
    """A file that the strict reader takes, and where everything stands in it."""

    path: str
    mark: str
    text: TypedText
    tree: Node
    data: Any
    body: str
    root: type

    @classmethod
    def read(cls, raw: bytes, path: str, keys: Keys) -> SplicedFile:
        """The file in `raw`, of which the places begin as `keys` do; SpliceError if the strict reader does not take it."""
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
        mark = BOM if typed.startswith(BOM) else ""
        tree = read_tree(folded(document.yaml))
        return cls(path, mark, TypedText(typed.removeprefix(BOM)), tree, document.data, body, root)

    def entry(self, keys: Keys) -> tuple[Node, Slot]:
        """The entry at `keys` and what it is an entry of; SpliceError if there is none."""
        if found := entry_at(self.tree, keys) if keys else None:
            return found
        raise refused(self.path, f"没有“{said(keys)}”这一项", "核对项名和序号。")

    def pieces(self, how: str, keys: Keys, value: NewValue) -> list[Piece]:
        """What to exchange so that the value at `keys` is set, the list there has an item more, or the entry is removed.

        SpliceError if that needs more than the place itself: something above it that is not there, or would be empty.
        """
        found = entry_at(self.tree, keys)
        if how == "set" and found is None and isinstance(keys[-1], str):
            return self._new_entry(keys[:-1], keys[-1], value)
        if how == "add":
            return self._new_entry(keys, None, value)
        parent, entry = self.entry(keys)
        if how == "set":
            set_in = splice_flow.set_value if parent.flow else splice_lines.set_value
            return set_in(self.text, parent, entry, value)
        if len(parent.entries) == 1:
            raise refused(self.path, f"“{said(keys)}”是最后一项", "单独改。")
        take_out = splice_flow.remove if parent.flow else splice_lines.remove
        return take_out(self.text, parent, entry)

    def _new_entry(self, keys: Keys, key: str | None, value: NewValue) -> list[Piece]:
        node = self.entry(keys)[1].value if keys else self.tree
        if node.style is not None or not node.entries or node.is_list is not (key is None):
            raise refused(self.path, f"“{said(keys)}”里还没有别的", "单独改。")
        add = splice_flow.add if node.flow else splice_lines.add
        return add(self.text, node, len(node.entries), key, value)

    def grown(self, keys: Keys, value: NewValue, at: int | str | None, key: str | None) -> bytes:
        """With `value` in the list (`key` is None) or mapping at `keys`, before the entry `at` or behind the last.

        SpliceError if there is something else than a list or mapping, or if there is no such entry.
        """
        parent, entry = self.entry(keys) if keys else (None, None)
        node = entry.value if entry else self.tree
        is_list = key is None
        if (node.style is not None and not node.is_empty) or (
            node.style is None and node.is_list is not is_list
        ):
            what = "列表" if is_list else "“项: 内容”"
            raise refused(self.path, f"“{said(keys)}”写的不是{what}", "核对项名。")
        places = [e.key for e in node.entries]
        if at is not None and at not in places:
            raise refused(self.path, f"没有“{said((*keys, at))}”这一项", "核对项名和序号。")
        number = len(places) if at is None else places.index(at)

        def edit(typed: NewValue) -> list[Piece]:
            if node.entries:
                add = splice_flow.add if node.flow else splice_lines.add
                return add(self.text, node, number, key, typed)
            only: NewValue = [typed] if key is None else {key: typed}
            if entry is None or parent is None:
                return splice_lines.set_root(self.text, node, only)
            set_in = splice_flow.set_value if parent.flow else splice_lines.set_value
            return set_in(self.text, parent, entry, only)

        return self.changed(edit, value, lambda data: grow(data, keys, number, key, as_read(value)))

    def changed(
        self, edit: Callable[[NewValue], list[Piece]], value: NewValue, meant: Callable[[Any], Any]
    ) -> bytes:
        """The new bytes, when they say what was meant: with `value` laid out on lines, or else on one; SpliceError if neither is."""
        try:
            wanted = meant(copy.deepcopy(self.data))
            for typed in (value, without_blocks(value)):
                raw = (self.mark + _exchanged(self.text.text, edit(typed))).encode()
                document, body = _parse(raw, self.path, self.root)
                if document.data == wanted and body == self.body:
                    return raw
        except UntypeableError:
            raise refused(
                self.path, "新的内容写进去就读不回来了", "删掉里面的特殊字符，或者自己打开文件改。"
            ) from None
        raise refused(self.path, "这一处的写法太特别，程序改了会读成别的", "请自己打开文件改。")


def _exchanged(old: str, pieces: list[Piece]) -> str:
    """The text with every piece in its place; of those at one place the first comes first."""
    parts, done = [], 0
    for start, end, typed in sorted(pieces, key=lambda piece: piece[:2]):
        parts += [old[done:start], typed]
        done = end
    return "".join([*parts, old[done:]])


def _parse(raw: bytes, path: str, root: type) -> tuple[Document, str]:
    """The strict reader's document, and what stands below the front matter."""
    if path.endswith(".md"):
        read = parse_front_matter(raw, path)
        return read.document, read.body
    return parse(raw, path, root=root), ""


def refused(path: str, why: str, fix: str) -> SpliceError:
    """Why the file at `path` is left as it is, as an error to raise."""
    return SpliceError(f"{path}：{why}，没有改这个文件。", fix)


def said(keys: Keys) -> str:
    """A place in a file in words: 第 2 条.phone."""
    return ".".join(f"第 {key + 1} 条" if isinstance(key, int) else key for key in keys) or "整个文件"


def value_at(data: Any, keys: Keys) -> Any:
    """What stands at `keys` of a file's data."""
    for key in keys:
        data = data[key]
    return data


def put(data: Any, keys: Keys, value: Any) -> Any:
    """The data with `value` at `keys`, changed in place unless `keys` are empty."""
    if not keys:
        return value
    value_at(data, keys[:-1])[keys[-1]] = value
    return data


def grow(data: Any, keys: Keys, number: int, key: str | None, value: Any) -> Any:
    """The data with one entry more; what is None there was an empty place."""
    old = value_at(data, keys)
    if key is None:
        items = list(old or ())
        return put(data, keys, [*items[:number], value, *items[number:]])
    pairs = list((old or {}).items())
    return put(data, keys, dict([*pairs[:number], (key, value), *pairs[number:]]))
