"""The office is told when the program knows no holiday notice of the year any more."""

import datetime as dt
from pathlib import Path

from tests.fronts.cli.zhanpai import zhanpai
from tests.make import write_project
from zhanpai.domain.schedule import LAST_NOTICED_YEAR

SAID = "程序里的国务院放假安排只到 {} 年，今年节日前后的接待日是按法定节假日推算的。请升级程序；"


def index_as_of(day: dt.date, root: Path) -> str:
    noon = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
    done = zhanpai("report", at=root, SOURCE_DATE_EPOCH=str(int(noon.timestamp())))
    assert done.status == 0, done.shown
    return (root / "report/index.html").read_text("utf-8")


def test_the_report_asks_for_a_newer_program_from_the_first_day_of_a_year_without_a_notice(
    tmp_path: Path,
) -> None:
    root = write_project(tmp_path / "p")
    said = SAID.format(LAST_NOTICED_YEAR)
    assert index_as_of(dt.date(LAST_NOTICED_YEAR + 1, 1, 1), root).count(said) == 1
    assert "放假安排" not in index_as_of(dt.date(LAST_NOTICED_YEAR, 12, 31), root)
