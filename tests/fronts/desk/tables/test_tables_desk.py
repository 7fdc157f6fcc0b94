"""表格 as a clerk works in it without a script: a table taken along, changed, handed in again, looked at and saved."""

from __future__ import annotations

import datetime as dt
import io
import re

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk
from zhanpai.kit.workbook import read_sheets
from zhanpai.kit.workbook_writing import SheetColumn, WrittenSheet, write_workbook

STATION = "content/stations/yuelu/0001.yaml"
HEADERS = ("站号", "代表编号", "姓名", "代表层级", "届次", "选区（选举单位）", "单位及职务", "电话")
SAME = ("0001", "100002", "李样例", "区县人大代表", "第六届", "望月湖第二选区", "示例小学教师", "")


def book(*rows: tuple[str, ...], headers: tuple[str, ...] = HEADERS) -> bytes:
    sheet = WrittenSheet("代表", tuple(map(SheetColumn, headers)), rows)
    return write_workbook([sheet], dt.date(2026, 3, 4)).raw


def handed_in(desk: OpenDesk, clerk: httpx.Client, raw: bytes, name: str = "代表 名单.xlsx") -> str:
    answer = clerk.post("/tables/take", files={"file": (name, io.BytesIO(raw))})
    assert answer.url.path == "/tables/difference", answer.text
    desk.end("compare")
    return clerk.get("/tables/difference").text


def form_of(page: str) -> dict[str, list[str]]:
    """What a browser would send of the form of differences."""
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input [^>]*>", page[page.index('id="rows"') :]):
        said = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if said.get("type") != "checkbox" or " checked" in tag:
            fields.setdefault(said["name"], []).append(said.get("value", ""))
    return fields


def decided(clerk: httpx.Client, page: str, do: str, **more: object) -> httpx.Response:
    return clerk.post("/tables/difference", data={**form_of(page), "do": do, **more})


def saved(clerk: httpx.Client, page: str) -> str:
    return decided(clerk, page, "save").text


def text(desk: OpenDesk) -> str:
    return (desk.desk.root / STATION).read_text("utf-8")


@pytest.mark.slow
def test_all_tables_are_taken_along_and_come_back_without_a_difference(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    clerk.post("/tables/export", data={"table": "", "whose": "all", "how": "xlsx"})
    desk.end("export")
    page = clerk.get("/tables").text
    assert "名册 7 行、代表 9 行、接待日 5 行、轮值 4 行、意见台账 4 行、平台账号 1 行。" in page
    answer = clerk.get("/tables/file")
    assert "%E8%A1%A8%E6%A0%BC-2026-03-04.xlsx" in answer.headers["content-disposition"]
    page = handed_in(desk, clerk, answer.content)
    assert "一共勾了 0 处" in page
    assert re.findall(r"(新增|有改动|说不准) <b>", page) == []


def test_one_table_of_one_district_or_an_empty_one_can_be_had(desk: OpenDesk, clerk: httpx.Client) -> None:
    clerk.post("/tables/export", data={"table": "deputies", "whose": "in:芙蓉区", "how": "csv"})
    desk.end("export")
    lines = clerk.get("/tables/file").content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[3] for line in lines] == ["姓名", "郑试名"]
    clerk.post("/tables/export", data={"table": "deputies", "whose": "all", "how": "blank"})
    desk.end("export")
    assert [len(sheet.rows) for sheet in read_sheets(clerk.get("/tables/file").content)][1] == 1


