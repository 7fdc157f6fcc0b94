"""No file of tests is passed over in silence, as `tests/build` once was for its name."""

from __future__ import annotations

import shutil
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
