"""The HTML that `markup` has made, as a tree again: what is set anew elsewhere is read from here, not from Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

_VOID = frozenset({"br", "hr", "img", "source"})
HEADINGS = frozenset({"h2", "h3", "h4"})
_KINDS = {
    "blockquote": "quote",
    "li": "item",
    "tr": "row",
    "pre": "text",
    "p": "text",
    **dict.fromkeys(HEADINGS, "heading"),
}
_WIDE = r"[^\x00-\u02af\s]"
_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A piece of the text that stands by itself; `kind` is text, heading, quote, item (of a list) or row (of a table)."""

    kind: str
    words: str


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self._open[-1], tag, {name: value or "" for name, value in attrs})
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID and any(element.tag == tag for element in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def parse(html: str) -> Element:
    """The tree of sanitised `html`, under a root of our own."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


def tidy(text: str) -> str:
    """`text` in one line: a line end between two Chinese characters is nothing, elsewhere a blank."""
    return re.sub(r"[ \t\r\n]+", " ", _BREAK.sub("", text))


def words_of(element: Element) -> str:
    """The plain words inside `element`, without pictures."""
    return tidy("".join(_texts(element))).strip()


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        else:
            yield from _texts(child)
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
    yield from _loose(root.text)
    for child in root:
        yield from _of(child)
        yield from _loose(child.tail)


def _loose(text: str | None) -> Iterator[TextBlock]:
    if words := tidy(text or "").strip():
        yield TextBlock("text", words)


def _of(child: Element) -> Iterator[TextBlock]:
    match child.tag:
        case "ul" | "ol":
            yield from _items(child)
        case "figure":
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
    for number, item in enumerate(listed.iter("li"), 1):
        own = tidy("".join(_own_texts(item))).strip()
        if own:
            yield TextBlock("item", f"{number}. {own}" if listed.tag == "ol" else own)


def _own_texts(item: Element) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        if child.tag not in ("ul", "ol"):
            yield from _texts(child)
        yield child.tail or ""
