"""What is shipped under what a city says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Data: TypeAlias = Mapping[str, Any]
"""What a YAML file of `key: value` lines holds."""


def merge(shipped: Data, own: Data) -> dict[str, Any]:
    """`shipped` with what `own` says instead, key by key; lists are replaced whole.

    A key with nothing behind it says nothing: what is shipped stays.
    """
    merged = dict(shipped)
    for key, value in own.items():
        below = shipped.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            merged[key] = merge(below, value)
        elif value is not None or key not in shipped:
            merged[key] = value
    return merged
