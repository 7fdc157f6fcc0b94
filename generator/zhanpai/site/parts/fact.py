"""A row of a list of facts."""

from __future__ import annotations

from dataclasses import dataclass

from zhanpai.site.parts.link import Link


@dataclass(frozen=True, slots=True)
class FactLine:
    """What is so of `term`: a value that may lead somewhere, the map apps that show it, a remark below."""

    term: str
    value: str
    href: str = ""
    maps: tuple[Link, ...] = ()
    note: str = ""
