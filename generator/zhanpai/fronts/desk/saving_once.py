"""A deed that changes files at one press of a button: tried first, written whole or not at all, and told in words."""

from __future__ import annotations

from collections.abc import Sequence

from zhanpai.content.edits import ChangedMeanwhileError
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.history.undoing import changes_said
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.problem import Problem

Files = Sequence[tuple[str, bytes | None, bytes | None]]
MOST = 8
"""Findings and changes that are named; of the rest the number is."""


def save_file(desk: Desk, what: str, path: str, before: bytes, after: bytes) -> Upshot:
    """The same as `save_files` for a deed that changes one file: what came of it, in words."""
    return save_files(desk, what, [(path, before, after)])


def save_files(desk: Desk, what: str, files: Files) -> Upshot:
    """Write all of `files` (path, before, after), unless that would add an error; what it returns says what came of it."""
    new = desk.resident.try_({path: after for path, _, after in files}).new
    if wrong := [one for one in new if one.is_error]:
        return Upshot("没有写", _said_wrong(wrong), "warn")
    words = [word for path, before, after in files for word in changes_said(path, before, after)]
    try:
        desk.save(Change(what, desk.own.read_name(), tuple(words), tuple(files)))
    except ChangedMeanwhileError:
        return Upshot("没有写", "刚才有人改过同一份资料，什么都没有写。再做一次就行。", "warn")
    except Problem as problem:
        return Upshot("没有写", f"{problem.message}{problem.fix}", "warn")
    more = [f"另有 {len(words) - MOST} 处。"] if len(words) > MOST else []
    return Upshot("保存好了", "\n".join([*words[:MOST], *more]) or "没有要改的，文件照旧。")


def _said_wrong(wrong: Sequence[Noted]) -> str:
    lines = ["这样改会多出错误，所以什么都没有写："]
    lines += [f"{one.message}{one.fix}" for one in wrong[:MOST]]
    return "\n".join(lines if len(wrong) <= MOST else [*lines, f"还有 {len(wrong) - MOST} 处。"])
