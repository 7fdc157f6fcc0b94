"""A table as CSV that spreadsheets open as it is and can do no harm with."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable

_BEGINS_FORMULA = frozenset("=+-@")
_BEGINS_CELL = frozenset("\t\r\n")


def format_csv(titles: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """The table in UTF-8 with the byte order mark that Excel asks for, its lines as RFC 4180 has them."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(map(harmless, titles))
    table.writerows(map(_cell, row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case int() | float():
            return str(value)
        case list() | tuple():
            return harmless("；".join(map(str, value)))
    return harmless(str(value))


def harmless(text: str) -> str:
    """`text` that no spreadsheet takes for a formula: an apostrophe stands before what could begin one.

    Excel and its like compute what begins with ``= + - @``, full-width ones too, or with a tab or the end
    of a line (https://owasp.org/www-community/attacks/CSV_Injection).  What begins with such an apostrophe itself is
    given one more, so that `as_typed` gives back every text.
    """
    behind = text.lstrip("'")
    first = unicodedata.normalize("NFKC", behind.lstrip())[:1]
    return f"'{text}" if first in _BEGINS_FORMULA or behind[:1] in _BEGINS_CELL else text


def as_typed(text: str) -> str:
    """The text that `harmless` has made this of: without the apostrophe that keeps it from being a formula."""
    return text[1:] if text[:1] == "'" and harmless(text[1:]) == text else text
