"""A word on a coloured ground."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """`tone` is one of the colours of `theme/components/tag/tag.css`, which never says more than the words."""

    words: str
    tone: str