def test_what_is_ticked_is_written_as_one_save_and_one_undo_takes_it_back(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    before, count = text(desk), len(desk.desk.saves.entries(5))
    page = handed_in(
        desk,
        clerk,
        book(
            (*SAME[:6], "示例小学校长", "0731-00000022"),
            ("0001", "", "孙试样", "区县人大代表", "第六届", "望月湖第三选区", "示例公司职员", ""),
        ),
    )
    assert "新增 <b>1</b>" in page and "有改动 <b>1</b>" in page
    page = decided(clerk, page, "group:changed").text
    assert "示例小学教师</del>" in page and "示例小学校长</ins>" in page
    page = saved(clerk, page)
    after = text(desk)
    assert "    post: 示例小学校长\n" in after
    assert "name: 孙试样" in after
    assert "退回" in page and "导入代表表" in page
    assert len(desk.desk.saves.entries(5)) == count + 1
    undo = re.search(r"/history/([^/\"]+)/undo", page)
    assert undo
    clerk.post(f"/history/{undo[1]}/undo")
    assert text(desk) == before


def test_ticks_of_other_groups_and_pages_stay(desk: OpenDesk, clerk: httpx.Client) -> None:
    new = tuple(
        (
            "0001",
            "",
            f"孙试{'甲乙丙丁戊己庚辛壬癸'[n // 10]}{'子丑寅卯辰巳午未申酉'[n % 10]}",
            "区县人大代表",
            "第六届",
            "望月湖第三选区",
            "职员",
            "",
        )
        for n in range(45)
    )
    page = handed_in(desk, clerk, book(*new))
    assert "新增（45，第 1 页，共 2 页）" in page
    assert "一共勾了 45 处" in page
    marks = form_of(page)["tick"]
    second = decided(clerk, page, "page:2", tick=marks[1:]).text
    assert "新增（45，第 2 页，共 2 页）" in second
    assert "一共勾了 44 处" in second
    none = decided(clerk, second, "none").text
    assert "一共勾了 0 处" in none
    assert "一共勾了 45 处" in decided(clerk, none, "all").text


def test_a_row_that_would_bring_an_error_is_not_written_and_says_why(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    page = handed_in(
        desk,
        clerk,
        book(
            (*SAME[:6], "示例小学校长", "13800138000"),
            ("0001", "100001", "张示例", "", "", "", "示例医院院长", ""),
        ),
    )
    page = saved(clerk, decided(clerk, page, "group:changed").text)
    assert "另有 1 行写了会出错，没有写" in page
    assert "13800138000" not in text(desk)
    assert "post: 示例医院院长" in text(desk)
    doubtful = decided(clerk, page, "group:doubtful").text
    assert "李样例" in doubtful
    (sheet,) = read_sheets(clerk.get("/tables/doubtful").content)
    assert sheet.rows[0][0] == "原因"
    assert "13800138000" in sheet.rows[1]


def test_what_is_handed_in_lies_in_the_person_s_own_files_and_nowhere_in_the_project(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    handed_in(desk, clerk, book(SAME))
    own = desk.desk.own.folder / "table"
    assert (own / "upload.bin").is_file()
    assert not [path for path in desk.desk.root.rglob("*") if path.suffix in (".xlsx", ".bin")]
    assert clerk.post("/tables/drop").url.path == "/tables"
    assert not own.exists()
    assert clerk.get("/tables/difference").url.path == "/tables"


def test_what_is_no_table_is_refused_in_words(desk: OpenDesk, clerk: httpx.Client) -> None:
    assert "没有选文件，或者文件是空的。" in clerk.post("/tables/take", files={"file": ("空.xlsx", b"")}).text
    page = handed_in(desk, clerk, b"\x89PNG\r\n\x1a\n\0\0")
    assert "没有做成" in page
    assert "一共勾了" not in page


def test_nothing_ticked_or_a_month_that_is_none_is_said_at_once(desk: OpenDesk, clerk: httpx.Client) -> None:
    page = handed_in(desk, clerk, book((*SAME[:6], "示例小学校长", "")))
    answer = decided(clerk, page, "save", tick=[])
    assert answer.status_code == 422 and "一行也没有勾选。" in answer.text
    answer = decided(clerk, page, "save", left_in="去年")
    assert answer.status_code == 422 and "认不出是哪个月" in answer.text
