"""One layout for a file that people type: what it says and every remark stay, and so does the order of everything.

The strict reader's tree (`nodes.py`) says where each value stands; the lines are written anew from it.  What has no
layout of its own here, such as brackets with remarks inside, keeps its lines and moves as a whole.  The result is read
back: it says the same data and the same remarks, or nothing comes of it.  Pure: bytes in, bytes out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from zhanpai.kit.diagnostics import Diagnostic, Keys
from zhanpai.kit.look_alikes import folded
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.document import Document, parse
from zhanpai.kit.yaml.front_matter import parse_front_matter
from zhanpai.kit.yaml.nodes import Node, Slot, Spot, read_tree
from zhanpai.kit.yaml.one_layout_values import Sort, Typist
from zhanpai.kit.yaml.remarks import remark_at, remarks

INDENT = 2
_TEXT_STYLES = ("|", ">")


class UntidyError(Problem):
    """Why a file keeps its layout; `problems` are the reader's, if it does not take the file as it stands."""

    def __init__(self, message: str, fix: str, problems: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message, fix)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class FileLayout:
    """What a kind of file adds to the one layout: how a value is meant, where blank lines and columns are."""

    sort: Sort = lambda _: ""
    """What the value at these keys is to be: ``text``, ``date``, ``number``, or "" where nobody knows."""
    is_parted: bool = False
    """Whether a blank line stands above each key of the file but the first."""
    rows: tuple[str, ...] = ()
    """Keys of the file whose lists are tables: an item is one line, and what is behind its second key begins in one column."""
    column: int = 0
    """That column, counted from the second key."""


def tidy(raw: bytes, path: str, style: FileLayout | None = None, *, root: type = dict) -> bytes:
    r"""`raw` in the one layout: UTF-8 without its mark, ``\n``, two spaces a level, no blank at the end of any line.

    A path that ends in ``.md`` is a file with front matter; of what stands below that only the line ends change, and the
    last line is ended.  `root`: what the file is to be, dict or list.  UntidyError if the strict reader does not take it,
    or if the result would say anything else.
    """
    document, body = _parse(raw, path, root)
    if document.data is None:
        worst = next(p for p in document.problems if p.severity.is_error)
        raise UntidyError(
            f"{path} 第 {worst.line} 行：{worst.message}没有动它。", worst.fix, document.problems
        )
    lines = document.text.split("\n")
    first, last = _span(lines, is_matter=path.endswith(".md"))
    tree = read_tree(folded(document.yaml))
    laid = _LayoutWriter(lines, last, style or FileLayout()).lay_out(tree, first)
    below = lines[last:]
    text = "\n".join([*lines[:first], *laid, *below])
    text = (text.rstrip("\n") if below else text) + "\n"
    if below and not "\n".join(below[1:]).strip("\n"):
        text = "\n".join([*lines[:first], *laid, below[0], ""])
    if text.encode() == raw:
        return raw
    new, new_body = _parse(text.encode(), path, root)
    is_same = new.data == document.data and new_body.rstrip("\n") == body.rstrip("\n")
    if not is_same or _remarks(new, path) != _remarks(document, path):
        message = f"{path} 的写法太特别，排整齐了会读成别的，没有动它。"
        raise UntidyError(message, "请自己打开文件整理。")
    return text.encode()


def _parse(raw: bytes, path: str, root: type) -> tuple[Document, str]:
    if path.endswith(".md"):
        matter = parse_front_matter(raw, path)
        return matter.document, matter.body
    return parse(raw, path, root=root), ""


