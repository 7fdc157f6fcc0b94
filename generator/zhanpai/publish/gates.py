"""The last look at each file before it may be published, at its bytes and not at what they were made from.

Everything here is a promise of the templates and of the checks on the content; a gate that speaks has
found a fault of ours or something that no check knows.  It looks at ten thousand pages in about a
second: our templates write attributes in one way, ``name="value"``, so patterns are enough.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from html import unescape
from urllib.parse import unquote, urlsplit

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Diagnostic, Finding, Rule
from zhanpai.publish.anchors import has_place
from zhanpai.publish.number_gates import NumberGate, make_number_gate
from zhanpai.publish.project_places import MARKER
from zhanpai.publish.tags import read_tags
from zhanpai.publish.write import Doubt, Item, file_of
from zhanpai.site.page import Page
from zhanpai.site.render import canonical_text
from zhanpai.site.shell import frame_words

DEAD_LINK = Rule.parse("""L901 生成的网页里有打不开的链接

    链接指到一个没有生成的地址，居民点了只会看到“找不到网页”。多半是模板写错了，也可能是正文里手写的链接。

    错：
        正文里写 [名单](../deputies.html)，网站里没有这个地址
    对：
        改成网站里有的地址，或者删掉这个链接
    """)

FOREIGN = Rule.parse("""V901 生成的网页会向别的网站要东西，或者带有脚本

    政务网站不从别处加载图片、样式和脚本，网页里也不写脚本：别人可以借此看到谁来访问，或者改掉页面。

    错：
        模板里写 <script src="https://cdn.example.com/a.js"></script>
    对：
        把文件放进 theme/js/，由本站提供
    """)

LEFTOVER = Rule.parse("""P901 生成的网页里留着没有填上的记号

    记号（@@…@@、{{ }}、None）是给程序看的，出现在网页上说明模板有错。

    错：
        <h1>{{ title }}</h1>
    对：
        <h1>望月湖街道人大代表联络站</h1>
    """)

KIND = Rule.parse("""P902 要生成的文件不是网站该有的种类

    网站只放网页、样式、脚本、图片和数据文件；名单、表格、压缩包不能放上去。

    错：
        assets/名单.xlsx
    对：
        删掉这个文件，或者做成网页
    """)


SUFFIXES = frozenset(
    {
        *("html", "css", "js", "json", "xml", "txt", "ics", "csv"),
        *("svg", "png", "jpg", "webp", "ico", "woff2", "webmanifest"),
    }
)
"""Kinds of files that a site of ours consists of."""

_LINK = re.compile(r' (?:href|src|action|data-url|poster)="([^"]*)"')
_INTO = re.compile(rb'<[a-z][^<>]* href="([^"#]+#[^"]+)"')
_CHOICES = re.compile(r' srcset="([^"]*)"')
_CHOICE = re.compile(r"(?:^|,)\s*([^\s,]+)")
_SUSPECT = re.compile(
    r"<(?:style|base)\b|<script\b(?![^>]* src=)(?![^>]*ld\+json)"
    r'|<(?:script|link(?! rel="canonical")|img|iframe|frame|source|video|audio|embed|object|form)\b[^>]*'
    r' (?:(?:href|src|action|data|poster)="\s*(?:[a-z][a-z0-9+.-]*:)?//|srcset="[^"]*//)',
    re.IGNORECASE,
)
_HANDLER = re.compile(r"<[a-z][^<>]*\s(?:on[a-z]+)\s*=", re.IGNORECASE)
_LOADERS = frozenset(
    ("script", "link", "img", "iframe", "frame", "source", "video", "audio", "embed", "object", "form")
)
_LOADING = ("href", "src", "action", "data", "poster")
_ABROAD = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_LEFTOVER = re.compile(r"@@[a-z-]+@@|\{\{|\{%|[>\"]\s*None\s*[<\"]")
_LEFTOVER_SIGNS = ("@@", "{{", "{%", "None")
_ELSEWHERE = ("https://", "http://", "tel:", "mailto:")


@dataclass(frozen=True)
class Gates:
    """What the whole site looks like, to hold each file against."""

    files: frozenset[str]
    """The path of every file of the site."""
    addresses: frozenset[str]
    """The address of every file of the site, without the slash before it."""
    base: str
    """The path under which the site is served: links of the error page begin with it."""
    numbers: NumberGate
    """What numbers of persons are held against."""
    subscription: str = "webcal:"
    """What the address of a calendar of this site begins with, for those who subscribe; no other is let through."""
    frame_words: str = ""
    """What the register says on every page."""

    def __call__(self, item: Item, content: bytes) -> list[Diagnostic | Doubt]:
        """Everything that must not be published of one file."""
        known = [_diagnose(rule, item, what, fix) for rule, what, fix in self._look(item, content)]
        return [*known, *(self._doubts(item, content) if isinstance(item, Page) else ())]

    def _look(self, item: Item, content: bytes) -> Iterator[tuple[Rule, str, str]]:
        path = file_of(item.url)
        suffix = path.rpartition(".")[2]
        if suffix not in SUFFIXES and path != MARKER:
            yield KIND, f"要生成的文件 {path} 不是网站该有的种类。", "删掉它，或者换成网页、图片。"
        if suffix in ("html", "json", "xml", "txt", "ics", "csv"):
            yield from self.numbers.look(content)
        if suffix == "html":
            text = content.decode()
            yield from _foreign(text)
            yield from self._leftovers(text, item)
            yield from self._links(text, item.url)
            if isinstance(item, Page):
                yield from _lost_entries(text, item)

    def _leftovers(self, text: str, item: Item) -> Iterator[tuple[Rule, str, str]]:
        """Marks that the page's own words do not have: what people typed is shown as they typed it."""
        if not any(sign in text for sign in _LEFTOVER_SIGNS) or not _LEFTOVER.search(text):
            return
        typed = self.frame_words + (canonical_text(item) if isinstance(item, Page) else "")
        for match in _LEFTOVER.finditer(text):
            if not any(sign in match[0] and sign in typed for sign in _LEFTOVER_SIGNS):
                around = " ".join(text[max(0, match.start() - 20) : match.end() + 20].split())
                fix = "这是模板的问题，请告诉维护网站程序的人。"
                yield LEFTOVER, f"网页里留着没有填上的记号：{around}", fix
                return

    def _links(self, text: str, url: str) -> Iterator[tuple[Rule, str, str]]:
        # Nearly every link climbs to the site's root and names a page, so that the rest is its address.
        root = "../" * (url.count("/") - 1)
        start, known = len(root), self.addresses
        targets = set(_LINK.findall(text))
        if ' srcset="' in text:
            targets.update(t for choices in _CHOICES.findall(text) for t in _CHOICE.findall(choices))
        if url == urls.NOT_FOUND:
            known = frozenset()
        unusual = [t for t in targets if not (t.startswith(root) and t[start:] in known)]
        if dead := {t for t in unusual if not self._leads_somewhere(text, url, unescape(t))}:
            dead = {t for t in dead if unescape(t) in _followed(text)}
        for target in sorted(dead):
            yield DEAD_LINK, f"网页 {url} 里的链接 {target} 打不开。", "改正或者删掉这个链接。"

    def _leads_somewhere(self, text: str, url: str, target: str) -> bool:
        if target.startswith("#"):
            return len(target) == 1 or has_place(text, target[1:])
        if target.startswith(self.subscription):
            return target.removeprefix(self.subscription) in self.files
        return target.startswith(_ELSEWHERE) or self._file_at(url, target) in self.files

    def _doubts(self, item: Page, content: bytes) -> Iterator[Doubt]:
        """Links to a place in another page: it may not be written yet."""
        for target in sorted({found.decode() for found in _INTO.findall(content)}):
            page, _, place = unescape(target).partition("#")
            file = "" if page.startswith(_ELSEWHERE) else self._file_at(item.url, page)
            if file in self.files and file.endswith(".html"):
                what = f"网页 {item.url} 里的链接 {target} 指向另一个网页里的一处，那个网页里没有这样的记号。"
                fix = "改正链接里 # 后面的字，或者去掉 # 和它后面的字。"
                yield Doubt(file, place, _diagnose(DEAD_LINK, item, what, fix))

    def _file_at(self, url: str, target: str) -> str:
        """The file that a browser at `url` gets for `target`, or "": a link must not climb above the root.

        Capitals count, as they do on Linux hosts.  The links of the error page, which is sent from any
        folder, begin at the root of the host, and no others do.
        """
        path = unquote(urlsplit(target).path)
        if url == urls.NOT_FOUND:
            if not path.startswith(self.base):
                return ""
            path = path[len(self.base) :]
        elif path.startswith("/"):
            return ""
        else:
            path = posixpath.join(posixpath.dirname(url.lstrip("/")), path)
        is_folder = path.endswith("/") or posixpath.basename(path) in ("", ".", "..")
        return posixpath.normpath(posixpath.join(path, "index.html") if is_folder else path)


