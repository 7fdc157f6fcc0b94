"""The two desks, opened once for all tests of this room."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, opened
from tests.fronts.desk.handin.sides import anew, done_at_once
from tests.make import write_project


@pytest.fixture(scope="module")
def open_desks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenDesk, OpenDesk]]:
    folder = tmp_path_factory.mktemp("handin")
    roots = [write_project(folder / name) for name in ("district", "city")]
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(roots[0], folder / "clerk") as district,
        opened(roots[1], folder / "office") as city,
    ):
        for desk in (district, city):
            done_at_once(desk, patch)
        yield district, city


@pytest.fixture
def district(open_desks: tuple[OpenDesk, OpenDesk]) -> OpenDesk:
    anew(open_desks[0])
    return open_desks[0]


@pytest.fixture
def city(open_desks: tuple[OpenDesk, OpenDesk]) -> OpenDesk:
    anew(open_desks[1])
    open_desks[1].desk.own.write_keeps_register(True)
    return open_desks[1]


@pytest.fixture
def clerk(district: OpenDesk) -> Iterator[httpx.Client]:
    with district.clerk() as client:
        yield client


@pytest.fixture
def office(city: OpenDesk) -> Iterator[httpx.Client]:
    with city.clerk() as client:
        yield client
