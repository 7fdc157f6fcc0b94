"""What a page says it is: its title, its heading, its own address."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as somebody would recognise it; `path` is that of the canonical address it gives itself."""

    title: str = ""
    heading: str = ""
    path: str = ""


def read_page(html: str) -> SeenPage:
    """The first title, the first h1 and the canonical link of `html`, whatever else is wrong with it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return SeenPage(_words(reader.title), _words(reader.heading), urlsplit(reader.canonical).path)


def _words(parts: list[str]) -> str:
    return "".join("".join(parts).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.title: list[str] = []
        self.heading: list[str] = []
        self.canonical = ""
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where we are, and the canonical link."""
        if tag == "link":
            values = dict(attrs)
            if (values.get("rel") or "").lower() == "canonical" and not self.canonical:
                self.canonical = values.get("href") or ""
        elif (tag == "title" and not self.title) or (tag == "h1" and not self.heading):
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        """Leave the title or the heading."""
        if tag == self._inside:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        """Collect words."""
        if self._inside == "title":
            self.title.append(data)
        elif self._inside == "h1":
            self.heading.append(data)
