"""Fixtures that all tests share; values are made in `tests.make`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.make import TODAY, write_project

__all__ = ["TODAY"]


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Mapping[str, str | bytes | None] | None], Path]:
    """`project({path: content})` writes the demo project with these files on top, and returns its root."""

    def write(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        return write_project(tmp_path / "project", files)

    return write


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes tests/golden/ anew: read the diff before you commit it."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/")
