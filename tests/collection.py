"""Which files of tests pytest has seen, whatever part of them it then runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEEN = pytest.StashKey[set[Path]]()
"""In a config's stash: the files of which tests were collected, before any was left out by a mark or a word."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Note what was collected, and send breadth to the slow tests; tests/conftest.py takes this up as a hook."""
    config.stash[SEEN] = {item.path for item in items}
    shown = set()
    for item in items:
        if item.get_closest_marker("breadth"):
            function = (item.path, getattr(item, "originalname", item.name))
            if function in shown:
                item.add_marker("slow")
            shown.add(function)


def on_disk(tests: Path) -> set[Path]:
    """Every file below this folder that has the name of a file of tests; npm's packages have tests of their own."""
    return {
        path
        for pattern in ("test_*.py", "*_test.py")
        for path in tests.rglob(pattern)
        if "node_modules" not in path.parts
    }


def collect(root: Path, *options: str) -> set[Path]:
    """The files that pytest, run in this folder without a word about which, collects tests of."""
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", "--collect-only"]
    # Two -q, or one and that of pyproject.toml: a line `file: count` for each file.
    done = subprocess.run(
        [*command, *options],
        cwd=root,
        env=os.environ | {"PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return {root / line.rsplit(": ", 1)[0] for line in done.stdout.splitlines() if line.count(".py: ") == 1}
