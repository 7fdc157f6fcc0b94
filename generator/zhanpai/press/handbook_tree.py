"""The handbook's Markdown as what typst draws: blocks of plain strings, so that nothing typed in it can be a command.

A block is a mapping with its kind under ``b``, a piece of a line a string or a mapping with its kind under ``i``;
theme words of typst (colours, sizes) stand in ``making/handbook.typ`` alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Protocol, TypeAlias
from urllib.parse import unquote

from lxml import html
from markdown_it import MarkdownIt

Block: TypeAlias = dict[str, Any]
Piece: TypeAlias = "str | dict[str, Any]"
Size: TypeAlias = tuple[int, int]

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BLOCKS = {"p", "pre", "ul", "ol", "blockquote", "hr", "table", "div", "figure", "figcaption", *_HEADINGS}
_MARKS = {"strong": "b", "b": "b", "em": "em", "i": "em", "del": "del", "s": "del", "u": "u"}
_MARKS |= {"small": "small", "sup": "sup", "sub": "sub"}
_WIDE = "\u2000-\u206f\u2e80-\ua4cf\uf900-\ufaff\ufe10-\ufe6f\uff00-\uff60\U00020000-\U0003ffff"
# A line of the file ends there, and no word does: between Chinese characters that is no blank.
_LINE_END = re.compile(rf"(?:(?<=[{_WIDE}])|^)[ \t]*\n\s*|[ \t]*\n\s*(?=[{_WIDE}]|$)")
_BREAKABLE = re.compile(r"(?<=[/_.,:=&?@])(?=[^/\s])")
_TOP = 3
"""The level of a page's own headings: below the parts of the handbook and the titles of its pages."""
_NARROW = 9.0
"""A column whose widest cell takes up to so many Chinese characters is as wide as that cell."""
_CODE = 12.5
"""The same for a column of words that people type."""
_WIDEST = 60.0
"""The longest cell may have many lines: its column does not take more from the others than one so wide."""
_SHEET = 40.0
"""All columns together stand beside each other on a sheet if they are no wider."""
_TALL = 600
"""A row with more characters than this may be parted by the end of a sheet."""


class PageToPrint(Protocol):
    """A page of the handbook: its name, its title, the part it stands in, and its text in Markdown without the title."""

    @property
    def name(self) -> str:
        """What other pages link it by."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def part(self) -> str:
        """The part of the handbook that it stands in."""

    @property
    def text(self) -> str:
        """What it says."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a page may point at: the names of all pages, and the size of a picture in pixels, None if there is none."""

    names: Collection[str]
    picture_size: Callable[[str], Size | None]


def blocks_of(text: str, around: Surroundings) -> list[Block]:
    """The blocks that the Markdown `text` says, in its order."""
    said = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    if not said.strip():
        return []
    reader = _BlockReader(around)
    return reader.blocks(html.fragment_fromstring(said, create_parent="div"))


