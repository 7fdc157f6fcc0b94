"""What a resident came for, from beginning to end, on a phone and on a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect
from resvg_py import svg_to_bytes

OpenPage = Callable[..., Page]
WIDTHS = pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
NOON = dt.datetime(2026, 11, 23, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def scanned(site_folder: Path, tmp_path: Path, station: str) -> str:
    """What a telephone reads from the station's code, as a path below the site's home."""
    picture = tmp_path / "code.png"
    svg = (site_folder / f"s/{station}/qr.svg").read_text("utf-8")
    picture.write_bytes(bytes(svg_to_bytes(svg_string=svg, width=400)))
    (code,) = zxingcpp.read_barcodes(Image.open(picture))
    return code.text.removeprefix("https://llz.example.gov.cn/")


@WIDTHS
def test_scan_to_the_next_reception_date(
    width: int, browser_page: OpenPage, site_folder: Path, site_url: str, tmp_path: Path
) -> None:
    """The doorplate of 莲花镇 (0219), read on 23 November 2026: the next date is seen without scrolling far."""
    page = browser_page(width, own=True)
    page.clock.set_fixed_time(NOON)
    page.goto(site_url + scanned(site_folder, tmp_path, "0219"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("莲花镇人大代表联络总站")
    first = page.locator(".zp-reception:visible").first
    on = first.locator("time").get_attribute("datetime")
    assert on and on >= "2026-11-23"
    expect(first).to_contain_text("：" if ":" not in first.inner_text() else ":")
    box = first.bounding_box()
    assert box and box["y"] < 2 * (740 if width < 700 else 800)


@WIDTHS
def test_a_page_of_last_month_shows_what_is_next_today(
    width: int, browser_page: OpenPage, site_url: str
) -> None:
    """A site that nobody has built for three weeks still tells the next date, and marks the day itself."""
    page = browser_page(width, own=True)
    page.goto(site_url + "s/0219/")
    dates = [e.get_attribute("datetime") for e in page.locator(".zp-reception time[datetime]").all()]
    assert len(dates) >= 2 and dates == sorted(dates, key=str)
    third = dt.datetime.fromisoformat(f"{dates[1]}T09:00:00+08:00")
    page.clock.set_fixed_time(third)
    page.reload()
    first = page.locator(".zp-reception:visible").first
    assert first.locator("time").get_attribute("datetime") == dates[1]
    expect(first).to_contain_text("今天")


@WIDTHS
def test_large_text_is_chosen_once(width: int, browser_page: OpenPage, site_url: str) -> None:
    page = browser_page(width, own=True)
    page.goto(site_url)

    def size() -> str:
        found: str = page.evaluate("getComputedStyle(document.body).fontSize")
        return found

    sizes = page.get_by_role("group", name="字号")
    assert size() == "18px"
    sizes.get_by_role("button", name="大", exact=True).click()
    assert size() == "22.5px"
    sizes.get_by_role("button", name="特大").click()
    assert size() == "30px"
    # The next page comes up large before its first paint: the class stands before the body is read.
    page.add_init_script(
        "new MutationObserver(() => { if (document.body && !window.early)"
        " window.early = document.documentElement.className; }).observe(document, {childList: true, subtree: true})"
    )
    page.goto(site_url + "s/0219/")
    assert "zp-larger" in page.evaluate("window.early")
    assert size() == "30px"
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    sizes.get_by_role("button", name="标准").click()
    page.goto(site_url + "guide/")
    assert size() == "18px"
    expect(sizes.get_by_role("button", pressed=True)).to_have_text(["标准"])


def test_large_text_works_where_nothing_may_be_remembered(browser_page: OpenPage, site_url: str) -> None:
    """Some WebViews throw when a page asks for storage."""
    page = browser_page(360, own=True)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(site_url)
    page.get_by_role("group", name="字号").get_by_role("button", name="特大").click()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "30px"


def test_a_printed_page_has_the_words_and_no_controls(browser_page: OpenPage, site_url: str) -> None:
    page = browser_page(1280, color_scheme="dark")
    page.goto(site_url + "s/0219/")
    page.get_by_role("group", name="字号").get_by_role("button", name="特大").click()
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".zp-paper__name")).to_have_text("岳麓区莲花镇人大代表联络总站")
    expect(page.locator(".zp-paper__name")).to_be_visible()
    expect(page.get_by_role("group", name="字号")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize").startswith("14.")


@pytest.mark.slow
@pytest.mark.parametrize("size", ["标准", "大", "特大"])
def test_search_and_menu_stand_side_by_side_in_every_text_size(size, browser_page, kind_url):
    page = browser_page(360)
    page.goto(kind_url("station"))
    page.get_by_role("button", name=size, exact=True).click()
    for width in (320, 360, 375, 390, 414, 480, 600, 760):
        page.set_viewport_size({"width": width, "height": 740})
        tools = [page.get_by_role("button", name=name, exact=True) for name in ("搜索", "菜单")]
        search, menu = (tool.bounding_box() for tool in tools)
        assert (search["y"], search["height"]) == (menu["y"], menu["height"]), width
        assert search["width"] >= 44 and search["height"] >= 48, width
        quick = [button.bounding_box() for button in page.locator(".zp-quick .zp-button").all()]
        assert quick and {box["height"] for box in quick} == {quick[0]["height"]}, width
        assert {box["width"] for box in quick} == {quick[0]["width"]}, width
