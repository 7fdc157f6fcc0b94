"""手册 in a real browser: read at every width, by keyboard, without a script, searched and printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe, walk
from tests.fronts.desk.desks import OpenDesk, looked, noted, opened, seen
from tests.make import write_project

OpenPage = Callable[..., Page]
ROOMS = (
    "/handbook",
    "/handbook/jiaogao",
    "/handbook/zhengwen",
    "/handbook/ziduan",
    "/handbook/daima",
    "/handbook/code/Y022",
    "/handbook/find?q=二维码",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("handbook")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        seen(desk, looked((noted(),)))
        yield desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("/handbook", 390)`: a page of the handbook as somebody reads it."""

    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(desk.at + room)
        return page

    return show


@pytest.mark.breadth
@pytest.mark.parametrize("width", [390, pytest.param(1366, marks=pytest.mark.slow)])
@pytest.mark.parametrize("room", ROOMS)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    room: str, width: int, axe_url: str, enter: OpenPage
) -> None:
    page = enter(room, width, bypass_csp=True, reduced_motion="reduce")
    assert page.evaluate(WIDTH) <= width
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.emulate_media(color_scheme="dark")
    assert judge("rule", ["color-contrast"]) == []


@pytest.mark.breadth
@pytest.mark.parametrize("room", ["/handbook", "/handbook/jiaogao"])
def test_every_control_is_reached_by_keyboard_and_shows_that_it_is(room: str, enter: OpenPage) -> None:
    total, stops = walk(enter(room, 1366))
    assert total > 5
    assert [stop["number"] for stop in stops] == list(range(len(stops)))
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["inside"]) or stop["hidden"]] == []


def test_from_a_room_to_its_page_and_by_search_to_another_without_a_script(enter: OpenPage) -> None:
    page = enter("/signs", 390, java_script_enabled=False)
    page.get_by_role("link", name="这一页怎么用").click()
    assert page.inner_text("h1") == "门牌与二维码"
    page.get_by_label("在手册里找").fill("回执")
    page.get_by_label("在手册里找").press("Enter")
    assert page.locator("mark").first.inner_text() == "回执"
    page.get_by_role("link", name="手册目录").click()
    assert page.inner_text("h1") == "工作人员手册"


@pytest.mark.slow
def test_a_finding_leads_to_the_page_of_its_code_and_back(enter: OpenPage) -> None:
    page = enter("/check", 390)
    page.get_by_role("link", name="为什么要改").first.click()
    assert "代码 " in page.inner_text("main")
    page.get_by_role("link", name="回到检查").click()
    assert page.inner_text("h1") == "检查"


@pytest.mark.slow
def test_all_of_it_is_printed_by_one_button(enter: OpenPage) -> None:
    page = enter("/handbook", 390)
    page.get_by_role("button", name="印成一本 PDF").click()
    link = page.get_by_role("link", name="下载手册（PDF）")
    link.wait_for(timeout=60_000)
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "使用手册.pdf"
