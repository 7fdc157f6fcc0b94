"""The report for programs and for Excel."""

import csv
import io
import json

from tests.office.report.town import report, town
from zhanpai.office.report.as_json import as_data, format_report
from zhanpai.office.report.sheets import sheets

BALANCE = {"total", "resident", "training", "work", "work_share"}
OPINIONS = {
    *("on_time", "late", "overdue", "running", "undated", "declined"),
    *("due", "share", "median_days", "rated", "satisfied"),
}
AREA = {
    *("name", "slug", "stations", "completeness", "lacking", "silent", "never", "balance", "trend"),
    *("categories_never", "deputies", "deputies_never", "receptions", "opinions", "accounts", "names"),
    *("score", "stars", "tasks"),
}
STATION = {
    *("id", "name", "district", "status", "completeness", "missing", "voice", "last_news", "silent_days"),
    *("balance", "deputies", "deputies_never", "receptions", "opinions", "accounts", "accounts_missing"),
    *("names", "assessment", "rank", "tasks"),
}


def test_json_keeps_its_keys():
    """Programs read these: a key may be added here, none taken away without a new version."""
    data = as_data(report())
    assert data["version"] == 1
    assert set(data) == {
        *("version", "notice", "city", "from", "to", "settings", "whole", "areas", "stations", "names")
    }
    area, station = data["whole"], data["stations"][0]
    assert (set(area), set(station)) == (AREA, STATION)
    assert set(area["balance"]) == set(station["balance"]) == BALANCE
    assert set(area["trend"][0]) == {"quarter", *BALANCE}
    assert set(area["opinions"]) == set(station["opinions"]) == OPINIONS
    assert set(area["receptions"]) == {"due", "reported", "share"}
    assert set(station["receptions"]) == {
        *("due", "reported", "share", "reported_on", "waiting_on", "missed_on"),
    }
    assert set(station["assessment"]) == {"score", "stars", "points", "possible", "lines"}
    assert set(station["assessment"]["lines"][0]) == {
        *("key", "title", "basis", "value", "full", "weight", "points"),
    }
    assert set(station["tasks"][0]) == {"kind", "what", "why", "by"}
    assert set(data["names"][0]) == {"path", "line", "column", "typed", "right", "stations"}


def test_json_says_the_figures_of_the_town():
    data = json.loads(format_report(report()))
    one = data["stations"][1]
    assert (one["id"], one["completeness"], one["assessment"]["score"], one["rank"]) == ("0002", 67, 69.3, 1)
    assert one["receptions"]["waiting_on"] == ["2026-02-26"]
    assert data["stations"][3]["assessment"] is None
    assert data["notice"] == "内部资料，不得公开"


def read(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes Chinese without the mark for gibberish"
    assert b"\r\n" in content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_sheets_open_in_excel_with_chinese_and_ids_whole():
    tables = {name: read(content) for name, content in sheets(report())}
    assert list(tables) == ["stations.csv", "worklist.csv", "names.csv"]
    first = tables["stations.csv"][0]
    assert (first["站号"], first["站名"]) == ("0001", "岳麓区望月湖街道人大代表联络总站")
    assert (first["资料完整度%"], first["自评得分"], first["自评星级"], first["全市排名"]) == (
        "100",
        "68.2",
        "2",
        "2",
    )
    assert (first["该写接待"], first["写了接待"], first["答复天数中位数"]) == ("12", "3", "27.0")
    assert tables["stations.csv"][1]["缺的资料"] == "坐标；电话；照片"
    assert tables["stations.csv"][3]["自评得分"] == ""
    assert len(tables["worklist.csv"]) == 14
    assert tables["worklist.csv"][0]["最迟"] == "2026-03-08"
    (shared,) = (row for row in tables["worklist.csv"] if row["站数"] != "1")
    assert (shared["站数"], shared["站号"], shared["类型"]) == ("2", "0001；0002", "写回访")
    assert tables["names.csv"][0]["写成"] == "湖东社区代表联络站"


def test_no_cell_begins_a_formula():
    for _, content in sheets(report()):
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
            assert not any(cell[:1] in "=+-@" for cell in row if cell)


def test_a_report_of_chosen_stations_ranks_nobody_and_names_no_other():
    site = town()
    chosen = [s for s in site.stations if s.row.district == "岳麓区"]
    told = report(site=site, chosen=chosen)
    assert told.ranking == ()
    assert [area.name for area in told.areas] == ["岳麓区"]
    assert told.whole.name == "岳麓区"
    assert "芙蓉区" not in format_report(told)
    assert report(site=site, chosen=chosen[:1]).whole.name == "岳麓区部分"
    # The merged station among them is left out.
    assert [r.id for r in told.whole.stations] == ["0001", "0002", "0003", "0004"]
