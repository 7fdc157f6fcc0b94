"""Put single files onto the disk: into a project whole or not at all, into an output folder for all to read."""

from __future__ import annotations

import glob
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from zhanpai.kit.disk.system import (
    AS_BYTES,
    NO_LINK,
    let_all_enter,
    let_all_read,
    move,
    patiently,
    second_name,
    settle_names,
    take_away,
)
from zhanpai.kit.problem import Problem


def changed_meanwhile(name: str) -> Problem:
    """What to say when somebody saved the file `name` between our reading and our writing."""
    return Problem(f"{name} 刚才被别的程序改了，没有动它。", "关掉打开它的程序，再运行一次。")


def create(path: Path, content: bytes) -> None:
    """Write a file that is not there yet; FileExistsError if it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path, content)
    try:
        # A second name is given at once or not at all, and never to what is there: whoever is killed leaves no empty file.
        second_name(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # No disk for cards and sticks (FAT, exFAT) knows two names of a file.
        _claim(path)
        move(draft, path)
    finally:
        take_away(draft)


def _claim(path: Path) -> None:
    """Take the name with an empty file against anybody who creates it at the same moment; FileExistsError if it is taken."""
    with path.open("xb"):
        pass


def replace(path: Path, content: bytes, *, expected: bytes, name: str) -> None:
    """Write `content` in the place of `expected`; Problem if something else stands there by now.

    `name` is what the person who is told of it calls the file.
    """
    target = path.resolve()
    if target.read_bytes() != expected:
        raise changed_meanwhile(name)
    _swap_in(target, content)


def put(path: Path, content: bytes) -> None:
    """Write `content` whole over whatever stands at `path`, and have it on the disk, its name too, when this returns."""
    draft = _draft(path, content)
    try:
        move(draft, path)
    except BaseException:
        take_away(draft)
        raise
    settle_names(path.parent)


def sweep_drafts(path: Path) -> None:
    """Take away what was left beside `path` by writers of it that were killed; nobody may be writing it now."""
    for draft in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        take_away(draft)


def write_bytes(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write a file that a web server may read, whatever the umask of who runs this.

    `lasting`: it is on the disk when this returns, and not only on its way there.

    A file that stands there is written over, as new ones are dear (a third of a millisecond each on the
    disks of rented machines); but never one that stands in another folder too, under a second name.
    """
    descriptor = _open(path)
    if os.fstat(descriptor).st_nlink > 1:
        os.close(descriptor)
        take_away(path)
        descriptor = _open(path)
    with os.fdopen(descriptor, "wb", buffering=0) as file:
        let_all_read(descriptor)
        # A full disk takes a part and says so only when asked again.
        view = memoryview(content)
        while view:
            view = view[file.write(view) or 0 :]
        file.truncate()
        if lasting:
            os.fsync(descriptor)


def _open(path: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | NO_LINK | AS_BYTES
    try:
        return patiently(lambda: os.open(path, flags, 0o644))
    except FileNotFoundError:
        make_folder(path.parent)
        return os.open(path, flags, 0o644)


def write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each of `files` at its path below `folder`; see `write_bytes`."""
    for path, content in files.items():
        write_bytes(folder / path, content)


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, that a web server may enter; see `write_bytes`."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    let_all_enter(path)


def _swap_in(path: Path, content: bytes) -> None:
    draft = _draft(path, content)
    try:
        shutil.copymode(path, draft)
        move(draft, path)
    except BaseException:
        take_away(draft)
        raise


def _draft(path: Path, content: bytes) -> Path:
    """`content` on the disk beside `path`, under a name that the reader of the project passes over, should we be killed."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        take_away(draft)
        raise
    return draft
