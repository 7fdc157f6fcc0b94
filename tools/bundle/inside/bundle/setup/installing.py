"""Make the program ready on this computer, without a network: beside, whole, and then renamed into its place."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from places import Home, patiently
from telling import Trouble, say

MINOR = (3, 11)
SPACE = 1_200_000_000
"""Bytes: what pip unpacks beside and what stays of it."""
LONGEST = 120
"""Characters of the folder's path on Windows, which takes 259 for a file (MAX_PATH)."""


def install(source: Home, home: Home) -> None:
    """Make the version that `source` brought ready in `home`; Trouble if something is not as it was handed over.

    What was broken off before is begun again.
    """
    version = source.brought()
    refuse_machine(source, home)
    say(f"正在准备“站牌” {version}，第一次要几分钟，只做这一次……")
    refuse_changed(source)
    beside, unpacked = home.programs / f"{version}.new", home.programs / "t"
    home.programs.mkdir(exist_ok=True)
    with alone(home):
        for stale in (beside, unpacked):
            if stale.exists():
                patiently(lambda folder=stale: shutil.rmtree(folder))  # type: ignore[misc]
            stale.mkdir()
        python = own_python(source, beside)
        unpack(source, python, beside / "lib", unpacked)
        if os.name == "nt":
            lay_runtime(beside / "lib", python.parent)
        shutil.rmtree(unpacked, ignore_errors=True)
        patiently(lambda: beside.rename(home.program(version)))
    say("准备好了。")


@contextmanager
def alone(home: Home) -> Iterator[None]:
    """While somebody else makes something ready here, Trouble: nothing seems to happen, and people click again.

    The system lets go of it whatever becomes of this process.
    """
    with (home.programs / ".lock").open("a+b") as file:
        try:
            if os.name == "nt":
                import msvcrt

                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise Trouble("另一个窗口正在准备“站牌”。", "等那个窗口里写出“准备好了”，不用再双击。") from error
        yield


def refuse_machine(source: Home, home: Home) -> None:
    """Trouble if this computer, this Python or this place cannot do."""
    if not (source.python / source.machine()).is_dir():
        raise Trouble(
            f"没有给这种电脑（{source.machine()}）准备。",
            "换一台 64 位的 Windows 10、11，或者 x86、ARM 的 Linux 电脑。",
        )
    if sys.version_info[:2] != MINOR:
        found = ".".join(map(str, sys.version_info[:3]))
        raise Trouble(
            f"要用 Python {MINOR[0]}.{MINOR[1]}，找到的是 {found}。",
            f"照 python/{source.machine()} 里的“请先看.txt”放一份。",
        )
    if os.name == "nt" and len(str(home.folder)) > LONGEST:
        raise Trouble(
            "文件夹放得太深，Windows 打不开里面的文件。", "把整个文件夹移到 D 盘最外面，例如 D:\\站牌。"
        )
    if shutil.disk_usage(home.folder).free < SPACE:
        raise Trouble("磁盘剩的地方不到 1.2 GB。", "腾出地方，或者把整个文件夹移到别的盘，再做一次。")


def refuse_changed(source: Home) -> None:
    """Trouble, naming the file, if one is not as it was handed over: half a copy, or a virus scanner's work."""
    for line in (source.bundle / "sha256.txt").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        path = source.folder / name
        if not path.is_file():
            raise Trouble(f"少了文件“{name}”。", "多半没有拷完整，或者被杀毒软件拿走了：重新拷一份。")
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                raise Trouble(f"文件“{name}”和交来的时候不一样。", "多半没有拷完整：重新拷一份。")


def own_python(source: Home, beside: Path) -> Path:
    """The interpreter that runs the program: on Windows a copy that knows where the program lies, elsewhere the one that runs this."""
    if os.name != "nt":
        return Path(sys.executable)
    return copied_python(source.python / source.machine(), beside)


def copied_python(given: Path, beside: Path) -> Path:
    """A copy of the embeddable Python in `beside`, which finds the modules in the folder lib next to it."""
    shutil.copytree(given, beside / "python")
    (path_file,) = (beside / "python").glob("python*._pth")
    # In such a Python nothing but this file says where modules lie.
    path_file.write_text(f"{path_file.stem}.zip\n.\n..\\lib\n", "utf-8")
    return beside / "python" / "python.exe"


def unpack(source: Home, python: Path, target: Path, place: Path) -> None:
    """Have the pip that was brought unpack the wheels that were brought, each compared with its hash; Trouble if it will not.

    It unpacks in `place` first: on the same disk as `target`, and nothing is left elsewhere.
    """
    wheels = source.bundle / "wheels"
    (pip,) = wheels.glob("pip-*.whl")
    command = [
        str(python),
        "-X",
        "utf8",
        str(pip / "pip"),
        "install",
        "--isolated",
        "-q",
        "--disable-pip-version-check",
    ]
    command += [
        "--no-index",
        "--no-deps",
        "--require-hashes",
        "--no-cache-dir",
        "--no-warn-script-location",
        "--no-compile",
    ]
    command += [
        "--find-links",
        str(wheels),
        "--target",
        str(target),
        "-r",
        str(source.bundle / "requirements.txt"),
    ]
    log = target.parent.parent / "没有准备好.txt"
    log.unlink(missing_ok=True)
    env = dict(os.environ) | dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(place))
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        log.write_bytes(done.stdout)
        raise Trouble("没有准备好。", f"再双击一次；还不行，把“{log}”交给管电脑的同志。")


def lay_runtime(library: Path, python: Path) -> None:
    """Visual C++'s runtime beside the interpreter, where zxing-cpp looks for it on Windows.

    No Windows has it of itself, and its wheel does not bring it, as others do under names of their own: theirs is taken,
    the newest, as an older one cannot do what code of a newer compiler asks.
    """
    found = sorted(library.glob("*.libs/msvcp140-*.dll"), key=_version)
    if found:
        shutil.copyfile(found[-1], python / "msvcp140.dll")


def _version(path: Path) -> tuple[int, ...]:
    """As its resources say it: "FileVersion", and four numbers, in UTF-16."""
    said = path.read_bytes().decode("utf-16-le", "replace") + path.read_bytes()[1:].decode(
        "utf-16-le", "replace"
    )
    number = re.search(r"FileVersion\0+([0-9.]+)", said)
    return tuple(int(part) for part in number[1].strip(".").split(".")) if number else ()
