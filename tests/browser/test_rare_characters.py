"""Names with characters that phones lack are drawn by our own font, which only their pages fetch."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Page, Route

from tests.shipped import ROOT

OpenPage = Callable[..., Page]
FONTS = sorted((ROOT / "theme/fonts").glob("*.woff2"))


@pytest.fixture
def phone(browser_page: OpenPage, site_folder: Path) -> Page:
    """A phone: none of the fonts that the stylesheet names is there, whatever this machine has."""
    page = browser_page(360, own=True)

    def answer(route: Route) -> None:
        css = next(site_folder.glob("assets/site.*.css")).read_text("utf-8")
        route.fulfill(body=re.sub(r'"(?:Noto|Source Han)[^"]*",', "", css), content_type="text/css")

    page.route("**/site.*.css", answer)
    return page


def fetched(page: Page, url: str) -> list[str]:
    """The fonts that a page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ".woff2" in request.url else None)
    page.goto(url)
    page.evaluate("document.fonts.ready.then(() => 0)")
    return [name.rpartition("/")[2].partition(".")[0] for name in asked]


def needed(html: str) -> list[str]:
    """The parts of the font that hold some character of the page's text."""
    body = re.sub(r"<[^>]*>", "", html.partition("<body>")[2])
    return [path.stem for path in FONTS if set(map(chr, TTFont(path).getBestCmap())) & set(body)]


# 100004 is 张示䶮; 100011 is 李样㛃, whose page names 张示䶮 too; the station has both; 㮾梨街道 is among all townships.
@pytest.mark.breadth
@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("d/100004/", 1),
        ("d/100011/", 2),
        ("s/0001/", 2),
        ("find/", 1),
        ("", 0),
        ("s/0219/", 0),
        ("guide/", 0),
    ],
)
def test_a_page_fetches_the_parts_that_its_names_need_and_no_others(
    phone: Page, site_url: str, site_folder: Path, url: str, parts: int
) -> None:
    expected = needed((site_folder / url / "index.html").read_text("utf-8"))
    assert len(expected) == parts
    assert sorted(fetched(phone, site_url + url)) == expected


def test_the_character_is_drawn_by_it(phone: Page, site_url: str) -> None:
    fetched(phone, site_url + "d/100004/")
    session = phone.context.new_cdp_session(phone)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")  # type: ignore[arg-type]
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    used: list[dict[str, Any]] = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    # 张示䶮: two by the phone's own font, one by ours.
    assert [(f["familyName"], f["glyphCount"]) for f in used if f["isCustomFont"]] == [("ZP Rare", 1)]
    assert sum(f["glyphCount"] for f in used) == 3


def test_the_font_holds_what_its_list_says() -> None:
    lines = (FONTS[0].parent / "rare-characters.txt").read_text("utf-8").splitlines()
    listed = set("".join(line for line in lines if not line.startswith("#")))
    held = set().union(*(map(chr, TTFont(path).getBestCmap()) for path in FONTS))
    assert held == listed
    assert len(listed) == 276
    assert set("䶮㛃𬭎") <= listed
    assert all(_is_rare(char) for char in listed)
    assert sum(path.stat().st_size for path in FONTS) <= 60 * 1024


def _is_rare(char: str) -> bool:
    try:
        char.encode("gbk")
    except UnicodeEncodeError:
        return True
    return False
