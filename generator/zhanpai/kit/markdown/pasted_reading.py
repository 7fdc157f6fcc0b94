"""The tree of a clipboard → paragraphs, headings, points of lists and tables, as a person saw them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from lxml import etree

from zhanpai.kit.markdown.pasted_dress import Dress, dressed, heading_level, left_out, shifted, style_of
from zhanpai.kit.markdown.pasted_pieces import PastedPiece, plain, tidy
from zhanpai.kit.markdown.pasted_table import CopiedCell, CopiedTable, titles_and_rows

DEEPEST = 5
"""Lists within each other: more would be told as a fault."""

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
        ),
        *(
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
        ),
        *(
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
        ),
        *(
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
        ),
        *(
            "ul",
            "v:textbox",
        ),
    )
)
_POINT = re.compile(r"[•●▪■◆◇○◦➢▶►‧∙][ \t\u3000]*(?=\S)|[·－–—][ \u3000]+(?=\S)")
_BULLET = re.compile(r"[^0-9一二三四五六七八九十①-⓿❶-❿㈠-㈩]")
_NUMBER = re.compile(r"([0-9]{1,2})[.)．]")
_NOTE = re.compile(r"#(_(?:ftn|edn)(?:ref)?)([0-9]+)$")


@dataclass(frozen=True, slots=True)
class Block:
    """One thing below another: `kind` is p, head, item, more (of an item), note, rule or table.

    `level` is that of a heading or how deep the item's list is, from 1; `mark` what stands before a point, or a note's label.
    """

    kind: str
    pieces: tuple[PastedPiece, ...] = ()
    level: int = 0
    mark: str = ""
    is_quoted: bool = False
    table: CopiedTable | None = None


@dataclass(slots=True)
class _List:
    is_ordered: bool
    number: int = 1


@dataclass(slots=True)
class Gatherer:
    """Goes through a tree and gathers its blocks, and what was left out, how often."""

    noted: frozenset[str]
    """The footnotes that are both named in the text and written below it."""
    blocks: list[Block] = field(default_factory=list)
    missing: Counter[str] = field(default_factory=Counter)
    _dress: list[Dress] = field(default_factory=lambda: [Dress()])
    _pieces: list[PastedPiece] = field(default_factory=list)
    _level: int = 0
    _quotes: int = 0
    _lists: list[_List] = field(default_factory=list)
    _waiting: str = ""
    """The mark of a point of which no word was said yet."""
    _copied_level: int = 0
    """How deep the paragraph is in a list of Word, which has paragraphs and no lists; 0 if it is in none."""
    _copied_mark: str = ""
    _open_levels: list[int] = field(default_factory=list)
    _tables: list[tuple[CopiedTable, int]] = field(default_factory=list)
    _note: str = ""

    def enter(self, element: etree._Element) -> bool:
        """Begin an element; False if its words are none of the text."""
        style, tag = style_of(element), str(element.tag)
        if kind := left_out(element, style):
            self.missing[kind] += 1
            return False
        if style.get("mso-list") == "ignore":
            self._copied_mark = "".join(element.itertext()).strip(" \t\r\n\xa0\u3000")
            return False
        if tag == "a" and (found := _NOTE.match(element.get("href", ""))) and self._is_note(found):
            return False
        if tag in _BLOCKS:
            self._end()
            self._begin(element, tag, style)
        elif tag == "br":
            self._end(is_broken=True)
        self._dress.append(dressed(element, style, self._dress[-1]))
        return True

    def _is_note(self, found: re.Match[str]) -> bool:
        kind, label = found[1], ("e" if "edn" in found[1] else "") + found[2]
        if label not in self.noted:
            return False
        if kind.endswith("ref"):
            self._note = label
        else:
            self._pieces.append(PastedPiece("", note=label))
        return True

    def _begin(self, element: etree._Element, tag: str, style: dict[str, str]) -> None:
        if level := heading_level(element, style):
            self._level = level
        copied = re.search(r"\blevel([1-9])", style.get("mso-list", ""))
        if copied:
            self._copied_level, self._copied_mark = int(copied[1]), ""
        match tag:
            case "ul" | "ol":
                start = element.get("start", "1")
                self._lists.append(_List(tag == "ol", int(start) if re.fullmatch("[0-9]{1,2}", start) else 1))
            case "li" if self._lists:
                one = self._lists[-1]
                self._waiting = f"{min(one.number, 99)}." if one.is_ordered else "-"
                one.number += 1
            case "blockquote":
                self._quotes += 1
            case "hr":
                self._add(Block("rule"))
            case "table":
                if self._tables:
                    for table, _ in self._tables:
                        table.is_layout = True
                self._tables.append((CopiedTable(), len(self.blocks)))
            case "tr" if self._tables:
                self._tables[-1][0].rows.append([])
            case "td" | "th" if self._tables:
                rows = self._tables[-1][0].rows
                if not rows:
                    rows.append([])
                rows[-1].append(CopiedCell(_span(element, "colspan"), _span(element, "rowspan")))
            case _:
                pass

    def say(self, words: str) -> None:
        """Take words as they stand in the source, marked as the elements around them say."""
        dress = self._dress[-1]
        lines = re.split(r"\r\n|\r|\n", words) if dress.is_kept_in_lines else [words]
        for number, line in enumerate(lines):
            if number:
                self._end(is_broken=True)
            if line:
                words = shifted(line, dress.shift)
                self._pieces.append(PastedPiece(words, dress.is_bold, dress.is_struck, dress.href))

    def leave(self, element: etree._Element) -> None:
        """What `enter` began is over: its paragraph ends, and its list, quotation or table with it."""
        tag = str(element.tag)
        self._dress.pop()
        if tag not in _BLOCKS:
            return
        self._end()
        match tag:
            case "ul" | "ol":
                self._lists.pop()
                self._waiting = ""
            case "li":
                self._waiting = ""
            case "blockquote":
                self._quotes -= 1
            case "table":
                self._end_table()
            case "div" if style_of(element).get("mso-element") in ("footnote", "endnote"):
                self._note = ""
            case _:
                pass
        if heading_level(element, style_of(element)):
            self._level = 0
        self._copied_level = 0

    def end(self) -> None:
        """The paragraph that is being read ends."""
        self._end()

    def _end_table(self) -> None:
        table, first = self._tables.pop()
        if not table.is_layout and titles_and_rows(table)[1]:
            # As a table, in the place of the blocks of which its cells are made.
            del self.blocks[first:]
            self.blocks.append(Block("table", table=table, is_quoted=self._quotes > 0))

    def _end(self, *, is_broken: bool = False) -> None:
        """The paragraph ends here, if anything was said in it; `is_broken` if only its line does."""
        pieces, self._pieces = tidy(self._pieces), []
        mark, self._copied_mark = self._copied_mark, self._copied_mark if is_broken else ""
        if not pieces:
            self._copied_mark = mark
            return
        self._copied_mark = ""
        if self._note:
            self._add(Block("note", pieces, mark=self._note))
        elif self._level:
            self._add(Block("head", (PastedPiece(mark), *pieces) if mark else pieces, self._level))
        else:
            self._add(self._running(pieces, mark))

    def _running(self, pieces: tuple[PastedPiece, ...], mark: str) -> Block:
        if self._copied_level and mark:
            while self._open_levels and self._open_levels[-1] >= self._copied_level:
                self._open_levels.pop()
            numbered = _NUMBER.fullmatch(mark)
            if numbered or (len(mark) == 1 and _BULLET.match(mark)):
                self._open_levels.append(self._copied_level)
                return Block(
                    "item", pieces, len(self._open_levels), f"{int(numbered[1])}." if numbered else "-"
                )
            pieces = (PastedPiece(mark), *pieces)
        self._open_levels.clear()
        if self._lists:
            waiting, self._waiting = self._waiting, ""
            return Block("item" if waiting else "more", pieces, len(self._lists), waiting)
        if (found := _POINT.match(plain(pieces))) and (rest := _without(pieces, found.end())):
            return Block("item", rest, 1, "-")
        return Block("p", pieces)

    def _add(self, block: Block) -> None:
        if self._quotes:
            block = Block(block.kind, block.pieces, block.level, block.mark, True)
        for table, _ in self._tables[-1:]:
            if table.rows and table.rows[-1] and block.pieces:
                mark = block.mark if block.kind == "item" and block.mark != "-" else ""
                pieces = (PastedPiece(f"{mark} "), *block.pieces) if mark else block.pieces
                table.rows[-1][-1].paragraphs.append(pieces)
        self.blocks.append(block)


def _span(element: etree._Element, name: str) -> int:
    typed = element.get(name, "1").strip()
    return max(1, min(1000, int(typed))) if re.fullmatch("[0-9]{1,6}", typed) else 1


def _without(pieces: tuple[PastedPiece, ...], length: int) -> tuple[PastedPiece, ...]:
    """The pieces without the first `length` characters of their words."""
    out = []
    for piece in pieces:
        cut = min(length, len(piece.words))
        length -= cut
        out.append(replace(piece, words=piece.words[cut:]))
    return tidy(out)
