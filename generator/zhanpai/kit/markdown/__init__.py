"""Markdown that staff type: read once into a tree, from which page, summary, feeds, search, articles and posters are made.

`clerk` turns what Chinese staff type into the Markdown that they mean, `markdown_parser` and `marks` have markdown-it read it,
`tree` makes one tree of it, `plain_text` and `publishing` say it in words and in HTML.  Knows nothing about pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from xml.etree.ElementTree import Element, SubElement

from zhanpai.kit import cut
from zhanpai.kit.markdown import faults, markdown_parser, plain_text, publishing
from zhanpai.kit.markdown.clerk import as_meant
from zhanpai.kit.markdown.faults import Fault
from zhanpai.kit.markdown.line_faults import in_lines
from zhanpai.kit.markdown.marks import TAGS
from zhanpai.kit.markdown.plain_text import TextBlock
from zhanpai.kit.markdown.publishing import Shown
from zhanpai.kit.markdown.tree import Grower, LinkTarget

__all__ = [
    "TAGS",
    "Fault",
    "LinkTarget",
    "MarkdownDocument",
    "Shown",
    "TextBlock",
    "paragraphs",
    "plain_text",
    "read",
]

KEPT = 10_000
"""Documents that are kept: a city's news of ten years, which planning and drawing both ask for."""


@dataclass(frozen=True)
class MarkdownDocument:
    """A text as it was read; `root` holds its tree, in the words of HTML, and is never changed.

    `pictures` and `links` are what it names, in the order of reading, `faults` what in it cannot be known.
    """

    root: Element
    pictures: tuple[LinkTarget, ...] = ()
    links: tuple[LinkTarget, ...] = ()
    faults: tuple[Fault, ...] = ()

    def published(
        self, pictures: Mapping[str, Shown] | None = None, links: Mapping[str, str] | None = None
    ) -> Element:
        """The tree with the published form of each picture by the name typed, and links to where `links` says.

        Other pictures are left out, as no page of ours may ask another host for one.
        """
        return publishing.published(self.root, pictures or {}, links or {})

    def html(
        self, pictures: Mapping[str, Shown] | None = None, links: Mapping[str, str] | None = None
    ) -> str:
        """The same as HTML that is safe to publish."""
        return publishing.to_html(self.published(pictures, links))

    @cached_property
    def blocks(self) -> tuple[TextBlock, ...]:
        """The text without its dress, block by block."""
        return tuple(plain_text.blocks(self.root))

    @cached_property
    def words(self) -> str:
        """The plain words in one line, without headings and pictures: what search is told."""
        return _joined(block.words for block in self.blocks if block.kind != "heading")

    @property
    def running_text(self) -> str:
        """The words in which names may become links: line by line, without headings, links and code."""
        return plain_text.running_text(self.root)

    def summary(self, length: int = 80) -> str:
        """The first words, cut at the end of a sentence where one is near; tables say nothing there."""
        text = _joined(self._first(length))
        return cut.to_length(text, length, least=length // 2) or f"{text[: length - 1]}…"

    def _first(self, length: int) -> Iterator[str]:
        said = 0
        for block in self.blocks:
            if block.kind in ("heading", "row"):
                if said * 2 > length:
                    return
                continue
            yield block.words
            said += len(block.words)


@lru_cache(KEPT)
def read(text: str) -> MarkdownDocument:
    """The document that `text` is; whatever is typed, one comes of it."""
    if fault := faults.unreadable(text):
        return _unread(text, fault)
    meant = as_meant(text)
    tokens, env = markdown_parser.tokens_of("\n".join(meant.lines))
    grower = Grower(text, meant.origins)
    grower.faults += in_lines(meant, text)
    grower.grow(tokens)
    unused = markdown_parser.unused(tokens, env, meant.lines)
    grower.faults += faults.unused_definitions((label, meant.origins[line]) for label, line in unused)
    found = sorted(dict.fromkeys(grower.faults), key=lambda fault: (fault.line, fault.column))
    return MarkdownDocument(grower.root, tuple(grower.pictures), tuple(grower.links), tuple(found))


def _unread(text: str, fault: Fault) -> MarkdownDocument:
    root = Element("body")
    for line in paragraphs(text):
        SubElement(root, "p").text = line
    return MarkdownDocument(root, faults=(fault,))


_MARKED = re.compile(r"[。！？；：…，、][”’」』）》】]*$")


def _joined(pieces: Iterable[str]) -> str:
    """Pieces in one line: a blank behind one that ends without a mark, as two of them are no sentence."""
    line = ""
    for piece in pieces:
        line += piece if not line or _MARKED.search(line[-8:]) else f" {piece}"
    return line


def paragraphs(text: str) -> list[str]:
    """Plain text (no Markdown) in paragraphs, parted by blank lines or line ends."""
    return [line.strip() for line in text.splitlines() if line.strip()]
