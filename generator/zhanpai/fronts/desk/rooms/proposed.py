"""检查, the page before something is mended: what would change, file by file, and what is left alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from zhanpai.fronts.desk.line_changes import BLANK, HIDDEN
from zhanpai.fronts.desk.proposal import LeftAlone, Proposal, ShownChange
from zhanpai.fronts.desk.rooms.findings import PAGE


@dataclass(frozen=True)
class ChangedFile:
    """A file, what it is about ("" where nobody knows), and what changes in it, from top to bottom."""

    path: str
    about: str
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True)
class ProposedPage:
    """One page of what would change; the counts are those of all pages."""

    mended: int
    file_count: int
    files: tuple[ChangedFile, ...]
    left_alone: tuple[LeftAlone, ...]
    """On the last page, and not more than fit on one; `unlisted` are the rest."""
    unlisted: int
    mark: str
    number: int
    pages: int
    has_signs: bool
    """Whether signs stand for what cannot be seen."""


def proposed_page(proposal: Proposal, names: Mapping[str, str], number: int) -> ProposedPage:
    """Page `number` (from 1; the nearest there is) of it; `names` say of a file what it is about."""
    pages = max(1, -(-len(proposal.changes) // PAGE))
    number = min(max(1, number), pages)
    shown = proposal.changes[(number - 1) * PAGE : number * PAGE]
    return ProposedPage(
        proposal.mended,
        len(proposal.files),
        tuple(
            ChangedFile(path, names.get(path, ""), tuple(group))
            for path, group in groupby(shown, key=lambda one: one.path)
        ),
        proposal.left_alone[:PAGE] if number == pages else (),
        max(0, len(proposal.left_alone) - PAGE),
        proposal.mark,
        number,
        pages,
        any(map(_has_signs, shown)),
    )


def _has_signs(one: ShownChange) -> bool:
    lines = one.change.old + one.change.new
    return any(
        sign in text for line in lines for text, is_changed in line if is_changed for sign in (BLANK, HIDDEN)
    )
