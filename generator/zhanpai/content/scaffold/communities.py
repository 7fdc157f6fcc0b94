"""A list of communities that somebody pastes, placed in the townships of a division."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhanpai.content.divisions import Atlas, Division


@dataclass(frozen=True, slots=True)
class PlacedCommunity:
    """A community that a line of the list names, in its township."""

    line: int
    """From 1."""
    district: str
    """The district's name; "" where the start has no districts of its own."""
    township: str
    name: str
    """As it will stand in the station's name: 湖东社区, 杨家村."""


@dataclass(frozen=True, slots=True)
class CommunityList:
    """What was made of the pasted list."""

    placed: tuple[PlacedCommunity, ...]
    faults: tuple[tuple[int, str], ...]
    """(line from 1, one Chinese sentence with its fix) of each line that could not be placed."""


def read_communities(
    atlas: Atlas, divisions: Sequence[Division], text: str, with_statistical: bool = False
) -> CommunityList:
    """The communities of a pasted list, in their order.

    `divisions` are the counties whose townships count.  A line is ``township community`` (or ``district township
    community``), cut by tabs, blanks or commas; or a township alone, under which its communities follow.
    """
    raise NotImplementedError
