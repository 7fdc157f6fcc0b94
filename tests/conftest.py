"""Fixtures that all tests share; values are made in `tests.make`."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.collection import pytest_collection_modifyitems
from tests.lanes import (
    pytest_configure,
    pytest_itemcollected,
    pytest_runtest_protocol,
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
)
from tests.make import TODAY, write_project
from tests.shared import once
from tests.shipped import shipped
from tests.skips import pytest_make_collect_report, pytest_runtest_makereport
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.site import build_site

__all__ = [
    "TODAY",
    "pytest_collection_modifyitems",
    "pytest_configure",
    "pytest_itemcollected",
    "pytest_make_collect_report",
    "pytest_runtest_makereport",
    "pytest_runtest_protocol",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "pytest_testnodedown",
]


@pytest.fixture
def project(tmp_path: Path) -> Callable[[Mapping[str, str | bytes | None] | None], Path]:
    """`project({path: content})` writes the demo project with these files on top, and returns its root."""

    def write(files: Mapping[str, str | bytes | None] | None = None) -> Path:
        return write_project(tmp_path / "project", files)

    return write


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped site as of its day, with its search; nobody changes it."""

    def make(folder: Path) -> None:
        build_site(
            shipped(),
            folder,
            draw_images=draw_images,
            processes=os.cpu_count() or 1,
            on_progress=lambda _: None,
        )

    return once(tmp_path_factory, "shipped", make)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes tests/golden/ anew: read the diff before you commit it.  So `--update-pictures` the handbook's."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/")
    parser.addoption("--update-pictures", action="store_true", help="take the handbook's pictures anew")
