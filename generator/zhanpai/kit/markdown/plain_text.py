"""The words of a body's tree: all of them in one line, block by block, and of each picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

HEADINGS = frozenset({"h2", "h3", "h4"})
NOTE = "note"
"""The attribute of a mark that leads to a footnote: it is no word."""
_NOT_RUNNING = HEADINGS | {"a", "code", "pre", "img", "br"}
_MARKS = frozenset({"span", "strong", "em", "del", "sub", "sup"})
_KINDS = {"li": "item", "tr": "row", **dict.fromkeys(HEADINGS, "heading")}


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A piece of the text that stands by itself; `kind` is text, heading, quote, item (of a list) or row (of a table)."""

    kind: str
    words: str
    mark: str = ""
    """What stands before the words and is none of them: ``2. ``."""

    @property
    def line(self) -> str:
        """The words with what stands before them, as a print shows them."""
        return self.mark + self.words


def words_of(element: Element) -> str:
    """The plain words inside `element` in one line, without pictures and marks of footnotes."""
    return in_one_line("".join(_texts(element))).strip()


def in_one_line(text: str) -> str:
    """`text` with every run of blanks and line ends as one blank."""
    return re.sub(r"[ \t\r\n]+", " ", text)


def running_text(root: Element) -> str:
    """The words under `root` in which names may become links: line by line, without headings, links and code."""
    return "".join(_running(root))


def _running(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in _NOT_RUNNING:
            yield "\n"
        elif child.tag in _MARKS:
            yield from _running(child)
        else:
            yield "\n"
            yield from _running(child)
            yield "\n"
        yield child.tail or ""


def captions(root: Element) -> dict[str, str]:
    """What each picture under `root` shows, by the name of its file: its caption, else its alternative text."""
    said = {img.get("src", ""): img.get("alt", "") for img in root.iter("img")}
    for figure in root.iter("figure"):
        words = " ".join(words_of(caption) for caption in figure.iter("figcaption"))
        said |= {img.get("src", ""): words for img in figure.iter("img") if words}
    return {src.rpartition("/")[2]: words for src, words in said.items()}


def blocks(root: Element) -> Iterator[TextBlock]:
    """The text under `root` in the order of reading, lists and tables taken apart."""
    for child in root:
        match child.tag:
            case "ul" | "ol":
                yield from _items(child)
            case "figure" | "hr":
                pass
            case "table":
                for row in child.iter("tr"):
                    yield TextBlock("row", "　".join(words_of(cell) for cell in row))
            case "blockquote":
                yield from (TextBlock("quote", block.words) for block in blocks(child))
            case _ if words := words_of(child):
                yield TextBlock(_KINDS.get(child.tag, "text"), words)


def _items(listed: Element) -> Iterator[TextBlock]:
    """Each item by itself, the items of lists within behind their own."""
    first = int(listed.get("start", "1"))
    for number, item in enumerate(listed, first):
        if own := in_one_line("".join(_own_texts(item))).strip():
            yield TextBlock("item", own, f"{number}. " if listed.tag == "ol" else "")
        for child in item:
            if child.tag in ("ul", "ol"):
                yield from _items(child)


def _own_texts(item: Element) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        if child.tag not in ("ul", "ol"):
            if child.tag == "p":
                yield "\n"
            yield from _texts(child)
        yield child.tail or ""


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif not child.get(NOTE):
            yield from _texts(child)
        yield child.tail or ""
