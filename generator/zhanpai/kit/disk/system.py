"""The one place for what differs between systems; nothing else under `kit/disk` or in `fronts` asks for what only some of them have.

Windows lets nobody rename, replace or take away a file that another program has open.  A virus scanner lets go of a new file
after a moment, so what is refused is asked for again for about two seconds; Excel holds a file all day, and the error then
names it (`kit/problem.py::explain` says so to staff).
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import IO, Any, TypeVar

T = TypeVar("T")

IS_WINDOWS = sys.platform == "win32"

TRIES, PAUSE = 40, 0.05
"""How often a held file is asked for, and the seconds between."""

HELD = (5, 32, 33)
"""What Windows says of a file that is open elsewhere: ERROR_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION."""

NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
"""For `os.open`: refuse a link, where the system can be told to."""
AS_BYTES: int = getattr(os, "O_BINARY", 0)
"""For `os.open`: leave line ends as they are."""
NO_WAITING: int = getattr(os, "O_NONBLOCK", 0)
"""For `os.open`: do not wait for whoever is to write into a pipe."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
_LOCKED_BYTE = 1 << 30
"""Windows refuses others even reading what is locked; so a byte behind the words is."""


def is_held(error: OSError) -> bool:
    """Whether another program may have the file open; a file that is not ours to write looks the same on Windows."""
    return getattr(error, "winerror", None) in HELD or (IS_WINDOWS and error.errno == errno.EACCES)


def patiently(deed: Callable[[], T], sleep: Callable[[float], object] = time.sleep) -> T:
    """What `deed` returns, done again as long as another program holds a file; raises what it raised last."""
    for _ in range(TRIES - 1):
        try:
            return deed()
        except OSError as error:
            if not is_held(error):
                raise
        sleep(PAUSE)
    return deed()


def move(source: Path, target: Path) -> None:
    """Give `source` the name `target`, over a file that stands there; an OSError of a held file names `target`, which staff know.

    A folder can be given a name that nothing has.
    """
    try:
        patiently(lambda: source.replace(target))
    except OSError as error:
        if is_held(error):
            error.filename, error.filename2 = str(target), None
        raise


def take_away(path: Path) -> None:
    """Remove a file, if it is there."""
    patiently(lambda: path.unlink(missing_ok=True))


def take_away_folder(path: Path) -> None:
    """Remove a folder and what is in it; raises FileNotFoundError if it is not there."""
    patiently(lambda: shutil.rmtree(path))


def second_name(there: Path, new: Path) -> None:
    """Give a file a second name, at once or not at all.

    Raises FileExistsError if the name is taken, another OSError where the disk knows no second names.
    """
    os.link(there, new)


def settle_names(folder: Path) -> None:
    """Have the names in `folder` on the disk as they are now, where the system can be told to (Windows cannot).

    A name may otherwise reach the disk after another that was given later, should the power fail.
    """
    if IS_WINDOWS:
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Disks over a network have their own order of things.
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def let_all_read(file: int | Path) -> None:
    """Let a web server read a file, open or not, whatever the umask of who runs this; on Windows a folder's owner says who may."""
    if not IS_WINDOWS:
        os.chmod(file, 0o644)  # noqa: PTH101 (a path or a descriptor)


def let_all_enter(folder: Path) -> None:
    """Let a web server enter a folder; see `let_all_read`."""
    if not IS_WINDOWS:
        folder.chmod(0o755)


def apart() -> dict[str, Any]:
    """What `subprocess.Popen` is told of a child that Ctrl-C is not to reach, as its parent ends it."""
    if IS_WINDOWS:
        return {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    return {"start_new_session": True}


def hidden() -> dict[str, Any]:
    """What `subprocess.Popen` is told of a child that is to open no window of its own."""
    return {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)} if IS_WINDOWS else {}


def exchange(first: Path, second: Path) -> bool:
    """Exchange two names; False where the system or the file system cannot, OSError where it refuses."""
    rename = _renameat2()
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(second))


@cache
def _renameat2() -> ctypes._NamedFuncPointer | None:
    """The C library's function (glibc 2.28, musl 1.2.5), if it has one."""
    if not sys.platform.startswith("linux"):
        return None
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is not None:
        function.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    return function


if sys.platform == "win32":
    import msvcrt

    def take_lock(file: IO[str]) -> bool:
        """Hold an open file until it is closed or this process dies; False if another process holds it."""
        os.lseek(file.fileno(), _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def take_lock(file: IO[str]) -> bool:
        """Hold an open file until it is closed or this process dies; False if another process holds it."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
