"""The frame around a body: an HTML page with holes that the site engine rendered once, and how to fill it.

Knows nothing about the engine.  MkDocs needs 17–23 s of CPU to wrap 12,000 pages one by one; filling
holes takes well under one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from markupsafe import Markup
from markupsafe import escape as escape_markup

from zhanpai.domain import urls
from zhanpai.domain.model.register import SiteInfo
from zhanpai.domain.model.site import Site
from zhanpai.kit.dates import format_date
from zhanpai.kit.json import Json
from zhanpai.site.page import Page, SharedPicture

NAVIGATION = (
    ("首页", urls.HOME, "home"),
    ("联络站", urls.DISTRICTS, "stations"),
    ("人大代表", urls.DEPUTIES, "deputies"),
    ("履职动态", urls.NEWS, "news"),
    ("意见办理", urls.OPINIONS, "opinions"),
)
"""The main navigation: words, address, section."""

FRAME = "frame"
"""The section of cards for other sites, whose pages have a frame of their own: theme/shell/frame.html."""

HOLES = ("title", "description", "canonical", "head", "json-ld", "body")
SHARE_SIZE = (1200, 630)
"""Width and height of a section's picture: what WeChat, Weibo and the rest show uncut."""

_HOLE = re.compile(f"@@({'|'.join(HOLES)})@@")


@dataclass(frozen=True, slots=True)
class Shell:
    """A frame cut at its holes: text, hole, text, hole, … text."""

    pieces: tuple[str, ...]

    @classmethod
    def parse(cls, html: str) -> Shell:
        """Cut `html` at ``@@title@@``, ``@@body@@`` and the like; ValueError if it has no hole for a body."""
        pieces = tuple(_HOLE.split(html))
        if "body" not in pieces[1::2]:
            raise ValueError("the shell has no @@body@@")
        return cls(pieces)

    def fill(self, values: Mapping[str, str]) -> str:
        """The whole page.  Values go in as they are, once: text in a body cannot make a new hole."""
        return "".join(values[p] if i % 2 else p for i, p in enumerate(self.pieces))


def stamp(shell: Shell, page: Page, body: str, site: SiteInfo) -> str:
    """The HTML of `page`: its body and head in `shell`."""
    title = page.title if page.title == site.title else f"{page.title} - {site.title}"
    return shell.fill(
        {
            "title": escape(title),
            "description": escape(page.description),
            "canonical": escape(site.permalink(page.url)),
            "head": head(page, site),
            "json-ld": json_ld(page, site.permalink),
            "body": body,
        }
    )


def head(page: Page, site: SiteInfo) -> str:
    """What those read who show a shared link or follow the news: Open Graph (https://ogp.me) and feeds."""
    facts, picture = page.head, page.head.picture or _picture_of(page.section, site.title)
    properties = {
        "og:title": page.title,
        "og:type": facts.og_type,
        "article:published_time": facts.published_on,
        "article:modified_time": facts.modified_on,
        "og:image": site.permalink(picture.url),
        "og:image:width": str(picture.width),
        "og:image:height": str(picture.height),
        "og:image:alt": picture.alt,
    }
    lines = [
        f'<meta property="{key}" content="{escape(value)}">' for key, value in properties.items() if value
    ]
    if not facts.is_listed:
        lines.append('<meta name="robots" content="noindex">')
    for words, url in facts.feeds:
        href = escape(urls.relative(url, page.url))
        kind = "application/feed+json" if url.endswith(".json") else "application/atom+xml"
        lines.append(f'<link rel="alternate" type="{kind}" title="{escape(words)}" href="{href}">')
    return "\n".join(lines)


def _picture_of(section: str, title: str) -> SharedPicture:
    """The section's picture; pages that stand in no section of the navigation take the home page's."""
    words = {name: words for words, _, name in NAVIGATION}
    shown = section if section in words else "home"
    alt = title if shown == "home" else f"{title}：{words[shown]}"
    return SharedPicture(urls.share_image(shown), alt, *SHARE_SIZE)


def json_ld(page: Page, absolute: Callable[[str], str]) -> str:
    """The page's schema.org graph as JSON that is safe inside a script element."""
    trail = [*page.breadcrumbs, (page.title, page.url)]
    crumbs: Json = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": n, "name": name, "item": absolute(url)}
            for n, (name, url) in enumerate(trail, 1)
        ],
    }
    about: Json = {"@type": "WebPage", **page.json_ld, "url": absolute(page.url)}
    things = [about, crumbs] if page.breadcrumbs else [about]
    graph: Json = {"@context": "https://schema.org", "@graph": things}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"), default=dict)
    # A "</script>" or "<!--" inside a JSON string would end the element (HTML standard, script data state).
    return text.replace("<", "\\u003c")


@dataclass(frozen=True, slots=True)
class FrameLink:
    """A way on that stands on every page: `url` from the site's root, `section` the pages that it is marked on."""

    title: str
    url: str
    section: str


@dataclass(frozen=True, slots=True)
class FrameWords:
    """What the shell's templates say on every page: names, navigation, footer, and where its own files lie.

    The engine escapes nothing, and a filter may be forgotten; so what people typed is HTML already.
    """

    site_title: str
    owner: str
    icp: str
    police_record: str
    phone: str
    email: str
    demo: bool
    nav: tuple[FrameLink, ...]
    footer_nav: tuple[FrameLink, ...]
    search_url: str
    find_index: str
    updated: str
    stylesheet: str
    script: str
    lang: str = "zh-CN"


def frame_words(site: Site, stylesheet: str, script: str) -> FrameWords:
    """The words of a site, with the addresses of its stylesheet and its script."""
    info, day = site.register.site, site.today
    return FrameWords(
        site_title=_shown(info.title),
        owner=_shown(info.owner),
        icp=_shown(info.icp),
        police_record=_shown(info.police_record),
        phone=_shown(info.contact.phone or ""),
        email=_shown(info.contact.email),
        demo=info.demo,
        nav=tuple(_link(*item) for item in NAVIGATION),
        footer_nav=(
            _link("接待日公告", urls.NOTICES, ""),
            _link("平台账号", urls.ACCOUNTS, "accounts"),
            *(_link(p.front.title, urls.prose(p), p.slug) for p in site.prose),
        ),
        search_url=urls.FIND.lstrip("/"),
        find_index=urls.FIND_INDEX.lstrip("/"),
        updated=f"最后更新：{format_date(day)}",
        stylesheet=stylesheet,
        script=script,
    )


def _link(title: str, url: str, section: str) -> FrameLink:
    return FrameLink(_shown(title), url.lstrip("/"), section)


def _shown(words: str) -> Markup:
    """`words` as HTML that `|e` leaves alone and in which nothing is taken for a hole."""
    return Markup(str(escape_markup(words)).replace("@@", "&#64;&#64;"))
