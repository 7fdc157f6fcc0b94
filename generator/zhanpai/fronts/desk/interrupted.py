"""A change of several files that was broken off (S220), as every room shows it until somebody has decided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.edit_journal import look_for_unfinished
from zhanpai.content.several_edits import find_unfinished, saved_since
from zhanpai.kit.problem import Problem


@dataclass(frozen=True)
class Interrupted:
    """What it does, in words, its files, and those of them that were saved since.

    `damage` says what is wrong and what to do where it can be neither finished nor taken back; all else is then empty.
    """

    what: str
    paths: tuple[str, ...] = ()
    saved_since: tuple[str, ...] = ()
    damage: str = ""


def find_interrupted(root: Path) -> Interrupted | None:
    """What was broken off in the project at `root`; None if nothing was, or while somebody is writing it."""
    if not look_for_unfinished(root):
        return None
    try:
        change = find_unfinished(root)
    except Problem as problem:
        return Interrupted("", damage=f"{problem.message}{problem.fix}")
    if change is None:
        return None
    paths = tuple(one.path for one in change.changes)
    return Interrupted(change.what, paths, tuple(saved_since(root, change)))
