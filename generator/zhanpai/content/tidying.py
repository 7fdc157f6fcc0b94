"""Which files of a project have a layout, and what each kind adds to the one that all share (`kit/yaml/one_layout.py`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import NoneType
from typing import get_args

from zhanpai.content import filing
from zhanpai.content.edits import read_file
from zhanpai.content.filing import Filed, Kind
from zhanpai.content.load import disk
from zhanpai.content.records.fields import field_at
from zhanpai.content.scaffold.register_line import COLUMN
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.news import NewsFront, ProseFront
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import Project
from zhanpai.domain.model.register import Register
from zhanpai.domain.model.station import StationFile
from zhanpai.domain.model.waiver import Waiver
from zhanpai.kit.diagnostics import Finding, Keys
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.one_layout import FileLayout, tidy

SETTINGS = ("publish.yaml", "report.yaml", "signage.yaml")
"""The settings beside the register, each optional; what their values are is known to the rooms that read them."""

_MODELS: dict[Kind, type[Record]] = {
    Kind.STATION: StationFile,
    Kind.OPINIONS: Opinion,
    Kind.NEWS: NewsFront,
    Kind.PROJECTS: Project,
    Kind.PROSE: ProseFront,
    Kind.WAIVERS: Waiver,
}
_LISTS = (Kind.OPINIONS, Kind.PROJECTS, Kind.WAIVERS)


@dataclass(frozen=True, slots=True)
class Tidied:
    """What the layout would change: each file with its bytes and the new ones, and why others are left as they are."""

    changes: tuple[tuple[str, bytes, bytes], ...]
    left: tuple[tuple[str, Problem], ...]
    count: int
    """How many files were looked at."""


def tidy_project(root: Path, paths: Sequence[str] = ()) -> Tidied:
    """Lay out the files at these paths from `root`, or all that have a layout; nothing is written.

    Raises Problem for a path that is no file of the project, or one that has no layout.
    """
    changes: list[tuple[str, bytes, bytes]] = []
    left: list[tuple[str, Problem]] = []
    wanted = list(paths) or list(typed_files(root))
    for path in wanted:
        if not has_layout(path):
            fix = "写 stations.yaml，或者 content 里的 .yaml、.md 文件。"
            raise Problem(f"“{path}”不是 zhanpai format 整理的文件。", fix)
        before = read_file(root, path)
        try:
            after = tidied(before, path)
        except Problem as problem:
            left.append((path, problem))
            continue
        if after != before:
            changes.append((path, before, after))
    return Tidied(tuple(changes), tuple(left), len(wanted))


def tidied(raw: bytes, path: str) -> bytes:
    """`raw`, the file at `path` from the project's root, in its layout; UntidyError where it keeps the one it has, Problem for none."""
    if path == filing.REGISTER:
        return tidy(raw, path, FileLayout(partial(_sort, Register), True, ("stations",), COLUMN))
    if path in SETTINGS:
        return tidy(raw, path)
    filed = filing.classify(path)
    if not isinstance(filed, Filed) or filed.kind not in _MODELS:
        raise Problem(f"“{path}”不是 zhanpai format 整理的文件。", "核对路径。")
    is_list = filed.kind in _LISTS
    style = FileLayout(partial(_sort_of_item if is_list else _sort, _MODELS[filed.kind]))
    return tidy(raw, path, style, root=list if is_list else dict)


def has_layout(path: str) -> bool:
    """Whether the file at `path`, from the project's root, is one that people type and that has a layout."""
    if path == filing.REGISTER or path in SETTINGS:
        return True
    if not path.startswith(f"{filing.CONTENT}/"):
        return False
    filed = filing.classify(path)
    return isinstance(filed, Filed) and filed.kind in _MODELS


def typed_files(root: Path) -> Iterator[str]:
    """The paths of all files of the project that have a layout, the register first."""
    for path in (filing.REGISTER, *SETTINGS):
        with suppress(FileNotFoundError):
            if not isinstance(disk.look(root, path), Finding):
                yield path
    for seen in disk.walk(root, filing.CONTENT):
        if not isinstance(seen, Finding) and has_layout(seen.path):
            yield seen.path


def _sort_of_item(model: type[Record], keys: Keys) -> str:
    return _sort(model, keys[1:])


def _sort(model: type[Record], keys: Keys) -> str:
    return _sort_of_field(model, tuple(key for key in keys if isinstance(key, str)))


@cache
def _sort_of_field(model: type[Record], keys: tuple[str, ...]) -> str:
    """What the model takes there: text that must not lose its leading zero, a day, a number; "" where it says no such thing."""
    field = field_at(model, keys)
    leaves = set(_leaves(field.info.annotation)) if field.info else set()
    if leaves == {str}:
        return "text"
    if leaves == {dt.date}:
        return "date"
    return "number" if leaves and leaves <= {int, float} else ""


def _leaves(annotation: object) -> Iterator[object]:
    """The single types in ``tuple[str, ...] | None`` or ``Annotated[str, …]``."""
    inner = [arg for arg in get_args(annotation) if isinstance(arg, type) or get_args(arg)]
    if not inner:
        if annotation is not NoneType:
            yield annotation
        return
    for arg in inner:
        yield from _leaves(arg)
