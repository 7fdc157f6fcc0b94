"""The difference that a change makes to a file, for a person to accept, in the form that `patch` and reviews know."""

from __future__ import annotations

import difflib
import re

from zhanpai.fronts.cli import screen

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_STYLES = {"+": "green", "-": "red", "@": "cyan"}
AROUND = 1
"""Lines shown before and after each change: more of a file may be private, and none of it is asked about."""


def difference(path: str, before: bytes, after: bytes) -> list[str]:
    """The lines of the unified difference, without the ends of lines and the mark of UTF-8."""
    old, new = (_lines(raw) for raw in (before, after))
    lines = difflib.unified_diff(old, new, f"{path}（现在）", f"{path}（改好以后）", n=AROUND, lineterm="")
    return list(lines)


def show_difference(path: str, before: bytes, after: bytes) -> None:
    """Print it, what goes in red and what comes in green where a person looks."""
    for line in difference(path, before, after):
        screen.say(line, "bold" if line.startswith(("+++ ", "--- ")) else _STYLES.get(line[:1], ""))


def _lines(raw: bytes) -> list[str]:
    text = raw.decode("utf-8").removeprefix("\ufeff")
    return [line.rstrip("\r\n") for line in _LINE.findall(text)]
