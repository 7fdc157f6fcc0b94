"""Recognise in Chinese text what must never be published: numbers and words that lead to one person.

`find_numbers` and `find_people` are what checks ask; `candidates` is what the last look at finished
pages compares with.  Each trace says how sure it is, and shows itself masked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from zhanpai.kit.privacy.documents import find_accounts, find_permits, find_plates
from zhanpai.kit.privacy.dwellings import DWELLING, find_dwellings
from zhanpai.kit.privacy.names_of_people import NAME, find_names
from zhanpai.kit.privacy.numbers import CARD, IDENTITY, MOBILE, candidates, is_mobile
from zhanpai.kit.privacy.trace import Certainty, Trace, plain

__all__ = [
    "CARD",
    "DWELLING",
    "IDENTITY",
    "MOBILE",
    "NAME",
    "Certainty",
    "Trace",
    "candidates",
    "find_id_cards",
    "find_mobiles",
    "find_named_people",
    "find_numbers",
    "find_people",
    "find_plates",
    "is_mobile",
    "plain",
]


def find_numbers(text: str) -> Iterator[Trace]:
    """Numbers of persons, SURE or DOUBTFUL: telephones, cards, papers, plates, accounts."""
    taken: list[tuple[int, int]] = []
    for trace in (*candidates(text), *find_permits(text), *find_plates(text), *find_accounts(text)):
        start, end = trace.start, trace.start + trace.width
        if trace.certainty is Certainty.HARMLESS or any(a < end and start < b for a, b in taken):
            continue
        taken.append((start, end))
        yield trace


def find_people(text: str, known: Collection[str] = ()) -> Iterator[Trace]:
    """Residents' dwellings and names, but those in `known`: people whose posts the site itself names."""
    yield from find_dwellings(text)
    yield from find_names(text, known)


def find_named_people(text: str) -> Iterator[Trace]:
    """Residents' dwellings and names in `text`, whoever they are."""
    return find_people(text)


def find_mobiles(text: str) -> Iterator[Trace]:
    """Mobile numbers (11 digits from 13 to 19), however they are spaced and in whatever digits."""
    return _of_kind(MOBILE, text)


def find_id_cards(text: str) -> Iterator[Trace]:
    """Numbers of identity cards, of 18 signs and the old ones of 15."""
    return _of_kind(IDENTITY, text)


def _of_kind(kind: str, text: str) -> Iterator[Trace]:
    return (t for t in candidates(text) if t.kind == kind and t.certainty is not Certainty.HARMLESS)
