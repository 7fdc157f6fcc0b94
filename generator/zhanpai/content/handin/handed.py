"""What is handed in, as values: of which city and scope, by whom, and each file as it was given and as it is now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Scope:
    """What somebody may hand in: a whole district by its name as the register has it, or some stations by their numbers.

    Exactly one of both is given; `stations` are in the order of their numbers, each once.
    """

    district: str = ""
    stations: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The scope as it is said: “岳麓区”, “0001、0002 站”."""
        return self.district or f"{'、'.join(self.stations)} 站"


@dataclass(frozen=True, slots=True)
class CityMark:
    """By what a hand-in knows its city: the division's code and name, and the oldest permanent address."""

    code: str
    name: str
    identity: str


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A text file that was changed: as the city gave it and as it is now; None is no file.

    What was changed in it follows from both; what has no number of its own is found by its neighbours.
    """

    path: str
    base: bytes | None
    mine: bytes | None


@dataclass(frozen=True, slots=True)
class HandedPicture:
    """A picture that came, went or became another.

    `base` is the SHA-256 of what the city has, in hexadecimal, "" for no file; `mine` the bytes, None for one that goes.
    """

    path: str
    base: str
    mine: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandIn:
    """All that one office hands in, cumulative since `base`, the mark of what it was given.

    `made` in China time; `by` is who hands in; `station_names` are the names its files had there, by number, and
    `new_deputies` the numbers that it gave itself: numbers of deputies which nobody had when the base was given.
    """

    made: dt.datetime
    by: str
    city: CityMark
    scope: Scope
    base: str
    files: tuple[HandedFile, ...]
    pictures: tuple[HandedPicture, ...] = ()
    station_names: Mapping[str, str] = field(default_factory=dict)
    new_deputies: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed."""
        return not self.files and not self.pictures
