from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import write_corpus, zhanpai


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A project of twenty stations without a finding."""
    return write_corpus(tmp_path / "city")


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """What `zhanpai new site` writes."""
    assert zhanpai("new", "site", "starter", at=tmp_path).status == 0
    return tmp_path / "starter"
