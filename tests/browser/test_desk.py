"""The clerk's desk in a real browser: seen, read aloud, by keyboard, enlarged, and without a script."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe, walk
from tests.fronts.desk.desks import OpenDesk, looked, noted, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk.looked import Chore

OpenPage = Callable[..., Page]
ROOMS = ("/", "/check?only=D204", "/site", "/keeping?district=岳麓区", "/handbook/code/D204")
LONG = "content/news/2026/2026-03-01-" + "abcdefgh" * 12 + ".md"
FOUND = (*(noted(line=n) for n in range(1, 8)), noted(LONG, code="V401", error=False))
CHORES = (
    Chore("0001", "发预告", "马上有接待日，动态里还没有预告", "发3月11日接待日（9:00-11:30，一楼接待室）的预告", "还有 7 天", "今天"),
    Chore("0002", "补资料", "网页上缺地址、电话、照片等资料", "补上电话、照片", "资料完整度 40%", "本周"),
)  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("desk")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        yield desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("/check", 390)`: a room of a desk where something was found and something is to be done."""
    seen(desk, looked(FOUND, CHORES))
    desk.desk.own.write_stations({"0001"})

    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(desk.at + room)
        return page

    return show


@pytest.mark.breadth
@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.slow)])
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


def test_who_is_refused_reads_why_on_a_page_without_fault(
    axe_url: str, desk: OpenDesk, browser_page: OpenPage
) -> None:
    page = browser_page(390, own=True, bypass_csp=True, reduced_motion="reduce")
    page.goto(f"{desk.at}/check")
    assert "工作台只给打开它的那个浏览器看" in page.inner_text("h1")
    assert bring_axe(page, axe_url)("tag", TAGS) == []


@pytest.mark.breadth
@pytest.mark.parametrize("room", ["/", "/check", "/site", "/keeping?district=岳麓区"])
def test_at_two_hundred_per_cent_everything_is_still_within_the_window(room: str, enter: OpenPage) -> None:
    page = enter(room, 1280)
    page.set_viewport_size({"width": 640, "height": 400})
    assert page.evaluate(WIDTH) <= 640
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(WIDTH) <= 640


@pytest.mark.breadth
@pytest.mark.parametrize("room", ["/check", "/keeping?district=岳麓区"])
def test_every_control_is_reached_by_keyboard_and_shows_that_it_is(room: str, enter: OpenPage) -> None:
    total, stops = walk(enter(room, 1280))
    assert total > 5
    assert [stop["number"] for stop in stops] == list(range(len(stops)))
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["inside"]) or stop["hidden"]] == []


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [True, False])
def test_stations_are_chosen_with_and_without_a_script(
    scripted: bool, desk: OpenDesk, enter: OpenPage
) -> None:
    page = enter("/", 390, java_script_enabled=scripted)
    page.get_by_role("link", name="改我管的站").click()
    page.get_by_label("站名里的字").fill("湖东")
    page.get_by_role("button", name="找", exact=True).click()
    page.get_by_label("岳麓区望月湖街道湖东社区人大代表联络站").check()
    page.get_by_role("button", name="加上").click()
    page.get_by_role("link", name="今天要做的", exact=True).click()
    assert "您管的 2 个站，这周有 2 件事" in page.inner_text("main")
    assert desk.desk.own.read_stations() == {"0001", "0002"}


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_look_shows_what_it_does_and_then_what_it_found(
    scripted: bool, desk: OpenDesk, enter: OpenPage
) -> None:
    page = enter("/check", 1280, java_script_enabled=scripted)
    page.get_by_role("button", name="重新检查").click()
    assert page.get_by_role("heading", name="正在检查资料").is_visible()
    # With a script the page goes on by itself, without one it asks for itself again.
    page.get_by_role("button", name="重新检查").wait_for(timeout=60_000)
    assert "没有问题" in page.inner_text("main")


@pytest.mark.slow
def test_findings_are_turned_over_by_pages(desk: OpenDesk, enter: OpenPage) -> None:
    page = enter("/check", 1280)
    seen(desk, looked((*(noted(line=n) for n in range(1, 130)), FOUND[-1])))
    page.reload()
    page.get_by_role("link", name="下一页").click()
    assert "第 2 页，共 2 页" in page.inner_text("main") and LONG in page.inner_text("main")
    page.get_by_role("link", name="为什么要改（V401）").click()
    page.get_by_role("link", name="看这种问题在哪里").click()
    assert page.locator(".zd-finding").count() == 1


@pytest.mark.parametrize("width", [390, pytest.param(1366, marks=pytest.mark.slow)])
def test_a_slip_is_mended_by_keyboard_without_a_script_after_it_was_seen(
    width: int, axe_url: str, desk: OpenDesk, enter: OpenPage
) -> None:
    station = desk.desk.root / "content/stations/yuelu/0003.yaml"
    typed = station.read_bytes()
    station.write_text("address: 示范大道100号\nlast_verified: 2025年12月5日\n", "utf-8")
    page = enter("/check", width, java_script_enabled=False)
    seen(
        desk,
        looked((replace(noted("content/stations/yuelu/0003.yaml", 2, "D203"), column=16, can_fix=True),)),
    )
    page.reload()
    press(page, "改好它")
    page.get_by_role("heading", name="改了以后是这样").wait_for(timeout=60_000)
    assert page.locator("del").all_inner_texts() == ["年", "月", "日"]
    # The same page with a script, which axe is.
    judged = enter("/check/fix", width, bypass_csp=True, reduced_motion="reduce")
    assert judged.evaluate(WIDTH) <= width and bring_axe(judged, axe_url)("tag", TAGS) == []
    judged.emulate_media(color_scheme="dark")
    assert bring_axe(judged, axe_url)("rule", ["color-contrast"]) == []
    press(page, "照这样改")
    page.get_by_role("heading", name="改好了").wait_for(timeout=60_000)
    assert "改好了 1 个文件里的 1 处" in page.inner_text("main")
    assert station.read_text("utf-8") == "address: 示范大道100号\nlast_verified: 2025-12-05\n"
    desk.desk.workshop.stop("look")
    station.write_bytes(typed)


def press(page: Page, words: str) -> None:
    """Press a button as who has no mouse does."""
    page.get_by_role("button", name=re.compile(f"^{words}")).focus()
    page.keyboard.press("Enter")
