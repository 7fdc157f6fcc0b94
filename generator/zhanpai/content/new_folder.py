"""A folder in which a project is to begin: whether it is free, and how all files of the project come into it, or none.

Nothing of anybody's is ever written over: what lies there already that is not ours refuses the folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from zhanpai.content import filing
from zhanpai.content.edit_journal import lock_of
from zhanpai.content.several_edits import find_unfinished, resume, write_files
from zhanpai.kit.problem import Problem, explain

BEGINNING = "新建网站"
"""What the journal of a creation that is broken off says that it was to do."""

_LITTER = frozenset({".git", ".DS_Store", "Thumbs.db", "desktop.ini", ".cache", ".desk", filing.UNFINISHED})
"""What may lie there: a repository that holds nothing yet, what systems put into every folder, and our own."""


def has_project(folder: Path) -> bool:
    """Whether a project lies in `folder`: what makes it one is the register, `stations.yaml`."""
    return (folder / filing.REGISTER).is_file()


def can_begin(folder: Path) -> bool:
    """Whether there is no project in `folder` and one could begin there, see `refuse_used`."""
    try:
        refuse_used(folder)
    except Problem:
        return False
    return not has_project(folder)


def refuse_used(folder: Path) -> None:
    """Problem, in Chinese, if a project cannot begin in `folder`: it is no folder, cannot be read, or holds something.

    One that is not there is free, and so is one with empty folders in it.
    """
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise Problem(f"{folder} 不是文件夹。", "换一个新的或者空的文件夹。")
    if has_project(folder):
        raise Problem(
            f"{folder} 里已经有一个网站（名册 stations.yaml），没有动它。", "换一个新的或者空的文件夹。"
        )
    try:
        found = next(_files(folder), None)
    except OSError as error:
        raise explain(error) from error
    if found is not None:
        shown = found.relative_to(folder).as_posix()
        raise Problem(
            f"{folder} 里有别的东西（例如 {shown}），又没有名册 stations.yaml，没有动它。",
            "要新建网站，换一个新的或者空的文件夹；要打开已有的网站，指到放 stations.yaml 的那个文件夹。",
        )


def sweep(folder: Path) -> None:
    """Take back a creation in `folder` that was broken off: nothing of it was a person's yet.  Raises what `resume` raises."""
    if folder.is_dir() and not has_project(folder) and find_unfinished(folder) is not None:
        resume(folder, undo=True, keep=True)
        _drop_empty(folder)


def fill(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write all `files` of a new project, by their paths with ``/``, into `folder`, which is made if it is not there.

    Texts are written as UTF-8.  The register comes last: before it lies there, there is no project.  Problem if the folder is not
    free, or if the disk refuses; nothing of it is there then, and no folder that was made for it.
    """
    refuse_used(folder)
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        _drop(made)
        raise explain(error).unwritten() from error
    ordered = sorted(files, key=lambda path: (path == filing.REGISTER, path))
    try:
        write_files(folder, [(path, None, _raw(files[path])) for path in ordered], BEGINNING)
    except BaseException:
        with suppress(OSError):
            _drop_empty(folder)
        _drop(made)
        raise


def _drop(made: Iterable[Path]) -> None:
    """Take away folders that were made, the innermost first, as far as nothing is in them."""
    with suppress(OSError):
        for one in made:
            one.rmdir()


def _raw(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


def _files(folder: Path) -> Iterator[Path]:
    """What lies in `folder`, our own and the systems' litter aside: files, links, and whatever else is no plain folder."""
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.name in _LITTER:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        else:
            yield Path(entry.path)


def _drop_empty(folder: Path) -> None:
    """Take away the folders below `folder` that hold nothing; a repository's own stay."""
    with suppress(OSError):
        lock_of(folder).parent.rmdir()
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False) and entry.name not in _LITTER:
            _drop_empty(Path(entry.path))
            with suppress(OSError):
                Path(entry.path).rmdir()
