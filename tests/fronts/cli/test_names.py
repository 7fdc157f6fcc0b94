"""`zhanpai names` says which station each typed name means, row by row, and tells what it has refused."""

import io
import json
from pathlib import Path
from unittest import mock

import pytest
import xlsxwriter

import zhanpai as api
from tests.fronts.cli.zhanpai import zhanpai
from tests.shipped import ROOT

TYPED = "望月湖街道代表联络站\n泉塘社区人大代表联络站\n\n望月湖街道人大工委\n官沙岭街道人大代表联络站\n"


def run(*args: str | Path, at: Path = ROOT, typed: bytes | None = None):
    stdin = mock.Mock(buffer=io.BytesIO(typed or b""))
    with mock.patch("zhanpai.fronts.cli.names.sys", mock.Mock(stdin=stdin)):
        return zhanpai("names", *args, at=at)


def test_each_line_is_answered_and_the_refused_stand_at_the_end():
    done = run("-", typed=TYPED.encode())
    assert done.status == 1
    assert done.lines == [
        "第 1 行　望月湖街道代表联络站 → 岳麓区望月湖街道人大代表联络总站（0144）　地名和名册一样，只是写法不同。",
        "第 5 行　官沙岭街道人大代表联络站 → 岳麓区观沙岭街道人大代表联络总站（0163）　"
        "“官沙岭街道”有一个字和名册不同，相近的只有岳麓区观沙岭街道。",
        "",
        "没有认出的 2 个，要人来定：",
        "第 2 行　泉塘社区人大代表联络站　可能是侯家塘街道泉塘社区人大代表联络站（0292）、"
        "泉塘街道泉塘社区人大代表联络站（0548），补上所在的区县、街道或者单位再写。",
        "第 4 行　望月湖街道人大工委　这是机构、平台或者别的场所，不是人大代表联络站。",
        "共 4 个站名，认出 2 个：写法不同 1、改了一个字 1、可能不止一个 1、不是联络站 1。",
    ]


def test_all_decided_is_a_status_of_zero(tmp_path):
    (tmp_path / "a.txt").write_bytes("望月湖街道人大代表联络总站\r\n".encode("gb18030"))
    done = run(tmp_path / "a.txt")
    assert (done.status, done.lines[-1]) == (0, "共 1 个站名，认出 1 个：一字不差 1。")


@pytest.mark.slow
def test_json_has_one_answer_a_line_the_empty_ones_too():
    done = run("--json", typed=TYPED.encode())
    answers = json.loads(done.out)
    assert [answer["input"] for answer in answers] == TYPED.split("\n")[:-1]
    assert [answer["result"] for answer in answers] == [
        *("normalised", "ambiguous", "unknown", "not_station", "corrected"),
    ]
    assert list(answers[0]) == ["input", "result", "id", "name", "candidates", "because"]


def write_table(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("代表名册")
        for row in [
            ["代表进站一览表"],
            [],
            ["姓名", "所属 联络站*"],
            ["示例甲", "望月湖街道代表联络站"],
            ["示例乙"],
        ]:
            sheet.write_row(
                sheet.dim_rowmax + 1 if sheet.dim_rowmax is not None else 0, 0, row
            ) if row else None
        book.add_worksheet("说明").write(0, 0, "填表说明")
    return path


@pytest.mark.slow
def test_a_column_of_a_workbook_is_found_by_its_header(tmp_path):
    done = run(write_table(tmp_path / "代表.xlsx"))
    assert done.status == 0
    assert done.lines[0].startswith(
        "第 3 行　望月湖街道代表联络站 → 岳麓区望月湖街道人大代表联络总站（0144）"
    )


@pytest.mark.slow
def test_a_column_may_be_named_and_is_missed_with_what_there_is(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes("单位,挂靠处\n甲,望月湖街道代表联络站\n".encode("utf-16"))
    assert run(path, "--column", "挂靠处").status == 0
    done = run(path)
    assert (done.status, done.err) == (
        2,
        "表格里没有站名这一列（前 15 行里是：单位、挂靠处、甲、望月湖街道代表联络站）。\n"
        "用 --column 写明是哪一列，例如 --column 所属联络站。\n",
    )
    assert run(path, "--column", "挂靠").err == "表格里没有“挂靠”这一列。\n是不是想写 挂靠处？\n"


@pytest.mark.slow
def test_a_table_of_one_column_needs_no_header(tmp_path):
    (tmp_path / "a.csv").write_text("望月湖街道代表联络站\n岳龙社区代表联络站\n", "utf-8")
    assert run(tmp_path / "a.csv").lines[-1] == "共 2 个站名，认出 2 个：写法不同 2。"


@pytest.mark.slow
def test_a_text_is_searched_and_says_in_which_line(tmp_path):
    path = tmp_path / "稿.txt"
    path.write_text("动态\n\n市民来到望月湖街道人大代表活动室，见到代表。\n", "utf-8")
    done = run(path, "--text")
    assert (done.status, done.lines[0]) == (
        0,
        "第 3 行　望月湖街道人大代表活动室 → 岳麓区望月湖街道人大代表联络总站（0144）　地名和名册一样，只是写法不同。",
    )
    (mention,) = json.loads(run(path, "--text", "--json").out)
    assert (mention["id"], mention["at"]) == ("0144", 8)


@pytest.mark.slow
@pytest.mark.parametrize(("text", "said"), [("今天天气很好。", "没有找到站名。"), ("", "没有找到站名。")])
def test_a_text_without_a_name_says_so(text, said):
    done = run("--text", typed=text.encode())
    assert (done.status, done.lines) == (0, [said])


def test_a_file_that_is_not_there_is_refused(tmp_path):
    done = run(tmp_path / "没有.txt")
    assert done.status == 2 and done.err.startswith("没有这个文件：")


@pytest.mark.slow
def test_programs_get_the_same_answers():
    answers = api.names(ROOT, ["望月湖街道代表联络站", "泉塘社区代表联络站"])
    assert [a.station.id if a.station else "" for a in answers] == ["0144", ""]
    (mention,) = api.names_in(ROOT, "在望月湖街道代表联络站。")
    assert (mention.start, mention.end) == (1, 11)
