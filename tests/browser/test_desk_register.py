"""名册 in a real browser: opened, a station added and merged, a community renamed, with and without a script, read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.desks import OpenDesk, opened
from tests.make import write_project
from zhanpai.fronts.desk import state

OpenPage = Callable[..., Page]
PAGES = (
    "",
    "/stations",
    "/stations/0004",
    "/stations/0002/edit",
    "/stations/0002/status/edit",
    "/stations/new/edit",
    "/sections/kinds/edit",
    "/districts/430104/edit",
    "/address/edit",
    "/rename",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("register")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        patch.setattr(state, "SETTLES", 0)
        patch.setattr(desk.desk, "begin", lambda *_: None)
        yield desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("/stations", 390)`: a page of the register, of a desk in which nothing was changed yet."""
    write_project(desk.desk.root)
    (desk.desk.root / "content/stations/yuelu/0008.yaml").unlink(missing_ok=True)
    desk.desk.own.write_keeps_register(True)

    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(f"{desk.at}/register{room}")
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
@pytest.mark.parametrize("scripted", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_station_is_added_by_who_opens_the_register(
    scripted: bool, desk: OpenDesk, enter: OpenPage
) -> None:
    desk.desk.own.write_keeps_register(False)
    page = enter("", 1366, java_script_enabled=scripted)
    desk.desk.own.write_keeps_register(False)
    page.reload()
    page.get_by_role("button", name="我管名册").click()
    page.get_by_role("link", name="新设一个站").click()
    page.get_by_label("站点类别").select_option("community")
    page.get_by_label("区县").select_option("岳麓区")
    page.get_by_label("街道（乡镇）").select_option("莲花镇")
    page.get_by_label("社区（村）").fill("金华村")
    if scripted:
        page.get_by_text("照现在填的，站名是：岳麓区莲花镇金华村人大代表联络站").wait_for()
        assert not page.get_by_label("驻在地").is_visible()
    page.get_by_role("button", name="保存").last.click()
    page.get_by_role("heading", name="保存好了").wait_for()
    assert "岳麓区莲花镇金华村人大代表联络站" in page.inner_text("main")
    assert (desk.desk.root / "content/stations/yuelu/0008.yaml").is_file()


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [True, False])
def test_a_station_is_closed_after_a_question(scripted: bool, desk: OpenDesk, enter: OpenPage) -> None:
    page = enter("/stations?words=青年", 390, java_script_enabled=scripted)
    page.get_by_role("link", name="岳麓区大学科技城青年人大代表联络站").click()
    page.get_by_role("link", name="暂停、并入、撤销").click()
    page.get_by_label("状态").select_option("closed")
    page.get_by_label("起始日期").fill("2026-03-01")
    page.get_by_role("button", name="保存").last.click()
    assert "改成“已撤销”吗" in page.inner_text("h1")
    page.get_by_role("button", name="就这样改").click()
    page.get_by_role("heading", name="保存好了").wait_for()
    assert "status: closed, since: 2026-03-01}" in (desk.desk.root / "stations.yaml").read_text("utf-8")


@pytest.mark.slow
def test_a_community_is_renamed_after_every_line_was_seen(
    axe_url: str, desk: OpenDesk, enter: OpenPage
) -> None:
    page = enter("/rename", 390, bypass_csp=True, reduced_motion="reduce")
    page.get_by_label("改什么的名").select_option("community")
    page.get_by_label("现在的名称").fill("湖东社区")
    page.get_by_label("新的名称").fill("望湖社区")
    page.get_by_label("新名从哪一天起用").fill("2026-03-01")
    page.get_by_role("button", name="看看会改哪些").click()
    page.get_by_role("heading", name="改了以后是这样").wait_for()
    assert page.evaluate(WIDTH) <= 390 and bring_axe(page, axe_url)("tag", TAGS) == []
    page.get_by_role("button", name="照这样改").first.click()
    page.get_by_role("heading", name="改好了").wait_for()
    assert "community: 望湖社区" in (desk.desk.root / "stations.yaml").read_text("utf-8")
