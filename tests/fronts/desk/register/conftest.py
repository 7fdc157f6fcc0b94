"""The desk of somebody who keeps the register, for every test of 名册."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, opened
from tests.make import write_project
from zhanpai.fronts.desk import state


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("register")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        # Nobody watches the files of this desk, and no look is begun.
        patch.setattr(state, "SETTLES", 0)
        patch.setattr(desk.desk, "begin", lambda *_: None)
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    """The desk of somebody who keeps the register, in which nothing was changed yet."""
    write_project(open_desk.desk.root)
    (open_desk.desk.root / "content/stations/yuelu/0008.yaml").unlink(missing_ok=True)
    for draft in (open_desk.desk.own.folder / "drafts").glob("*.json"):
        draft.unlink()
    open_desk.desk.own.write_keeps_register(True)
    open_desk.desk.told = None
    return open_desk


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        yield client