def words_of(value: object) -> Iterator[str]:
    """Every word that is drawn of a block or a piece, the words for pictures too, in the order of reading."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key in ("t", "s", "head", "items", "rows", "c", "alt"):
            if key in value:
                yield from words_of(value[key])
    elif isinstance(value, list):
        for item in value:
            yield from words_of(item)


@dataclass
class _BlockReader:
    """Reads one page; headings never leave a level out, as who listens goes from one to the next."""

    around: Surroundings
    _level: int = _TOP - 1

    def blocks(self, parent: Any) -> list[Block]:
        """The blocks in `parent`; words that stand between them are paragraphs."""
        found: list[Block] = []
        line: list[Piece] = _text(parent.text)
        for child in parent:
            if not isinstance(child.tag, str):
                line += _text(child.tail)
            elif child.tag in _BLOCKS:
                found += [*_paragraph(line), *self._block(child)]
                line = _text(child.tail)
            else:
                line += [*self._piece(child), *_text(child.tail)]
        return [*found, *_paragraph(line)]

    def _block(self, element: Any) -> list[Block]:
        match element.tag:
            case "p":
                return self._with_pictures(element)
            case "pre":
                words = "".join(_typed(element)).rstrip("\n")
                return [{"b": "pre", "s": words}]
            case "ul" | "ol":
                items = [self.blocks(item) for item in element if item.tag == "li"]
                begin = int(element.get("start", "1"))
                return [{"b": element.tag, "start": begin, "items": items}]
            case "blockquote":
                return [{"b": "quote", "c": self.blocks(element)}]
            case "hr":
                return [{"b": "hr"}]
            case "table":
                return [self._table(element)]
            case tag if tag in _HEADINGS:
                self._level = min(self._level + 1, max(_TOP, int(tag[1]) + 1))
                return [{"b": "h", "level": self._level, "t": self._line(element)}]
            case _:
                return self.blocks(element)

    def _with_pictures(self, element: Any) -> list[Block]:
        """A paragraph; its pictures stand below it, each for itself."""
        pictures = [self._picture(image) for image in element.iter("img")]
        return [*_paragraph(self._line(element)), *(p for p in pictures if p)]

    def _picture(self, image: Any) -> Block | None:
        name = PurePosixPath(unquote(image.get("src", ""))).name
        alt = image.get("alt", "").strip()
        size = self.around.picture_size(name)
        if size is None:
            # Nothing is lost that can be said in words.
            return {"b": "p", "t": [alt]} if alt else None
        return {"b": "picture", "file": name, "alt": alt or name, "size": list(size)}

    def _table(self, table: Any) -> Block:
        rows = list(table.iter("tr"))
        # Rows of tables that stand in a cell are drawn with that cell.
        rows = [row for row in rows if next(row.iterancestors("table")) is table]
        drawn = [[self._cell(cell) for cell in row if cell.tag in ("td", "th")] for row in rows]
        is_headed = bool(rows) and all(cell.tag == "th" for cell in rows[0])
        count = max((len(row) for row in drawn), default=0)
        drawn = [row + [[] for _ in range(count - len(row))] for row in drawn]
        head = drawn[0] if is_headed else []
        return {
            "b": "table",
            "head": head,
            "rows": drawn[1:] if is_headed else drawn,
            "widths": _widths(drawn),
            "tall": [sum(map(len, words_of(row))) > _TALL for row in (drawn[1:] if is_headed else drawn)],
        }

    def _cell(self, cell: Any) -> list[Block]:
        """What a cell holds; one that is nothing but the name of a page leads there, as in the list of all codes."""
        words = "".join(cell.itertext()).strip()
        if words in self.around.names:
            return [{"b": "p", "t": [{"i": "ref", "t": [words], "to": words}]}]
        return self.blocks(cell)

    def _line(self, element: Any) -> list[Piece]:
        line = _text(element.text)
        for child in element:
            if isinstance(child.tag, str) and child.tag != "img":
                line += self._piece(child)
            line += _text(child.tail)
        return line

    def _piece(self, element: Any) -> list[Piece]:
        match element.tag:
            case "br":
                return [{"i": "br"}]
            case "code":
                return [{"i": "code", "t": _BREAKABLE.split("".join(element.itertext()))}]
            case "a":
                return [self._link(element)]
            case tag if tag in _MARKS:
                return [{"i": _MARKS[tag], "t": self._line(element)}]
            case _:
                return self._line(element)

    def _link(self, element: Any) -> Piece:
        target, line = unquote(element.get("href", "")), self._line(element)
        name = PurePosixPath(target.partition("#")[0]).name.removesuffix(".md")
        if target.startswith(("https://", "http://", "mailto:")):
            return {"i": "link", "t": line, "to": target}
        if name in self.around.names:
            return {"i": "ref", "t": line, "to": name}
        return {"i": "plain", "t": line}


def _typed(element: Any) -> Iterator[str]:
    """The words of a ``pre``, in which a ``br`` is the end of a line."""
    yield element.text or ""
    for child in element:
        yield from ("\n",) if child.tag == "br" else _typed(child)
        yield child.tail or ""


def _text(words: str | None) -> list[Piece]:
    joined = re.sub(r"\s+", " ", _LINE_END.sub("", words)) if words else ""
    return [joined] if joined else []


def _paragraph(line: list[Piece]) -> list[Block]:
    return [{"b": "p", "t": line}] if "".join(words_of(line)).strip() else []


def _widths(rows: Sequence[Sequence[list[Block]]]) -> list[float]:
    """For each column 0 if it is as wide as what stands in it, else its share of what the others leave."""
    columns = list(zip(*rows, strict=True))
    widest = [max(map(_ems, column)) for column in columns]
    shares = [round(max(_NARROW, min(width, _WIDEST)) ** 0.6, 2) for width in widest]
    if any(block["b"] != "p" for row in rows for cell in row for block in cell):
        # What is no line takes all that it is given.
        return shares
    if sum(widest) <= _SHEET:
        return [*([0.0] * (len(widest) - 1)), 1.0]
    return [
        0.0 if width <= _NARROW or (width <= _CODE and _is_code(column[1:])) else share
        for width, column, share in zip(widest, columns, shares, strict=True)
    ]


def _is_code(cells: Sequence[list[Block]]) -> bool:
    """Whether each cell is one word that is typed so: parted, it cannot be copied from paper."""
    return all(
        isinstance(piece, dict) and piece["i"] == "code"
        for cell in cells
        for block in cell
        for piece in block["t"]
    )


def _ems(cell: list[Block]) -> float:
    """How wide the words of a cell are in one line, in Chinese characters."""
    return sum(1.0 if ord(ch) > 0x2000 else 0.62 for text in words_of(cell) for ch in text)
