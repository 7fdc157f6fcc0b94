"""The errands of 成批改: plan what was asked for, and try what is ticked of it; each in a process of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

from zhanpai import pipeline
from zhanpai.checks.stale_station import DAYS
from zhanpai.content.bulk.bulk_plan import BulkFiles, BulkPlan, bulk_files
from zhanpai.content.bulk.term_end import plan_term_end
from zhanpai.content.bulk.verified import plan_verified
from zhanpai.content.edit_journal import refuse_unfinished
from zhanpai.content.edits import read_file
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.fronts.desk.bulk.bulk_wish import term_end
from zhanpai.fronts.desk.tried_files import plain_files
from zhanpai.fronts.newly_found import new_among
from zhanpai.fronts.row_blame import blamed, culprits
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError, Diagnostic

READING, TRYING = "读取资料", "看写了会不会出错"


def plan_bulk(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """All rows of what is asked for, as plain values; Problem if there is nothing to do, ContentError for a register in pieces."""
    say(phase=READING)
    _, plan = _plan(ContentReader(root), root, asked)
    rows = [
        [row.mark, row.station, row.subject, list(row.says), row.is_ticked, len(row.removes), list(row.deeds)]
        for row in plan.rows
    ]
    return {"asked": dict(asked), "what": plan.what, "rows": rows, "left": list(plan.left)}


def try_bulk(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """The files of the rows that ``asked["marks"]`` names, of the plan ``asked["asked"]``, without those that bring an error.

    Raises as `plan_bulk`.
    """
    say(phase=READING)
    reader = ContentReader(root)
    loaded, plan = _plan(reader, root, asked["asked"])
    say(phase=TRYING)
    refused: dict[str, str] = {}
    before = pipeline.examine(loaded)
    read = cache(partial(read_file, root))

    def brings(marks: Sequence[str]) -> bool:
        return bool(_new_errors(reader, before, bulk_files(plan, marks, read)))

    while True:
        marks = {mark for mark in asked["marks"] if mark not in refused}
        files = bulk_files(plan, marks, read)
        refused |= {row.mark: why for row, why in files.refused}
        found = _new_errors(reader, before, files)
        if not found:
            break
        after = {one.path: one.after for one in files.changes if one.after is not None}
        done = [row.mark for row in files.done]
        reason = f"{found[0].message}{found[0].fix}"
        refused |= blamed(found, after, files.places()) or dict.fromkeys(culprits(done, brings), reason)
    return {
        "what": plan.what,
        "files": plain_files((one.path, one.before, one.after) for one in files.changes),
        "refused": refused,
        "done": [row.mark for row in files.done],
    }


def _plan(reader: ContentReader, root: Path, asked: Mapping[str, Any]) -> tuple[Loaded, BulkPlan]:
    refuse_unfinished(root)
    loaded = reader.load(read_today())
    site = loaded.site
    if site is None:
        raise ContentError(loaded.problems)
    if asked["deed"] == "term":
        return loaded, plan_term_end(loaded, site, term_end(asked))
    return loaded, plan_verified(site, dt.date.fromisoformat(asked["on"]), frozenset(asked["ids"]), DAYS)


def _new_errors(reader: ContentReader, before: Sequence[Diagnostic], files: BulkFiles) -> list[Diagnostic]:
    if not files.changes:
        return []
    reader.instead = {one.path: one.after for one in files.changes}
    after = pipeline.examine(reader.load(read_today()))
    return [one for one in new_among(before, after) if one.severity.is_error]
