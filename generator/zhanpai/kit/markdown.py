"""Markdown that staff type → HTML that is safe to publish, or the plain words of it.

Python-Markdown turns any HTML through unchanged, so what it makes is sanitised with an allow-list
(`nh3`): no scripts, styles, classes, ids, forms or foreign pictures.  Knows nothing about pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element, SubElement

import markdown
import nh3
from markdown.treeprocessors import Treeprocessor

MAX_BRACKETS = 2_000
"""20,000 `[` keep Python-Markdown busy for 40 s (measured); no article has 2,000."""

_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "strong", "em", "del", "sub", "sup"),
    *(
        "a",
        "figure",
        "figcaption",
        "picture",
        "source",
        "img",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "code",
        "pre",
    ),
}
_HEADINGS = {"h1": "h2", "h5": "h4", "h6": "h4"}
"""The page's own title is the h1; below h4 nobody sees a difference."""
_SIZES = "(min-width: 720px) 684px, 100vw"
"""How wide an article's picture stands: across a phone, else as wide as the text (38em of 18 pixels)."""
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height", "loading", "srcset", "sizes"},
    "source": {"type", "srcset", "sizes"},
    "table": {"tabindex"},
    "th": {"scope"},
    "ol": {"start"},
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A published picture that an article may show."""

    src: str
    width: int
    height: int
    srcset: str = ""
    webp: str = ""
    """Lists of ``address width`` that a browser may choose from."""


class _Publish(Treeprocessor):
    """Fit the tree to our pages: h1 is the page's own, pictures are ours, links lead to pages."""

    pictures: Mapping[str, Shown] = {}
    links: Mapping[str, str] = {}

    def run(self, root: Element) -> None:
        self._figures(root)
        # A list: a picture brings new elements with it.
        for element in list(root.iter()):
            if element.tag in _HEADINGS:
                element.tag = _HEADINGS[element.tag]
            elif element.tag == "th":
                element.set("scope", "col")
            elif element.tag == "table":
                # A phone scrolls a wide one sideways, and so must a keyboard.
                element.set("tabindex", "0")
            elif element.tag == "img":
                self._picture(element)
            elif element.tag == "a":
                href = element.get("href", "")
                element.set("href", self.links.get(href, href))

    def _figures(self, root: Element) -> None:
        """Pictures that stand in a paragraph of their own get their words as a caption."""
        for parent in list(root.iter()):
            for index in range(len(parent) - 1, -1, -1):
                if parent[index].tag == "p" and self._is_pictures(parent[index]):
                    parent[index : index + 1] = [_figure(picture) for picture in parent[index]]

    def _is_pictures(self, paragraph: Element) -> bool:
        words = [paragraph.text, *(child.tail for child in paragraph)]
        return (
            len(paragraph) > 0
            and not any(word and word.strip() for word in words)
            and all(
                child.tag == "img"
                and child.get("src") in self.pictures
                and (child.get("title") or child.get("alt"))
                for child in paragraph
            )
        )

    def _picture(self, element: Element) -> None:
        shown = self.pictures.get(element.get("src", ""))
        alt = element.get("alt", "")
        element.attrib.clear()
        element.set("alt", alt)
        if not shown:
            return
        if shown.webp:
            element.attrib.clear()
            element.tag = "picture"
            SubElement(element, "source", type="image/webp", srcset=shown.webp, sizes=_SIZES)
            element = SubElement(element, "img", alt=alt, srcset=shown.srcset, sizes=_SIZES)
        element.set("src", shown.src)
        element.set("width", str(shown.width))
        element.set("height", str(shown.height))
        element.set("loading", "lazy")


def _figure(picture: Element) -> Element:
    """`picture` over its title, or else over its alternative text, which is then not read out twice."""
    caption = picture.get("title") or picture.get("alt") or ""
    figure = Element("figure")
    figure.tail = "\n"
    picture.tail = ""
    if caption == picture.get("alt"):
        picture.set("alt", "")
    figure.append(picture)
    SubElement(figure, "figcaption").text = caption
    return figure


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
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "tel", "mailto"},
        link_rel="noopener noreferrer",
        attribute_filter=_only_safe_targets,
    )
    return _IMG.sub(lambda img: img[0] if ' src="' in img[0] else "", clean)


# As nh3 writes it: attributes in double quotes, no `/` at the end.
_IMG = re.compile(r'<img(?: [a-z]+="[^"]*")*>')
_LINK = re.compile(r"(https?|tel|mailto):|/|[^:]*$")
_PUBLISHED = re.compile(r"/pictures/[\w-]+\.jpg")
_CHOICES = re.compile(r"/pictures/[\w-]+\.(jpg|webp) [0-9]+w(, /pictures/[\w-]+\.(jpg|webp) [0-9]+w)*")


def _only_safe_targets(tag: str, attribute: str, value: str) -> str | None:
    """Raw HTML in Markdown never meets the tree processor; a picture in it may name any host."""
    if (tag, attribute) == ("img", "src") and not _PUBLISHED.fullmatch(value):
        return None
    if attribute == "srcset" and not _CHOICES.fullmatch(value):
        return None
    if attribute == "tabindex" and value != "0":
        return None
    if attribute == "href" and not _LINK.match(value):
        return None
    return value


def paragraphs(text: str) -> list[str]:
    """Plain text (no Markdown) in paragraphs, parted by blank lines or line ends."""
    return [line.strip() for line in text.splitlines() if line.strip()]


_SYNTAX = re.compile(
    r"!\[[^\]\n]*\]\([^)\n]*\)"  # a picture says nothing in a summary
    r"|^\s*(?:#{1,6}.*|[-*_=|:\s]{3,}|>|[-*+]|[0-9]+\.)(?=\s|$)"  # headings whole; marks of lists and quotes
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


_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)")
_DEFINED = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*<?([^\s>]+)", re.MULTILINE)
_PICTURE = re.compile(r"\.(jpe?g|png|webp|gif)$", re.IGNORECASE)


def image_targets(text: str) -> list[tuple[str, int]]:
    """Every picture that Markdown `text` asks for, and the line (from 0) on which it does."""
    return [(target, line) for is_image, target, line in _targets(text) if is_image]


def link_targets(text: str) -> list[tuple[str, int]]:
    """Every link target in Markdown `text`, and its line (from 0)."""
    return [(target, line) for is_image, target, line in _targets(text) if not is_image]


def _targets(text: str) -> Iterator[tuple[bool, str, int]]:
    """What stands in round brackets behind square ones, or behind ``[name]:`` at the beginning of a line."""
    if "](" in text:
        for match in _TARGET.finditer(text):
            yield _is_image(text, match.start()), match[1], text.count("\n", 0, match.start(1))
    if "]:" in text:
        for match in _DEFINED.finditer(text):
            yield bool(_PICTURE.search(match[1])), match[1], text.count("\n", 0, match.start(1))


def _is_image(text: str, end: int) -> bool:
    """Whether the square brackets that close at `end` are a picture's: a link may have a picture in its words."""
    depth = 0
    for index in range(end, max(-1, end - 1000), -1):
        depth += (text[index] == "]") - (text[index] == "[")
        if depth == 0:
            return text[index - 1 : index] == "!"
    return False
