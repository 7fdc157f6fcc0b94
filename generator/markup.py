"""Markdown that staff type → HTML that is safe to publish, or the plain words of it.

Python-Markdown turns any HTML through unchanged, so what it makes is sanitised with an allow-list
(`nh3`): no scripts, styles, classes, ids, forms or foreign pictures.  Knows nothing about pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor

MAX_BRACKETS = 2_000
"""20,000 `[` keep Python-Markdown busy for 40 s (measured); no article has 2,000."""

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "strong", "em", "del", "sub", "sup"),
    *("a", "img", "table", "thead", "tbody", "tr", "th", "td", "code", "pre"),
}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "loading"},
    "th": {"scope"},
    "ol": {"start"},
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A published picture that an article may show."""

    src: str
    width: int
    height: int


class _Publish(Treeprocessor):
    """Fit the tree to our pages: h1 is the page's own, pictures are ours, links lead to pages."""

    pictures: Mapping[str, Shown] = {}
    links: Mapping[str, str] = {}

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "h1":
                element.tag = "h2"
            elif element.tag == "th":
                element.set("scope", "col")
            elif element.tag == "img":
                self._picture(element)
            elif element.tag == "a":
                href = element.get("href", "")
                element.set("href", self.links.get(href, href))

    def _picture(self, element: Element) -> None:
        shown = self.pictures.get(element.get("src", ""))
        alt = element.get("alt", "")
        element.attrib.clear()
        element.set("alt", alt)
        if shown:
            element.set("src", shown.src)
            element.set("width", str(shown.width))
            element.set("height", str(shown.height))
            element.set("loading", "lazy")


@cache
def _converter() -> tuple[markdown.Markdown, _Publish]:
    converter = markdown.Markdown(extensions=["tables", "sane_lists", "pymdownx.tilde"], output_format="html")
    publish = _Publish(converter)
    converter.treeprocessors.register(publish, "zhanpai", 0)
    return converter, publish


def to_html(
    text: str, pictures: Mapping[str, Shown] | None = None, links: Mapping[str, str] | None = None
) -> str:
    """Safe HTML of Markdown `text`.

    `pictures` gives the published form of each picture by the name typed; others vanish, as no page
    of ours may ask another host for one.  `links` replaces link targets as typed.
    """
    converter, publish = _converter()
    publish.pictures, publish.links = pictures or {}, links or {}
    html = converter.reset().convert(text)
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "tel", "mailto"},
        link_rel="noopener noreferrer",
        attribute_filter=_only_own_pictures,
    )


def _only_own_pictures(tag: str, attribute: str, value: str) -> str | None:
    """Raw HTML in Markdown never meets the tree processor; a picture in it may name any host."""
    if (tag, attribute) == ("img", "src") and not value.startswith("/pictures/"):
        return None
    return value


def paragraphs(text: str) -> list[str]:
    """Plain text (no Markdown) in paragraphs, parted by blank lines or line ends."""
    return [line.strip() for line in text.splitlines() if line.strip()]


_SYNTAX = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)"  # a picture says nothing in a summary
    r"|^\s*(?:#{1,6}.*|[-*_|:\s]{3,}|>|[-*+]|[0-9]+\.)(?=\s|$)"  # headings whole; marks of lists and quotes
    r"|<[^>\n]*>|[*_~`|]",
    re.MULTILINE,
)


def to_words(text: str) -> str:
    """The plain words of Markdown `text` in one line, without headings and pictures.

    By pattern and not by converting: lists ask for thousands of them.
    """
    words = _SYNTAX.sub(" ", re.sub(r"(?<!!)\[([^\]\n]*)\]\([^)\n]*\)", r"\1", text))
    return re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", re.sub(r"\s+", " ", words)).strip()


def summary(text: str, length: int = 80) -> str:
    """The first words of Markdown `text`, cut at the end of a sentence where one is near."""
    words = to_words(text)
    if len(words) <= length:
        return words
    end = max(words.rfind(stop, length // 2, length) for stop in "。！？；")
    return words[: end + 1] if end > 0 else words[: length - 1] + "…"


_IMAGE = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^)\s>]+)")
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(\s*<?([^)\s>]+)")


def image_targets(text: str) -> list[tuple[str, int]]:
    """Every picture that Markdown `text` asks for, and the line (from 0) on which it does."""
    return _targets(_IMAGE, text)


def link_targets(text: str) -> list[tuple[str, int]]:
    """Every link target in Markdown `text`, and its line (from 0)."""
    return _targets(_LINK, text)


def _targets(pattern: re.Pattern[str], text: str) -> list[tuple[str, int]]:
    return [(m[1], text.count("\n", 0, m.start())) for m in pattern.finditer(text)] if "](" in text else []
