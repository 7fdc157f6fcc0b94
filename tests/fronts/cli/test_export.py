"""`zhanpai export`, run as a clerk runs it: what lies there afterwards, opened again."""

import pytest

from tests.fronts.cli.zhanpai import zhanpai
from tests.make import DEMO, write_project
from zhanpai.content.scaffold.site import IGNORED
from zhanpai.kit.workbook import read_sheets

STATION = "content/stations/yuelu/0001.yaml"
TABLES = ["名册", "代表", "接待日", "轮值", "意见台账", "平台账号"]


@pytest.fixture
def root(tmp_path):
    return write_project(tmp_path / "某市 联络站")


def sheets(path):
    return {sheet.name: sheet.rows for sheet in read_sheets(path.read_bytes())}


def test_one_workbook_has_every_table_and_says_first_that_it_is_for_the_office_alone(root):
    done = zhanpai("export", at=root)
    path = root / "export" / "表格-2026-03-04.xlsx"
    assert done.status == 0
    assert done.lines == [
        f"存好了（名册 7 行、代表 9 行、接待日 5 行、轮值 4 行、意见台账 4 行、平台账号 1 行）：{path}",
        "内部资料，不得公开；用完删掉。",
    ]
    found = sheets(path)
    assert list(found) == ["填表说明", *TABLES, "选项"]
    assert found["填表说明"][1:3] == (
        ("导出日期", "2026-03-04"),
        ("内部资料", "表里有没有同意公开的电话，只在单位内部使用：不要发到网上，不要转给外人，用完删掉。"),
    )
    assert found["代表"][2][:6] == (
        "0001",
        "岳麓区望月湖街道人大代表联络总站",
        "100002",
        "李样例",
        "区县人大代表",
        "",
    )


def test_no_file_of_the_project_is_touched_and_a_second_export_lies_beside_the_first(root):
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    zhanpai("export", at=root)
    assert zhanpai("export", at=root).status == 0
    made = {path.name for path in (root / "export").iterdir()}
    assert made == {"表格-2026-03-04.xlsx", "表格-2026-03-04-2.xlsx"}
    after = {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and p.parent.name != "export"}
    assert {path: after[path] for path in before} == before
    first, second = ((root / "export" / name).read_bytes() for name in sorted(made))
    assert first == second


def test_one_table_of_one_district_goes_into_the_file_that_is_named(root):
    done = zhanpai("export", "代表.xlsx", "--table", "代表", "--district", "芙蓉区", at=root)
    assert done.status == 0
    found = sheets(root / "代表.xlsx")
    assert list(found) == ["填表说明", "代表", "选项"]
    assert [row[3] for row in found["代表"]] == ["姓名", "郑试名"]


def test_csv_is_one_file_for_each_table(root):
    assert zhanpai("export", "--csv", "--table", "代表，轮值", "--only", "0001", at=root).status == 0
    raw = (root / "export" / "轮值-0001-2026-03-04.csv").read_bytes()
    assert raw.decode("utf-8-sig").splitlines()[:2] == [
        "站号,联络站,日期,代表编号,值班代表,主题,时间,地点",
        "0001,岳麓区望月湖街道人大代表联络总站,2026-03-11,100001；100002,张示例、李样例,加装电梯,,",
    ]
    assert (root / "export" / "代表-0001-2026-03-04.csv").is_file()


def test_an_empty_table_has_its_headers_and_nobody(root):
    assert zhanpai("export", "--blank", "--table", "deputies", at=root).status == 0
    found = sheets(root / "export" / "代表-空白.xlsx")
    assert len(found["代表"]) == 1
    assert "导出日期" not in {row[0] for row in found["填表说明"]}


def test_what_cannot_be_read_is_told_on_the_screen_and_in_the_workbook(root):
    typed = (DEMO / STATION).read_text("utf-8").replace("post: 示例小学教师", "post: [示例小学教师, 校长]")
    (root / STATION).write_text(typed, "utf-8")
    done = zhanpai("export", at=root)
    told = f"{STATION} 第 39 行起的一条写得不对，不在表里：先运行 zhanpai check，照它说的改好，再导出一次。"
    assert done.status == 1
    assert told in done.lines
    found = sheets(root / "export" / "表格-2026-03-04.xlsx")
    assert ("", told) in found["填表说明"]
    assert "李样例" not in {row[3] for row in found["代表"]}


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["--table", "代表们"], "没有“代表们”这张表。"),
        (["--district", "岳麓"], "名册里没有区县“岳麓”。"),
        (["content/代表.xlsx"], "放着网站的资料"),
        (["代表.doc"], "文件名“代表.doc”不以 .xlsx 结尾。"),
        (["代表.xlsx", "--csv", "--table", "代表"], "文件名“代表.xlsx”不以 .csv 结尾。"),
        (["代表.csv"], "写了文件名就是存成那一个文件。"),
        (["代表.xlsx", "--out", "别处"], "写了文件名就是存成那一个文件。"),
        (["有了.xlsx"], "有了.xlsx 已经有了，没有动它：里面也许有人填过。"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(root, args, told):
    (root / "有了.xlsx").write_bytes(b"typed")
    before = sorted(path for path in root.rglob("*") if ".cache" not in path.parts)
    done = zhanpai("export", *args, at=root)
    assert done.status != 0
    assert told in done.shown
    assert sorted(path for path in root.rglob("*") if ".cache" not in path.parts) == before


def test_the_workbooks_are_no_business_of_git():
    assert "/export/" in IGNORED.splitlines()
