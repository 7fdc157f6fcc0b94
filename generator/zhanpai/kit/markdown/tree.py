"""markdown-it's tokens → one tree, in the words of HTML, from which everything is made that is said of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from markdown_it.token import Token

from zhanpai.kit.markdown import faults
from zhanpai.kit.markdown.faults import Fault
from zhanpai.kit.markdown.plain_text import NOTE

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uff60\U00020000-\U0003ffff“”‘’…—·]"
)
_LEVELS = ("h2", "h3", "h4")
"""The page's own title is the h1; below h4 nobody sees a difference."""
_INLINE = {"strong_open": "strong", "em_open": "em", "s_open": "del"}


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """What a link or a picture names, as it is meant; where in the text it stands: line from 0, column from 1."""

    name: str
    line: int
    column: int
    width: int


@dataclass
class Grower:
    """Makes the tree of one text; `typed` is the text itself, `origins` where in it each line of the tokens was typed."""

    typed: str
    origins: Sequence[int]
    root: Element = field(default_factory=lambda: Element("body"))
    pictures: list[LinkTarget] = field(default_factory=list)
    links: list[LinkTarget] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def grow(self, tokens: Sequence[Token]) -> None:
        """Put everything that `tokens` say under `root`, and note on the way what is named and what is wrong."""
        self._lines, self._open = self.typed.split("\n"), [self.root]
        for token in tokens:
            self._block(token)
        # Each list has two levels: its own and its item's.
        if deep := next(
            (t for t in tokens if t.tag in ("ul", "ol") and t.level >= 2 * faults.MAX_LISTS), None
        ):
            self.faults.append(faults.too_deep(self._line(deep)))
        _mend_levels(self.root)

    def _line(self, token: Token, further: int = 0) -> int:
        number = (token.map[0] if token.map else 0) + further
        return self.origins[min(number, len(self.origins) - 1)]

    def _block(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._inline(token)
            case "hr":
                SubElement(self._open[-1], "hr")
            case "fence" | "code_block":
                SubElement(SubElement(self._open[-1], "pre"), "code").text = token.content
            case "footnote_block_open":
                SubElement(SubElement(self.root, "p"), "strong").text = "注"
                self._open.append(SubElement(self.root, "ol"))
            case "footnote_open":
                self._open.append(SubElement(self._open[-1], "li"))
            case "footnote_anchor":
                pass
            case _ if token.hidden:
                pass
            case _ if token.nesting == 1:
                self._open.append(SubElement(self._open[-1], token.tag, _kept(token)))
            case _ if token.nesting == -1:
                self._open.pop()
            case _:
                pass

    def _inline(self, token: Token) -> None:
        """Words with what is marked in them, into the block that is open."""
        stack = [self._open[-1]]
        children = token.children or []
        further = 0
        plain: list[str] = []
        for number, child in enumerate(children):
            top = stack[-1]
            match child.type:
                case "text":
                    plain.append(child.content)
                    _say(top, child.content)
                case "text_special":
                    _say(top, child.content)
                case "softbreak":
                    further += 1
                    plain.append("\n")
                    _say(top, _between(children, number))
                case "hardbreak":
                    further += 1
                    SubElement(top, "br")
                case "typed_break":
                    SubElement(top, "br")
                case "code_inline":
                    SubElement(top, "code").text = child.content
                case "image":
                    self._picture(top, child, self._line(token, further))
                case "footnote_ref":
                    SubElement(top, "sup", {NOTE: "1"}).text = f"[{child.meta['id'] + 1}]"
                case "link_open":
                    stack.append(SubElement(top, "a", _link(child)))
                case "link_close":
                    self._link_ends(stack.pop(), self._line(token, further))
                case "typed_open":
                    stack.append(SubElement(top, child.tag))
                case "typed_close":
                    if len(stack) > 1 and top.tag == child.tag:
                        stack.pop()
                case kind if kind in _INLINE:
                    stack.append(SubElement(top, _INLINE[kind]))
                case kind if kind.endswith("_close"):
                    while (
                        len(stack) > 1
                        and (ended := stack.pop()).tag != _INLINE[kind.replace("close", "open")]
                    ):
                        pass
                    _trim(stack[-1], ended)
        words = "".join(plain)
        if any(sign in words for sign in "*~_[!{"):
            self.faults += faults.in_words(words, self._line(token), self.typed)

    def _picture(self, top: Element, token: Token, line: int) -> None:
        typed = str(token.attrs.get("src", ""))
        alt = "".join(child.content for child in token.children or [])
        if not typed:
            self.faults += faults.of_nothing("图片", "文件名", f"![{alt}](", line, self.typed)
            return
        name = _as_file(typed)
        img = SubElement(top, "img", {"src": name, "alt": alt})
        if title := token.attrs.get("title"):
            img.set("title", str(title))
        self.pictures.append(self._place(name, typed, line))
        self.faults += faults.of_picture(alt, name, line, self.typed)

    def _link_ends(self, link: Element, line: int) -> None:
        href = link.get("href", "")
        if not href:
            link.tag = "span"
            self.faults += faults.of_nothing("链接", "网址", "](", line, self.typed)
            return
        self.links.append(self._place(href, href.removeprefix("mailto:"), line))
        if not len(link) and not (link.text or "").strip():
            self.faults += faults.of_link("", href, line, self.typed)
            link.text = href

    def _place(self, name: str, typed: str, line: int) -> LinkTarget:
        """Where a name stands: on `line` or, of one that is defined below, further down."""
        for piece in (typed, name):
            for number in (line, *range(len(self._lines))):
                if number < len(self._lines) and piece and (column := self._lines[number].find(piece) + 1):
                    return LinkTarget(name, number, column, len(piece))
        return LinkTarget(name, line, 1, 1)


def _kept(token: Token) -> dict[str, str]:
    start = token.attrs.get("start")
    return {"start": str(start)} if token.tag == "ol" and start not in (None, 1) else {}


def _link(token: Token) -> dict[str, str]:
    return {name: str(value) for name, value in token.attrs.items() if name in ("href", "title")}


def _as_file(typed: str) -> str:
    """The file that is meant: ``./a.jpg`` lies beside the text, and %20 is how browsers write a blank."""
    name = re.sub(r"^\.[/\\]", "", typed)
    try:
        return unquote(name, errors="strict") if "%" in name else name
    except UnicodeDecodeError:
        return name


def _say(element: Element, words: str) -> None:
    """Put `words` at the end of what stands in `element`."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _between(children: Sequence[Token], number: int) -> str:
    """What a line end is in running text: a blank between two Latin words, else nothing.

    Browsers show a line end as a blank, which then stands in the midst of 听取意见 or of 2026年.
    """
    before = next((c.content[-1] for c in reversed(children[:number]) if c.content), "")
    after = next((c.content[0] for c in children[number + 1 :] if c.content), "")
    return "" if _WIDE.match(before) or _WIDE.match(after) else "\n"


def _trim(parent: Element, marked: Element) -> None:
    """Blanks within marks, as in ``**主题： **加装``, are no part of what is marked; beside Chinese there are none."""
    if len(marked) or not marked.text:
        return
    text = marked.text.strip(" \t\u3000")
    if text != marked.text and text:
        is_apart = marked.text[0] in " \t" and not _WIDE.match(text[0])
        parent.remove(marked)
        if is_apart and not _WIDE.match(_last_sign(parent)):
            _say(parent, " ")
        parent.append(marked)
        marked.tail = " " if marked.text[-1] in " \t" and not _WIDE.match(text[-1]) else ""
        marked.text = text


def _last_sign(parent: Element) -> str:
    """The sign at which words put into `parent` would follow; a wide blank where there is none."""
    if not len(parent):
        return (parent.text or "　")[-1]
    return (parent[-1].tail or "".join(parent[-1].itertext()) or "　")[-1]


def _mend_levels(root: Element) -> None:
    """Headings one below the other without a gap, whatever level the first was typed with: WCAG 2.2, 1.3.1."""
    above: list[str] = []
    for element in root.iter():
        if re.fullmatch("h[1-6]", element.tag):
            while above and above[-1] >= element.tag:
                above.pop()
            above.append(element.tag)
            element.tag = _LEVELS[min(len(above), len(_LEVELS)) - 1]
