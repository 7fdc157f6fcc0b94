"""What the official account (公众号) takes, and a checker of it: tags, attributes, declarations, sizes, lengths.

Lengths.  An article is HTML of less than 20,000 characters, tags and styles counted, and 1 MB; scripts are removed and
pictures from elsewhere dropped (developers.weixin.qq.com, 新增草稿; 微信开放社区 000a8c82b50790ca4f92dea626b000).  The page
on which staff write takes a title of 64 characters, 120 of summary and 8 of author; the interface 32, 128 and 16.

Tags and declarations.  WeChat gives no list.  Those here are what the notes of md2wechat, wechat-article-formatter, doocs/md
and bm.md agree in: no class, id, script, position, transform, flex or grid; `div` loses its look, `section` does not; a row
cannot be coloured, a cell can; sizes are not inherited into cells; of links only those to the account's own articles live.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

TITLE, SUMMARY, AUTHOR, BODY = 64, 120, 8, 20_000
"""Characters; the body must stay below."""

SMALLEST = 17
"""Pixels of type."""

OWN_PICTURES = "https://mmbiz.qpic.cn/"

TAGS = frozenset(
    {"section", "p", "span", "strong", "em", "sub", "sup", "br", "hr", "blockquote", "ul", "ol", "li"}
    | {"table", "tbody", "tr", "th", "td", "img", "a"}
)
ATTRIBUTES = {"img": {"src", "alt"}, "a": {"href"}, "ol": {"start"}}
"""Beside `style`."""

_SIDES = ("", "-top", "-right", "-bottom", "-left")
PROPERTIES = frozenset(
    {
        "color",
        "background-color",
        "font-size",
        "font-weight",
        "font-style",
        "font-family",
        "line-height",
        "text-align",
    }
    | {
        "text-decoration",
        "vertical-align",
        "border-radius",
        "border-collapse",
        "display",
        "width",
        "max-width",
    }
    | {"height", "overflow-x"}
    | {f"{what}{side}" for what in ("margin", "padding", "border") for side in _SIDES}
)
DISPLAYS = frozenset({"block", "inline-block"})

_FORBIDDEN = re.compile(r"url\(|var\(|expression|!important|[<>{}\\\"]", re.IGNORECASE)
_VOID = frozenset({"br", "hr", "img"})
_BLOCKS = frozenset({"section", "p", "blockquote", "li", "td", "th"})
_NEEDED = ("font-size", "color")


class _Checker(HTMLParser):
    """Walks a fragment and notes, in the order of reading, what would not survive."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self._roots = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        declared: dict[str, str] = {}
        if tag not in TAGS:
            self.faults.append(f"公众号不收 <{tag}>。")
        for name, value in attrs:
            if name == "style":
                declared = dict(_declarations(value or ""))
                self.faults += _style_faults(tag, declared)
            elif name not in ATTRIBUTES.get(tag, set()):
                self.faults.append(f"<{tag}> 不能带 {name}。")
            elif name == "href" and not (value or "").startswith("https://mp.weixin.qq.com/"):
                self.faults.append(f"链接“{value}”在公众号里点不开。")
            elif name == "src" and not (value or "").startswith(OWN_PICTURES):
                self.faults.append(f"图片“{value}”不在公众号的素材库里。")
        self._check_place(tag)
        if tag not in _VOID:
            self._open.append((tag, declared))

    def _check_place(self, tag: str) -> None:
        above = [name for name, _ in self._open]
        if not above:
            self._roots += 1
            if tag != "section" or self._roots > 1:
                self.faults.append("整篇要包在一个 <section> 里。")
        elif above[-1] == "li" and tag != "section":
            self.faults.append("列表的一项里只能有一个 <section>，不然会断行。")
        if tag in ("ul", "ol") and sum(name in ("ul", "ol") for name in above) > 1:
            self.faults.append("列表最多两层。")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self._open or self._open[-1][0] != tag:
            self.faults.append(f"</{tag}> 没有对上。")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if "\n" in data:
            self.faults.append("文字里有换行，公众号会当成分段。")
        if not data.strip():
            return
        block = next((declared for tag, declared in reversed(self._open) if tag in _BLOCKS), {})
        if missing := [name for name in _NEEDED if name not in block]:
            self.faults.append(f"“{data.strip()[:12]}”没有写明 {'、'.join(missing)}。")
        if self._open and self._open[-1][0] in ("ul", "ol", "li", "table", "tbody", "tr"):
            self.faults.append(f"“{data.strip()[:12]}”直接写在 <{self._open[-1][0]}> 里。")

    def handle_comment(self, data: str) -> None:
        self.faults.append("不能有注释。")


def check_fragment(html: str) -> list[str]:
    """What the editor would not keep of `html`, in Chinese; nothing if all survives."""
    checker = _Checker()
    checker.feed(html.removesuffix("\n"))
    checker.close()
    if checker._open:
        checker.faults.append(f"<{checker._open[-1][0]}> 没有结束。")
    if len(html) >= BODY:
        checker.faults.append(f"正文连同样式有 {len(html)} 个字符，要少于 {BODY}。")
    return list(dict.fromkeys(checker.faults))


def check_fields(title: str, summary: str, author: str) -> list[str]:
    """Which of the fields around the article are too long."""
    given = (("标题", title, TITLE), ("摘要", summary, SUMMARY), ("作者", author, AUTHOR))
    return [f"{name}有 {len(text)} 个字，最多 {most} 个。" for name, text, most in given if len(text) > most]


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in filter(None, style.split(";")):
        name, _, value = declaration.partition(":")
        yield name.strip(), value.strip()


def _style_faults(tag: str, declared: dict[str, str]) -> Iterator[str]:
    for name, value in declared.items():
        if name not in PROPERTIES:
            yield f"样式 {name} 会丢。"
        if not value or _FORBIDDEN.search(value):
            yield f"样式 {name}:{value} 会丢。"
        if name == "display" and value not in DISPLAYS:
            yield f"样式 display:{value} 会丢。"
        if name == "font-size" and not _is_readable(value):
            yield f"字号 {value} 太小，至少 {SMALLEST}px。"
    if tag == "tr" and declared:
        yield "<tr> 的样式会丢，写在 <td> 上。"


def _is_readable(size: str) -> bool:
    found = re.fullmatch(r"([0-9]+)px", size)
    return bool(found) and int(found[1]) >= SMALLEST if found else False
