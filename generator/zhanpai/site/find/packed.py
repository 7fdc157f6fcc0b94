"""Tables as the browser's finder reads them: one JSON array a column, because like packs best beside like."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import accumulate, chain, pairwise

from zhanpai.kit.json import Json


def pack(table: Mapping[str, Json]) -> bytes:
    """The table as JSON without a needless byte."""
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()


def deltas(numbers: Iterable[int]) -> list[int]:
    """Each number less the one before it: 1, 2, 3, 7 becomes 1, 1, 1, 4, which packs to next to nothing."""
    return [b - a for a, b in pairwise(chain([0], numbers))]


def sums(steps: Iterable[int]) -> list[int]:
    """The inverse of `deltas`, as the browser computes it."""
    return list(accumulate(steps))
