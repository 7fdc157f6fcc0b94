"""A whole city at once: every station verified on one day, and the city's congress at its end; one step there, one back."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest
from psutil import Process

from zhanpai.content.bulk.bulk_plan import BulkPlan, bulk_files
from zhanpai.content.bulk.term_end import TermEnd, plan_term_end
from zhanpai.content.bulk.verified import plan_verified
from zhanpai.content.edits import read_file
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.field_types import Month
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli.main import run
from zhanpai.fronts.desk.history.saves import Change, Saves

pytestmark = pytest.mark.slow

TODAY = dt.date(2026, 11, 28)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Loaded, Site]:
    root = tmp_path_factory.mktemp("city") / "project"
    sizes = ("--stations", "901", "--deputies", "8000", "--news", "20", "--seed", "1")
    assert run(["demo", str(root), *sizes]) == 0
    loaded = ContentReader(root).load(TODAY)
    assert loaded.site
    return root, loaded, loaded.site


def spent() -> float:
    """Seconds of CPU of this process so far."""
    return sum(Process().cpu_times()[:2])


def contents(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in (root / "content").rglob("*") if path.is_file()}


def saved_and_taken_back(root: Path, plan: BulkPlan) -> tuple[int, int]:
    """How many files one save of every row wrote, and how many rows it did; every byte is back after one undo."""
    before = contents(root)
    made = bulk_files(plan, {row.mark for row in plan.rows}, partial(read_file, root))
    assert made.refused == ()
    saves = Saves(root)
    files = tuple((one.path, one.before, one.after) for one in made.changes)
    save = saves.save(Change(plan.what, "张示例", (plan.what,), files))
    assert save
    assert contents(root) != before
    assert saves.undo(save.id, "张示例", "").undoing.is_whole
    assert contents(root) == before
    return len(files), len(made.done)


def test_every_station_is_verified_in_one_save_and_one_undo(city: tuple[Path, Loaded, Site]) -> None:
    root, _, site = city
    plan = plan_verified(site, TODAY, {station.id for station in site.stations}, 180)
    described = [s for s in site.stations if s.path and s.exists and s.detail.last_verified != TODAY]
    assert saved_and_taken_back(root, plan) == (len(described), len(described))
    assert len(described) > 800


def test_the_end_of_the_citys_congress_is_planned_for_less_than_it_takes_to_read_the_city(
    city: tuple[Path, Loaded, Site],
) -> None:
    root, loaded, site = city
    end = TermEnd(Level.CITY, site.register.city.name, Month(2026, 10), "第十七届")
    begun = spent()
    ContentReader(root).load(TODAY)
    read = spent()
    plan = plan_term_end(loaded, site, end)
    assert spent() - read < (read - begun) / 4
    seated = {
        d.id for d, _ in site.deputies if any(m.level is Level.CITY and m.holds_on(TODAY) for m in d.mandates)
    }
    assert {row.mark.partition("/")[2] for row in plan.rows} >= seated
    assert len(seated) > 100
    files, rows = saved_and_taken_back(root, plan)
    assert rows == len(plan.rows)
    assert files > 100
