"""Add one entry to a list in a file that people type, and leave every other byte as it is.

A file that is loaded and dumped again loses its comments and its layout; so this works on lines, and
reads the result back to prove that it says what it should.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zhanpai.kit.yaml import Document, parse

_EMPTY = re.compile(r"(?P<key>[a-z_]+:)(?P<value>[ ]*\[[ ]*\])?(?P<rest>[ ]*(#.*)?)")
_BRACKETS = re.compile(r" *\[ *\] *(#.*)?")
_INDENT = 2
"""Spaces before the dash in a list that has no entry yet to go by."""


class InsertionError(ValueError):
    """The list is written in a way that no line can be added to; a person must do it."""


def append_item(raw: bytes, path: str, key: str, item: Sequence[str]) -> bytes:
    """`raw` with `item` (its lines, the first beginning with ``- ``) as last entry of the top-level list `key`.

    InsertionError if `raw` is not readable, or would not be with the new entry.
    """
    document = parse(raw, path)
    if not isinstance(document.data, dict):
        raise InsertionError(f"{path} is not readable")
    text = raw.decode("utf-8")
    changed = _inserted(text, document, key, item).encode()
    wanted = {**document.data, key: [*(document.data.get(key) or ()), _data_of(item)]}
    if parse(changed, path).data != wanted:
        raise InsertionError(f"cannot add to {key} in {path}")
    return changed


def append_entry(raw: bytes, path: str, item: Sequence[str]) -> bytes:
    """`raw`, a file that is a list (or holds remarks alone), with `item` as its last entry; InsertionError as above."""
    document = parse(raw, path, root=list)
    entries = [] if is_blank(raw) else document.data
    if not isinstance(entries, list):
        raise InsertionError(f"{path} is not readable")
    text = raw.decode("utf-8")
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    at, indent = len(lines), 0
    if entries:
        at, indent = _end_of_list(lines, document.locate((len(entries) - 1,)).line)
    elif brackets := [n for n, line in enumerate(lines) if _BRACKETS.fullmatch(line.strip("\ufeff\r\n"))]:
        at = brackets[0]
        del lines[at]
    changed = _with_lines(lines, at, item, indent, "\r\n" if "\r\n" in text else "\n").encode()
    if parse(changed, path, root=list).data != [*entries, _data_of(item)]:
        raise InsertionError(f"cannot add to {path}")
    return changed


def is_blank(raw: bytes) -> bool:
    """Whether there are remarks and blank lines alone."""
    return all(
        line.lstrip("\ufeff").strip()[:1] in ("", "#") for line in raw.decode("utf-8", "replace").splitlines()
    )


def _data_of(item: Sequence[str]) -> object:
    data = parse("\n".join(item).encode(), "", root=list).data
    return data[0] if isinstance(data, list) else None


def _inserted(text: str, document: Document, key: str, item: Sequence[str]) -> str:
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    entries = (document.data or {}).get(key) if isinstance(document.data, dict) else None
    if entries:
        at, indent = _end_of_list(lines, document.locate((key, len(entries) - 1)).line)
    elif isinstance(document.data, dict) and key in document.data:
        at, indent = document.locate((key,), on_key=True).line, _INDENT
        lines[at - 1] = _without_brackets(lines[at - 1])
    else:
        at, indent, item = len(lines), 0, [f"{key}:", *(" " * _INDENT + line for line in item)]
    return _with_lines(lines, at, item, indent, "\r\n" if "\r\n" in text else "\n")


def _with_lines(lines: list[str], at: int, item: Sequence[str], indent: int, end: str) -> str:
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    lines[at:at] = [" " * indent + line + end for line in item]
    return "".join(lines)


def _end_of_list(lines: Sequence[str], number: int) -> tuple[int, int]:
    """How many lines go before the new entry, given the line of the last one; and the dashes' indent."""
    if not (dash := re.match(r" *(?=- )", lines[number - 1].lstrip("\ufeff"))):
        raise InsertionError("the list does not have one entry per line")
    end = number
    for at, line in enumerate(lines[number:], number + 1):
        if not line.strip():
            continue
        # A comment that is indented as deep as the entry belongs to it; any other starts something new.
        if len(line) - len(line.lstrip(" ")) <= dash.end():
            break
        end = at
    return end, dash.end()


def _without_brackets(line: str) -> str:
    if not (match := _EMPTY.fullmatch(line.rstrip("\r\n"))):
        raise InsertionError("the empty list does not stand on a line of its own")
    return match["key"] + match["rest"] + line[match.end() :]
