"""Which rows of a table bring an error: those that write where it stands, or what it is part of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml.keys_at import keys_at


class NewError(Protocol):
    """An error as a check finds it, or as the desk shows it."""

    @property
    def path(self) -> str:
        """Of the file, from the project's root."""

    @property
    def line(self) -> int:
        """From 1."""

    @property
    def column(self) -> int:
        """From 1."""

    @property
    def message(self) -> str:
        """What is wrong."""

    @property
    def fix(self) -> str:
        """What to do."""

    @property
    def keys(self) -> Keys | None:
        """The way to the value that is meant, None where nobody knows it."""


def blamed(
    errors: Sequence[NewError],
    after: Mapping[str, bytes],
    places: Mapping[str, Sequence[tuple[str, Keys]]],
) -> dict[str, str]:
    """The marks of the rows that bring these errors, with the sentence of the first; empty if none of them can be told.

    `after` are the files as the rows leave them, `places` where each row, by its mark, has written there.
    An error in a file that rows change, at a place that none of them writes, is of all rows of that file.
    """
    found: dict[str, str] = {}
    for error in errors:
        for mark in _of(error, after, places):
            found.setdefault(mark, f"{error.message}{error.fix}")
    return found


def culprits(rows: Sequence[str], brings: Callable[[Sequence[str]], bool]) -> Sequence[str]:
    """Those of `rows` that bring an error which stands in no place that they write: half of them after half is tried.

    `brings` tries some of them.  All of `rows` where neither half alone brings it.
    """
    while len(rows) > 1:
        half = len(rows) // 2
        bad = next((part for part in (rows[:half], rows[half:]) if brings(part)), None)
        if bad is None:
            break
        rows = bad
    return rows


def _of(
    error: NewError, after: Mapping[str, bytes], places: Mapping[str, Sequence[tuple[str, Keys]]]
) -> list[str]:
    if error.path not in after:
        return []
    keys = error.keys or keys_at(after[error.path], error.path, error.line, error.column)
    here = {
        mark: [at for path, at in written if path == error.path]
        for mark, written in places.items()
        if any(path == error.path for path, _ in written)
    }
    for is_near in (_touches, _is_of_one_item):
        if near := [mark for mark, written in here.items() if any(is_near(keys, at) for at in written)]:
            return near
    return list(here)


def _touches(keys: Keys, at: Keys) -> bool:
    short = min(len(keys), len(at))
    return bool(short) and keys[:short] == at[:short]


def _is_of_one_item(keys: Keys, at: Keys) -> bool:
    """Whether both are in the same record of a list."""
    size = 1 if keys[:1] and isinstance(keys[0], int) else 2
    return len(keys) >= size and keys[:size] == at[:size]
