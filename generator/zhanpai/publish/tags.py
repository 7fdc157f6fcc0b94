"""The tags of a page as a browser sees them: what stands in a text or in an attribute's value is none.

Slow, hence for pages only that look as if something was wrong with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True, slots=True)
class HtmlTag:
    """The beginning of an element: its name and its attributes in lower case, their values as they are meant."""

    name: str
    attributes: Mapping[str, str]
    written: str
    """The tag as it stands in the page."""


def read_tags(html: str) -> list[HtmlTag]:
    """Every tag that begins an element, in their order; of two attributes of one name a browser takes the first."""
    reader = _TagReader()
    reader.feed(html)
    reader.close()
    return reader.found


class _TagReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[HtmlTag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        self.found.append(HtmlTag(tag, values, self.get_starttag_text() or ""))
