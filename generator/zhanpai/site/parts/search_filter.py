"""What narrows the answers of the full-text search."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """One choice: `name` in the address, `title` above it and in the index, `options` to choose from."""

    name: str
    title: str
    options: tuple[str, ...]
