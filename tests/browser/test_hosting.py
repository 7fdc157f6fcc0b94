"""The policy that docs/hosting.md gives to hosts: every type of page lives with it, and so does the search."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FOLDER, Handler
from tests.browser.kinds import fullest
from tests.shipped import ROOT

DOCS = (ROOT / "docs" / "hosting.md").read_text("utf-8")
TYPED = dict(re.findall(r'add_header ([A-Za-z-]+) "?([^"]*?)"? always;', DOCS))
DEFAULTS = dict(re.findall(r'map \$uri (\$\w+) \{\s+default\s+"(.*?)";', DOCS))
"""What the document's variables stand for on an ordinary page; cards are for tests/browser/test_embed.py."""
HEADERS = {name: re.sub(r"\$\w+", lambda found: DEFAULTS[found[0]], value) for name, value in TYPED.items()}


class StrictHandler(Handler):
    """Sends what the document says instead of the policy of the other tests."""

    def end_headers(self) -> None:
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super(Handler, self).end_headers()


@pytest.fixture(scope="module")
def strict_url(site_folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(site_folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{FOLDER}"
    server.shutdown()


def test_the_document_has_the_headers() -> None:
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe-inline" not in HEADERS["Content-Security-Policy"]
    assert HEADERS["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert HEADERS["X-Frame-Options"] == "DENY"
    assert {"X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"} < HEADERS.keys()


def test_every_type_of_page_lives_with_the_policy(browser_page, site_folder, strict_url):
    """`browser_page` notes each violation, and fails the test for it."""
    page = browser_page(360)
    for kind, url in fullest(site_folder).items():
        if kind == "not_found":
            continue  # Its links begin at the root of the real host, where this one has nothing.
        page.goto(strict_url + url)
        assert page.evaluate("getComputedStyle(document.body).color") != "rgb(0, 0, 0)"


def test_the_search_works_under_the_policy(browser_page, strict_url):
    page = browser_page(360)
    page.goto(strict_url + "search/?q=电梯")
    expect(page.locator("[data-search-status]")).to_contain_text("找到")