def make_gates(site: Site, items: Sequence[Item]) -> Gates:
    """The gates for a site that consists of `items`."""
    info, words = site.register.site, frame_words(site, "", "")
    return Gates(
        files=frozenset(file_of(item.url) for item in items),
        addresses=frozenset(item.url.lstrip("/") for item in items),
        base=urls.on_host(info, urls.HOME),
        numbers=make_number_gate(site),
        subscription=urls.subscription(info, urls.HOME),
        frame_words="\n".join(str(getattr(words, f.name)) for f in fields(words)),
    )


def _lost_entries(text: str, page: Page) -> Iterator[tuple[Rule, str, str]]:
    for entry in page.entries:
        if (place := entry.url.removeprefix(f"{page.url}#")) != entry.url and not has_place(text, place):
            yield (
                DEAD_LINK,
                f"搜索会带人到 {entry.url}，网页里没有这样的记号。",
                "这是模板的问题，请告诉维护程序的人。",
            )


def _followed(text: str) -> frozenset[str]:
    """Every address in a tag of the page: one that is quoted in its words leads nowhere."""
    attributes = [tag.attributes for tag in read_tags(text)]
    choices = (choice for found in attributes for choice in _CHOICE.findall(found.get("srcset", "")))
    names = (*_LOADING, "data-url")
    return frozenset((*choices, *(found[name] for found in attributes for name in names if name in found)))


