"""The tree of a body with our own pictures and links in it, and as HTML that is safe to publish.

No typed HTML reaches the tree, and the serialiser escapes all words; the result is sanitised all the same, with an
allow-list (`nh3`): no scripts, styles, classes, ids, forms or foreign pictures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element, SubElement

import nh3

_BLOCKS = frozenset(
    {"p", "hr", "h2", "h3", "h4", "blockquote", "ul", "ol", "li", "figure", "figcaption"}
    | {"table", "thead", "tbody", "tr", "th", "td", "pre"}
)
_WITH_LINES = frozenset({"blockquote", "ul", "ol", "table", "thead", "tbody", "tr"})
"""Elements that hold blocks alone: each on a line."""
_VOID = frozenset({"br", "hr", "img", "source"})
TAGS = set(_BLOCKS | _VOID | {"strong", "em", "del", "sub", "sup", "a", "picture", "code"})
_SIZES = "(min-width: 720px) 684px, 100vw"
"""How wide an article's picture stands: across a phone, else as wide as the text (38em of 18 pixels)."""
ATTRIBUTES = {
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


def published(root: Element, pictures: Mapping[str, Shown], links: Mapping[str, str]) -> Element:
    """The tree as a page shows it: pictures are ours or gone, links lead to pages, tables can be scrolled."""
    root = deepcopy(root)
    _make_figures(root, pictures)
    # A list: a picture brings new elements with it.
    for parent in list(root.iter()):
        for element in list(parent) if parent.tag != "picture" else ():
            if element.tag == "th":
                element.set("scope", "col")
            elif element.tag == "table":
                # A phone scrolls a wide one sideways, and so must a keyboard.
                element.set("tabindex", "0")
            elif element.tag == "img":
                _show(parent, element, pictures.get(element.get("src", "")))
            elif element.tag == "a":
                href = element.get("href", "")
                element.set("href", links.get(href, href))
    return root


def _make_figures(root: Element, pictures: Mapping[str, Shown]) -> None:
    """Pictures that stand in a paragraph of their own get their words as a caption."""
    for parent in [root, *root.iter("blockquote"), *root.iter("li")]:
        for index in range(len(parent) - 1, -1, -1):
            if parent[index].tag == "p" and _is_pictures(parent[index], pictures):
                parent[index : index + 1] = [_figure(picture) for picture in parent[index]]


def _is_pictures(paragraph: Element, pictures: Mapping[str, Shown]) -> bool:
    words = [paragraph.text, *(child.tail for child in paragraph)]
    return (
        len(paragraph) > 0
        and not any(word and word.strip() for word in words)
        and all(
            child.tag == "img" and child.get("src") in pictures and (child.get("title") or child.get("alt"))
            for child in paragraph
        )
    )


def _figure(picture: Element) -> Element:
    """`picture` over its title, or else over its alternative text, which is then not read out twice."""
    caption = picture.get("title") or picture.get("alt") or ""
    figure = Element("figure")
    picture.tail = ""
    if caption == picture.get("alt"):
        picture.set("alt", "")
    figure.append(picture)
    SubElement(figure, "figcaption").text = caption
    return figure


def _show(parent: Element, element: Element, shown: Shown | None) -> None:
    """Make a typed picture the published one; of one that is not published nothing stays."""
    if shown is None:
        _take_out(parent, element)
        return
    alt, tail = element.get("alt", ""), element.tail
    element.clear()
    element.tail = tail
    if shown.webp:
        element.tag = "picture"
        SubElement(element, "source", type="image/webp", srcset=shown.webp, sizes=_SIZES)
        element = SubElement(element, "img", srcset=shown.srcset, sizes=_SIZES)
    element.set("alt", alt)
    element.set("src", shown.src)
    element.set("width", str(shown.width))
    element.set("height", str(shown.height))
    element.set("loading", "lazy")


def _take_out(parent: Element, element: Element) -> None:
    index = list(parent).index(element)
    tail = element.tail or ""
    if index:
        parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def to_html(root: Element) -> str:
    """Safe HTML of everything under `root`, which `published` has made."""
    parts: list[str] = []
    for number, child in enumerate(root):
        if number:
            parts.append("\n")
        _write(child, parts)
    return nh3.clean(
        "".join(parts),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "tel", "mailto"},
        link_rel="noopener noreferrer",
        attribute_filter=_only_safe_targets,
    )


def _write(element: Element, parts: list[str]) -> None:
    tag = element.tag
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in sorted(element.items()))
    parts.append(f"<{tag}{attributes}>")
    if tag in _VOID:
        return
    in_lines = tag in _WITH_LINES or (
        tag == "li" and not element.text and len(element) > 0 and element[0].tag in _BLOCKS
    )
    if element.text:
        parts.append(escape(element.text, quote=False))
    for child in element:
        if in_lines:
            parts.append("\n")
        _write(child, parts)
        if child.tail:
            parts.append(escape(child.tail, quote=False))
    if in_lines or (len(element) and element[-1].tag in ("ul", "ol")):
        parts.append("\n")
    parts.append(f"</{tag}>")


_LINK = re.compile(r"(https?|tel|mailto):|/|[^:]*$")
_PUBLISHED = re.compile(r"/pictures/[\w-]+\.jpg")
_CHOICES = re.compile(r"/pictures/[\w-]+\.(jpg|webp) [0-9]+w(, /pictures/[\w-]+\.(jpg|webp) [0-9]+w)*")


def _only_safe_targets(tag: str, attribute: str, value: str) -> str | None:
    """What of an attribute's value may stay: no other host's picture, no address that does something."""
    if (tag, attribute) == ("img", "src") and not _PUBLISHED.fullmatch(value):
        return None
    if attribute == "srcset" and not _CHOICES.fullmatch(value):
        return None
    if attribute == "tabindex" and value != "0":
        return None
    if attribute == "href" and not _LINK.match(value):
        return None
    return value
