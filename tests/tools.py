"""What a test needs beside Python packages. Tests look for it and never install it: `make setup` does.

Without it the test is skipped and says so; in CI a skip is a failure, see tests.skips.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.shipped import ROOT

PROGRAMS = {
    "chromium": ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"),
    "java": ("java",),
    "nginx": ("nginx",),
    "node": ("node",),
    "openssl": ("openssl",),
    "unshare": ("unshare",),
    "wine": ("wine", "wine64"),
}
"""What a test may ask for, and the names that it goes by; the same Chromium without windows takes a fifth of the CPU."""

PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin"])
"""Servers lie where only root's PATH leads."""


def need(program: str) -> str:
    """The path of one of PROGRAMS; the test is skipped if it is not here."""
    for name in PROGRAMS[program]:
        if found := shutil.which(name, path=PATH):
            return found
    pytest.skip(f"NOT RUN, needs {program}: make setup")


def need_file(path: str) -> Path:
    """A file of an npm package, below the root of the clone; the test is skipped if it is not installed."""
    found = ROOT / path
    if not found.is_file():
        pytest.skip(f"NOT RUN, needs {path}: make setup")
    return found
