"""Where a value stands once other values of its file have come and gone: by that a check's finding is laid to it."""

from __future__ import annotations

from collections.abc import Sequence

from zhanpai.content.versions.value_changes import ABSENT, ValueChange
from zhanpai.kit.diagnostics import Keys


def keys_after(one: ValueChange, changes: Sequence[ValueChange]) -> Keys:
    """Where the value of `one` stands once all of `changes` are made, `one` among them; their keys lead into the file before."""
    return tuple(
        key + _shift(one, depth, key, changes) if isinstance(key, int) else key
        for depth, key in enumerate(one.keys)
    )


def _shift(one: ValueChange, depth: int, index: int, changes: Sequence[ValueChange]) -> int:
    """By how much the items of this list that come and go before `index` move it."""
    shift = 0
    for other in changes:
        if other is one:  # What comes behind it at the same place stands behind it.
            break
        place = other.keys[-1] if other.keys else None
        if isinstance(place, int) and other.keys[:-1] == one.keys[:depth]:
            comes, goes = other.old is ABSENT, other.new is ABSENT
            shift += (comes and place <= index) - (goes and place < index)
    return shift
