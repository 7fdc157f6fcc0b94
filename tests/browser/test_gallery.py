"""Every component in every case that its examples tell: judged by axe in both schemes, and measured on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looks import STYLE, bring_axe, choose
from zhanpai.content.load.theme import shipped_theme
from zhanpai.fronts.preview.gallery import GALLERY, write_gallery
from zhanpai.site.theme import make_theme

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
"""Not best-practice: its order of headings and names of landmarks are those of a page, and this is a list of pieces."""

TOO_WIDE = """() => Array.from(document.querySelectorAll(".gallery-side *"))
  .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("table, .zp-hidden"))
  .map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def gallery_url(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    folder = tmp_path_factory.mktemp("gallery")
    write_gallery(folder, make_theme(shipped_theme()))
    return serve(folder) + GALLERY.lstrip("/")


@pytest.mark.slow
@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
def test_axe_finds_nothing_in_any_component(
    width: int, axe_url: str, browser_page: Callable[..., Page], gallery_url: str
) -> None:
    page = browser_page(width, bypass_csp=True, reduced_motion="reduce")
    page.goto(gallery_url)
    judge = bring_axe(page, axe_url)
    found = {"light": judge("tag", WCAG)}
    for step in ("大", "特大"):
        choose(page, step)
        found[step] = judge("rule", STYLE)
    if width < 700:
        # Colours know no width.
        choose(page, "标准")
        page.emulate_media(color_scheme="dark")
        found["dark"] = judge("rule", STYLE)
    assert not {look: problems for look, problems in found.items() if problems}


def test_no_component_is_wider_than_the_narrowest_phone(
    browser_page: Callable[..., Page], gallery_url: str
) -> None:
    page = browser_page(320)
    page.goto(gallery_url)
    for step in ("标准", "大", "特大"):
        choose(page, step)
        assert page.evaluate(TOO_WIDE) == [], step
