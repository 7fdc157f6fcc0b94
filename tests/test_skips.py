"""What is skipped elsewhere is a failure in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import conftest, skips, tools
from tests.shipped import ROOT

TESTS = {
    "test_marked.py": """
        import pytest
        @pytest.mark.skip(reason="a mark")
        def test_marked(): raise AssertionError
        @pytest.mark.skipif("True", reason="a condition")
        def test_condition(): raise AssertionError
        def test_within(): pytest.skip("in the middle")
        @pytest.fixture
        def tool(): pytest.skip("no tool")
        def test_tool(tool): raise AssertionError
        @pytest.mark.xfail
        def test_known(): raise AssertionError
        def test_fine(): pass
        """,
    "test_module.py": """
        import pytest
        pytest.importorskip("no_such_library")
        def test_never(): raise AssertionError
        """,
}


@pytest.fixture
def run(tmp_path: Path):
    """`run(ci)` runs TESTS with the hooks of tests.skips; gives status and the words of pytest."""
    for name, text in TESTS.items():
        lines = [line[8:] for line in text.splitlines()]
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")

    def run(ci: str, *options: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "tests.skips", "-p", "no:cacheprovider", "-q", *options],
            cwd=tmp_path,
            env=os.environ | {"CI": ci, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": "", "COLUMNS": "200"},
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout

    return run


def test_elsewhere_a_skip_is_a_skip(run) -> None:
    status, out = run("")
    assert status == 0, out
    assert "1 passed, 5 skipped, 1 xfailed" in out


@pytest.mark.parametrize(
    "options", [(), pytest.param(("-n", "1"), marks=pytest.mark.slow)], ids=["alone", "by a worker"]
)
def test_in_ci_every_skip_is_a_failure_and_says_why(run, options: tuple[str, ...]) -> None:
    status, out = run("true", "test_marked.py", *options)
    assert status == 1, out
    assert "1 passed, 1 xfailed" in out and "skipped in" not in out
    for reason in ("a mark", "a condition", "in the middle", "no tool"):
        assert f"CI=true, and this is not run: Skipped: {reason}" in out


def test_in_ci_a_module_that_is_skipped_is_an_error(run) -> None:
    status, out = run("true", "test_module.py")
    assert status != 0, out
    assert "CI=true, and this is not run: Skipped: could not import 'no_such_library'" in out


def test_our_own_tests_run_with_these_hooks() -> None:
    assert conftest.pytest_runtest_makereport is skips.pytest_runtest_makereport
    assert conftest.pytest_make_collect_report is skips.pytest_make_collect_report


@pytest.mark.parametrize("program", tools.PROGRAMS)
def test_a_missing_program_is_a_skip_that_names_the_remedy(
    program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tools, "PATH", str(tmp_path))
    with pytest.raises(pytest.skip.Exception, match=f"needs {program}: make setup"):
        tools.need(program)


def test_a_missing_file_of_npm_is_a_skip_that_names_the_remedy() -> None:
    with pytest.raises(pytest.skip.Exception, match=r"needs nothing/here\.js: make setup"):
        tools.need_file("nothing/here.js")
