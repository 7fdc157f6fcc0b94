"""A page of the handbook as HTML that is safe to show, and as the lines that are searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import nh3
from lxml import html
from markdown_it import MarkdownIt

from zhanpai.office.handbook.handbook_pages import FIRST, PICTURES, HandbookPage, handbook_pages

_TAGS = {
    "p",
    "hr",
    "br",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
_TAGS |= {"pre", "code", "strong", "em", "del", "sub", "sup", "a", "img", "figure", "figcaption"}
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "loading"},
    "table": {"tabindex"},
    "th": {"scope"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}
_BLOCKS = ("h2", "h3", "h4", "p", "li", "td", "th", "pre", "figcaption")
_PAGE = re.compile(r"([A-Za-z][\w-]*)\.md(#.*)?")
_WIDE = r"[\u2014\u2018-\u201d\u2026\u3000-\u9fff\uff00-\uffef]"
_BROKEN_LINE = re.compile(rf"(?<={_WIDE})\n|\n(?={_WIDE})")


@lru_cache(400)
def page_html(page: HandbookPage, base: str) -> str:
    """The page without its title; links to other pages and to pictures lead below `base`, those to files not shown are words."""
    tree = _tree(page.text)
    known = {one.name for one in handbook_pages()}
    for element in list(tree.iter("a", "img", "h2", "h3", "h4", "table", "th")):
        match element.tag:
            case "a":
                _lead(element, base, known)
            case "img":
                name = element.get("src", "").removeprefix(f"{PICTURES}/")
                element.set("src", f"{base}/{PICTURES}/{name}")
                element.set("loading", "lazy")
            case "table":
                # A phone scrolls a wide one sideways, and so must a keyboard.
                element.set("tabindex", "0")
            case "th":
                element.set("scope", "col")
            case _:
                element.set("id", _anchor(element.text_content()))
    return nh3.clean(_inner(tree), tags=_TAGS, attributes=_ATTRIBUTES, link_rel="noopener noreferrer")


@lru_cache(400)
def page_lines(page: HandbookPage) -> tuple[str, ...]:
    """The words of the page, block by block, each once."""
    return tuple(line for line in _lines(_tree(page.text)) if line)


def _lines(element: Any) -> Iterator[str]:
    for block in element.iter(*_BLOCKS):
        if not any(child.tag in _BLOCKS for child in block.iterdescendants()):
            yield from (" ".join(part.split()) for part in block.text_content().splitlines())
        else:
            yield " ".join((block.text or "").split())


def _tree(text: str) -> Any:
    said = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(text)
    tree = html.fragment_fromstring(said or "<p></p>", create_parent="div")
    for element in tree.iter():
        # A line that was broken for the reader of the file is no blank between two Chinese words.
        if isinstance(element.tag, str) and not any(
            one.tag == "pre" for one in (element, *element.iterancestors())
        ):
            element.text = _BROKEN_LINE.sub("", element.text or "")
        if element.tail and not any(one.tag == "pre" for one in element.iterancestors()):
            element.tail = _BROKEN_LINE.sub("", element.tail)
    return tree


def _lead(link: Any, base: str, known: set[str]) -> None:
    href = link.get("href", "")
    found = _PAGE.fullmatch(href)
    if found and found[1] in known:
        link.set("href", (base if found[1] == FIRST else f"{base}/{found[1]}") + (found[2] or ""))
    elif not href.startswith(("https://", "http://", "#")):
        link.drop_tag()


def _anchor(words: str) -> str:
    """The name of a heading in an address, as places that show Markdown make it."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", "-")


def _inner(tree: Any) -> str:
    pieces = [tree.text or "", *(html.tostring(child, encoding="unicode") for child in tree)]
    return "".join(str(piece) for piece in pieces)
