"""表格 in a real browser: a table handed in, its differences looked at, saved and taken back; read aloud, and by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.desks import OpenDesk, opened
from tests.fronts.desk.tables.conftest import done_at_once
from tests.make import write_project
from zhanpai.fronts.desk.tables.own_table import OwnTable
from zhanpai.kit.workbook_writing import SheetColumn, WrittenSheet, write_workbook

OpenPage = Callable[..., Page]
STATION = "content/stations/yuelu/0001.yaml"
HEADERS = ("站号", "代表编号", "代表姓名", "代表层级", "届次", "选区", "职务", "联系电话")
ROWS = (
    ("0001", "100002", "李样例", "区县人大代表", "第六届", "望月湖第二选区", "示例小学校长", "0731-00000022"),
    ("0001", "", "孙试样", "区县人大代表", "第六届", "望月湖第三选区", "示例公司职员", ""),
    ("没有这个站", "", "钱试样", "区县人大代表", "第六届", "望月湖第三选区", "示例公司职员", ""),
)


def book() -> bytes:
    sheet = WrittenSheet("代表", tuple(map(SheetColumn, HEADERS)), ROWS)
    return write_workbook([sheet], dt.date(2026, 3, 4)).raw


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("tables")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        done_at_once(desk, patch)
        yield desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("/tables", 390)`: a page of a desk in which nothing was changed yet and no table waits."""
    write_project(desk.desk.root)
    OwnTable(desk.desk.own.folder / "table").drop()

    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(desk.at + room)
        return page

    return show


def hand_in(page: Page) -> None:
    page.get_by_label("选一个表格").set_input_files(
        {"name": "代表名单.xlsx", "mimeType": "application/octet-stream", "buffer": book()}
    )
    page.get_by_role("button", name="上传，看有什么不同").press("Enter")
    page.get_by_role("heading", name="表格和资料的不同").wait_for()


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_and_nothing_is_too_wide(width: int, axe_url: str, enter: OpenPage) -> None:
    page = enter("/tables", width, bypass_csp=True, reduced_motion="reduce")
    assert page.evaluate(WIDTH) <= width
    assert bring_axe(page, axe_url)("tag", TAGS) == []
    hand_in(page)
    for group in ("新增", "有改动", "表里没有", "说不准"):
        page.get_by_role("button", name=group).first.press("Enter")
        page.get_by_role("heading", name=group).wait_for()
        assert page.evaluate(WIDTH) <= width, group
        assert bring_axe(page, axe_url)("tag", TAGS) == [], group


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [pytest.param(True, marks=pytest.mark.slow), False])
def test_a_table_is_handed_in_looked_at_saved_and_taken_back_without_a_mouse(
    scripted: bool, desk: OpenDesk, enter: OpenPage
) -> None:
    file = desk.desk.root / STATION
    page = enter("/tables", 390, java_script_enabled=scripted)
    before = file.read_bytes()
    hand_in(page)
    assert "新增（1" in page.inner_text("form h2 >> nth=0")
    page.get_by_role("button", name="有改动").press("Enter")
    page.get_by_text("示例小学校长").wait_for()
    tick = page.get_by_role("checkbox", name="李样例", exact=False).first
    assert tick.is_checked()
    page.get_by_role("button", name="存勾选的").press("Enter")
    page.get_by_role("heading", name="导入代表表").wait_for()
    assert "post: 示例小学校长" in file.read_text("utf-8")
    assert "name: 孙试样" in file.read_text("utf-8")
    page.get_by_role("button", name="退回", exact=True).press("Enter")
    page.get_by_text("退回了").first.wait_for()
    assert file.read_bytes() == before
