"""JSON values, and JSON objects that can be parts of frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"
"""What a JSON writer takes."""

Frozen: TypeAlias = "str | int | float | bool | tuple[Frozen, ...] | JsonObject | None"
"""A JSON value that nobody can change: arrays are tuples, objects are `JsonObject`."""


class JsonObject(Mapping[str, Frozen]):
    """A JSON object that cannot be changed and can be hashed; it keeps the order of its names.

    Equal to any mapping of the same names and values.  Write it with ``json.dumps(…, default=dict)``.
    """

    __slots__ = ("_members",)

    def __init__(self, members: Mapping[str, Frozen] | None = None) -> None:
        self._members = dict(members or {})

    def __getitem__(self, name: str) -> Frozen:
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    def __hash__(self) -> int:
        return hash(frozenset(self._members.items()))

    def __repr__(self) -> str:
        return f"JsonObject({self._members!r})"
