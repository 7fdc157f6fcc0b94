"""A long list cut into numbered pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from zhanpai.domain import urls
from zhanpai.site.parts.link import Link

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a page stands among its neighbours; `numbers` leads to some of them, the page itself has no address.

    `previous` and `next` are addresses, or "" at either end.
    """

    position: str
    previous: str
    next: str
    numbers: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: its items and its neighbours."""

    items: Sequence[T]
    url: str
    suffix: str
    """What makes the title of each page its own: "" on the first, then （第2页）."""
    pager: Pager | None
    """None where one page holds all."""


def leaves(items: Sequence[T], per_page: int, first_url: str) -> Iterator[Leaf[T]]:
    """The pages of `items`; none for no items."""
    last = -(-len(items) // per_page)
    for number in range(1, last + 1):
        yield Leaf(
            items[(number - 1) * per_page : number * per_page],
            urls.numbered(first_url, number),
            "" if number == 1 else f"（第{number}页）",
            _pager(first_url, number, last) if last > 1 else None,
        )


def _pager(first_url: str, number: int, last: int) -> Pager:
    # Neighbours to read on, the ends, and every tenth page: none is more than a few taps away.
    shown = {1, last, *range(number - 2, number + 3), *range(10, last, 10)}
    return Pager(
        position=f"第{number}页，共{last}页",
        previous=urls.numbered(first_url, number - 1) if number > 1 else "",
        next=urls.numbered(first_url, number + 1) if number < last else "",
        numbers=tuple(
            Link(str(n), "" if n == number else urls.numbered(first_url, n))
            for n in sorted(shown)
            if 1 <= n <= last
        ),
    )
