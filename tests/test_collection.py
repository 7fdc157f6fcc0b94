"""No file of tests is passed over in silence, as `tests/build` once was for its name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.collection import SEEN, collect, on_disk
from tests.shipped import ROOT


def test_every_file_of_tests_is_collected(request: pytest.FixtureRequest) -> None:
    tests, config = ROOT / "tests", request.config
    whole = [(config.invocation_params.dir / name).resolve() for name in config.args] == [tests]
    seen = config.stash[SEEN] if whole else collect(ROOT, "-q")
    assert len(seen) > 100
    assert sorted(on_disk(tests) - seen) == []


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A small tree of tests, one of them in each folder that pytest by itself, or one of us, might pass over."""
    for folder in ("", "build", "dist", "venv", "site"):
        (tmp_path / "tests" / folder).mkdir(exist_ok=True, parents=True)
        (tmp_path / "tests" / folder / "test_it.py").write_text("def test(): pass\n", "utf-8")
        (tmp_path / "tests" / folder / "__init__.py").touch()
    return tmp_path


def test_a_file_that_pytest_would_pass_over_is_missed(planted: Path) -> None:
    (planted / "pytest.ini").write_text("[pytest]\ntestpaths = tests\n", "utf-8")
    missed = on_disk(planted / "tests") - collect(planted, "-qq")
    assert planted / "tests/build/test_it.py" in missed
    assert planted / "tests/site/test_it.py" not in missed


def test_our_settings_pass_over_no_such_folder(planted: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", planted)
    assert collect(planted, "-q") == on_disk(planted / "tests")


BROAD = """import pytest
@pytest.mark.breadth
@pytest.mark.parametrize("n", [1, 2, 3])
@pytest.mark.parametrize("m", "ab")
def test_many(n, m): pass
@pytest.mark.parametrize("n", [1, 2])
def test_all(n): pass
"""


@pytest.mark.parametrize(("asked", "wanted"), [("not slow", 3), ("slow", 5), ("slow or not slow", 8)])
def test_of_breadth_the_first_is_fast_and_every_one_is_run_by_the_one_or_the_other(
    tmp_path: Path, asked: str, wanted: int
) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/test_it.py").write_text(BROAD, "utf-8")
    hook = "from tests.collection import pytest_collection_modifyitems\n__all__ = ['pytest_collection_modifyitems']\n"
    (tmp_path / "conftest.py").write_text(hook, "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:xdist", "-p", "no:cacheprovider", "-m", asked, "-rA"]
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert f"{wanted} passed" in done.stdout, done.stdout + done.stderr
