"""Types as annotations name them, and what they hold: for `tools/template_names.py`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

ANY = Any
"""The type of what is not followed: `loop`, `caller`, results of operators."""


def alternatives(kind: Any) -> list[Any]:
    """The types of a union, without None: templates ask first whether there is something."""
    if get_origin(kind) in (Union, UnionType):
        return [k for k in get_args(kind) if k is not NoneType]
    return [] if kind is NoneType else [str] if get_origin(kind) is Literal else [kind]


def item_of(kind: Any) -> Any:
    """What stands in a tuple or text of this type."""
    if kind is str:
        return str
    arguments = get_args(kind)
    return arguments[0] if get_origin(kind) is tuple and arguments[-1] is Ellipsis else ANY


def fits(kind: Any, expected: Any) -> bool:
    """Whether a value of type `kind` may be given where `expected` is; None may, as templates ask first."""
    if ANY in (kind, expected):
        return True
    wanted = alternatives(expected)
    if get_origin(kind) is tuple and any(get_origin(w) is tuple for w in wanted):
        return all(fits(a, b) for w in wanted for a, b in zip(get_args(kind), get_args(w), strict=True))
    return all(
        any(k is w or (isinstance(k, type) and isinstance(w, type) and issubclass(k, w)) for w in wanted)
        for k in alternatives(kind)
    )


def named(kind: Any) -> str:
    """A type as a finding calls it."""
    return kind.__name__ if isinstance(kind, type) and not get_args(kind) else str(kind)


def dataclasses_in(kinds: Iterable[Any]) -> Iterator[type]:
    """The dataclasses among `kinds`, and all that their fields hold."""
    for kind in kinds:
        if dataclasses.is_dataclass(kind) and isinstance(kind, type):
            yield kind
            yield from dataclasses_in(get_type_hints(kind).values())
        else:
            yield from dataclasses_in(get_args(kind))
