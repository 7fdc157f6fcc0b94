"""What each type of page costs a telephone with an empty cache, over a host that compresses as nginx does.

The figures are those of the wire, headers included.  Photos have a budget of their own: they are lazy, and a phone
takes them in the size that it shows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, each_kind
from tests.browser.looks import weigh
from tests.browser.visits import PHONE, Visit

OpenPage = Callable[..., Page]

KB = 1024
BUDGETS = dict.fromkeys(KINDS, 45 * KB) | {"find": 52 * KB, "station": 60 * KB}
"""Compressed bytes of HTML, style, script, codes and fonts, by page type; a page with two rare names brings two fonts."""
REQUESTS = 8
PHOTOS = 150 * KB
"""Of the photos that a phone shows before anybody scrolls."""


@pytest.mark.parametrize("kind", each_kind())
def test_a_page_keeps_its_budget(
    kind: str,
    visit: Callable[[str, str], Visit],
    record_property: Callable[[str, object], None],
) -> None:
    load = visit(kind, PHONE)
    record_property("weight", f"{sum(load.bytes.values())} B, {len(load.bytes)} requests")
    assert len(load.hosts) == 1 and load.hosts[0].startswith("127.0.0.1:")
    assert 0 < sum(load.bytes.values()) <= BUDGETS[kind], load.bytes
    assert len(load.bytes) <= REQUESTS, list(load.bytes)
    assert sum(load.photos.values()) <= PHOTOS, load.photos


@pytest.mark.breadth
@pytest.mark.parametrize("url", ["s/0001/", "s/0002/", "s/0054/", "s/0375/"])
def test_stations_with_rare_names_keep_it_too(url: str, browser_page: OpenPage, site_url: str) -> None:
    page = browser_page(360, own=True, device_scale_factor=3, is_mobile=True, has_touch=True)
    load = weigh(page, site_url + url)
    assert sum(load.bytes.values()) <= BUDGETS["station"], load.bytes
    assert len(load.bytes) <= REQUESTS, list(load.bytes)


def test_a_second_page_costs_its_html_alone(browser_page: OpenPage, site_url: str) -> None:
    page = browser_page(360, own=True)
    page.goto(site_url, wait_until="networkidle")
    asked: list[str] = []
    page.on(
        "response",
        lambda answer: asked.append(answer.url) if not answer.request.is_navigation_request() else None,
    )
    page.goto(site_url + "s/0219/", wait_until="networkidle")
    fresh = page.evaluate(
        "performance.getEntriesByType('resource').filter(e => e.transferSize > 0).map(e => e.name)"
    )
    assert [name for name in fresh if name.endswith((".css", ".js", ".woff2"))] == []


def test_photos_below_the_fold_wait(browser_page: OpenPage, site_folder: Path) -> None:
    stations = [page.read_text("utf-8") for page in sorted(site_folder.glob("s/*/index.html"))]
    shown = [html for html in stations if "<picture>" in html]
    assert shown
    assert all(html.count('loading="lazy"') >= html.count("<picture>") for html in shown)
