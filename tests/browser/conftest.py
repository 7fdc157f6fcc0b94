"""The shipped site in a real Chromium: built once, served on loopback from a sub-folder, as in a portal.

A test asks for `browser_page(width)`, a tab that it has for itself, see tests.browser.tabs.  When the test ends,
whatever the page asked of another host, broke of the content security policy or threw in a script fails it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.kinds import fullest
from tests.browser.tabs import Tab, Tabs
from tests.browser.visits import GO, WINDOWS, Visit, read, write
from tests.shared import once
from tests.tools import need, need_file
from tools.gzip_server import GzipHandler

FOLDER = "/rd/llz/"
"""Where the site lies on its host: every link of it must be relative."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""The strictest policy that the site promises to live with; Pagefind needs to compile WebAssembly."""


class Handler(GzipHandler):
    """Files below FOLDER, compressed, in silence, with the policy a real host would send."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(FOLDER):
            return str(Path(self.directory) / "outside-of-the-site")
        return super().translate_path(path[len(FOLDER) - 1 :])

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """`serve(folder)` gives the address, with a slash at its end, that the folder is served at."""
    servers = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{FOLDER}"

    yield start
    for server in servers:
        server.shutdown()


@pytest.fixture(scope="session")
def site_url(site_folder: Path, serve: Callable[[Path], str]) -> str:
    """The shipped site's home page; other pages are `site_url + "s/0002/"`."""
    return serve(site_folder)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the run."""
    program = need("chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe_url(serve: Callable[[Path], str]) -> str:
    """Where axe-core's script is: from an address the browser keeps it compiled."""
    return serve(need_file("tests/browser/node_modules/axe-core/axe.min.js").parent) + "axe.min.js"


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[Tabs]:
    """The tabs that tests take turns in."""
    lent = Tabs(browser)
    yield lent
    lent.close()


@pytest.fixture
def browser_page(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """`browser_page(360)` lends a tab that wide, as good as new; other words go to playwright's `new_context`.

    Options are, for instance, `java_script_enabled=False`, `color_scheme="dark"`, `geolocation=…`,
    `permissions=["geolocation"]`, `bypass_csp=True` (to inject axe). `own=True` opens a fresh profile for the test.
    """
    yield tabs.open
    assert not tabs.take_back()


class RootHandler(Handler):
    """The same at the root of a host, where the shipped site says it lies: its error page links from there."""

    translate_path = GzipHandler.translate_path


@pytest.fixture(scope="session")
def kind_url(site_folder: Path, site_url: str) -> Iterator[Callable[[str], str]]:
    """`kind_url("station")` is the address of the fullest page of that type, see tests.browser.kinds."""
    pages = fullest(site_folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(RootHandler, directory=str(site_folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    yield lambda kind: (root if kind == "not_found" else site_url) + pages[kind]
    server.shutdown()


@pytest.fixture(scope="session")
def visit(
    browser: Browser,
    kind_url: Callable[[str], str],
    axe_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str, str], Visit]]:
    """`visit("station", PHONE)`: what was seen on the fullest page of that type, see tests.browser.visits."""
    tabs: dict[str, Tab] = {}

    def look(kind: str, device: str) -> Visit:
        def make(notes: Path) -> None:
            if device not in tabs:
                # Our policy forbids to load axe (tests/browser/test_hosting.py holds every type of page to it),
                # and a colour in transition is no colour to judge.
                tabs[device] = Tab(browser, bypass_csp=True, reduced_motion="reduce", **WINDOWS[device])
            seen = GO[device](tabs[device].page, kind_url(kind), axe_url)
            assert not tabs[device].faults
            write(seen, notes)

        return read(once(tmp_path_factory, f"visit-{kind}-{device}", make))

    yield look
    for tab in tabs.values():
        tab.give_back()
