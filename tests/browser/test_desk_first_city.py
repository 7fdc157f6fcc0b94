"""The ten minutes: an empty folder, 邵阳市, a real browser, and at the end a site that can be opened.

The numbers are promises: a field or a click more fails here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.clerk import WAITS, Clerk
from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.beginning.beginners import LOGO
from tests.fronts.desk.desks import OpenDesk, opened

OpenPage = Callable[..., Page]
EFFORT = (7, 2)
"""Clicks, with the way to the finished site, and fields: the name of the place, and that its address was asked for."""
DRAWN = 120_000
"""Milliseconds after which somebody gives up waiting for pictures or a site: no limit, only an end."""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[OpenDesk]:
    with opened(tmp_path / "邵阳 网站", tmp_path / "settings") as desk:
        yield desk


class Judge:
    """Looks at a page as it is now, at the widths of a telephone and of an office's screen."""

    def __init__(self, page: Page, axe_url: str) -> None:
        self._page, self._axe_url = page, axe_url

    def look(self, title: str) -> None:
        expect(self._page.locator("h1")).to_have_text(title, timeout=WAITS)
        for width in (390, 1366):
            self._page.set_viewport_size({"width": width, "height": 900})
            assert self._page.evaluate(WIDTH) <= width, title
            assert bring_axe(self._page, self._axe_url)("tag", TAGS) == [], (title, width)


@pytest.mark.slow
def test_a_city_is_begun_in_two_fields_and_seven_clicks_and_ends_with_its_site(
    empty: OpenDesk, browser_page: OpenPage, axe_url: str
) -> None:
    page = browser_page(1366, own=True, bypass_csp=True, reduced_motion="reduce")
    clerk, judge = Clerk(page), Judge(page, axe_url)
    page.goto(empty.at + empty.door.new_key())
    judge.look("给哪个地方建网站？")
    clerk.fill("地名", "邵阳市")
    clerk.click("查找")
    clerk.reads("12 个区县")
    judge.look("给哪个地方建网站？")
    clerk.click("就是这里：湖南省邵阳市")
    judge.look("网站叫什么，放在哪里？")
    assert page.get_by_label("网站名称").input_value() == "邵阳市人大代表网上联络站"
    page.get_by_label("问过了，这个网址归我们长期使用").check()
    clerk.fields += 1
    clerk.click("下一步")
    judge.look("站点叫什么，先建哪些？")
    clerk.reads("双清区兴隆街道人大代表联络总站")
    clerk.click("下一步")
    expect(page.get_by_role("heading", name="做出来是这个样子")).to_be_visible(timeout=DRAWN)
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("邵阳市人大代表网上联络站", timeout=WAITS)
    for picture in page.locator("main img").all():
        assert picture.evaluate("one => one.complete && one.naturalWidth > 300")
    judge.look("标志和颜色")
    clerk.click("下一步")
    judge.look("看一遍，对了就建")
    clerk.click("建网站")
    expect(page.locator("h1")).to_have_text("邵阳市的网站建好了", timeout=DRAWN)
    clerk.reads("没有错误")
    judge.look("邵阳市的网站建好了")
    with page.expect_popup() as shown:
        clerk.click("打开做好的网站", "link")
    expect(shown.value.locator("h1")).to_have_text("邵阳市人大代表网上联络站", timeout=WAITS)
    shown.value.get_by_role("link", name="双清区").first.click()
    expect(shown.value.locator("main")).to_contain_text("兴隆街道", timeout=WAITS)
    assert clerk.effort == EFFORT


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [True, False])
def test_an_own_logo_and_colour_are_seen_before_the_city_is_made(
    scripted: bool, empty: OpenDesk, browser_page: OpenPage
) -> None:
    """And without a script all goes as well; what was typed is there when one goes back."""
    page = browser_page(390, own=True, java_script_enabled=scripted)
    clerk = Clerk(page)
    page.goto(empty.at + empty.door.new_key())
    clerk.fill("地名", "绥宁县")
    clerk.click("查找")
    clerk.click("就是这里：湖南省邵阳市绥宁县")
    clerk.fill("联系电话", "0739-7611234")
    clerk.click("下一步")
    clerk.reads("先问管网站的同志")
    page.get_by_label("问过了，这个网址归我们长期使用").check()
    clerk.click("下一步")
    # Going back while a page is still on its way is a race within the browser.
    expect(page.get_by_label("街道（乡镇）站")).to_be_visible(timeout=WAITS)
    page.wait_for_load_state()
    page.go_back()
    expect(page.get_by_label("联系电话")).to_have_value("0739-7611234", timeout=WAITS)
    page.go_forward()
    clerk.fill("街道（乡镇）站", "代表之家")
    if not scripted:
        clerk.click("看看站名")
    clerk.reads("人大代表代表之家")
    clerk.click("下一步")
    expect(page.get_by_role("heading", name="做出来是这个样子")).to_be_visible(timeout=DRAWN)
    page.get_by_label("自己的标志").set_input_files(
        {"name": "县徽.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n"}
    )
    clerk.click("看看样子")
    clerk.reads("是 PNG 图片")
    page.get_by_label("自己的标志").set_input_files(
        {"name": "县徽.svg", "mimeType": "image/svg+xml", "buffer": LOGO.encode()}
    )
    clerk.fill("主要的颜色", "#1A5276")
    clerk.click("看看样子")
    expect(page.get_by_text("县徽.svg")).to_be_visible(timeout=DRAWN)
    assert page.get_by_label("主要的颜色").input_value() == "#1A5276"
    clerk.click("下一步")
    clerk.reads("自己的标志 县徽.svg，颜色 #1A5276")
