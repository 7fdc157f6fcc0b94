"""What became of one cell."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellRead:
    """The normal form of a cell; or, with "" as `text`, in `doubt` what is wrong with it and what to do.

    A doubt is half a sentence: the header and what was typed are put before it, a full stop behind it.
    """

    text: str = ""
    doubt: str = ""
