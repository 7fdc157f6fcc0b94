"""`zhanpai import` shows what a table says otherwise, writes it when somebody has said so, and keeps what is doubtful."""

import json
from pathlib import Path
from unittest import mock

import openpyxl
import pytest

from tests.fronts.cli.zhanpai import ENGLISH, snapshot, zhanpai
from tests.make import write_project

TABLE = "站号,姓名,职务,代表层级,届次\n0001,张示例,示例主任,,\n0001,孙新来,示例职工,区县人大代表,第六届\n0002,张示例,别人,,\n"


@pytest.fixture
def root(tmp_path):
    return write_project(tmp_path / "project")


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "代表 名单.csv"
    path.write_bytes(TABLE.encode("gb18030"))
    return path


def files(root):
    return {path: raw for path, raw in snapshot(root).items() if not path.startswith(".cache")}


def test_without_a_yes_the_difference_is_shown_and_nothing_is_written(root, table):
    before = files(root)
    done = zhanpai("import", table, at=root)
    assert done.status == 1 and files(root) == before
    assert "      单位及职务：示例社区卫生服务中心医师 → 示例主任" in done.lines
    assert "一共 6 行：新增 1，有改动 1，表里没有 3，说不准 1。" in done.lines
    assert "什么都没有写；要写，加上 --yes 再运行一次。" in done.shown
    assert not ENGLISH.search(
        done.shown.replace("--yes", "").replace("--doubtful", "").replace("--left-in", "")
    )


def test_with_a_yes_the_sure_rows_are_written_and_the_doubtful_ones_kept_and_told_by_the_status(
    root, table, tmp_path
):
    done = zhanpai("import", table, "--yes", "--doubtful", tmp_path / "说不准.xlsx", at=root)
    assert done.status == 1
    text = (root / "content/stations/yuelu/0001.yaml").read_text("utf-8")
    assert "post: 示例主任" in text and '- id: "100010"\n    name: 孙新来' in text
    sheet = openpyxl.load_workbook(tmp_path / "说不准.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["原因", "站号", "姓名", "职务", "代表层级", "届次"]
    assert zhanpai("check", at=root).status == 0
    again = zhanpai("import", table, "--yes", at=root)
    assert "一样 2" in again.shown and again.status == 1


def test_only_what_is_asked_for_is_written(root, table):
    zhanpai("import", table, "--yes", "--only", "added", at=root)
    text = (root / "content/stations/yuelu/0001.yaml").read_text("utf-8")
    assert "孙新来" in text and "示例主任" not in text


def test_who_is_not_in_the_table_leaves_only_with_a_month(root, tmp_path):
    table = tmp_path / "a.csv"
    table.write_text("站号,姓名\n0005,周假名\n", "utf-8")
    assert zhanpai("import", table, "--yes", at=root).status == 0
    assert "until: 2026-02" not in (root / "content/stations/yuelu/0005.yaml").read_text("utf-8")
    assert zhanpai("import", table, "--yes", "--left-in", "2026-02", at=root).status == 0
    text = (root / "content/stations/yuelu/0005.yaml").read_text("utf-8")
    assert text.count("until: 2026-02") == 2 and text.count("until: 2026-12") == 1


def test_as_json_every_row_is_told(root, table):
    done = zhanpai("import", table, "--json", at=root)
    rows = json.loads(done.out)
    assert [row["outcome"] for row in rows] == ["changed", "added", "doubtful", "absent", "absent", "absent"]
    assert rows[0]["cells"][0] == {
        "column": "post",
        "title": "单位及职务",
        "old": "示例社区卫生服务中心医师",
        "new": "示例主任",
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("没有.xlsx",), "没有这个文件：没有.xlsx。"),
        (("{table}", "--table", "名单"), "没有“名单”这种表。"),
        (("{table}", "--only", "removed"), "--only 不能写“removed”。"),
        (("{table}", "--left-in", "去年"), "--left-in 写的“去年”不是月份。"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(root, table, words, said):
    done = zhanpai("import", *(word.format(table=table) for word in words), at=root)
    assert done.status == 2 and said in done.shown


def test_a_file_that_an_office_program_holds_is_told(root, table, tmp_path):
    opens = Path.open

    def held(path, *args, **more):
        if path == table:
            raise PermissionError(13, "denied")
        return opens(path, *args, **more)

    with mock.patch("pathlib.Path.open", held):
        done = zhanpai("import", table, at=root)
    assert "多半正在 Excel 或 WPS 里开着" in done.shown and done.status == 2
    before = files(root)
    with mock.patch("pathlib.Path.write_bytes", side_effect=PermissionError(13, "denied")):
        done = zhanpai("import", table, "--yes", "--doubtful", tmp_path / "b.xlsx", at=root)
    assert "没有动项目里的文件" in done.shown and files(root) == before
