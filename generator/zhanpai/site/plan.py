"""Site in, every page and every other file out; two of them on one URL is our own bug."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from zhanpai.domain.model.site import Site
from zhanpai.site.outputs import OUTPUT_TYPES
from zhanpai.site.page import Output, Page, Photo
from zhanpai.site.pages import PAGE_TYPES


class _HasUrl(Protocol):
    @property
    def url(self) -> str: ...


def plan_pages(site: Site) -> tuple[Page, ...]:
    """Every page of the site."""
    pages = tuple(page for kind in PAGE_TYPES for page in kind.pages(site))
    _refuse_two_on_one_url(pages)
    return pages


def plan_outputs(site: Site, pages: tuple[Page, ...]) -> tuple[Output | Photo, ...]:
    """Every file of the site that is no page, except what belongs to the theme."""
    outputs = tuple(output for kind in OUTPUT_TYPES for output in kind.outputs(site, pages))
    _refuse_two_on_one_url([*pages, *outputs])
    return outputs


def _refuse_two_on_one_url(things: Iterable[_HasUrl]) -> None:
    """Compare as Windows and macOS hosts do, which know no capitals in file names."""
    owner: dict[str, _HasUrl] = {}
    for thing in things:
        other = owner.setdefault(thing.url.casefold(), thing)
        if other is not thing:
            raise ValueError(f"two files at {thing.url}: {other!r:.200} and {thing!r:.200}")
