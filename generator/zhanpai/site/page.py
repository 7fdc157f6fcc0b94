"""The values that leave the core: a page that is decided but not drawn, and the files beside the pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from zhanpai.kit.images import Form
from zhanpai.kit.json import JsonObject


@dataclass(frozen=True, slots=True)
class SharedPicture:
    """The picture that goes with a shared link: the file at `url`, its size in pixels, and what it shows."""

    url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Head:
    """What a page tells those who share it or subscribe to it, beyond its title and description."""

    og_type: str = "website"
    """What it is in the words of the Open Graph protocol (https://ogp.me/#types)."""
    picture: SharedPicture | None = None
    """None: the picture of the page's section."""
    published_on: str = ""
    """The day on which an article appeared, as 2026-03-14."""
    modified_on: str = ""
    """The day on which it was last corrected."""
    is_listed: bool = True
    """Whether search engines and the sitemap may name the page."""
    feeds: tuple[tuple[str, str], ...] = ()
    """(words, url) of each feed that carries what is new here: Atom, or JSON where the url says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a page shows, as full-text search is told of it.

    A hit leads to `url`, which may name a place inside the page.  What is not in an entry cannot be
    found: pages without one (deputies, lists, this very search) are no hits.
    """

    url: str
    kind: str
    title: str
    text: str
    """What is searched beside the title, and what an excerpt is cut from; plain words."""
    districts: tuple[str, ...] = ()
    category: str = ""
    year: str = ""
    place: str = ""
    """Whose it is: a station's name, shown under the title."""
    date: str = ""
    """The day or month, in words, shown beside the place."""


@dataclass(frozen=True, slots=True)
class Context:
    """All that the template of a page may see: its fields by name, which are frozen and hashable themselves.

    Each page type has one of its own: `StationPage` in `pages/station.py` is for `theme/templates/pages/station.html`.
    """


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page: where it goes, which template draws it, and all that the template may see.

    `context` is closed: a template sees its fields and nothing else, so two equal pages are drawn equal.
    `section` is the word of the main navigation to highlight, or "".
    """

    url: str
    template: str
    title: str
    description: str
    section: str
    context: Context
    sources: tuple[str, ...] = ()
    breadcrumbs: tuple[tuple[str, str], ...] = ()
    """(words, url) from the home page down to, and without, this page."""
    json_ld: JsonObject = field(default_factory=JsonObject)
    """schema.org description of what the page is about (https://schema.org)."""
    head: Head = Head()
    entries: tuple[Entry, ...] = ()
    """What full-text search may find of this page; not a part of what the page looks like."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site that is no page: sitemap, code, feed.

    `make` gives its bytes and depends on nothing but its own arguments; it is called by the writer,
    perhaps in another process.  `cache_key` names the bytes when making them is dear.
    """

    url: str
    make: Callable[[], bytes]
    cache_key: str = ""


@dataclass(frozen=True, slots=True)
class PublishedPicture:
    """A picture of the content to publish: the file at `source`, made anew at most `width` pixels wide."""

    url: str
    source: str
    width: int
    checksum: str
    form: Form
