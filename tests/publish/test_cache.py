"""The cache keeps what builds ask for, and lets go of the rest after a month."""

import os
from pathlib import Path

import pytest

from tests.publish.city import build

pytestmark = pytest.mark.slow

DAY = 24 * 60 * 60


def age(path: Path, days: float) -> None:
    made = path.stat().st_mtime - days * DAY
    os.utime(path, (made, made))


def test_what_no_build_asked_for_in_thirty_days_goes_and_what_this_one_asked_for_stays(built: Path) -> None:
    cache = built / ".cache/zhanpai"
    needed = {path.name for path in cache.iterdir()}
    assert len(needed) > 20
    for name in ("late", "late.4711", "recent"):
        (cache / name).write_bytes(b"x")
    for path in cache.iterdir():
        age(path, 29 if path.name == "recent" else 31)
    build(built)
    assert {path.name for path in cache.iterdir()} == needed | {"recent"}


def test_a_build_of_a_few_stations_forgets_nothing(built: Path) -> None:
    cache = built / ".cache/zhanpai"
    for path in cache.iterdir():
        age(path, 31)
    before = {path.name for path in cache.iterdir()}
    build(built, only=frozenset({"0001"}))
    assert {path.name for path in cache.iterdir()} == before


def test_a_cache_that_is_no_folder_costs_time_and_nothing_else(city: Path) -> None:
    cache = city / ".cache"
    cache.rename(city / "elsewhere")
    cache.write_bytes(b"")
    assert build(city).pages > 20
