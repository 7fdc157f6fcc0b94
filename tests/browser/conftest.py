"""The shipped site in a real Chromium: built once, served on loopback from a sub-folder, as in a portal.

A test asks for `browser_page(width)`, a page of its own in a fresh profile.  When the test ends, whatever the
page asked of another host, broke of the content security policy or threw in a script fails it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.browser.kinds import fullest
from tests.tools import need, need_file

FOLDER = "/rd/llz/"
"""Where the site lies on its host: every link of it must be relative."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
"""The strictest policy that the site promises to live with; Pagefind needs to compile WebAssembly."""


class Handler(SimpleHTTPRequestHandler):
    """Files below FOLDER, in silence, with the policy a real host would send."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar[dict[str, str]] = {
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def translate_path(self, path: str) -> str:
        if not path.startswith(FOLDER):
            return str(Path(self.directory) / "outside-of-the-site")
        return super().translate_path(path[len(FOLDER) - 1 :])

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


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
def axe() -> str:
    """axe-core's script."""
    return need_file("tests/browser/node_modules/axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """`browser_page(360)` opens a page that wide; other words go to playwright's `new_context`.

    Options are, for instance, `java_script_enabled=False`, `color_scheme="dark"`, `geolocation=…`,
    `permissions=["geolocation"]`, `bypass_csp=True` (to inject axe).
    """
    contexts, faults = [], []

    def note_request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:", "file:")):
            faults.append(f"asked another host: {request.url}")

    def open_page(width: int = 360, **options: Any) -> Page:
        height = 740 if width < 700 else 800
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        page.on("request", note_request)
        page.on("pageerror", lambda error: faults.append(f"a script threw: {error}"))
        page.on(
            "console",
            lambda message: (
                faults.append(message.text) if "Content Security Policy" in message.text else None
            ),
        )
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not faults


class RootHandler(Handler):
    """The same at the root of a host, where the shipped site says it lies: its error page links from there."""

    translate_path = SimpleHTTPRequestHandler.translate_path


@pytest.fixture(scope="session")
def kind_url(site_folder: Path, site_url: str) -> Iterator[Callable[[str], str]]:
    """`kind_url("station")` is the address of the fullest page of that type, see tests.browser.kinds."""
    pages = fullest(site_folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(RootHandler, directory=str(site_folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    yield lambda kind: (root if kind == "not_found" else site_url) + pages[kind]
    server.shutdown()
