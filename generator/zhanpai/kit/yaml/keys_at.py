"""From a line and a column back to the keys that lead to the value there: the other way round than `positions.py`."""

from __future__ import annotations

from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml.encoding import decode
from zhanpai.kit.yaml.positions import Place, Span, read_spans

Spot = tuple[int, int]


def keys_at(raw: bytes, path: str, line: int, column: int) -> Keys:
    """The way from the root to the value at `line` and `column` of a file, both counted from 1 in characters.

    Of a Markdown file its front matter is asked; in the body, before the first value and in what is no text it is ``()``.
    A place on a key means its value, one inside a long value that value, one on a record's first character what the record
    begins with, and one between two values what comes before it.
    """
    text, problem = decode(raw, path)
    if problem:
        return ()
    if path.endswith(".md"):
        end = _end_of_front_matter(text)
        if line > end:
            return ()
        text = "\n".join(["", *text.split("\n")[1:end], ""])
    found: Keys = ()
    best: Spot = (0, 0)
    for keys, span in read_spans(text).items():
        start = _start(span)
        # What stands in another begins where that begins or later, and comes after it in no certain order.
        if start <= (line, column) and (start, len(keys)) >= (best, len(found)):
            found, best = keys, start
    return found


def _start(span: Span) -> Spot:
    first: Place = span.key or span.value
    return first.line, first.column


def _end_of_front_matter(text: str) -> int:
    """How many lines stand before the one that closes it; 0 if there is none."""
    lines = text.split("\n")
    if lines[0] != "---":
        return 0
    return next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
