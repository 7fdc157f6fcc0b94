"""What programs put on the clipboard as HTML → one tree, however broken it is.

lxml reads it (BSD; in the wheels of Windows, and here already because of pikepdf), as it is linear in its input, which the
readers that follow HTML's own rules are not, and a tree of any depth can be walked.  Word hides words in comments.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from lxml import etree

LARGEST = 5_000_000
"""Characters of HTML that are read as HTML: of more, Word's styles included, nothing but the words is taken."""

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_CONTROL_NUMBERS = re.compile(
    r"&#0*(?:[0-8]|1[14-9]|2[0-9]|3[01]|127|x0*(?:[0-8bef]|1[0-9a-f]|7f))(?:;|(?![0-9a-f;]))", re.IGNORECASE
)
_HEADER = re.compile(r"\s*Version:[^<]{0,400}")
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*>")
_SHAPE, _SHAPE_END = "<!--[if gte vml 1]>", "<![endif]-->"
_PICTURE, _PICTURE_END = "<![if !vml]>", "<![endif]>"
"""Around the picture that stands for a shape where shapes cannot be drawn."""

_BOX = re.compile(r"<(/?)v:textbox\b[^<>]*>", re.IGNORECASE)


def tree_of(html: str) -> etree._Element | None:
    """The root of the tree; None where there is nothing to read, or too much of it within each other."""
    if len(html) > LARGEST:
        return None
    html = _with_text_boxes(_CONTROL_NUMBERS.sub("", _CONTROLS.sub("", _HEADER.sub("", html, count=1))))
    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8", no_network=True
    )
    try:
        root = etree.fromstring(f"<html><body>{html}".encode(), parser)
    except (etree.LxmlError, ValueError):
        return None
    is_cut = any("depth" in entry.message for entry in parser.error_log.filter_from_errors())
    return None if root is None or is_cut else root


def words_of(html: str) -> str:
    """The words of HTML that is not read as such, a line for each piece between two tags."""
    without = _without_code(_CONTROLS.sub("", html))
    pieces = (unescape(piece).strip() for piece in _TAG.sub("\n", without).split("\n"))
    return "\n".join(piece for piece in pieces if piece)


def walk(
    root: etree._Element,
    enter: Callable[[etree._Element], bool],
    leave: Callable[[etree._Element], None],
    say: Callable[[str], None],
) -> None:
    """Go through all elements and words in their order; `enter` says whether to go in.  Not by calls: they could be too deep."""
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, is_done = stack.pop()
        if not is_done:
            if isinstance(element.tag, str) and enter(element):
                if element.text:
                    say(element.text)
                stack.append((element, True))
                stack += [(child, False) for child in reversed(element)]
                continue
        else:
            leave(element)
        if element.tail:
            say(element.tail)


def _with_text_boxes(html: str) -> str:
    """The words of Word's text boxes out of the comments in which they stand, before what stands for them as a picture."""
    return "".join(_opened(html)) if _SHAPE in html else html


def _opened(html: str) -> Iterator[str]:
    at = 0
    while (start := html.find(_SHAPE, at)) >= 0:
        end = html.find(_SHAPE_END, start)
        if end < 0:
            break
        yield html[at:start]
        opened, has_box = -1, False
        for found in _BOX.finditer(html, start, end):
            if not found[1]:
                opened = found.end()
            elif opened >= 0:
                yield f"<div>{html[opened : found.start()]}</div>"
                opened, has_box = -1, True
        at = end + len(_SHAPE_END)
        if has_box and html.startswith(_PICTURE, at) and (after := html.find(_PICTURE_END, at)) >= 0:
            at = after + len(_PICTURE_END)
    yield html[at:]


def _without_code(html: str) -> str:
    """Without what stands in comments, scripts and styles."""
    for begins, ends in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        pieces = re.split(re.escape(begins), html, flags=re.IGNORECASE)
        kept = [pieces[0]]
        for piece in pieces[1:]:
            end = re.search(re.escape(ends), piece, re.IGNORECASE)
            kept.append(piece[end.end() :] if end else "")
        html = "".join(kept)
    return html
