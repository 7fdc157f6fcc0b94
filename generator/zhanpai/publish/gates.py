"""The last look at each file before it may be published, at its bytes and not at what they were made from.

Everything here is a promise of the templates and of the checks on the content; a gate that speaks has
found a fault of ours or something that no check knows.  It looks at ten thousand pages in about a
second: our templates write attributes in one way, ``name="value"``, so patterns are enough.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Diagnostic, Finding, Rule
from zhanpai.publish.anchors import has_place
from zhanpai.publish.number_gates import NumberGate, make_number_gate
from zhanpai.publish.write import MARKER, Doubt, Item, file_of
from zhanpai.site.page import Page

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
_INTO = re.compile(rb' href="([^"#]+#[^"]+)"')
_CHOICES = re.compile(r' srcset="([^"]*)"')
_CHOICE = re.compile(r"(?:^|,)\s*([^\s,]+)")
_LOADER = re.compile(
    r"<(?:script|link|img|iframe|frame|source|video|audio|embed|object|form|base|style)\b[^>]*>"
)
_FOREIGN = re.compile(
    r' (?:(?:href|src|action|data|poster)="\s*(?:[a-z][a-z0-9+.-]*:)?//|srcset="[^"]*//)', re.IGNORECASE
)
_HANDLER = re.compile(r"<[a-z][^<>]*\s(on[a-z]+)\s*=", re.IGNORECASE)
_LEFTOVER = re.compile(r"@@[a-z-]+@@|\{\{|\{%|[>\"]\s*None\s*[<\"]")
_LEFTOVER_SIGNS = (b"@@", b"{{", b"{%", b"None")
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
            if any(sign in content for sign in _LEFTOVER_SIGNS):
                yield from _leftovers(text)
            yield from self._links(text, item.url)
            if isinstance(item, Page):
                yield from _lost_entries(text, item)

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
        for target in sorted(unusual):
            if not self._leads_somewhere(text, url, unescape(target)):
                yield DEAD_LINK, f"网页 {url} 里的链接 {target} 打不开。", "改正或者删掉这个链接。"

    def _leads_somewhere(self, text: str, url: str, target: str) -> bool:
        if target.startswith("#"):
            return len(target) == 1 or has_place(text, target[1:])
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
    info = site.register.site
    return Gates(
        files=frozenset(file_of(item.url) for item in items),
        addresses=frozenset(item.url.lstrip("/") for item in items),
        base=urls.on_host(info, urls.HOME),
        numbers=make_number_gate(site),
    )


def _lost_entries(text: str, page: Page) -> Iterator[tuple[Rule, str, str]]:
    for entry in page.entries:
        if (place := entry.url.removeprefix(f"{page.url}#")) != entry.url and not has_place(text, place):
            yield (
                DEAD_LINK,
                f"搜索会带人到 {entry.url}，网页里没有这样的记号。",
                "这是模板的问题，请告诉维护程序的人。",
            )


def _foreign(text: str) -> Iterator[tuple[Rule, str, str]]:
    fix = "这是模板的问题，请告诉维护网站程序的人。"
    for tag in _LOADER.findall(text):
        if tag.startswith("<script") and " src=" not in tag and 'type="application/ld+json"' not in tag:
            yield FOREIGN, f"网页里有写在页面中的脚本 {tag[:60]}。", fix
        elif tag.startswith(("<style", "<base")):
            yield FOREIGN, f"网页里不该有 {tag[:60]}。", fix
        elif _FOREIGN.search(tag) and 'rel="canonical"' not in tag:
            yield FOREIGN, f"网页会向别的网站要东西：{tag[:120]}。", fix
    # The pattern is slow, and a handler has a space before it.
    if " on" in text:
        for match in _HANDLER.finditer(text):
            yield FOREIGN, f"网页里有脚本属性 {match[1]}。", fix


def _leftovers(text: str) -> Iterator[tuple[Rule, str, str]]:
    if match := _LEFTOVER.search(text):
        around = " ".join(text[max(0, match.start() - 20) : match.end() + 20].split())
        yield (
            LEFTOVER,
            f"网页里留着没有填上的记号：{around}",
            "正文里写了这个记号就改掉；不是的话，模板有错。",
        )


def _diagnose(rule: Rule, item: Item, message: str, fix: str) -> Diagnostic:
    """At the file that the page is made from; the gate sees the page and knows no lines."""
    sources = item.sources if isinstance(item, Page) else ()
    where = f"（网页 {item.url}" + (f"，来自 {'、'.join(sources[:6])}）" if sources else "）")
    path = next((s for s in sources if s != "stations.yaml"), "stations.yaml")
    finding = Finding(rule.code, path, (), message + where, fix, rule.severity)
    return Diagnostic(path, 1, 1, finding.code, finding.message, finding.fix, finding.severity)
