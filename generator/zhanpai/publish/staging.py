"""Which folder the site may go to, and the new site's folder beside it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhanpai.kit.problem import BuildError
from zhanpai.publish.write import MARKER

SOURCES = ("content", "theme", "generator", ".git", ".cache")
"""Folders of a project that are no place for a site, even while they are empty."""

_ELSEWHERE = "用 --out 指定一个新的或者空的文件夹，例如 --out site。"


def settle(out: Path, root: Path) -> Path:
    """The real folder behind `out`, if a site may stand there; otherwise BuildError.

    A symbolic link is followed, so that the link stays and the folder it leads to is exchanged.  The
    marker `.zhanpai` in the site's root says that everything in a folder was made by us and may go.
    """
    if out.is_symlink() and not out.exists():
        raise BuildError(f"{out} 是一个断了的链接。", "删掉这个链接，或者先建好它指向的文件夹。")
    real, project = out.resolve(), root.resolve()
    _refuse_precious(real, project)
    if real.exists() and not real.is_dir():
        raise BuildError(f"{real} 是一个文件，不是文件夹。", _ELSEWHERE)
    if real.is_dir() and any(real.iterdir()) and not (real / MARKER).is_file():
        raise BuildError(f"{real} 里有别的东西，不是站牌生成的网站，不能换掉。", _ELSEWHERE)
    return real


def _refuse_precious(out: Path, project: Path) -> None:
    if out == Path(out.anchor):
        raise BuildError("不能输出到磁盘的根目录。", _ELSEWHERE)
    if out == Path.home().resolve():
        raise BuildError("不能输出到个人主目录。", _ELSEWHERE)
    if out == project or out in project.parents:
        raise BuildError(f"{out} 放着网站的原始资料，不能拿来放生成的网站。", _ELSEWHERE)
    if any(out.is_relative_to(project / name) for name in SOURCES):
        raise BuildError(f"{out} 在原始资料的文件夹里，不能拿来放生成的网站。", _ELSEWHERE)


def previous_of(out: Path) -> Path:
    """Where the site that a build replaced stays until the next build."""
    return out.with_name(f"{out.name}.previous")


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A folder beside `out`, hence on the same disk, to build the new site in; it is gone at the end.

    It begins as the site before the present one, if that is still there: writing over 15,000 files takes
    a second, making them and removing others ten.  Only the holder of the lock of `out` comes here, so
    folders of other builds belong to runs that were killed.
    """
    for left_over in out.parent.iterdir():
        if left_over.name.startswith(f"{out.name}.staging-"):
            shutil.rmtree(left_over)
    folder = out.with_name(f"{out.name}.staging-{os.getpid()}")
    spare = previous_of(out)
    if (spare / MARKER).is_file() and not spare.is_symlink():
        spare.rename(folder)
    else:
        folder.mkdir()
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def set_aside(old: Path, out: Path) -> None:
    """Keep the replaced site, unless its place is taken by something that is not ours."""
    if not previous_of(out).exists():
        old.rename(previous_of(out))
    elif old.exists():
        shutil.rmtree(old)


def keep_only(folder: Path, files: frozenset[str]) -> None:
    """Remove everything below `folder` but these files; links go too, wherever they lead."""
    folders = {parent for file in files for parent in _parents(file)}

    def sweep(prefix: str) -> None:
        for entry in list(os.scandir(folder / prefix)):
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                if path in folders:
                    sweep(f"{path}/")
                else:
                    shutil.rmtree(entry.path)
            elif path not in files or not entry.is_file(follow_symlinks=False):
                Path(entry.path).unlink()

    sweep("")


def _parents(file: str) -> Iterator[str]:
    while "/" in file:
        file = file.rpartition("/")[0]
        yield file
