"""检查: what is wrong with the content, by files, the worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zhanpai.fronts.desk.looked import Looked, Noted

PAGE = 100
"""Findings on a page: more take long to draw, and nobody mends them in one go."""


@dataclass(frozen=True)
class FoundInFile:
    """A file, what it is about ("" where nobody knows), and what is wrong in it, from top to bottom."""

    path: str
    about: str
    found: tuple[Noted, ...]


@dataclass(frozen=True)
class CodeCount:
    """How often one rule speaks; `title` is what the rule is called."""

    code: str
    title: str
    number: int


@dataclass(frozen=True)
class FindingsPage:
    """One page of the findings that were asked for."""

    errors: int
    warnings: int
    files: tuple[FoundInFile, ...]
    counts: tuple[CodeCount, ...]
    only: str
    """The code that was asked for, or ""."""
    number: int
    pages: int
    can_fix: int
    """How many of those that were asked for a button can mend, on all pages."""


def findings_page(looked: Looked, titles: Mapping[str, str], only: str, number: int) -> FindingsPage:
    """Page `number` (from 1; the nearest there is) of what was found, or of the rule `only`; `titles` are those of rules."""
    wanted = [one for one in looked.found if only in ("", one.code)]
    in_order = sorted(wanted, key=lambda one: (not one.is_error, one.path, one.line, one.column))
    pages = max(1, -(-len(in_order) // PAGE))
    number = min(max(1, number), pages)
    shown = in_order[(number - 1) * PAGE : number * PAGE]
    return FindingsPage(
        looked.errors,
        len(looked.found) - looked.errors,
        tuple(by_file(shown, looked.names)),
        _counts(looked.found, titles),
        only,
        number,
        pages,
        sum(one.can_fix for one in wanted),
    )


def by_file(found: Iterable[Noted], names: Mapping[str, str]) -> Iterable[FoundInFile]:
    """Findings as they come, those of one file that follow one another together."""
    for path, group in groupby(found, key=lambda one: one.path):
        yield FoundInFile(path, names.get(path, ""), tuple(group))


def _counts(found: Sequence[Noted], titles: Mapping[str, str]) -> tuple[CodeCount, ...]:
    counted = Counter(one.code for one in found).most_common()
    return tuple(CodeCount(code, titles.get(code, ""), number) for code, number in counted)
