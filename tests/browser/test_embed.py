"""Cards on other sites: a page on another host frames them through a real nginx, set up as docs/handbook/fuwuqi.md says."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from tests.browser.documented_nginx import hosted
from tests.browser.looks import SMALL_WORDS, TAGS, bring_axe

OpenPage = Callable[..., Page]

CARDS = ("embed/yuelu/", "embed/s/0001/", "embed/s/0219/")


@pytest.fixture(scope="module")
def hub(site_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped site at the root of a host with the document's own settings."""
    with hosted(site_folder, tmp_path_factory.mktemp("hub")) as address:
        yield address


@pytest.fixture
def outer(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """`outer(html)` puts a page on a host of its own, as a district's office has it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def publish(body: str) -> str:
        html = f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>区县网站</title>{body}'
        (tmp_path / "index.html").write_text(html, "utf-8")
        return f"http://127.0.0.1:{server.server_port}/"

    yield publish
    server.shutdown()


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def framed(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame != page.main_frame)


def snippet(site_folder: Path, hub: str, card: str) -> str:
    """The line that the page 在别的网站上显示联络站 offers, for this host."""
    text = (site_folder / "embed/index.html").read_text("utf-8")
    code = re.search(r"&lt;iframe src=&#34;(\S+?/)embed/yuelu/.*?&lt;/iframe&gt;", text)
    assert code
    line = code[0].replace(code[1] + "embed/yuelu/", hub + card)
    return line.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"')


@pytest.mark.breadth
@pytest.mark.parametrize("card", CARDS)
def test_another_site_shows_the_card_by_the_line_it_copied(
    card: str, browser_page: OpenPage, outer: Callable[[str], str], hub: str, site_folder: Path
) -> None:
    page = browser_page(400)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(outer(f"<h1>区县网站</h1>{snippet(site_folder, hub, card)}"))
    frame = framed(page)
    expect(frame.locator("h1")).to_contain_text("人大代表联络")
    expect(frame.get_by_role("heading", name="接待日")).to_be_visible()
    expect(frame.get_by_role("link", name=re.compile("^到.*查看$"))).to_be_visible()
    of_hub = [url.removeprefix(hub) for url in asked if url.startswith(hub)]
    assert [url for url in of_hub if url != card and not re.fullmatch(r"assets/site\.\w+\.css", url)] == []
    assert frame.evaluate("document.scripts.length") == 0


def test_its_links_lead_the_whole_window_to_the_hub(
    browser_page: OpenPage, outer: Callable[[str], str], hub: str, site_folder: Path
) -> None:
    page = browser_page(400)
    page.goto(outer(snippet(site_folder, hub, "embed/s/0219/")))
    framed(page).get_by_role("link", name=re.compile("^到.*查看$")).click()
    page.wait_for_url(hub + "s/0219/")


@pytest.mark.breadth
@pytest.mark.parametrize("url", ["", "s/0219/", "districts/yuelu/", "embed/", "s/0219/notice/"])
def test_no_other_page_may_be_framed(
    url: str, browser: Browser, outer: Callable[[str], str], hub: str
) -> None:
    page = browser.new_context().new_page()
    page.goto(outer(f'<iframe src="{hub}{url}" title="x"></iframe>'), wait_until="networkidle")
    assert framed(page).url.startswith("chrome-error:")
    page.context.close()


@pytest.mark.breadth
@pytest.mark.parametrize("width", [300, 360, 768, 1200])
@pytest.mark.parametrize("card", CARDS)
def test_it_fits_columns_narrow_and_wide_in_large_letters(
    card: str, width: int, browser_page: OpenPage, hub: str
) -> None:
    page = browser_page(width)
    page.goto(hub + card)
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    assert page.evaluate(SMALL_WORDS, 18) == []


@pytest.mark.breadth
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("card", CARDS)
def test_axe_finds_nothing_in_it(
    card: str, scheme: str, axe_url: str, browser_page: OpenPage, hub: str
) -> None:
    page = browser_page(360, bypass_csp=True, color_scheme=scheme)
    page.goto(hub + card)
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []


@pytest.mark.parametrize("card", CARDS)
def test_search_engines_are_told_to_pass_by(card: str, site_folder: Path) -> None:
    assert '<meta name="robots" content="noindex">' in (site_folder / card / "index.html").read_text("utf-8")
    assert f"/{card}<" not in (site_folder / "sitemap.xml").read_text("utf-8")
