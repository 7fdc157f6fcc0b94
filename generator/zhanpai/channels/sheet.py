"""What the press is given for one file of posters or prints: words and measures, pictures, and the codes it must show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from zhanpai.channels.piece import Illustration

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a picture: a box of this size in pixels, as near to `centre` as the picture allows."""

    source: str
    width: int
    height: int
    centre: tuple[float, float]


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Ways to set a sheet on so many pages, from large (0) to small; `make` gives what differs."""

    pages: int
    count: int
    make: Callable[[int], Data]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file.  Wherever `data` has a `code`, that is an address to be drawn `code_side` wide."""

    path: str
    title: str
    data: Data
    pictures: Mapping[str, Crop] = field(default_factory=dict)
    """By the name that `data` calls them: ``/pictures/….png``."""
    groups: tuple[WordGroup, ...] = ()
    """Of a printed sheet: the first group that fits its pages is taken; on a screen there is none."""

    @property
    def words(self) -> Data:
        """All that may be set, wherever it stands."""
        return {**self.data, **(self.groups[0].make(0) if self.groups else {})}

    @property
    def is_print(self) -> bool:
        """Whether it goes to a printer."""
        return bool(self.groups)


def centre(picture: Illustration) -> tuple[float, float]:
    """Where to look: faces stand above the middle, in upright pictures much so."""
    return 0.5, 0.3 if picture.height > picture.width else 0.42
