"""Where everything lies in the folder: what was brought, what was made here, and where the office's site is.

站牌-0.2.0/  站牌.bat …
    bundle/         brought: the wheels, this program
    python/         brought: interpreters
    程序/0.2.0/      made here: the program, ready to run; 当前.txt names the version in use, 上一版.txt the one before
    我们的网站/       the office's own; never touched here
    网站在哪里.txt    if the site lies somewhere else
"""

from __future__ import annotations

import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from telling import Trouble

T = TypeVar("T")
PROGRAMS, SITE = "程序", "我们的网站"
POINTER = "网站在哪里.txt"
TRIES, PAUSE = 40, 0.25
"""How often, and seconds between: a virus scanner lets go of a new file after a second or two."""


class Home:
    """The folder that the office was handed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bundle, self.python = folder / "bundle", folder / "python"
        self.programs = folder / PROGRAMS

    def brought(self) -> str:
        """The version that was brought; Trouble if nothing says which."""
        if version := read(self.bundle / "version"):
            return version
        raise Trouble("这个文件夹不全，少了“bundle”里的东西。", "重新拷一份；“我们的网站”里的资料不会少。")

    def program(self, version: str) -> Path:
        """Where that version stands, ready or not."""
        return self.programs / version

    def current(self) -> str:
        """The version in use; "" before the first."""
        return read(self.programs / "当前.txt")

    def previous(self) -> str:
        """The version before, if it still stands; else ""."""
        version = read(self.programs / "上一版.txt")
        stands = version and version != self.current() and self.program(version).is_dir()
        return version if stands else ""

    def use(self, version: str) -> None:
        """Use this one from now on; the one before can be gone back to."""
        before = self.current()
        if before and before != version:
            write(self.programs / "上一版.txt", before)
        write(self.programs / "当前.txt", version)

    def project(self) -> Path:
        """The office's site; Trouble if it was said to lie where nothing is: the desk would begin an empty one there."""
        said = read(self.folder / POINTER)
        if said and not Path(said).is_dir():
            raise Trouble(
                f"放网站资料的文件夹“{said}”找不到了。",
                "在 U 盘、共享盘上的，先接好；换了地方的，把它拖到“站牌”上。",
            )
        return Path(said) if said else self.folder / SITE

    def keep_project(self, folder: Path) -> None:
        """It lies there from now on; Trouble if that is no folder."""
        if not folder.is_dir():
            raise Trouble(f"“{folder}”不是文件夹。", "把放网站资料的文件夹拖到“站牌”上。")
        if (folder / "bundle" / "version").is_file():
            raise Trouble(f"“{folder}”里是程序，不是网站的资料。", "拖它里面的“我们的网站”。")
        write(self.folder / POINTER, str(folder.resolve()))

    def machine(self) -> str:
        """The name of this computer's folder below python/."""
        names = {"AMD64": "amd64", "x86_64": "x86_64", "aarch64": "aarch64", "ARM64": "arm64"}
        return f"{platform.system().lower()}-{names.get(platform.machine(), platform.machine())}"


def read(path: Path) -> str:
    """The first line of a small file, as Notepad of whatever age wrote it; "" if it is not there."""
    try:
        data = path.read_bytes()
    except OSError:
        return ""
    for encoding in ("utf-8-sig", "gbk"):
        try:
            return next(iter(data.decode(encoding).splitlines()), "").strip()
        except UnicodeDecodeError:
            continue
    return ""


def write(path: Path, line: str) -> None:
    """One line, in the place of what was there, or not at all."""
    path.parent.mkdir(exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.write_bytes(f"{line}\r\n".encode("utf-8-sig"))
    patiently(lambda: beside.replace(path))


def patiently(action: Callable[[], T]) -> T:
    """What it gives; while somebody holds the file it is tried again, and PermissionError is raised at last."""
    for left in reversed(range(TRIES)):
        try:
            return action()
        except PermissionError:
            if not left:
                raise
            time.sleep(PAUSE)
    raise AssertionError
