"""Rows of a table that becomes cards on a phone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that lead to `href`, or stand on a tag of `tone`, or neither; with a remark below."""

    words: str
    note: str = ""
    tone: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """The cells, of which the first names the row; plain words, if short, share a line on a phone.

    `id` is where a link inside the page lands, or "".
    """

    cells: tuple[Cell | str, ...]
    id: str = ""
