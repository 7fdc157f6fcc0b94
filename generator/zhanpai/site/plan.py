"""Site in, every page and every other file out; two of them on one URL is our own bug."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from types import ModuleType
from typing import Any, Generic, Protocol, TypeVar

from zhanpai.domain.model.site import Site
from zhanpai.site.outputs import OUTPUT_TYPES
from zhanpai.site.page import Output, Page, PublishedPicture
from zhanpai.site.pages import PAGE_TYPES


class _HasUrl(Protocol):
    @property
    def url(self) -> str: ...


Item = TypeVar("Item", bound=_HasUrl)


class PlannedKind(Generic[Item]):
    """The pages or files of one kind, taken from their generator as far as they are asked for, and kept.

    Where `made_at` is known, which tells how the one at an address is made without its thousands of like, it alone is
    asked for one.
    """

    def __init__(
        self, items: Iterator[Item], made_at: Callable[[str], Callable[[], Item] | None] | None = None
    ) -> None:
        self._rest = items
        self._made_at = made_at
        self._known: dict[str, Item] = {}
        self._every: list[Item] = []
        self._lock = threading.Lock()
        self._failure: Exception | None = None

    def find(self, url: str) -> Item | None:
        """What stands at `url`, None if nothing of this kind does; whatever its generator raises, each time."""
        if url not in self._known:
            if self._made_at is None:
                self._take(until=url)
            elif make := self._made_at(url):
                self._known.setdefault(url, make())
        return self._known.get(url)

    def has(self, url: str) -> bool:
        """Whether something of this kind stands at `url`; nothing is made to tell so if it is found without the others."""
        if self._made_at is None:
            return self.find(url) is not None
        return url in self._known or self._made_at(url) is not None

    @property
    def is_addressed(self) -> bool:
        """Whether one of them is found without the others."""
        return self._made_at is not None

    @property
    def first(self) -> Item | None:
        """The first of them, or None if there is none: where it lies, its like lie too."""
        if not self._every:
            self._take(until=None)
        return self._every[0] if self._every else None

    def __iter__(self) -> Iterator[Item]:
        self._take(until="")
        return iter(self._every)

    def _take(self, until: str | None) -> None:
        with self._lock:
            # A generator that has failed once says afterwards that it is at its end, which would be a lie.
            if self._failure:
                raise self._failure
            try:
                for item in self._rest:
                    self._every.append(item)
                    self._known.setdefault(item.url, item)
                    if until in (item.url, None):
                        break
            except Exception as failure:
                self._failure = failure
                raise


class Plan:
    """Every page of one Site, planned kind by kind and not before somebody asks: a city has twenty thousand."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.kinds: tuple[PlannedKind[Page], ...] = tuple(
            PlannedKind(module.pages(site), _made_at(module, site)) for module in PAGE_TYPES
        )

    def __iter__(self) -> Iterator[Page]:
        for kind in self.kinds:
            yield from kind

    def find(self, url: str) -> Page | None:
        """The page at `url`, or None; kinds whose first page lies in the same folder are planned first."""
        kind = self._kind_at(url)
        return kind.find(url) if kind else None

    def has(self, url: str) -> bool:
        """Whether a page stands at `url`; no page is made where that can be told without."""
        return self._kind_at(url) is not None

    def _kind_at(self, url: str) -> PlannedKind[Page] | None:
        for kind in self.kinds:
            if kind.is_addressed and kind.has(url):
                return kind
        folder, rest = _folder(url), [kind for kind in self.kinds if not kind.is_addressed]
        likely = [kind for kind in rest if kind.first and _folder(kind.first.url) == folder]
        return next(
            (kind for kind in [*likely, *(k for k in rest if k not in likely)] if kind.has(url)), None
        )

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page of the site; ValueError if two lie on one URL."""
        pages = tuple(self)
        _refuse_two_on_one_url(pages)
        return pages


def plan_outputs(site: Site, pages: tuple[Page, ...]) -> tuple[Output | PublishedPicture, ...]:
    """Every file of the site that is no page, except what belongs to the theme; ValueError for two on one URL."""
    outputs = tuple(output for kind in OUTPUT_TYPES for output in kind.outputs(site, pages))
    _refuse_two_on_one_url([*pages, *outputs])
    return outputs


def _made_at(module: ModuleType, site: Site) -> Callable[[str], Callable[[], Page] | None] | None:
    """What tells how one page of the module's kind is made without the others, if its `finder` does."""
    finder: Any = getattr(module, "finder", None)
    found: Callable[[str], Callable[[], Page] | None] | None = finder(site) if finder else None
    return found


def _folder(url: str) -> str:
    return url.split("/")[1] if url.startswith("/") else ""


def _refuse_two_on_one_url(things: Iterable[_HasUrl]) -> None:
    """Compare as Windows and macOS hosts do, which know no capitals in file names."""
    owner: dict[str, _HasUrl] = {}
    for thing in things:
        other = owner.setdefault(thing.url.casefold(), thing)
        if other is not thing:
            raise ValueError(f"two files at {thing.url}: {other!r:.200} and {thing!r:.200}")
