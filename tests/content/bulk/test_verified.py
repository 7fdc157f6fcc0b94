"""核对过了 for many stations: one day in each of their files, and no other byte."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from tests.make import TODAY, write_project
from zhanpai.content.bulk.bulk_plan import bulk_files
from zhanpai.content.bulk.verified import plan_verified
from zhanpai.content.edits import read_file
from zhanpai.content.load import ContentReader

HOME = "content/stations/yuelu/0001.yaml"


def test_the_day_is_set_and_no_other_byte_moves(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    before = {path: path.read_bytes() for path in root.rglob("*.yaml")}
    site = ContentReader(root).load(TODAY).site
    assert site
    plan = plan_verified(site, TODAY, {"0001"}, 180)
    files = bulk_files(plan, {"0001"}, partial(read_file, root))
    assert [one.path for one in files.changes] == [HOME]
    home = before[root / HOME]
    assert files.changes[0].after == home.replace(b"last_verified: 2026-02-10", b"last_verified: 2026-03-04")


def test_those_that_nobody_looked_through_for_long_are_ticked_and_come_first(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    site = ContentReader(root).load(TODAY).site
    assert site
    everyone = {station.id for station in site.stations}
    rows = plan_verified(site, TODAY + dt.timedelta(days=100), everyone, 60).rows
    ticked = [row.is_ticked for row in rows]
    assert ticked == sorted(ticked, reverse=True)
    assert "0001" in {row.mark for row in rows if row.is_ticked}


def test_a_station_verified_later_and_one_that_is_closed_are_no_row(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    site = ContentReader(root).load(TODAY).site
    assert site
    gone = {station.id for station in site.stations if not station.exists}
    assert gone
    rows = plan_verified(site, dt.date(2026, 2, 10), {"0001", *gone}, 180).rows
    assert rows == ()