def _foreign(text: str) -> Iterator[tuple[Rule, str, str]]:
    # Patterns see tags where a title quotes one; they suspect, and what a browser sees decides.
    if not (_SUSPECT.search(text) or (" on" in text and _HANDLER.search(text))):
        return
    fix = "这是模板的问题，请告诉维护网站程序的人。"
    for tag in read_tags(text):
        attributes, shown = tag.attributes, tag.written[:120]
        if (
            tag.name == "script"
            and "src" not in attributes
            and attributes.get("type") != "application/ld+json"
        ):
            yield FOREIGN, f"网页里有写在页面中的脚本 {shown}。", fix
        elif tag.name in ("style", "base"):
            yield FOREIGN, f"网页里不该有 {shown}。", fix
        elif tag.name in _LOADERS and _is_abroad(attributes):
            yield FOREIGN, f"网页会向别的网站要东西：{shown}。", fix
        for name in attributes:
            if name.startswith("on"):
                yield FOREIGN, f"网页里有脚本属性 {name}。", fix


def _is_abroad(attributes: Mapping[str, str]) -> bool:
    if attributes.get("rel") == "canonical":
        return False
    return any(_ABROAD.match(attributes.get(name, "")) for name in _LOADING) or "//" in attributes.get(
        "srcset", ""
    )


def _diagnose(rule: Rule, item: Item, message: str, fix: str) -> Diagnostic:
    """At the file that the page is made from; the gate sees the page and knows no lines."""
    sources = item.sources if isinstance(item, Page) else ()
    where = f"（网页 {item.url}" + (f"，来自 {'、'.join(sources[:6])}）" if sources else "）")
    path = next((s for s in sources if s != "stations.yaml"), "stations.yaml")
    finding = Finding(rule.code, path, (), message + where, fix, rule.severity)
    return Diagnostic(path, 1, 1, finding.code, finding.message, finding.fix, finding.severity)
