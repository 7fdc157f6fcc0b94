"""What holds the lines of the ledger together: each hash covers the line before it, so that none can be taken out unseen.

The cell `hash` of a line is the line's own checksum, and behind a hyphen the link to what stands before it.  Lines of
before there were links, and the first line of all, have the checksum alone.  The first link behind such lines covers
all of them, so that a ledger of that time is held too from the next line on, without a byte of it being rewritten.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

CHECKSUM = re.compile("h[0-9a-f]{16}(-[0-9a-f]{16})?")
"""The form of the cell."""


def digest(parts: Iterable[str]) -> str:
    """Sixteen hexadecimal digits of the SHA-256 of `parts`."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def end_of(cells: Sequence[str]) -> str:
    """What the next line has to be linked to, behind lines with these `cells`; "" where there is none."""
    if not cells:
        return ""
    return cells[-1] if is_linked(cells[-1]) else digest(cells)


def is_linked(cell: str) -> bool:
    """Whether the cell `hash` of a line says what stands before that line."""
    return "-" in cell


def linked(cells: Sequence[str], checksum: str) -> str:
    """The cell of a line with this checksum behind lines with these `cells`."""
    return f"{checksum}-{digest([end_of(cells), checksum])}" if cells else checksum


def accepting(rows: Iterable[Sequence[str]], checksum: str) -> str:
    """The cell of a line that says to go on from `rows` as they stand: its link covers every cell of them."""
    everything = ("\x1e".join(row) for row in rows)
    return f"{checksum}-{digest([*everything, checksum])}"
