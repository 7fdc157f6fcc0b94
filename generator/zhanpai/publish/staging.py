"""The new site's folder beside the one that stands there, and what becomes of that one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zhanpai.kit.disk.system import let_all_enter, move, take_away_folder
from zhanpai.publish.project_places import MARKER


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
            take_away_folder(left_over)
    folder = out.with_name(f"{out.name}.staging-{os.getpid()}")
    spare = previous_of(out)
    if (spare / MARKER).is_file() and not spare.is_symlink():
        move(spare, folder)
    else:
        folder.mkdir()
    let_all_enter(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def set_aside(old: Path, out: Path) -> None:
    """Keep the replaced site, unless its place is taken by something that is not ours."""
    if not previous_of(out).exists():
        move(old, previous_of(out))
    elif old.exists():
        take_away_folder(old)


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
