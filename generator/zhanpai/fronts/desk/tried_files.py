"""Files that an errand has tried and a save is to write, as JSON carries them out of its process."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from typing import Any

from zhanpai.content.edits import ChangedMeanwhileError
from zhanpai.fronts.desk.history.save_record import FileBytes
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.history.undoing import changes_said
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.problem import Problem

MANY_FILES = 40
"""Of a save of more files than these it is said what it was, and not value by value: nobody reads thousands."""


def plain_files(files: Iterable[FileBytes]) -> list[list[str | None]]:
    """``(path, before, after)`` of each, the bytes as text."""
    return [[path, _text(before), _text(after)] for path, before, after in files]


def files_of(result: Mapping[str, Any]) -> tuple[FileBytes, ...]:
    """The files, with their bytes, that `plain_files` has put into ``result["files"]``."""
    return tuple((path, _bytes(before), _bytes(after)) for path, before, after in result["files"])


def save_tried(desk: Desk, what: str, files: tuple[FileBytes, ...], more: str = "") -> Upshot:
    """Write what was tried as one save called `what`; what came of it, with `more` behind it."""
    if not files:
        return Upshot("没有写", more or "勾选的和现有资料一样，没有要写的。", "warn")
    said = tuple(word for file in files for word in changes_said(*file)) if len(files) <= MANY_FILES else ()
    try:
        told = desk.save(Change(what, desk.own.read_name(), said or (what,), files), what)
    except ChangedMeanwhileError:
        return Upshot("没有写", "刚才有人改过同一份资料，什么都没有写。看看新的差别，再存一次。", "warn")
    except Problem as problem:
        return Upshot("没有写", f"{problem.message}{problem.fix}", "warn")
    return Upshot(told.title, told.text + more, "warn" if more else told.tone, told.save, told.button)


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else base64.b64encode(raw).decode("ascii")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text)
