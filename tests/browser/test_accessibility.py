"""What a program can know of WCAG 2.2 AA and of the 适老化 rules, on the fullest page of each type.

axe-core judges in the light, in the dark and with large text, on a phone and on a desk; sizes and overflow, which
axe does not know of, are measured.  What no program knows (order, focus, words) is in test_keyboard and docs/accessibility.md.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
STYLE = ["color-contrast", "link-in-text-block", "target-size"]
STYLE_LARGE = [*STYLE, "color-contrast-enhanced"]
"""What depends on the stylesheet: all else is judged once, as neither the dark nor large text changes a page's elements."""

OpenPage = Callable[..., Page]

RUN = """async options => (await axe.run(document, options)).violations.map(
  v => v.id + ": " + v.nodes.map(n => n.target.join(" ") + " " + (n.any[0] ? n.any[0].message : "")).join(" | "))"""

SMALL_TARGETS = """least => Array.from(document.querySelectorAll("a[href], button, input, select, summary")).filter(e => {
  const style = getComputedStyle(e), cover = getComputedStyle(e, "::after");
  // A card's link covers the card.
  const box = (cover.content !== "none" && cover.position === "absolute" ? e.offsetParent : e).getBoundingClientRect();
  if (style.visibility === "hidden" || !box.width || box.right <= 0) return false;
  // WCAG 2.5.8 spares links within a sentence: their height is that of a line.
  const within = style.display === "inline" && e.parentElement.textContent.trim() !== e.textContent.trim();
  return !within && (box.width < least - 0.5 || box.height < least - 0.5);
}).map(e => e.outerHTML.slice(0, 120))"""

SMALL_WORDS = """least => Array.from(document.querySelectorAll("body *")).filter(e =>
  Array.from(e.childNodes).some(n => n.nodeType === 3 && n.data.trim()) && e.getClientRects().length
  && parseFloat(getComputedStyle(e).fontSize) < least).map(e => e.outerHTML.slice(0, 120))"""

TIGHT_LINES = """() => Array.from(document.querySelectorAll("main p, main li, main dd, main td")).filter(e =>
  parseFloat(getComputedStyle(e).lineHeight) < 1.3 * parseFloat(getComputedStyle(e).fontSize))
  .map(e => e.outerHTML.slice(0, 120))"""


def choose(page: Page, step: str) -> None:
    """Press a step of 字号."""
    page.get_by_role("group", name="字号").get_by_role("button", name=step, exact=True).click()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    kind: str, width: int, axe: str, browser_page: OpenPage, kind_url: Callable[[str], str]
) -> None:
    # Our policy forbids to inject axe, and a colour in transition is no colour to judge.
    page = browser_page(width, bypass_csp=True, reduced_motion="reduce")
    page.goto(kind_url(kind))
    page.evaluate(axe)

    def judge(kind: str, values: list[str]) -> list[str]:
        found: list[str] = page.evaluate(
            RUN, {"runOnly": {"type": kind, "values": values}, "resultTypes": ["violations"]}
        )
        return found

    found = {"light": judge("tag", TAGS)}
    choose(page, "特大")
    found["light, large"] = judge("rule", STYLE_LARGE)
    if width < 700:
        # Colours know no width.
        page.emulate_media(color_scheme="dark")
        found["dark, large"] = judge("rule", STYLE_LARGE)
        choose(page, "标准")
        found["dark"] = judge("rule", STYLE)
    assert not {state: problems for state, problems in found.items() if problems}


@pytest.mark.parametrize("kind", KINDS)
def test_fingers_find_every_control(
    kind: str, browser_page: OpenPage, kind_url: Callable[[str], str]
) -> None:
    """44 px, and 60 px for who wants large text (工信部《适老化通用设计规范》)."""
    page = browser_page(360)
    page.goto(kind_url(kind))
    page.get_by_role("button", name="菜单").click()
    assert page.evaluate(SMALL_TARGETS, 44) == []
    for step in ("大", "特大"):
        choose(page, step)
        assert page.evaluate(SMALL_TARGETS, 60) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_largest_text_fits_the_narrowest_phone(
    kind: str, browser_page: OpenPage, kind_url: Callable[[str], str]
) -> None:
    """WCAG 1.4.10 at 320 px, with text of 30 px; and nothing on the site is under 16 px."""
    page = browser_page(320)
    page.goto(kind_url(kind))
    assert page.evaluate(SMALL_WORDS, 16) == []
    assert page.evaluate(TIGHT_LINES) == []
    for step, size in (("标准", "18px"), ("大", "22.5px"), ("特大", "30px")):
        choose(page, step)
        assert page.evaluate("getComputedStyle(document.body).fontSize") == size
        assert page.evaluate("document.scrollingElement.scrollWidth") == 320
    assert page.evaluate(SMALL_WORDS, 22.5) == []


@pytest.mark.parametrize("kind", ["home", "station", "deputy", "find"])
def test_the_readers_own_text_size_counts(
    kind: str, browser_page: OpenPage, kind_url: Callable[[str], str]
) -> None:
    """WeChat, Android and browsers have settings of their own: they come on top, and nothing is pushed out."""
    page = browser_page(360)
    page.goto(kind_url(kind))
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 24}})
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "27px"
    assert page.evaluate("document.scrollingElement.scrollWidth") == 360


def test_nothing_forbids_to_enlarge(site_folder: Path) -> None:
    html = (site_folder / "index.html").read_text("utf-8")
    viewport = html.split('name="viewport" content="')[1].split('"')[0]
    assert viewport == "width=device-width, initial-scale=1"
    assert '<html lang="zh-CN">' in html


def test_text_spaced_out_by_the_reader_is_not_cut_off(
    browser_page: OpenPage, kind_url: Callable[[str], str]
) -> None:
    """WCAG 1.4.12."""
    page = browser_page(360, bypass_csp=True)
    page.goto(kind_url("station"))
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
        "p { margin-bottom: 2em !important; }"
    )
    assert page.evaluate("document.scrollingElement.scrollWidth") == 360
    cut = """() => Array.from(document.querySelectorAll("main *")).filter(e => {
      const style = getComputedStyle(e);
      return style.overflowY === "hidden" && style.clip === "auto" && e.scrollHeight > e.clientHeight + 2;
    }).map(e => e.className)"""
    assert page.evaluate(cut) == []


def test_who_wants_no_motion_gets_none(browser_page: OpenPage, site_url: str) -> None:
    page = browser_page(1280, reduced_motion="reduce")
    page.goto(site_url)
    moving = """() => Array.from(document.querySelectorAll("*")).filter(e => {
      const style = getComputedStyle(e);
      return style.transitionDuration !== "0s" || style.animationName !== "none";
    }).map(e => e.className)"""
    assert page.evaluate(moving) == []
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
