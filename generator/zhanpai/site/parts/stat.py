"""A number with its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stat:
    """`number` and `words` are read as one: 901 个代表联络站; `href` leads to what was counted, or is ""."""

    number: int
    words: str
    href: str = ""
