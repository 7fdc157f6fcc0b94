"""What a program can know of WCAG 2.2 AA and of the 适老化 rules, on the fullest page of each type.

axe-core judges in the light, in the dark and with large text, on a phone and on a desk; sizes and overflow, which
axe does not know of, are measured.  What no program knows (order, focus, words) is in test_keyboard and docs/accessibility.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import each_kind
from tests.browser.visits import DESK, LARGE, PHONE, Visit, each_on
from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit.brand import EDGES
from zhanpai.site.theme import read_tokens

OpenPage = Callable[..., Page]
See = Callable[[str, str], Visit]

LOOKS = {PHONE: {"light"}, LARGE: {"light, large", "dark, large"}, DESK: {"light", "light, large"}}
COLOUR = re.compile(
    r"(?:^|;)\s*(?:color|background|border|outline|fill|stroke|opacity|filter|--zp-colou?r)[\w-]*\s*:"
)


@pytest.mark.parametrize(("kind", "device"), each_on(PHONE, LARGE, DESK))
def test_axe_finds_nothing(kind: str, device: str, visit: See) -> None:
    found = visit(kind, device).axe
    assert found.keys() == LOOKS[device]
    assert not {look: problems for look, problems in found.items() if problems}


@pytest.mark.parametrize(("kind", "device"), each_on(PHONE, DESK))
def test_every_pair_of_colours_on_a_page_is_one_that_a_city_s_own_are_judged_by(
    kind: str, device: str, visit: See
) -> None:
    """So what `zhanpai check` lets pass of a city's tokens is what axe would let pass of its pages."""
    judged = {frozenset(pair) for pair in (*read_tokens(shipped_theme()).pairs, *EDGES)}
    seen = {frozenset(pair.split(" on ")) for pair in visit(kind, device).inks}
    assert len(seen) > 5 and seen - judged == set()


def test_larger_text_changes_sizes_and_no_colours(site_folder: Path) -> None:
    """So colours that can be read in 特大 by the stricter rule can be read in every size."""
    (css,) = (path.read_text("utf-8") for path in site_folder.glob("assets/site.*.css"))
    rules = re.findall(r"([^{}]*\.zp-large[^{}]*)\{([^{}]*)\}", css)
    assert len(rules) > 10
    assert [selector for selector, body in rules if COLOUR.search(body)] == []
    assert COLOUR.search("font-size:1rem;background-color:red")


@pytest.mark.parametrize("kind", each_kind())
def test_fingers_find_every_control(kind: str, visit: See) -> None:
    """44 px, and 60 px for who wants large text (工信部《适老化通用设计规范》)."""
    assert visit(kind, PHONE).small == {"标准": [], "大": [], "特大": []}


@pytest.mark.parametrize("kind", each_kind())
def test_the_largest_text_fits_the_narrowest_phone(kind: str, visit: See) -> None:
    """WCAG 1.4.10 at 320 px, with text of 30 px; and nothing on the site is under 16 px."""
    seen = visit(kind, PHONE)
    assert seen.words == {"标准": ["18px", 320], "大": ["22.5px", 320], "特大": ["30px", 320]}
    assert seen.tiny == []
    assert seen.tight == []


@pytest.mark.parametrize("kind", ["home", "station", "deputy", "find"])
def test_the_readers_own_text_size_counts(
    kind: str, browser_page: OpenPage, kind_url: Callable[[str], str]
) -> None:
    """WeChat, Android and browsers have settings of their own: they come on top, and nothing is pushed out."""
    page = browser_page(360, own=True)
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
