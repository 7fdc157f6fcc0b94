"""Taking back what was printed by mistake and never handed over: by a line that says so, for lines are never taken out.

The line repeats what it takes back, with `void-` before its `what`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhanpai.domain.model.printed import Printed

VOID = "void-"


def in_force(events: Iterable[Printed]) -> tuple[Printed, ...]:
    """Of the lines of a ledger those that still count: a line that takes back removes the newest one of its words."""
    kept: list[Printed] = []
    for event in events:
        if not event.what.startswith(VOID):
            kept.append(event)
            continue
        meant = replace(event, what=event.what.removeprefix(VOID))
        for i in range(len(kept) - 1, -1, -1):
            if kept[i].says_the_same_as(meant):
                del kept[i]
                break
    return tuple(kept)


def void(printed: Sequence[Printed], on: dt.date) -> tuple[Printed, ...]:
    """The lines that take these back, written on that day."""
    return tuple(replace(one, what=f"{VOID}{one.what}", on=on, line=0) for one in printed)
