"""Every test runs in one lane, which can be run alone, and a run says what each lane took."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.collection import on_disk
from tests.lanes import LANES, OUTSIDE, lane_of
from tests.shipped import ROOT


@pytest.mark.parametrize(
    ("file", "lane"),
    [
        ("browser/test_find.py", "browser"),
        ("press/signs/test_signs.py", "print"),
        ("publish/test_gates.py", "site"),
        ("fronts/cli/test_new.py", "site"),
        ("bundle/test_setup.py", "site"),
        ("kit/test_qr.py", "unit"),
        ("test_api.py", "unit"),
    ],
)
def test_a_folder_has_a_lane(file: str, lane: str) -> None:
    assert lane_of(ROOT / "tests" / file) == lane


def test_every_lane_has_tests_and_every_folder_of_a_lane_is_there() -> None:
    assert {lane_of(file) for file in on_disk(ROOT / "tests")} == set(LANES)
    for folder in (folder for folders in LANES.values() for folder in folders):
        assert (ROOT / "tests" / folder).is_dir(), folder


@pytest.mark.parametrize(
    "options",
    [("-p", "no:xdist"), pytest.param(("-n", "1"), marks=pytest.mark.slow)],
    ids=["alone", "by a worker"],
)
def test_a_run_says_what_each_lane_took_and_can_be_of_one_lane(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options]
    files = ["tests/kit/test_qr.py", "tests/kit/test_pinyin.py", "tests/press/test_annual.py"]
    done = subprocess.run(
        [*command, "-m", "unit", "--basetemp", str(tmp_path / "run"), *files],
        cwd=ROOT,
        env=os.environ | {"PYTEST_ADDOPTS": "", "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = re.findall(r"^ *\d+\.\d  (\w.*)$", done.stdout, re.MULTILINE)
    assert told == ["unit", OUTSIDE, "together"], done.stdout
