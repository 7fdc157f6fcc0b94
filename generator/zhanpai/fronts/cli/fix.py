"""`zhanpai fix`: every sure fix that `check` offers, shown as one difference and written when somebody has said yes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from zhanpai.content.repairs import FileFix, Fixes
from zhanpai.content.several_edits import write_files
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.difference import show_difference
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.fronts.cli.questions import is_accepted
from zhanpai.fronts.fixing import fixes_of
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem
from zhanpai.office.handbook.rulebook import find_rule


def fix(root: Path, only: tuple[str, ...], yes: bool, diff: bool) -> int:
    """Show what would be mended, all of it or the findings of these codes, and write it if that is accepted.

    The status is 1 when something is left that could be mended: shown and not written, or taken back.  Raises Problem for
    a code that no rule has, and with nothing written if a file was saved in between or the disk refuses one.
    """
    fixes = fixes_of(root, read_today(), _codes(only))
    _tell_withdrawn(fixes)
    if not fixes.files:
        screen.say(f"没有能自动改好的。{_left(fixes)}")
        return CONTENT_ERRORS if fixes.withdrawn else OK
    for file in fixes.files:
        _show(file)
    screen.say(f"\n一共 {len(fixes.files)} 个文件，能改好 {_count(fixes.files)} 处。")
    if diff or not is_accepted(yes):
        screen.say(
            "什么都没有写。" if diff or sys.stdin.isatty() else "什么都没有写；要写，加上 --yes 再运行一次。"
        )
        return CONTENT_ERRORS
    return _write(root, fixes)


def _codes(typed: Sequence[str]) -> frozenset[str]:
    codes = frozenset(
        code.strip().upper() for one in typed for code in one.replace("，", ",").split(",") if code.strip()
    )
    for code in sorted(codes):
        if find_rule(code) is None:
            raise Problem(
                f"没有“{code}”这个代码。", "代码在检查结果里，例如 D203；全部代码运行 zhanpai explain 看。"
            )
    return codes


def _show(file: FileFix) -> None:
    screen.say(f"\n{file.path}：改 {len(file.mended)} 处", "bold")
    for diagnostic in file.mended:
        screen.say(f"  第 {diagnostic.line} 行 {diagnostic.code} {diagnostic.message}")
    show_difference(file.path, file.before, file.after)


def _write(root: Path, fixes: Fixes) -> int:
    write_files(root, [(file.path, file.before, file.after) for file in fixes.files], "自动改正")
    screen.say(f"改好了 {len(fixes.files)} 个文件里的 {_count(fixes.files)} 处。{_left(fixes)}", "green")
    return OK


def _tell_withdrawn(fixes: Fixes) -> None:
    for one in fixes.withdrawn:
        finding, brought = one.finding, one.brought
        place = f"{finding.path}:{finding.line} {finding.code}"
        screen.warn(f"{place} 没有动：照检查说的改，又会有 {brought.code} {brought.message}请自己看。")


def _count(files: Sequence[FileFix]) -> int:
    return sum(len(file.mended) for file in files)


def _left(fixes: Fixes) -> str:
    return f"还有 {len(fixes.left)} 处要人来看，运行 zhanpai check。" if fixes.left else ""
