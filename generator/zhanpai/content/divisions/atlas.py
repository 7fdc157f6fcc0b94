"""The shipped divisions, read once when they are first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zhanpai.content.divisions.division import Division


@dataclass(frozen=True, slots=True)
class Atlas:
    """All divisions by their codes, in the order of these."""

    by_code: Mapping[str, Division]

    def children(self, division: Division, with_statistical: bool = False) -> tuple[Division, ...]:
        """What lies directly in `division`: the counties of a prefecture or a municipality, the townships of a county.

        A prefecture without counties (东莞市) has its townships as children.  Those that are there for statistics
        alone are left out unless they are asked for.
        """
        raise NotImplementedError


@cache
def read_atlas() -> Atlas:
    """The divisions that came with the program.  OSError if the installation is damaged."""
    raise NotImplementedError
