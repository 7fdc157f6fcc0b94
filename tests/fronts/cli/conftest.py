import shutil
from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import write_corpus, zhanpai
from tests.shared import once


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `city` copies: its photos are developed in the cache, so that a build takes a third of the time."""

    def make(folder: Path) -> None:
        write_corpus(folder)
        assert zhanpai("build", "--no-search", at=folder).status == 0
        shutil.rmtree(folder / "site")

    return once(tmp_path_factory, "pattern", make)


@pytest.fixture
def city(pattern: Path, tmp_path: Path) -> Path:
    """A project of twenty stations without a finding."""
    return shutil.copytree(pattern, tmp_path / "city")


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """What `zhanpai new site` writes."""
    assert zhanpai("new", "site", "starter", at=tmp_path).status == 0
    return tmp_path / "starter"
