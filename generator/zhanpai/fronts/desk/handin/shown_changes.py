"""What has changed since the base, as the page of a district shows it: by station and file, and one page of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

MANY = 40
"""Files on a page."""
SAID = 60
"""Sentences of one file that are shown; of more it is said how many."""


@dataclass(frozen=True, slots=True)
class DistrictFile:
    """A text file that was changed: of which station, what it is called, and what was changed in it, in sentences."""

    path: str
    place: str
    title: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DistrictPicture:
    """A picture that came, went or became another."""

    path: str
    name: str
    said: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """One page: files by their stations, ``(station, files)``; the pictures stand on the last one."""

    places: tuple[tuple[str, tuple[DistrictFile, ...]], ...]
    pictures: tuple[DistrictPicture, ...]
    page: int
    pages: int
    files: int
    """Files that have changed, of all pages."""


def changes_page(result: Mapping[str, Any], number: int) -> ChangesPage:
    """The page of this number of what the errand `gather` has told."""
    files = [DistrictFile(**{**one, "said": tuple(one["said"])}) for one in result["changed"]]
    files.sort(key=lambda one: (one.place == "别的", one.place))
    pages = max(1, -(-len(files) // MANY))
    page = min(max(1, number), pages)
    here = files[(page - 1) * MANY : page * MANY]
    places = tuple((place, tuple(some)) for place, some in groupby(here, key=lambda one: one.place))
    pictures = tuple(DistrictPicture(**one) for one in result["pictures"]) if page == pages else ()
    return ChangesPage(places, pictures, page, pages, len(files))
