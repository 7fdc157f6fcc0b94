"""The running text below a file's front matter, as a form shows it and puts it back: lines that nobody touched keep every byte."""

from __future__ import annotations

import difflib
import re

from zhanpai.kit.yaml import parse_front_matter

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def shown_text(raw: bytes, path: str) -> str:
    """The text below the front matter, without the blank lines around it; "" if there is no front matter."""
    return parse_front_matter(raw, path).body.strip("\n")


def with_text(raw: bytes, path: str, text: str) -> bytes:
    """`raw` with `text` below its front matter in the place of what `shown_text` shows; the same is not touched.

    ValueError if `raw` has no front matter.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    shown = shown_text(raw, path)
    if text == shown:
        return raw
    typed = raw.decode("utf-8")
    lines: list[str] = _LINE.findall(typed)
    closing = [number for number, line in enumerate(lines) if line.lstrip("\ufeff").rstrip() == "---"]
    if len(closing) < 2:
        raise ValueError("no front matter")
    head, below = lines[: closing[1] + 1], lines[closing[1] + 1 :]
    end = "\r\n" if head[0].endswith("\r\n") else "\n"
    head[-1] = head[-1].rstrip("\r\n") + end
    first = next((number for number, line in enumerate(below) if line.strip()), len(below))
    kept = _merged(below[first:], shown.split("\n"), text.split("\n"), end) if text else []
    return "".join([*head, *(below[:first] or [end]), *kept]).encode()


def _merged(old: list[str], shown: list[str], new: list[str], end: str) -> list[str]:
    """The new lines; those that were shown already as they stand in the file, with what cannot be seen in them."""
    lines: list[str] = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, shown, new, autojunk=False).get_opcodes():
        lines += old[a:b] if what == "equal" else [line + end for line in new[c:d]]
    return [line if line.endswith(("\r", "\n")) else line + end for line in lines[:-1]] + lines[-1:]
