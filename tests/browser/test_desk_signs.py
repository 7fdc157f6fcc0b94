"""What the desk makes, in a real browser: 标牌, 分享 and 报告 seen on a telephone and on a desk, copied, and without a script."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe, walk
from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk.looked import KnownNews, Looked

pytestmark = pytest.mark.slow
"""One of everything has to be made first."""

OpenPage = Callable[..., Page]
DIANTI = "2026-02-11-dianti"
SHARE = f"/news/{DIANTI}/share"
NEWS = (
    KnownNews("2026-03-02-caogao", "还在审的稿子", "2026-03-02", ("0001",),
        refusal="还是草稿：签了 1 审，要 3 审。", fix="审核签齐以后再分享。",
    ),
    KnownNews(DIANTI, "湖东社区：加装电梯有了时间表", "2026-02-11", ("0002",)),
)  # fmt: skip
LISTEN = """() => {
  const put = DataTransfer.prototype.setData;
  window.got = {};
  DataTransfer.prototype.setData = function (kind, words) {
    window.got[kind] = words;
    return put.call(this, kind, words);
  };
}"""
ROOMS = ("/signs/choose?words=湖东", "/signs", "/share", SHARE, "/report")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    """A desk on which one of everything was made."""
    folder = tmp_path_factory.mktemp("desk")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        look(desk)
        with desk.clerk() as clerk:
            begin_all(clerk)
            for kind in ("signs", "share", "report"):
                desk.end(kind)
        yield desk


def look(desk: OpenDesk) -> None:
    plain = looked()
    seen(desk, Looked(plain.city, plain.found, plain.names, plain.stations, plain.chores, news=NEWS))
    desk.desk.own.write_stations({"0001", "0002"})


def begin_all(clerk: httpx.Client) -> None:
    clerk.post("/signs/make", data={"kind": ["doorplate", "desk_card"], "whose": "kept"})
    clerk.post(SHARE)
    clerk.post("/report", data={"whose": "all"})


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter("/signs", 390)`: a room of that desk."""
    look(desk)

    def show(room: str, width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(desk.at + room)
        return page

    return show


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("room", ROOMS)
def test_axe_finds_nothing_and_nothing_is_too_wide(
    room: str, width: int, axe_url: str, enter: OpenPage
) -> None:
    page = enter(room, width, bypass_csp=True, reduced_motion="reduce")
    if folder := os.environ.get("ZHANPAI_PICTURES"):
        page.screenshot(
            path=Path(folder) / f"{room.strip('/').replace('/', '-')[:20]}-{width}.png", full_page=True
        )
    assert page.evaluate(WIDTH) <= width
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.emulate_media(color_scheme="dark")
    assert judge("rule", ["color-contrast"]) == []


@pytest.mark.parametrize("room", ROOMS)
def test_at_two_hundred_per_cent_everything_is_still_within_the_window(room: str, enter: OpenPage) -> None:
    page = enter(room, 1280)
    page.set_viewport_size({"width": 640, "height": 400})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(WIDTH) <= 640


@pytest.mark.parametrize("room", ["/signs/choose", "/share", "/report", "/signs"])
def test_every_control_is_reached_by_keyboard_and_shows_that_it_is(room: str, enter: OpenPage) -> None:
    total, stops = walk(enter(room, 1280))
    assert total > 5
    assert [stop["number"] for stop in stops] == list(range(len(stops)))
    assert [stop["what"] for stop in stops if not (stop["ring"] and stop["inside"]) or stop["hidden"]] == []


def test_proofs_and_posters_are_really_shown(enter: OpenPage) -> None:
    for room in ("/signs", SHARE):
        page = enter(room, 1280)
        shown = page.locator("main img")
        assert shown.count() >= 3
        for index in range(shown.count()):
            shown.nth(index).scroll_into_view_if_needed()
            page.wait_for_function(
                "e => e.complete && e.naturalWidth > 50", arg=shown.nth(index).element_handle()
            )


def test_words_and_the_article_are_copied_at_a_button(desk: OpenDesk, enter: OpenPage) -> None:
    page = enter(SHARE, 1280)
    page.evaluate(LISTEN)
    page.get_by_role("button", name=re.compile(r"^复制\s*标题$")).click()
    assert "已经复制了" in page.inner_text("[data-zd-copied]")
    assert page.evaluate("window.got['text/plain']") == page.inner_text("#field-1")
    page.get_by_role("button", name="复制正文（带排版）").click()
    assert "正文已经复制了" in page.inner_text("[data-zd-copied]")
    (fragment,) = (desk.desk.made.get(f"share/{DIANTI}").folder / DIANTI).glob("wechat.html")
    assert page.evaluate("window.got['text/html']") == fragment.read_text("utf-8")


def test_without_a_script_the_article_stands_in_a_frame_that_can_do_nothing(enter: OpenPage) -> None:
    page = enter(SHARE, 1280, java_script_enabled=False)
    assert page.get_by_role("button", name="复制正文（带排版）").count() == 0
    page.locator("iframe").scroll_into_view_if_needed()
    assert "电梯" in page.frame_locator("iframe").locator("body").inner_text()
    assert page.get_by_role("link", name="下载正文").is_visible()


def test_the_whole_report_opens_with_its_own_looks_and_without_a_fault(enter: OpenPage) -> None:
    page = enter("/report/files/index.html", 1280)
    assert page.locator("h1").is_visible() and page.locator("table").count() > 1
    assert page.evaluate("getComputedStyle(document.body).fontFamily") != ""
    page.goto(page.url.replace("index", "ranking"))
    assert page.locator("table").count() == 1


@pytest.mark.parametrize("scripted", [True, False])
def test_signs_are_made_and_handed_to_the_print_shop(scripted: bool, desk: OpenDesk, enter: OpenPage) -> None:
    page = enter("/signs", 390, java_script_enabled=scripted)
    page.get_by_role("link", name="再做一批").click()
    page.get_by_label("站名里的字，或者站号").fill("0001")
    page.get_by_role("button", name="找", exact=True).click()
    page.get_by_role("button", name="做标牌").click()
    # With a script the page goes on by itself, without one it asks for itself again.
    page.get_by_role("heading", name="这批要送去印吗？").wait_for(timeout=60_000)
    assert "1 个站，1 块" in page.inner_text("main")
    page.get_by_role("button", name="要送去印").click()
    page.get_by_role("heading", name="交给印刷厂").wait_for(timeout=60_000)
    with page.expect_download() as waited:
        page.get_by_role("link", name="下载压缩包").click()
    assert waited.value.suggested_filename == "标牌印刷文件.zip"
