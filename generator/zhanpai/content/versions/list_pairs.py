"""Which item of a list has become which of another: by what identifies it, by being the same, by standing in its place."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

IDENTITY = ("id", "code")
"""Keys that say which thing a record is; everything else of it may change."""

ALIKE = 0.5
"""The part of two records' keys that have the same values, above which one has become the other."""

MANY = 2_500
"""Pairs of items that are compared for their likeness: more were written anew, and none has become another."""


def pairs_of(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """The indices of items that are one and the same thing in both, in the order of both; an item that was moved is no pair.

    Where neither an identity nor an equal value tells, items between two that do are paired in their order if they are as
    many, and else if they are alike.
    """
    names = (*map(_names, (old, new)),)
    shared = set(names[0][1]) & set(names[1][1])
    was, now = (
        [_mark(item, name, shared) for item, name in zip(items, keys, strict=True)]
        for items, (keys, _) in zip((old, new), names, strict=True)
    )
    matcher = difflib.SequenceMatcher(None, was, now, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(i1, i2), range(j1, j2), strict=True)
        elif tag == "replace":
            yield from _in_between(old, new, range(i1, i2), range(j1, j2))


def is_same_item(one: Any, other: Any) -> bool:
    """Whether both are the same thing: of one identity if they have any, and else equal."""
    name = identity(one)
    return name == identity(other) if name else one == other


def identity(item: Any) -> tuple[str, str] | None:
    """What says which thing a record is; None if nothing does."""
    if isinstance(item, dict):
        return next(((key, str(item[key])) for key in IDENTITY if isinstance(item.get(key), str)), None)
    return None


def _names(items: Sequence[Any]) -> tuple[list[tuple[str, str] | None], list[tuple[str, str]]]:
    """The identity of each, and those that only one of them has."""
    names = [identity(item) for item in items]
    return names, [name for name, number in Counter(names).items() if name and number == 1]


def _mark(item: Any, name: tuple[str, str] | None, known: set[tuple[str, str]]) -> str:
    """Equal for items that are surely one and the same."""
    if name in known:
        return "=".join(name or ())
    return json.dumps(item, ensure_ascii=False, sort_keys=True, default=str)


def _in_between(
    old: Sequence[Any], new: Sequence[Any], was: Sequence[int], now: Sequence[int]
) -> Iterator[tuple[int, int]]:
    if len(was) == len(now):
        yield from ((i, j) for i, j in zip(was, now, strict=True) if _may_become(old[i], new[j]))
        return
    if len(was) * len(now) > MANY:
        return
    start = 0
    for i in was:
        for n in range(start, len(now)):
            if _may_become(old[i], new[now[n]]) and _likeness(old[i], new[now[n]]) > ALIKE:
                yield i, now[n]
                start = n + 1
                break


def _may_become(one: Any, other: Any) -> bool:
    return type(one) is type(other) and identity(one) == identity(other)


def _likeness(one: Any, other: Any) -> float:
    """From 0 to 1, of what both have."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = one.keys() | other.keys()
        same = [key for key in keys if key in one and key in other and one[key] == other[key]]
        return len(same) / max(1, len(keys))
    if isinstance(one, str) and isinstance(other, str):
        return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
    return 0.0
