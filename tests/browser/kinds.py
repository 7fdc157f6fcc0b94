"""One page of each type of the shipped site, for what must be true of all: the one with the most on it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.shipped import shipped
from zhanpai.publish.write import file_of
from zhanpai.site.pages import PAGE_TYPES

ENOUGH = 32_000
"""Bytes: a list of sixty deputies tells no more than one of twenty, and takes axe seconds."""

FRAMED = "frame"
"""Cards for other sites, which have no header and no script, and tests of their own: test_embed."""

KINDS = tuple(kind for module in PAGE_TYPES if (kind := module.__name__.rpartition(".")[2]) != FRAMED)

VARIED = ("home", "find", "station", "news_item")
"""What most residents see: a fast run goes to these on a phone, and to a station on every device. A slow one to all."""


def each_kind(*kinds: str) -> list[Any]:
    """For `parametrize("kind", …)`: these types of page, or all; those that are not VARIED are slow."""
    return [pytest.param(kind, marks=() if kind in VARIED else pytest.mark.slow) for kind in kinds or KINDS]


@cache
def fullest(site: Path) -> dict[str, str]:
    """The address, without the slash before it, of the largest page of each type, up to ENOUGH, in the built `site`."""
    found: dict[str, tuple[tuple[bool, int], str]] = {}
    for page in shipped().pages:
        kind = page.template.rpartition("/")[2].removesuffix(".html")
        if kind == FRAMED:
            continue
        size = (site / file_of(page.url)).stat().st_size
        rank = (size <= ENOUGH, size if size <= ENOUGH else -size)
        found[kind] = max(found.get(kind, (rank, "")), (rank, page.url.lstrip("/")))
    assert set(found) == set(KINDS)
    return {kind: url for kind, (_, url) in found.items()}
