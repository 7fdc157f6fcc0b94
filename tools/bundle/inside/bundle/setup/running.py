"""Run a version of the program."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from places import Home


def command(home: Home, version: str) -> tuple[list[str], dict[str, str]]:
    """How that version is called, and its environment."""
    folder = home.program(version)
    if os.name == "nt":
        return [str(folder / "python" / "python.exe"), "-X", "utf8", "-u", "-m", "zhanpai"], dict(os.environ)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= {"PYTHONPATH": str(folder / "lib"), "PYTHONNOUSERSITE": "1", "PYTHONUTF8": "1"}
    # Nor a module that lies among the office's files, which others can write: -m would take it first.
    env["PYTHONSAFEPATH"] = "1"
    return [sys.executable, "-u", "-m", "zhanpai"], env


def run(home: Home, version: str, words: list[str], at: Path | None = None) -> int:
    """Run it with these words and give its exit status; Ctrl-C is its to answer."""
    called, env = command(home, version)
    process = subprocess.Popen([*called, *words], env=env, cwd=at)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def open_desk(home: Home, version: str) -> int:
    """Open the desk on the office's site, and stay until it is closed."""
    return run(home, version, ["desk", "--root", str(home.project())])


def check(home: Home, version: str) -> int:
    """Have that version look at the office's site, which changes nothing: 0 if it finds nothing wrong, or if there is none."""
    if not (home.project() / "stations.yaml").is_file():
        return 0
    return run(home, version, ["check", "--root", str(home.project())])
