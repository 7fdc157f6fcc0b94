"""The body of an item in the tags and styles that the official account's editor keeps.

What its editor does to a paste, found by those who write for it, and what is done about it here:
it breaks an item of a list behind its first piece (Mars-Editor-APP, pull request 3): one `section` holds all of it;
it wants the inner list beside the item, not in it, and two levels at most (doocs/md, issue 296);
it takes a line end for a break (the same): texts are tidied; it drops the address of a link that leads out of
WeChat: such addresses are written at the end; it keeps no picture of ours: a place to put it is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element

from zhanpai.channels.style import Style
from zhanpai.kit.markdown.plain_text import HEADINGS, in_one_line, words_of

OWN_LINKS = "https://mp.weixin.qq.com/"
"""Where a link in an article may lead."""

Figure = Callable[[str, str], str]
"""Picture's file and words → how it stands in the fragment."""


@dataclass
class Inliner:
    """Writes one tree; `links` are the addresses that it could not keep, in order."""

    style: Style
    figure: Figure
    links: list[str] = field(default_factory=list)

    def blocks(self, parent: Element) -> str:
        """The fragment for everything inside `parent`, in the order of reading."""
        return "".join(self._block(child) for child in parent)

    def _block(self, element: Element) -> str:
        style = self.style
        match element.tag:
            case tag if tag in HEADINGS:
                return tagged("p", style.heading, self._inline(element))
            case "blockquote":
                inner = "".join(self._paragraph(child, style.quoted) for child in element)
                return tagged("blockquote", style.quote, inner)
            case "ul" | "ol":
                return self._list(element, 1)
            case "table":
                return tagged("section", style.table_frame, tagged("table", style.table, self._rows(element)))
            case "figure":
                caption = next((words_of(child) for child in element if child.tag == "figcaption"), "")
                return "".join(self.figure(file, caption) for file, _ in self._pictures(element))
            case "hr":
                return f'<hr style="{style.rule}">'
            case "pre":
                return tagged("p", style.paragraph, _kept("".join(element.itertext())))
            case _:
                return self._paragraph(element, style.paragraph)

    def _paragraph(self, element: Element, look: str) -> str:
        """A paragraph; pictures in it come to stand behind its words."""
        figures = [self.figure(file, alt) for file, alt in self._pictures(element)]
        words = self._inline(element).strip()
        return (tagged("p", look, words) if words else "") + "".join(figures)

    def _pictures(self, element: Element) -> list[tuple[str, str]]:
        return [(img.get("src", "").rpartition("/")[2], img.get("alt", "")) for img in element.iter("img")]

    def _list(self, element: Element, level: int) -> str:
        """A list; those inside it stand beside its items, the second level takes up all deeper ones."""
        parts: list[str] = []
        for item in element:
            inner = [child for child in item if child.tag in ("ul", "ol")]
            words = tagged("section", self.style.item_text, self._item(item))
            parts.append(tagged("li", self.style.item, words))
            parts += [self._list(child, level + 1) for child in inner]
        if level > 2:
            return "".join(parts)
        start = element.get("start", "")
        number = f' start="{start}"' if start.isdigit() and start != "1" else ""
        return f'<{element.tag}{number} style="{self.style.listed}">{"".join(parts)}</{element.tag}>'

    def _item(self, item: Element) -> str:
        lines = [self._text(item.text)]
        for child in item:
            if child.tag not in ("ul", "ol"):
                lines.append(
                    ("<br>" if child.tag == "p" and "".join(lines).strip() else "") + self._words(child)
                )
            lines.append(self._text(child.tail))
        return "".join(lines).strip()

    def _rows(self, table: Element) -> str:
        return tagged("tbody", "", "".join(self._row(row) for row in table.iter("tr")))

    def _row(self, row: Element) -> str:
        looks = {"th": self.style.head_cell, "td": self.style.cell}
        return tagged(
            "tr", "", "".join(tagged(c.tag, looks.get(c.tag, ""), self._inline(c).strip()) for c in row)
        )

    def _inline(self, element: Element) -> str:
        return self._text(element.text) + "".join(self._words(c) + self._text(c.tail) for c in element)

    def _words(self, element: Element) -> str:
        inner = self._inline(element)
        match element.tag:
            case "strong":
                return tagged("strong", self.style.strong, inner)
            case "em":
                return tagged("em", "font-style:italic", inner)
            case "br":
                return "<br>"
            case "del":
                return tagged("span", self.style.struck, inner)
            case "sub" | "sup":
                return tagged(element.tag, self.style.raised, inner)
            case "code":
                return tagged("span", self.style.typed, inner)
            case "a":
                return self._link(element.get("href", ""), inner)
            case _:
                return inner

    def _link(self, href: str, inner: str) -> str:
        if href.startswith(OWN_LINKS):
            return f'<a href="{escape(href)}">{inner}</a>'
        if not href.startswith(("http://", "https://")) or href in inner:
            return inner
        if href not in self.links:
            self.links.append(href)
        return f"{inner}〔{self.links.index(href) + 1}〕"

    def _text(self, text: str | None) -> str:
        return plain(in_one_line(text or ""))


def tagged(tag: str, style: str, inner: str) -> str:
    """`inner` in a tag with a style."""
    return f'<{tag} style="{style}">{inner}</{tag}>' if style else f"<{tag}>{inner}</{tag}>"


def plain(words: str) -> str:
    """`words` as the text of an element."""
    return escape(words, quote=False)


def _kept(text: str) -> str:
    """Lines and blanks as typed, without `pre`, which the editor shows on grey and small."""
    return "<br>".join(_lines(text))


def _lines(text: str) -> Iterator[str]:
    for line in text.strip("\n").split("\n"):
        body = line.lstrip(" ")
        yield "&nbsp;" * (len(line) - len(body)) + plain(body)
