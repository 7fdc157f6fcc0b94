"""名册: its sections, its stations by pages, and one station's row, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

PAGE = 50
"""Rows of one page of the list."""


@dataclass(frozen=True)
class ListedRow:
    """A row as the list shows it: 站号, name, the words for kind and status, and what else its status says."""

    id: str
    name: str
    kind: str
    district: str
    status: str = ""
    """"" for a station where residents are received."""
    since: str = ""
    into: tuple[str, ...] = ()
    is_gone: bool = False
    """Whether it was merged or closed, so that nothing of its own is changed any more."""


@dataclass(frozen=True)
class RegisterListPage:
    """One page of the rows that answer to `words` and `district`, by 站号; `number` are all that answer."""

    rows: tuple[ListedRow, ...]
    words: str
    district: str
    districts: tuple[str, ...]
    number: int
    page: int
    pages: int


def register_list_page(
    rows: Iterable[ListedRow], districts: Sequence[str], asked: tuple[str, str, int]
) -> RegisterListPage:
    """`asked` are words of a name or the beginning of a 站号, a district ("" for all), and the page from 1."""
    words, district, page = " ".join(asked[0].split())[:80], asked[1], asked[2]
    district = district if district in districts else ""
    found = sorted(
        (
            one
            for one in rows
            if district in ("", one.district)
            and all(word in one.name or one.id.startswith(word) for word in words.split())
        ),
        key=lambda one: one.id,
    )
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, page), pages)
    shown = tuple(found[(page - 1) * PAGE : page * PAGE])
    return RegisterListPage(shown, words, district, tuple(districts), len(found), page, pages)
