"""How finished files come to lie in a folder: all are made in a hidden one first, then moved one by one."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from zhanpai.kit.disk.files import make_folder
from zhanpai.kit.disk.lock import claimed
from zhanpai.kit.disk.system import move
from zhanpai.kit.problem import Problem, explain

PREFIX = ".zhanpai-staging-"
_LOCK = ".lock"


@dataclass
class Stage:
    """Two hidden folders inside `out`, hence on the same disk, which are gone at the end.

    `done` takes what is finished; `work` what is needed on the way: what fills one disk must not be
    blamed on another.
    """

    out: Path
    done: Path
    work: Path
    is_released: bool = False

    def release(self, files: Iterable[str], before: Callable[[], object] = lambda: None) -> None:
        """Move `files` from `done` to their places in `out`; each appears whole or not at all.

        `before` is called when nothing stands in the way; what it raises keeps all of them back.
        """
        files = list(files)
        self._look_for_obstacles(files)
        before()
        self.is_released = True
        for file in files:
            make_folder((self.out / file).parent)
            move(self.done / file, self.out / file)

    def _look_for_obstacles(self, files: Iterable[str]) -> None:
        folders = {folder for file in files for folder in PurePosixPath(file).parents}
        for folder in sorted(folders):
            path = self.out / folder
            if path.exists() and not path.is_dir():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
        for file in files:
            if (self.out / file).is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(self.out / file))


@contextmanager
def staging(out: Path) -> Iterator[Stage]:
    """Folders to make the files of `out` in.

    If nothing is released, `out` is as it was: not there, or untouched; and every Problem raised inside,
    as well as the one made here of an OSError, says so.
    """
    folder = out / f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}"
    stage = Stage(out, folder / "done", folder / "work")
    made: list[Path] = []
    try:
        made += [p for p in (out, *out.parents) if not p.exists()]
        make_folder(out)
        _sweep(out)
        with claimed(_lock_of(folder)):
            try:
                for path in (folder, stage.done, stage.work):
                    path.mkdir()
                yield stage
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise _told(explain(error, out), stage) from error
    except Problem as problem:
        raise _told(problem, stage) from problem
    finally:
        for path in made:
            try:
                path.rmdir()
            except OSError:
                break  # It holds the finished files.


def _told(problem: Problem, stage: Stage) -> Problem:
    return problem if stage.is_released else problem.unwritten()


def _lock_of(folder: Path) -> Path:
    """Beside the folder, so that it can be held before there is anything to take away."""
    return folder.with_name(folder.name + _LOCK)


def _sweep(out: Path) -> None:
    """Remove what runs that were killed have left; what a run still works in has its lock held."""
    for name in sorted({path.name.removesuffix(_LOCK) for path in out.glob(f"{PREFIX}*")}):
        with claimed(_lock_of(out / name)) as is_left_over:
            if is_left_over:
                shutil.rmtree(out / name, ignore_errors=True)
