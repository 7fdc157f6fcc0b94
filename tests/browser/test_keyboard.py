"""Keyboard only: every control is reached, in reading order, and the eye sees where one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.kinds import KINDS

OpenPage = Callable[..., Page]
KindUrl = Callable[[str], str]

CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"

ALL = f"""() => {{
  const shown = e => e.checkVisibility({{ visibilityProperty: true, contentVisibilityAuto: true }});
  window.stops = Array.from(document.querySelectorAll("{CONTROLS}")).filter(e => shown(e) && !e.disabled && e.tabIndex >= 0);
  return window.stops.length;
}}"""

# Where the focus is, and what the eye sees of it.  Rings may be drawn on a cover that the control lays over its card.
HERE = """() => {
  const e = document.activeElement;
  const ring = ["", "::after"].some(part => {
    const style = getComputedStyle(e, part || null);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  });
  const box = e.getBoundingClientRect();
  const rects = Array.from(e.getClientRects());
  const uncovered = rects.some(r => {
    const top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
    return top && (e.contains(top) || top.contains(e));
  });
  return {
    number: window.stops.indexOf(e), what: e.outerHTML.slice(0, 120), ring: ring, uncovered: uncovered,
    inside: box.left >= -1 && box.right <= innerWidth + 1 && box.bottom > 0 && box.top < innerHeight,
    hidden: Boolean(e.closest("[hidden], [aria-hidden=true], [inert]")),
  };
}"""

STOPS = 50
"""So many are walked; a list of sixty cards shows nothing new after that."""


def step(page: Page, key: str = "Tab") -> dict[str, Any]:
    page.keyboard.press(key)
    here: dict[str, Any] = page.evaluate(HERE)
    return here


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_tab_goes_through_every_control_in_order_and_shows_where_it_is(
    kind: str, width: int, browser_page: OpenPage, kind_url: KindUrl
) -> None:
    page = browser_page(width, reduced_motion="reduce")
    page.goto(kind_url(kind))
    total = page.evaluate(ALL)
    assert total > 5
    for number in range(min(total, STOPS)):
        here = step(page)
        assert here["number"] == number, here
        assert here["ring"] and here["inside"] and here["uncovered"] and not here["hidden"], here


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
    page.evaluate(ALL)
    outline = """() => ["", "::after"].some(part => {
      const style = getComputedStyle(document.activeElement, part || null);
      return style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
    })"""
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(outline)
