"""Add one entry, with its remarks, to a list in a file that people type."""

from __future__ import annotations

from collections.abc import Sequence

from zhanpai.kit.yaml.splice import SpliceError, TypedItem, add_item


class InsertionError(ValueError):
    """The list is written in a way that no line can be added to; a person must do it."""


def append_item(raw: bytes, path: str, key: str, item: Sequence[str]) -> bytes:
    """`raw` with `item` (its lines, the first beginning with ``- ``) as last entry of the top-level list `key`.

    InsertionError if `raw` is not readable, or would not be with the new entry.
    """
    return _added(raw, path, (key,), item)


def append_entry(raw: bytes, path: str, item: Sequence[str]) -> bytes:
    """`raw`, a file that is a list (or holds remarks alone), with `item` as its last entry; InsertionError as above."""
    return _added(raw, path, (), item)


def _added(raw: bytes, path: str, keys: tuple[str, ...], item: Sequence[str]) -> bytes:
    try:
        return add_item(raw, path, keys, TypedItem(tuple(item)))
    except SpliceError as error:
        raise InsertionError(f"cannot add to {path}") from error
