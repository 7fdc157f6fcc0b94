"""Windows programs run here by Wine, as Windows 10: the real interpreter, the real wheels, the real .bat files.

What Wine is not: its console knows no code page 936, its files can be taken away while they are open in some cases, nobody
scans for viruses, and no browser opens.  Said of a test in its place.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.bundle.forwarding_dll import forwarding_dll
from tests.tools import need

LOCALE = "zh_CN.UTF-8"
"""Wine reads Chinese names of files only where the locale has them."""
HANGS = 280
"""Seconds after which it gives up: no limit, only an end."""


class Wine:
    """A Windows of its own in a folder; `need` says what is missing where it cannot be had."""

    def __init__(self, prefix: Path) -> None:
        self._wine = need("wine")
        if "zh_CN.utf8" not in subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout:
            pytest.skip("NOT RUN, needs the locale zh_CN.UTF-8: make setup")
        self.prefix = prefix
        self.run("wineboot", "-i")
        self.run("winecfg", "-v", "win10")
        library = forwarding_dll("bcryptprimitives.dll", {"ProcessPrng": "advapi32.SystemFunction036"})
        (prefix / "drive_c/windows/system32/bcryptprimitives.dll").write_bytes(library)

    def command(self, *words: str | Path) -> list[str]:
        """How a program of Windows is called."""
        return [self._wine, *map(str, words)]

    def env(self, **more: str) -> dict[str, str]:
        """The environment for it; nothing of whoever runs the tests."""
        own = {"PATH": os.environ["PATH"], "HOME": str(self.prefix), "LC_ALL": LOCALE}
        own |= {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml="}
        return own | {"SOURCE_DATE_EPOCH": "1773100800"} | more

    def run(
        self, *words: str | Path, at: Path | None = None, **env: str
    ) -> subprocess.CompletedProcess[bytes]:
        """Run it to its end, with both of its outputs as one; a pipe, as Wine takes no file for one."""
        return subprocess.run(
            self.command(*words),
            cwd=at,
            env=self.env(**env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=HANGS,
        )

    def end(self) -> None:
        """Let nothing of it run on."""
        subprocess.run([self._wine + "server", "-k"], env=self.env(), capture_output=True)


def windows_path(path: Path) -> str:
    """As Windows calls it: Wine's drive Z is the root of this computer."""
    return "Z:" + str(path).replace("/", "\\")
