"""`zhanpai format`: one layout for all files that people type; what they say stays, and every remark."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from zhanpai.content.several_edits import write_files
from zhanpai.content.tidying import Tidied, tidy_project
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.kit.problem import Problem


def format_files(root: Path, files: tuple[str, ...], check: bool) -> int:
    """Lay out these files, or all of the project; with `check` only name those whose layout would change.

    The status is 1 when a file would change and is not to, or cannot be read.  Raises Problem for a file that is none of
    the project, or has no layout, and with nothing written if one was saved in between or the disk refuses it.
    """
    tidied = tidy_project(root, [_path(root, typed) for typed in files])
    for _, problem in tidied.left:
        screen.warn(f"{problem.message}怎么改：{problem.fix}")
    for path, _, _ in tidied.changes:
        screen.say(path)
    return _report(tidied) if check else _write(root, tidied)


def _path(root: Path, typed: str) -> str:
    """The path from the root of a file that is named from where the person is, or from the root."""
    for base in (Path.cwd(), root):
        path = (base / typed).absolute()
        if path.is_file() and path.resolve().is_relative_to(root.resolve()):
            return path.resolve().relative_to(root.resolve()).as_posix()
    raise Problem(f"项目里没有“{typed}”这个文件。", "核对路径，例如 stations.yaml。")


def _report(tidied: Tidied) -> int:
    if tidied.changes:
        screen.say(f"上面 {len(tidied.changes)} 个文件要整理，运行 zhanpai format；{_kept(tidied)}")
    else:
        screen.say(_kept(tidied))
    return CONTENT_ERRORS if tidied.changes or tidied.left else OK


def _write(root: Path, tidied: Tidied) -> int:
    write_files(root, tidied.changes, "整理排版")
    done = f"整理好了 {len(tidied.changes)} 个文件；" if tidied.changes else ""
    screen.say(f"{done}{_kept(tidied)}", "" if tidied.left else "green")
    return CONTENT_ERRORS if tidied.left else OK


def _kept(tidied: Tidied) -> str:
    """How many files have their layout already, and how many were left."""
    neat = tidied.count - len(tidied.changes) - len(tidied.left)
    parts: Sequence[str] = [f"{neat} 个文件本来就是整齐的"] if neat or not tidied.left else []
    left = [f"{len(tidied.left)} 个没有动，先照上面说的改好"] if tidied.left else []
    return f"{'，'.join([*parts, *left])}。"
