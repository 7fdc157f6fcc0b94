"""What each type of page costs a telephone with an empty cache, over a host that compresses as nginx does.

The figures are those of the wire, headers included.  Photos have a budget of their own: they are lazy, and a phone
takes them in the size that it shows.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, fullest
from tools.gzip_server import make_server

OpenPage = Callable[..., Page]

KB = 1024
BUDGETS = dict.fromkeys(KINDS, 45 * KB) | {"find": 52 * KB, "station": 60 * KB}
"""Compressed bytes of HTML, style, script, codes and fonts, by page type; a page with two rare names brings two fonts."""
REQUESTS = 8
PHOTOS = 150 * KB
"""Of the photos that a phone shows before anybody scrolls."""


@dataclass
class Load:
    """What a page asked for."""

    bytes: dict[str, int] = field(default_factory=dict)
    photos: dict[str, int] = field(default_factory=dict)
    hosts: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def host(site_folder: Path) -> Iterator[str]:
    server = make_server(site_folder)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def weigh(page: Page, url: str) -> Load:
    """Load `url` with an empty cache and wait until nothing moves."""
    load, names = Load(), dict[str, str]()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.requestWillBeSent", lambda e: names.setdefault(e["requestId"], e["request"]["url"]))
    sizes: dict[str, int] = {}
    session.on(
        "Network.loadingFinished", lambda e: sizes.update({e["requestId"]: int(e["encodedDataLength"])})
    )
    page.goto(url, wait_until="networkidle")
    for request, name in names.items():
        if name.startswith("data:"):
            continue
        load.hosts.add(name.split("/")[2])
        where = load.photos if "/pictures/" in name else load.bytes
        where[name] = sizes.get(request, 0)
    return load


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_keeps_its_budget(
    kind: str,
    browser_page: OpenPage,
    site_folder: Path,
    host: str,
    record_property: Callable[[str, object], None],
) -> None:
    page = browser_page(360, device_scale_factor=2, is_mobile=True, has_touch=True)
    load = weigh(page, host + fullest(site_folder)[kind])
    record_property("weight", f"{sum(load.bytes.values())} B, {len(load.bytes)} requests")
    assert load.hosts == {host.split("/")[2]}
    assert sum(load.bytes.values()) <= BUDGETS[kind], load.bytes
    assert len(load.bytes) <= REQUESTS, list(load.bytes)
    assert sum(load.photos.values()) <= PHOTOS, load.photos


@pytest.mark.parametrize("url", ["s/0001/", "s/0002/", "s/0054/", "s/0375/"])
def test_stations_with_rare_names_keep_it_too(url: str, browser_page: OpenPage, host: str) -> None:
    page = browser_page(360, device_scale_factor=3, is_mobile=True, has_touch=True)
    load = weigh(page, host + url)
    assert sum(load.bytes.values()) <= BUDGETS["station"], load.bytes
    assert len(load.bytes) <= REQUESTS, list(load.bytes)


def test_a_second_page_costs_its_html_alone(browser_page: OpenPage, host: str) -> None:
    page = browser_page(360)
    page.goto(host, wait_until="networkidle")
    asked: list[str] = []
    page.on(
        "response",
        lambda answer: asked.append(answer.url) if not answer.request.is_navigation_request() else None,
    )
    page.goto(host + "s/0219/", wait_until="networkidle")
    fresh = page.evaluate(
        "performance.getEntriesByType('resource').filter(e => e.transferSize > 0).map(e => e.name)"
    )
    assert [name for name in fresh if name.endswith((".css", ".js", ".woff2"))] == []


def test_photos_below_the_fold_wait(browser_page: OpenPage, site_folder: Path) -> None:
    stations = [page.read_text("utf-8") for page in sorted(site_folder.glob("s/*/index.html"))]
    shown = [html for html in stations if "<picture>" in html]
    assert shown
    assert all(html.count('loading="lazy"') >= html.count("<picture>") for html in shown)
