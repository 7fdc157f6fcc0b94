"""What `.ci/run` says last, and that it fails when anything in it does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shipped import ROOT

PASS, SKIP = "<testcase name='a'/>", "<testcase name='b'><skipped/></testcase>"
FAIL, BREAK = "<testcase name='c'><failure/></testcase>", "<testcase name='d'><error/></testcase>"

MAKE = """#!/bin/sh
test "$CI" = true && mkdir -p build/tests || exit 1
for run in fast slow; do test ! -f "$run" || cp "$run" "build/tests/$run.xml"; done
exit "$STATUS"
"""
"""In the place of make: the reports that lie ready are what its runs of the tests have left."""


@pytest.fixture
def ci(tmp_path: Path):
    """`ci(fast, slow, status)` runs .ci/run on such reports; gives its status and its last two lines."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    for name in (".ci/run", "tools/tally.py"):
        (tmp_path / name).parent.mkdir()
        shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/make").write_text(MAKE, "utf-8")
    (tmp_path / "bin/make").chmod(0o755)

    def run(fast: str | None, slow: str | None, status: int = 0) -> tuple[int, list[str]]:
        for name, cases in (("fast", fast), ("slow", slow)):
            if cases is not None:
                text = f"<testsuites><testsuite>{cases}</testsuite></testsuites>"
                (tmp_path / name).write_text(text, "utf-8")
        env = os.environ | {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "STATUS": str(status)}
        env["SOURCE_DATE_EPOCH"] = "1795420800"
        done = subprocess.run(["bash", tmp_path / ".ci/run"], env=env, capture_output=True, text=True)
        return done.returncode, done.stdout.splitlines()[-2:]

    return run


def test_it_ends_with_the_day_and_the_counts_of_both_runs(ci) -> None:
    assert ci(PASS * 3, PASS) == (0, ["2026-11-23", "4 passed, 0 failed, 0 skipped"])


@pytest.mark.breadth
@pytest.mark.parametrize("bad", [FAIL, BREAK, SKIP], ids=["failed", "broken", "skipped"])
@pytest.mark.parametrize("run", ["fast", "slow"])
def test_it_fails_with_one_test_that_did_not_pass(ci, run: str, bad: str) -> None:
    status, (_, counts) = ci(*((PASS + bad, PASS) if run == "fast" else (PASS, PASS + bad)))
    assert status == 1
    assert counts == f"2 passed, {int(bad != SKIP)} failed, {int(bad == SKIP)} skipped"


def test_it_fails_with_make_and_still_counts(ci) -> None:
    status, (_, counts) = ci(PASS, PASS, status=2)
    assert (status, counts) == (2, "2 passed, 0 failed, 0 skipped")


def test_it_fails_without_the_report_of_a_run(ci) -> None:
    status, (_, counts) = ci(PASS, None)
    assert (status, counts) == (1, "1 passed, 0 failed, 0 skipped")