def _span(lines: Sequence[str], *, is_matter: bool) -> tuple[int, int]:
    """From which line on, and before which, counted from 0, the YAML stands."""
    if not is_matter:
        return 0, len(lines)
    return 1, next(n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---")


def _remarks(document: Document, path: str) -> list[str]:
    lines = document.text.split("\n")
    first, last = _span(lines, is_matter=path.endswith(".md"))
    return remarks(read_tree(folded(document.yaml)), lines[:last], first)


class _LayoutWriter:
    """Writes the lines of a file anew, entry by entry; `cursor` is the first line, from 0, that has not been seen to."""

    def __init__(self, lines: Sequence[str], last: int, style: FileLayout) -> None:
        self.lines = lines
        self.last = last
        self.style = style
        self.typist = Typist(lines, style.sort)
        self.out: list[str] = []
        self.cursor = 0
        # The lists and mappings that the last entry stood in: the column as typed, and as it is now.
        self.columns: list[tuple[int, int]] = []
        self.is_below_text = False

    def lay_out(self, root: Node, first: int) -> list[str]:
        self.cursor = first
        if root.is_block:
            self._entries(root, 0, (), "")
        else:
            self._between(root.start[0], 0, 0)
            self._as_typed(root.start, root, "")
        # Blank lines at the end of a text below ``|+`` are a piece of it.
        kept = len(self.out) if self.is_below_text else 0
        self._between(self.last, 0, 0)
        while len(self.out) > kept and not self.out[-1]:
            self.out.pop()
        return self.out

    def _entries(self, node: Node, column: int, keys: Keys, head: str) -> None:
        """All entries of a list or mapping without brackets; `head` is what the first one stands behind on its line."""
        for number, slot in enumerate(node.entries):
            if number or not head:
                self._between(slot.start[0], node.start[1], column, is_parted=not keys and number > 0)
            pad = head if head and not number else " " * column
            typed = "-" if node.is_list else f"{self.typist.key(slot)}:"
            self.columns = [c for c in self.columns if c[1] < column] + [(node.start[1], column)]
            self._entry(pad, typed, slot, (*keys, slot.key))

    def _entry(self, pad: str, typed: str, slot: Slot, keys: Keys) -> None:
        value, line = slot.value, slot.anchor[0]
        head, column = pad + typed, self.columns[-1][1]
        if value.is_empty:
            self._write(head + remark_at(self.lines[line], slot.anchor[1]), line)
        elif value.is_block:
            self._block(head, slot, column, keys)
        elif value.style in _TEXT_STYLES and value.start[0] == line:
            self._text(head, value, column)
        elif self._is_moved(slot) or (value.style is None and not self._is_clear(value)):
            self._as_typed(slot.start, value, pad)
        elif value.style in _TEXT_STYLES:
            self._text(head, value, column)
        elif (new := self._on_one_line(value, keys)) is None:
            self._as_typed(slot.start, value, pad)
        else:
            self._write(f"{head} {new}{remark_at(self.lines[value.end[0]], value.end[1])}", value.end[0])

    def _on_one_line(self, value: Node, keys: Keys) -> str | None:
        """A scalar, or what stands in brackets, and a row of a table in its columns."""
        if self._is_row(keys) and value.style is None and not value.is_list:
            return self._row(value, keys)
        return self.typist.value(value, keys, flow=False, item=isinstance(keys[-1], int))

    def _is_row(self, keys: Keys) -> bool:
        return len(keys) == 2 and keys[0] in self.style.rows

    def _block(self, head: str, slot: Slot, column: int, keys: Keys) -> None:
        """A list or mapping without brackets, below its key or behind its dash."""
        value, line = slot.value, slot.anchor[0]
        if self._is_row(keys) and self._fits_a_row(slot) and (row := self._row(value, keys)):
            self._write(f"{head} {row}", value.end[0])
            return
        is_item = isinstance(slot.key, int)
        gap = self.lines[line][slot.anchor[1] :]
        is_alone = value.start[0] > line and bool(gap.strip())
        between = self.lines[line + 1 : value.start[0]]
        if is_item and not is_alone and not any(text.strip() for text in between):
            self.cursor = value.start[0]
            self._entries(value, column + INDENT, keys, f"{head} ")
            return
        self._write(head + remark_at(self.lines[line], slot.anchor[1]), line)
        self._entries(value, column + INDENT, keys, "")

    def _text(self, head: str, value: Node, column: int) -> None:
        """The lines of a text below ``|`` or ``>``, which keep what they are indented by more than its first."""
        line = value.start[0]
        header = self.lines[line][value.start[1] :]
        indicator = header.split(" ")[0].split("#")[0]
        chomp = "".join(sign for sign in indicator[1:] if sign in "+-")
        typed = list(self.lines[line + 1 : value.end[0] + 1])
        indent = self._indent_of_text(typed, indicator)
        has_number = any(sign.isdigit() for sign in indicator)
        sign = f"{indicator[0]}{INDENT if has_number else ''}{chomp}"
        behind = remark_at(self.lines[line], value.start[1] + len(indicator))
        self._write(f"{head} {sign}{behind}", line)
        pad = " " * (column + INDENT)
        self.out += [pad + text[indent:] if text[indent:] else "" for text in typed]
        self.cursor = value.end[0] + 1
        self.is_below_text = True

    def _indent_of_text(self, typed: Sequence[str], indicator: str) -> int:
        number = next((int(sign) for sign in indicator if sign.isdigit()), 0)
        if number:
            return self.columns[-1][0] + number
        return next((len(text) - len(text.lstrip(" ")) for text in typed if text.strip()), 0)

    def _as_typed(self, start: Spot, value: Node, pad: str) -> None:
        """The lines from `start` on as they are, moved so that the first begins behind `pad`, and deeper than that all others."""
        column, (line, typed_column) = len(pad), start
        first, *rest = self.lines[line : value.end[0] + 1]
        self.out.append((pad + first[typed_column:]).rstrip())
        for typed in rest:
            text = typed.rstrip()
            indent = len(text) - len(text.lstrip(" ")) + column - typed_column
            self.out.append(" " * max(column + INDENT, indent) + text.lstrip(" ") if text else "")
        self.cursor = value.end[0] + 1
        self.is_below_text = value.style in _TEXT_STYLES

    def _is_moved(self, slot: Slot) -> bool:
        """Whether remarks stand between the key and its value, which begins some lines below."""
        first, column = slot.anchor
        if slot.value.start[0] == first:
            return False
        between = [self.lines[first][column:], *self.lines[first + 1 : slot.value.start[0]]]
        return any(text.strip() for text in between)

    def _is_clear(self, value: Node) -> bool:
        """Whether no remark stands inside the brackets."""
        (first, _), (last, column) = value.start, value.end
        if first == last:
            return True
        return not remarks(value, [*self.lines[:last], self.lines[last][:column]], first)

    def _fits_a_row(self, slot: Slot) -> bool:
        """Whether a mapping can be one row of a table: no remark stands in or behind it, and no value needs lines of its own."""
        value = slot.value
        is_bare = (
            not self._is_moved(slot)
            and not remark_at(self.lines[value.end[0]], value.end[1])
            and self._is_clear(value)
        )
        return not value.is_list and is_bare and not any(e.value.is_block for e in value.entries)

    def _row(self, value: Node, keys: Keys) -> str | None:
        """The row with what is behind its second key in the style's column; None if nothing reads back."""
        first, second, *rest = [*self.typist.pairs(value, keys), "", ""]
        parts = [part for part in rest if part]
        if len(value.entries) < 3 or not first or not second or len(parts) + 2 < len(value.entries):
            return self.typist.mapping(value, keys)
        return "{" + f"{first}, {f'{second},':{self.style.column}}{', '.join(parts)}" + "}"

    def _write(self, text: str, line: int) -> None:
        self.out.append(text.rstrip())
        self.cursor = line + 1
        self.is_below_text = False

    def _between(self, stop: int, typed_column: int, column: int, *, is_parted: bool = False) -> None:
        """The remarks and blank lines above line `stop`; each remark as deep as what it stands with."""
        above: list[str] = []
        levels = [c for c in self.columns if c[1] >= column]
        if levels and self.out and not self.is_below_text:
            levels.append((levels[-1][0] + 1, levels[-1][1] + INDENT))
        for number in range(self.cursor, stop):
            text = self.lines[number].strip()
            indent = len(self.lines[number]) - len(self.lines[number].lstrip(" "))
            if not text:
                if above[-1:] != [""] and (above or self.out):
                    above.append("")
                continue
            near = [c for c in levels if c[0] <= indent]
            above.append(" " * (near[-1][1] if near else column) + text)
        if is_parted and self.style.is_parted and "" not in above:
            above.insert(self._own(above), "")
        self.out += above
        self.cursor = max(self.cursor, stop)

    def _own(self, above: Collection[str]) -> int:
        """Where in remarks those of the next key begin that stand at the margin, as it does."""
        mine = 0
        for number, text in enumerate(above):
            if text.startswith(" "):
                mine = number + 1
        return mine
