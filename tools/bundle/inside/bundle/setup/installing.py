"""Make the program ready on this computer, without a network: beside, whole, and then renamed into its place."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
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
    beside = home.programs / f"{version}.new"
    if beside.exists():
        patiently(lambda: shutil.rmtree(beside))
    beside.mkdir(parents=True)
    python = own_python(source, beside)
    unpack(source, python, beside / "lib")
    patiently(lambda: beside.rename(home.program(version)))
    say("准备好了。")


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
    shutil.copytree(source.python / source.machine(), beside / "python")
    (path_file,) = (beside / "python").glob("python*._pth")
    # In such a Python nothing but this file says where modules lie.
    path_file.write_text(f"{path_file.stem}.zip\n.\n..\\lib\n", "utf-8")
    return beside / "python" / "python.exe"


def unpack(source: Home, python: Path, target: Path) -> None:
    """Have the pip that was brought unpack the wheels that were brought, each compared with its hash; Trouble if it will not."""
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
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        log.write_bytes(done.stdout)
        raise Trouble("没有准备好。", f"再双击一次；还不行，把“{log}”交给管电脑的同志。")
