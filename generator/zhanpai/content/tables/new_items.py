"""New deputies and opinions as their lines in a file, laid out as `zhanpai new` lays them out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from zhanpai.kit.yaml.retyping import NewValue, TypedItem, key_lines
from zhanpai.kit.yaml.writing import Value, flow, quote


def deputy_item(value: Mapping[str, object]) -> TypedItem:
    """A deputy's entry; one of number and name alone, whose own stands elsewhere, on one line."""
    if set(value) == {"id", "name"}:
        return TypedItem((f'- {{id: "{value["id"]}", name: {quote(str(value["name"]))}}}',))
    return _item(value, ("mandates",))


def opinion_item(value: Mapping[str, object]) -> TypedItem:
    """An opinion's entry in its ledger, one step of its way on a line."""
    return _item(value, ("history",))


def _item(value: Mapping[str, object], rows: tuple[str, ...]) -> TypedItem:
    lines: list[str] = []
    for key, inner in value.items():
        if key in rows and isinstance(inner, list):
            lines += [f"  {key}:", *(f"    - {_row(row)}" for row in inner)]
        elif isinstance(inner, Mapping):
            lines.append(f"  {key}: {_row(inner)}")
        else:
            lines += key_lines(key, cast("NewValue", inner), 2)
    return TypedItem((f"- {lines[0].lstrip()}", *lines[1:]))


def _row(row: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {flow(cast('Value', value))}" for key, value in row.items()) + "}"
