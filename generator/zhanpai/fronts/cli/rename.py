"""`zhanpai rename`: a place, a deputy or a matter under another name, everywhere it stands, in one step."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from zhanpai.domain.model.field_types import parse_date
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.difference import show_difference
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.fronts.cli.questions import ask, is_accepted
from zhanpai.fronts.renaming import RenameWish, Renaming, plan_renaming, write_renaming
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem

MANY = 20
"""Places to look at of which each is named; of more a person wants the number, and begins with these."""


def rename_district(
    root: Path, old: str, new: str, since: str | None, correction: bool, yes: bool, dry_run: bool
) -> int:
    """Call a district otherwise, show it, and write it if that is accepted; 1 if not.  Problem, ContentError as `_rename`."""
    return _place(root, "district", old, new, since, correction, yes, dry_run)


def rename_township(
    root: Path, old: str, new: str, since: str | None, correction: bool, yes: bool, dry_run: bool
) -> int:
    """Call a subdistrict, town or township otherwise, as `rename_district` does a district; 1 if nothing is written."""
    return _place(root, "township", old, new, since, correction, yes, dry_run)


def rename_community(
    root: Path, old: str, new: str, since: str | None, correction: bool, yes: bool, dry_run: bool
) -> int:
    """Call a community or village otherwise, as `rename_district` does a district; 1 if nothing is written."""
    return _place(root, "community", old, new, since, correction, yes, dry_run)


def rename_station(
    root: Path,
    station: str,
    township: str | None,
    community: str | None,
    point: str | None,
    field: str | None,
    at: str | None,
    run_by: str | None,
    since: str | None,
    correction: bool,
    yes: bool,
    dry_run: bool,
) -> int:
    """Give one station another place, and so another name; see `_rename`.  Problem if none is given."""
    given = {
        "township": township,
        "community": community,
        "point": point,
        "field": field,
        "at": at,
        "run_by": run_by,
    }
    fields = {key: value for key, value in given.items() if value is not None}
    if not fields:
        raise Problem("没有写换成什么地方。", "例如 zhanpai rename station 0002 --community 湖东社区。")
    wish = RenameWish("station", station, "", _since(since, correction, None), fields)
    return _rename(root, wish, yes, dry_run)


def rename_deputy(
    root: Path, deputy: str, new: str, since: str | None, correction: bool, yes: bool, dry_run: bool
) -> int:
    """Call a deputy otherwise; without a day the new name holds from today on; see `_rename`."""
    wish = RenameWish("deputy", deputy, new, _since(since, correction, read_today()))
    return _rename(root, wish, yes, dry_run)


def rename_matter(
    root: Path, old: str, new: str, since: str | None, correction: bool, merge: bool, yes: bool, dry_run: bool
) -> int:
    """Call a matter otherwise; without a day the new name holds from today on; see `_rename`."""
    wish = RenameWish("matter", old, new, _since(since, correction, read_today()), merge=merge)
    return _rename(root, wish, yes, dry_run)


def _place(
    root: Path,
    kind: str,
    old: str,
    new: str,
    since: str | None,
    correction: bool,
    yes: bool,
    dry_run: bool,
) -> int:
    return _rename(root, RenameWish(kind, old, new, _since(since, correction, None)), yes, dry_run)


def _since(typed: str | None, correction: bool, default: dt.date | None) -> dt.date | None:
    """The first day of the new name; None for a correction.  Of a place it is asked for: former names need it."""
    if correction:
        if typed:
            raise Problem(
                "--since 和 --correction 只能写一个。", "真的改了名写 --since，原来写错了写 --correction。"
            )
        return None
    if typed is None and default is not None:
        return default
    typed = ask(typed, "--since", "新名从哪一天起用（例如 2026-12-01）；原来写错了的用 --correction")
    try:
        return parse_date(typed)
    except ValueError:
        raise Problem(f"“{typed}”不是日期。", "写成 2026-12-01 的样子。") from None


def _rename(root: Path, wish: RenameWish, yes: bool, dry_run: bool) -> int:
    """Show the whole as one difference and write it if that is accepted; 1 if it is not written, and was not to be tried only.

    Raises Problem for a name that cannot be, ContentError if a file of the project cannot be read.
    """
    renaming = plan_renaming(root, read_today(), wish)
    for change in renaming.changes:
        screen.say(f"\n{change.path}{'：新建' if change.before is None else ''}", "bold")
        show_difference(change.path, change.before or b"", change.after or b"")
    _tell(renaming, wish)
    if dry_run:
        screen.say("什么都没有写。")
        return OK
    if not is_accepted(yes):
        screen.say("什么都没有写。" if sys.stdin.isatty() else "什么都没有写；要写，加上 --yes 再运行一次。")
        return CONTENT_ERRORS
    write_renaming(root, renaming)
    screen.say(
        f"{renaming.what}：写好了 {len(renaming.changes)} 个文件。运行 zhanpai check，再运行 zhanpai build。",
        "green",
    )
    return OK


def _tell(renaming: Renaming, wish: RenameWish) -> None:
    screen.say(f"\n{renaming.what}：一共 {len(renaming.changes)} 个文件。", "bold")
    if renaming.stations:
        kept = (
            "原来写错的名字不登记曾用名。" if wish.since is None else "旧名登记在 former_names 里，还查得到。"
        )
        screen.say(f"{len(renaming.stations)} 个站的站名变了，站号、网址照旧；{kept}")
    if renaming.records:
        screen.say(f"改名以前的动态、台账里有 {renaming.records} 处旧名，那时就叫这个名，照旧。")
    if wish.since and wish.since > read_today():
        screen.say(
            f"新名从 {wish.since} 起用：写好以后网页马上用新名，到那一天再运行 zhanpai build。", "yellow"
        )
    for told in renaming.told:
        screen.say(told)
    if renaming.reprints:
        screen.say(
            f"有 {renaming.reprints} 块印过的牌子要重印：改好以后运行 zhanpai signs --reprint 看清单。",
            "yellow",
        )
    if renaming.doubts:
        screen.say(f"这些地方请人看一看（{len(renaming.doubts)} 处，没有动）：", "yellow")
        for doubt in renaming.doubts[:MANY]:
            screen.say(f"  {doubt.path}:{doubt.line} {doubt.text}")
        if len(renaming.doubts) > MANY:
            screen.say(f"  还有 {len(renaming.doubts) - MANY} 处。")
    if renaming.warnings:
        screen.say(f"改名以后检查会多出 {len(renaming.warnings)} 处提醒：", "yellow")
        screen.show_diagnostics(renaming.warnings[:MANY])
