"""民生实事 in a real browser: a step noted, a vote counted while it is typed, with and without a script, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.desks import OpenDesk, opened
from tests.make import DEMO, write_project
from zhanpai.fronts.desk import state

OpenPage = Callable[..., Page]
FILE = "content/projects/2026.yaml"
PAGES = (
    "/projects",
    "/projects/2026/2026-01",
    "/projects/2026/2026-01/edit",
    "/projects/2026/2026-01/progress/edit",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("projects")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        patch.setattr(state, "SETTLES", 0)
        patch.setattr(desk.desk, "begin", lambda *_: None)
        yield desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("/projects", 390)`: a page of a desk in which nothing was changed yet."""
    (desk.desk.root / FILE).write_bytes((DEMO / FILE).read_bytes())

    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(desk.at + room)
        return page

    return show


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("room", PAGES)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    room: str, width: int, axe_url: str, enter: OpenPage
) -> None:
    page = enter(room, width, bypass_csp=True, reduced_motion="reduce")
    assert page.evaluate(WIDTH) <= width
    assert bring_axe(page, axe_url)("tag", TAGS) == []


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [pytest.param(True, marks=pytest.mark.slow), False])
def test_the_last_step_is_noted_from_the_list_on(scripted: bool, desk: OpenDesk, enter: OpenPage) -> None:
    page = enter("/projects", 390, java_script_enabled=scripted)
    page.get_by_role("link", name="老旧小区加装电梯400台").click()
    page.get_by_role("link", name="记一笔进展").click()
    page.get_by_label("进展", exact=False).first.fill("全部装好")
    page.get_by_label("完成百分比").fill("100")
    page.get_by_role("button", name="保存").last.click()
    assert "状态改成“已完成”吗" in page.inner_text("h1")
    page.get_by_role("button", name="记上").click()
    page.get_by_role("heading", name="保存好了").wait_for()
    assert "已完成，完成 100%" in page.inner_text("main")
    assert "percent: 100}\n" in (desk.desk.root / FILE).read_text("utf-8")


def test_the_sum_of_the_votes_is_said_while_they_are_typed(enter: OpenPage) -> None:
    page = enter("/projects/2026/2026-01/edit", 1366)
    said = page.get_by_role("status").filter(has_text="合计")
    assert said.inner_text() == "合计 430 票，和到会代表人数一样。"
    page.get_by_label("赞成票").fill("411")
    assert said.inner_text() == "合计 429 票，到会代表写的是 430，少 1 票。"


def test_only_the_townships_of_the_chosen_district_are_offered(enter: OpenPage) -> None:
    page = enter("/projects/2026/YL2026-01/edit", 1366)
    township = page.get_by_label("街道（乡镇）")
    assert township.locator("option").all_inner_texts() == ["不写", "岳麓区 · 望月湖街道", "岳麓区 · 莲花镇"]
    page.get_by_label("区县").select_option("芙蓉区")
    assert township.locator("option").all_inner_texts() == ["不写", "芙蓉区 · 文艺路街道"]
    assert township.input_value() == ""
