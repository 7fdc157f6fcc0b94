"""Keyboard only: every control is reached, in reading order, and the eye sees where one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import FIND_STOPS, STOPS
from tests.browser.visits import DESK, PHONE, Visit, each_on

OpenPage = Callable[..., Page]
KindUrl = Callable[[str], str]


@pytest.mark.parametrize(("kind", "device"), each_on(PHONE, DESK))
def test_tab_goes_through_every_control_in_order_and_shows_where_it_is(
    kind: str, device: str, visit: Callable[[str, str], Visit]
) -> None:
    seen = visit(kind, device)
    assert seen.controls > 5
    assert [stop["number"] for stop in seen.stops] == list(range(min(seen.controls, STOPS)))
    for stop in seen.stops:
        assert stop["ring"] and stop["inside"] and stop["uncovered"] and not stop["hidden"], stop


def test_the_ring_changes_what_is_seen(browser_page: OpenPage, kind_url: KindUrl) -> None:
    """On paper, on red and in the dark: the pixels around a link differ when it has the focus."""
    for scheme in ("light", "dark"):
        page = browser_page(1280, color_scheme=scheme, reduced_motion="reduce")
        page.goto(kind_url("home"))
        link = page.get_by_role("link", name="联络站", exact=True).first
        box = link.bounding_box()
        assert box
        around = {
            "x": box["x"] - 8,
            "y": box["y"] - 8,
            "width": box["width"] + 16,
            "height": box["height"] + 16,
        }
        before = page.screenshot(clip=around)  # type: ignore[arg-type]
        while page.evaluate("document.activeElement.textContent") != "联络站":
            page.keyboard.press("Tab")
        assert page.screenshot(clip=around) != before  # type: ignore[arg-type]


def test_the_first_stop_skips_to_the_text(browser_page: OpenPage, kind_url: KindUrl) -> None:
    page = browser_page(360)
    page.goto(kind_url("station"))
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="跳到正文")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_opens_and_closes_and_gives_the_focus_back(
    browser_page: OpenPage, kind_url: KindUrl
) -> None:
    page = browser_page(360)
    page.goto(kind_url("station"))
    menu, nav = page.get_by_role("button", name="菜单"), page.get_by_role("navigation", name="主导航")
    expect(nav).to_be_hidden()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == "菜单":
            break
    expect(menu).to_be_focused()
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(nav).to_be_visible()
    page.keyboard.press("Tab")
    expect(nav.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(nav).to_be_hidden()
    expect(menu).to_be_focused()
    page.keyboard.press("Space")
    expect(nav).to_be_visible()


def test_large_text_is_chosen_by_keyboard_and_said_aloud(browser_page: OpenPage, kind_url: KindUrl) -> None:
    page = browser_page(360)
    page.goto(kind_url("station"))
    sizes = page.get_by_role("group", name="字号")
    expect(sizes.get_by_role("button", name="标准", pressed=True)).to_have_count(1)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "特大":
            break
    page.keyboard.press("Enter")
    expect(sizes.get_by_role("button", pressed=True)).to_have_text(["特大"])
    expect(sizes.get_by_role("button", name="特大")).to_be_focused()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "30px"


def test_the_ring_remains_where_colours_are_forced(browser_page: OpenPage, kind_url: KindUrl) -> None:
    """Windows' high-contrast modes draw no shadows: there must be an outline."""
    page = browser_page(1280, forced_colors="active")
    page.goto(kind_url("township"))
    page.evaluate(FIND_STOPS)
    outline = """() => ["", "::after"].some(part => {
      const style = getComputedStyle(document.activeElement, part || null);
      return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
    })"""
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(outline)
