"""Folders as they are handed over, and after their first start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.bundle.small_bundle import bundle, started
from tests.shared import once
from tools.bundle.make_bundle import INSIDE


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder as it was handed over, in a place with blanks and Chinese and what shells read as their own."""
    return bundle(tmp_path / "我们 & 站(牌) 100%!'$" / "站牌", "1.0.0")


@pytest.fixture(scope="session")
def once_ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        started(bundle(folder / "站牌", "1.0.0"), "站牌")

    return once(tmp_path_factory, "bundle-ready", make) / "站牌"


@pytest.fixture
def ready(once_ready: Path, home: Path) -> Path:
    """The same after its first start: it can be copied, as nothing in it says where it lies."""
    shutil.rmtree(home)
    return Path(shutil.copytree(once_ready, home, symlinks=True))


@pytest.fixture
def setup_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program that lies in the bundle, for what no Linux does."""
    monkeypatch.syspath_prepend(INSIDE / "bundle/setup")
