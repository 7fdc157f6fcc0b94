"""Search in the handbook: pages in which every word that was typed occurs, with the sentence that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.office.handbook.handbook_html import page_lines
from zhanpai.office.handbook.handbook_pages import FIRST, HandbookPage, code_pages, handbook_pages

MOST = 40
"""Pages that are shown."""
LONGEST = 100
"""Characters of a question that are read; of a sentence that are shown."""

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether it was asked for."""


@dataclass(frozen=True, slots=True)
class HandbookHit:
    """A page that answers, with its title and a sentence of it in pieces."""

    page: HandbookPage
    is_code: bool
    title: Pieces
    sentence: Pieces


def find_in_handbook(asked: str) -> tuple[HandbookHit, ...]:
    """At most MOST pages in which every word of `asked` occurs, as they are read.

    Those with all words in the title come first, then those with one of them; the contents, which name everything, last.
    """
    words = asked[:LONGEST].casefold().split()
    if not words:
        return ()
    hits = [*_hits(words)]
    return tuple(hit for _, hit in sorted(hits, key=lambda one: one[0]))[:MOST]


def _hits(words: list[str]) -> Iterator[tuple[int, HandbookHit]]:
    pages = [*((page, False) for page in handbook_pages()), *((page, True) for page in code_pages())]
    for page, is_code in pages:
        title = f"{page.name} {page.title}" if is_code else page.title
        lines = page_lines(page)
        whole = "\n".join((title, *lines)).casefold()
        if all(word in whole for word in words):
            in_title = [word in title.casefold() for word in words]
            yield (
                3 if page.name == FIRST else 0 if all(in_title) else 1 if any(in_title) else 2,
                HandbookHit(page, is_code, _marked(title, words), _sentence(lines, words)),
            )


def _sentence(lines: tuple[str, ...], words: list[str]) -> Pieces:
    """The first sentence with the most of the words; the first of the page if only the title has them."""
    sentences = [one for line in lines for one in re.findall(r"[^。！？]+[。！？]?", line) if one.strip()]
    best = max(sentences, key=lambda one: sum(word in one.casefold() for word in words), default="").strip()
    first = min((at for word in words if (at := best.casefold().find(word)) >= 0), default=0)
    start = max(0, first - LONGEST // 3) if len(best) > LONGEST else 0
    cut = best[start : start + LONGEST]
    return _marked(f"{'……' if start else ''}{cut}{'……' if start + LONGEST < len(best) else ''}", words)


def _marked(text: str, words: list[str]) -> Pieces:
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    parts = re.split(f"({pattern})", text, flags=re.IGNORECASE)
    return tuple((part, bool(number % 2)) for number, part in enumerate(parts) if part)
