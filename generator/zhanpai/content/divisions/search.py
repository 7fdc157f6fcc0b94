"""Which division somebody means by what was typed."""

from __future__ import annotations

from zhanpai.content.divisions.atlas import Atlas
from zhanpai.content.divisions.division import Division


def find_divisions(atlas: Atlas, typed: str) -> tuple[Division, ...]:
    """Every prefecture, county or municipality that `typed` can mean: 邵阳, 湖南邵阳, 湘西州, 430500, 朝阳区.

    Empty if there is none; several where a person must choose, the likeliest (the larger, then by code) first.
    """
    raise NotImplementedError


def settle_division(atlas: Atlas, typed: str) -> Division:
    """The one division that `typed` means; Problem with one sentence if it is none (with the nearest) or several (with all)."""
    raise NotImplementedError
