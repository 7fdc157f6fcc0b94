"""改名 as a deed: what is wished is planned and shown line by line, and written as one save when somebody says yes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zhanpai.domain.model.field_types import parse_date
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.line_changes import line_changes
from zhanpai.fronts.desk.proposal import Proposal, ShownChange
from zhanpai.fronts.desk.state import Desk
from zhanpai.fronts.renaming import RenameWish, Renaming, plan_renaming
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem

KINDS = {
    "district": "区县",
    "township": "街道（乡镇）",
    "community": "社区（村）",
    "station": "一个站所在的地方",
}
"""What can be called otherwise here, and the words for it."""

FIELDS = {
    "township": "街道（乡镇）",
    "community": "社区（村）",
    "point": "联系点所在",
    "field": "行业",
    "at": "驻在地",
    "run_by": "设站单位所在",
}
"""What of one station can be another place."""

MANY = 200
"""Places that a person must look at and that are listed; of more she begins with these."""


@dataclass(frozen=True)
class PlannedRenaming:
    """What waits for a yes: the renaming, and the same as it is shown."""

    renaming: Renaming
    proposal: Proposal
    has_former: bool
    """Whether the old names are kept as former ones."""


def wish_of(typed: Mapping[str, str]) -> RenameWish:
    """What the form asks for; Problem, with what would do, if something is missing or cannot be read."""
    kind, old, new = typed.get("kind", ""), typed.get("old", "").strip(), typed.get("new", "").strip()
    if kind not in KINDS:
        raise Problem("没有选改什么的名。", "先选区县、街道（乡镇）、社区（村）或者一个站。")
    if not old:
        raise Problem("没有写原来的名称。", "写现在名册里的名称；改一个站的，写站号。")
    since = None
    if typed.get("why") != "correction":
        if not typed.get("since", "").strip():
            raise Problem("没有写新名从哪一天起用。", "写日期；原来就写错了的，选“更正”。")
        try:
            since = parse_date(typed["since"])
        except ValueError:
            raise Problem(f"“{typed['since']}”不是日期。", "写成 2026-12-01 的样子。") from None
    if kind != "station":
        if not new:
            raise Problem("没有写新的名称。", "写新的名称，不用带上级。")
        return RenameWish(kind, old, new, since)
    field = typed.get("field", "")
    if field not in FIELDS or not new:
        raise Problem("没有写换成什么地方。", "选改哪一项，再写新的名称。")
    number = old.split()[0]
    return RenameWish(kind, number.zfill(4) if number.isdecimal() else old, "", since, {field: new})


def plan(root: Path, wish: RenameWish) -> PlannedRenaming:
    """All that would be written; Problem and ContentError as `plan_renaming` raises them."""
    renaming = plan_renaming(root, read_today(), wish)
    shown = tuple(
        ShownChange(one.path, (), change)
        for one in renaming.changes
        for change in line_changes(one.before or b"", one.after or b"")
    )
    files = tuple((one.path, one.before or b"", one.after or b"") for one in renaming.changes)
    return PlannedRenaming(renaming, Proposal(len(shown), shown, (), files), wish.since is not None)


def write(desk: Desk, planned: PlannedRenaming) -> None:
    """Write all of it as one save; ChangedMeanwhileError and Problem as `Desk.save` raises them."""
    renaming = planned.renaming
    names = tuple(f"{old} → {new}" for old, new in renaming.stations.values())
    details = (f"{len(renaming.changes)} 个文件", *names[:MANY])
    files = tuple((one.path, one.before, one.after) for one in renaming.changes)
    desk.save(Change(renaming.what, desk.own.read_name(), details, files))
