"""Find one page of ten thousand without planning them all: kinds of pages are planned as far as needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from zhanpai.site.outputs import OUTPUT_TYPES
from zhanpai.site.page import Output, Page, PublishedPicture
from zhanpai.site.pages import PAGE_TYPES
from zhanpai.site.plan import Plan, PlannedKind
from zhanpai.site.share_images import ShareImage

File: TypeAlias = Output | PublishedPicture | ShareImage
Item: TypeAlias = Page | File


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
    """What stands at each address of one state of the content, planned while it is asked for."""

    def __init__(self, plan: Plan, theme: Iterable[File], habits: Habits) -> None:
        outputs = [PlannedKind[File](module.outputs(plan.site, plan)) for module in OUTPUT_TYPES]
        self._kinds: list[PlannedKind[Page] | PlannedKind[File]] = [
            *plan.kinds,
            *outputs,
            PlannedKind[File](iter(theme)),
        ]
        self._habits = habits

    def find(self, url: str) -> Item | None:
        """What stands at `url`, if anything does."""
        for number in self._habits.guesses(url, len(self._kinds)):
            if found := self._kinds[number].find(url):
                self._habits.learn(url, number)
                return found
        return None


def _folder(url: str) -> str:
    return url.split("/")[1]
