"""One state of the site, and what stands at each of its addresses: drawn when it is asked for, and not before."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from zhanpai.content.load.disk import CACHE
from zhanpai.content.load.theme import OwnTheme, shipped_theme
from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.fronts.preview.planned import Habits, Planned
from zhanpai.pipeline import Prepared
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.mkdocs_plugin import draw_shells
from zhanpai.publish.write import Job, ShellKey, shell_key
from zhanpai.site.page import Page
from zhanpai.site.plan import Plan
from zhanpai.site.render import Renderer
from zhanpai.site.shell import NAVIGATION, Shell, frame_words
from zhanpai.site.theme import Theme, make_theme

USUAL_SHELLS = frozenset(
    {
        ("home", 0),
        ("", 0),
        ("", 1),
        *((section, depth) for _, _, section in NAVIGATION for depth in range(1, 5)),
    }
)
"""Drawn together, as it is the start of MkDocs that takes time."""


@dataclass(frozen=True)
class Look:
    """The theme as last read: how pages are drawn, and the shells drawn so far."""

    stamp: object
    theme: Theme
    renderer: Renderer
    frame: object = None
    shells: dict[ShellKey, Shell] = field(default_factory=dict)


@dataclass(frozen=True)
class Edition:
    """One readable state of content and theme; of the pictures in `instead`, by their paths, these are the bytes."""

    prepared: Prepared
    planned: Planned
    look: Look
    instead: Mapping[str, bytes | None] = field(default_factory=dict)


@dataclass(frozen=True)
class FoundFile:
    """What stands at an address: the bytes, and the ending that tells their type; None if nothing does.

    `moved_to` is the address to ask instead, "" if there is none.
    """

    status: HTTPStatus
    suffix: str
    content: bytes | None
    moved_to: str = ""


class Editions:
    """Makes editions, one after the other, and draws what is in them; threads may draw at the same time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._habits = Habits()
        self._drawing = threading.Lock()
        self._look: Look | None = None

    def make(self, site: Site, own: OwnTheme, instead: Mapping[str, bytes | None] | None = None) -> Edition:
        """The edition of `site` with the city's theme; Problem, ValueError or KeyError if that cannot be used."""
        look = self._read_look(own)
        prepared = Prepared(self._root, Plan(site), look.theme, ())
        frame = frame_words(site, look.theme.stylesheet, look.theme.script)
        if look.frame != frame:
            look = replace(look, frame=frame, shells={})
        self._look = look
        planned = Planned(prepared.plan, prepared.theme_outputs, self._habits)
        return Edition(prepared, planned, look, instead or {})

    def find(self, edition: Edition, url: str) -> FoundFile:
        """What a host would answer at `url`, with the page for what is missing where nothing stands; ContentError if it cannot be drawn."""
        url = below_base(edition, url).removesuffix("index.html")
        content = self.content(edition, url)
        if content is not None:
            return FoundFile(HTTPStatus.OK, PurePosixPath(url).suffix or ".html", content)
        if not url.endswith("/") and edition.planned.find(url + "/"):
            return FoundFile(HTTPStatus.FOUND, "", b"", url + "/")
        return FoundFile(HTTPStatus.NOT_FOUND, ".html", self.content(edition, urls.NOT_FOUND))

    def shell(self, edition: Edition, page: Page) -> Shell:
        """The shell of `page`; MkDocs draws it if no page has needed it before."""
        shells, key = edition.look.shells, shell_key(page)
        with self._drawing:
            if key not in shells:
                shells.update(draw_shells(edition.prepared, USUAL_SHELLS | shells.keys() | {key}))
        return shells[key]

    def content(self, edition: Edition, url: str) -> bytes | None:
        """The bytes of what stands at `url`."""
        item = edition.planned.find(url)
        if item is None:
            return None
        shells = {shell_key(item): self.shell(edition, item)} if isinstance(item, Page) else {}
        job = Job(
            folder=self._root,
            root=self._root,
            cache=self._root / CACHE,
            site=edition.prepared.site.register.site,
            theme=edition.look.theme,
            renderer=edition.look.renderer,
            draw_images=draw_images,
            shells=shells,
            items=(),
            instead=edition.instead,
        )
        return job.content(item)

    def _read_look(self, own: OwnTheme) -> Look:
        """The theme, and only if one of its files has changed: its templates take a quarter of a second."""
        if self._look and self._look.stamp == own.stamp:
            return self._look
        theme = make_theme(shipped_theme(), own.files)
        return Look(own.stamp, theme, Renderer(theme.files, theme.own))


def below_base(edition: Edition, url: str) -> str:
    """`url` from the root of the site: the error page links as if the site stood in its folder on the real host."""
    base = urlsplit(edition.prepared.site.register.site.permalink("/")).path
    return "/" + url.removeprefix(base) if base != "/" else url
