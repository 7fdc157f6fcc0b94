"""Where finished files come to lie: all of them are made in a hidden folder first, then moved one by one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from zhanpai.content import filing
from zhanpai.kit.disk.files import make_folder
from zhanpai.press.making.errors import PressError

STAGING = ".signs-staging-"
_PRECIOUS = ("content", "theme", "generator", ".git", ".cache", "site")


def settle(out: Path, root: Path, what: str = "标识", example: str = "signs") -> Path:
    """The real folder behind `out`, if what is made may lie there; otherwise PressError."""
    real, project = out.resolve(), root.resolve()
    fix = f"用 --out 指定一个单独的文件夹，例如 --out {example}。"
    if real in (project, Path(real.anchor), Path.home().resolve()) or real in project.parents:
        raise PressError(f"{what}不能直接放在 {real}。", fix)
    if any(real.is_relative_to(project / name) for name in _PRECIOUS) or (real / filing.REGISTER).exists():
        raise PressError(f"{real} 放着网站的资料，不能拿来放{what}。", fix)
    if real.exists() and not real.is_dir():
        raise PressError(f"{real} 是一个文件，不是文件夹。", fix)
    return real


@contextmanager
def staging(out: Path) -> Iterator[Path]:
    """A hidden folder inside `out`, hence on the same disk, to make the files in; it is gone at the end.

    If the files are not moved from it, `out` is as it was: not there, or untouched.
    """
    made = [p for p in (out, *out.parents) if not p.exists()]
    folder = out / f"{STAGING}{os.getpid()}"
    try:
        make_folder(out)
        _sweep(out)
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for path in made:
            try:
                path.rmdir()
            except OSError:
                break  # It holds the finished files.


def release(folder: Path, out: Path, files: Iterable[str]) -> None:
    """Move finished files to their places; each appears whole or not at all."""
    files = list(files)
    # What could refuse a file is found before the first one moves.
    for file in files:
        make_folder((out / file).parent)
        if (out / file).is_dir():
            raise PressError(
                f"{out / file} 是一个文件夹，放不了同名的文件。", "把它移开，或者用 --out 换一个文件夹。"
            )
    for file in files:
        (folder / file).replace(out / file)


def _sweep(out: Path) -> None:
    """Remove what runs that were killed have left."""
    for path in out.glob(f"{STAGING}*"):
        pid = path.name.removeprefix(STAGING)
        if pid.isdigit() and not Path(f"/proc/{pid}").exists():
            shutil.rmtree(path, ignore_errors=True)
