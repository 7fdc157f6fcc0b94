"""The errand that finds out what would be mended; it writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

from zhanpai.content.repairs import FileFix, Fixes
from zhanpai.fronts.desk.line_changes import line_changes
from zhanpai.fronts.desk.proposal import LeftAlone, Proposal, ShownChange
from zhanpai.fronts.fixing import fix_of, fixes_of
from zhanpai.kit.clock import read_today


def propose(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """What mends the finding at ``asked["place"]``, or all that can be, of ``asked["codes"]`` if there are any.

    Problem if a file cannot be read any more.
    """
    looks = count(1)

    def on_look() -> None:
        number = next(looks)
        say(phase="读取和检查资料" if number == 1 else f"试着改，改完再检查（第 {number - 1} 遍）")

    if place := asked.get("place"):
        path, line, column, code = place
        fixes = fix_of(root, read_today(), (path, line, column, code), on_look)
    else:
        fixes = fixes_of(root, read_today(), asked.get("codes", ()), on_look)
    return proposal_of(fixes).plain()


def proposal_of(fixes: Fixes) -> Proposal:
    """These fixes for a person to accept."""
    return Proposal(
        sum(len(file.mended) for file in fixes.files),
        tuple(change for file in fixes.files for change in _shown(file)),
        tuple(
            LeftAlone(one.finding.path, one.finding.line, one.finding.message, one.brought.message)
            for one in fixes.withdrawn
        ),
        tuple((file.path, file.before, file.after) for file in fixes.files),
    )


def _shown(file: FileFix) -> Iterable[ShownChange]:
    changes = line_changes(file.before, file.after)
    why: defaultdict[int, list[str]] = defaultdict(list)
    if not changes:
        return
    for one in file.mended:
        # What was found after lines had gone stands a little higher than in the file as it is.
        near = min(range(len(changes)), key=lambda n: abs(changes[n].line - one.line))
        if one.message not in why[near]:
            why[near].append(one.message)
    for number, change in enumerate(changes):
        yield ShownChange(file.path, tuple(why[number]), change)
