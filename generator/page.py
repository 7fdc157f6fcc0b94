"""The values that leave the core: a page that is decided but not drawn, and the files beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page: where it goes, which template draws it, and all that the template may see.

    `context` is closed plain data: a template sees it and nothing else, so two equal pages are
    drawn equal.  `section` is the word of the main navigation to highlight, or "".
    """

    url: str
    template: str
    title: str
    description: str
    section: str
    context: Mapping[str, object]
    sources: tuple[str, ...] = ()
    breadcrumbs: tuple[tuple[str, str], ...] = ()
    """(words, url) from the home page down to, and without, this page."""
    json_ld: Mapping[str, object] = field(default_factory=dict)
    """schema.org description of what the page is about (https://schema.org)."""


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
class Photo:
    """A picture of the content to publish: the file at `source`, made anew at most `width` pixels wide."""

    url: str
    source: str
    width: int
    digest: str
