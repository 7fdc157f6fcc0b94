"""Find one page of ten thousand without planning them all: kinds of pages are planned as far as needed."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from zhanpai.domain.model.site import Site
from zhanpai.site.outputs import OUTPUT_TYPES
from zhanpai.site.page import Output, Page, Photo
from zhanpai.site.pages import PAGE_TYPES

Item: TypeAlias = Page | Output | Photo


class Habits:
    """Where addresses were found before: what is asked for again is sought there first."""

    def __init__(self) -> None:
        self._by_url: dict[str, int] = {}
        self._by_folder: defaultdict[str, set[int]] = defaultdict(set)

    def learn(self, url: str, kind: int) -> None:
        """Remember that `url` is of this kind."""
        self._by_url[url] = kind
        self._by_folder[_folder(url)].add(kind)

    def guesses(self, url: str, kinds: int) -> Iterator[int]:
        """Every kind, the likeliest first: as last time, as its neighbours, pages for what ends like one."""
        likely = [self._by_url[url]] if url in self._by_url else []
        likely += sorted(self._by_folder[_folder(url)])
        pages = range(len(PAGE_TYPES))
        rest = [k for k in range(kinds) if (k in pages) == url.endswith(("/", ".html"))]
        yield from dict.fromkeys([*likely, *rest, *range(kinds)])


class Planned:
    """The plan of one state of the content, drawn up kind by kind while it is asked for."""

    def __init__(self, site: Site, theme: tuple[Output, ...], habits: Habits) -> None:
        pages = [_Kind(kind.pages(site)) for kind in PAGE_TYPES]
        every_page = _EveryPage(pages)
        outputs = [_Kind(kind.outputs(site, every_page)) for kind in OUTPUT_TYPES]
        self._kinds: list[_Kind] = [*pages, *outputs, _Kind(iter(theme))]
        self._habits = habits

    def find(self, url: str) -> Item | None:
        """What stands at `url`, if anything does."""
        for number in self._habits.guesses(url, len(self._kinds)):
            if found := self._kinds[number].find(url):
                self._habits.learn(url, number)
                return found
        return None


class _Kind:
    """The pages or files of one kind, taken from their generator one by one and kept."""

    def __init__(self, items: Iterator[Item]) -> None:
        self._rest = items
        self._known: dict[str, Item] = {}
        self._lock = threading.Lock()
        self._failure: Exception | None = None

    def find(self, url: str) -> Item | None:
        if url in self._known:
            return self._known[url]
        with self._lock:
            # A generator that has failed once says afterwards that it is at its end, which would be a lie.
            if self._failure:
                raise self._failure
            try:
                for item in self._rest:
                    self._known[item.url] = item
                    if item.url == url:
                        break
            except Exception as failure:
                self._failure = failure
                raise
        return self._known.get(url)

    def __iter__(self) -> Iterator[Item]:
        self.find("")
        return iter(self._known.values())


class _EveryPage:
    """All pages; they are planned only for an output that looks at them."""

    def __init__(self, kinds: list[_Kind]) -> None:
        self._kinds = kinds

    def __iter__(self) -> Iterator[Page]:
        for kind in self._kinds:
            yield from (item for item in kind if isinstance(item, Page))


def _folder(url: str) -> str:
    return url.split("/")[1]
