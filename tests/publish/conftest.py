import shutil
from pathlib import Path

import pytest

from tests.publish.city import build, write_city
from tests.shared import once


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project that nobody changes: tests work on copies, which take a tenth of the time."""
    return once(tmp_path_factory, "model", lambda folder: build(write_city(folder)))


@pytest.fixture
def built(model: Path, tmp_path: Path) -> Path:
    """A project with a site in `site`."""
    return shutil.copytree(model, tmp_path / "city")


@pytest.fixture
def city(built: Path) -> Path:
    """A project that has not been built."""
    shutil.rmtree(built / "site")
    return built
