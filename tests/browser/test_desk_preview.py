"""The real page beside its form, in a real browser: drawn while somebody types, and in nobody else's frame."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.desks import HANGS, OpenDesk, looked, opened, seen
from tests.make import write_project

pytestmark = pytest.mark.slow
FORM = "/stations/0001/edit"
SLOW = HANGS * 1000


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("desk")
    with opened(write_project(folder / "project"), folder / "settings") as desk:
        stations = tuple(replace(one, folder="yuelu") for one in looked().stations)
        seen(desk, replace(looked(), stations=stations))
        desk.desk.resident.start()
        desk.desk.looks._patience = HANGS
        yield desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: Callable[..., Page]) -> Callable[..., Page]:
    def show(width: int = 1280, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        shutil.rmtree(desk.desk.own.folder / "drafts", ignore_errors=True)
        page.goto(desk.at + FORM)
        return page

    return show


def up_to_date(page: Page) -> None:
    """Wait until the telephone shows what the form says."""
    expect(said(page)).to_have_text("已更新", timeout=SLOW)


def said(page: Page) -> Locator:
    """What is told of it."""
    return page.locator("[data-zd-said]")


def place(page: Page) -> Locator:
    """Where the page in the telephone says the address."""
    return page.frame_locator("iframe:not(.zd-phone__page--coming)").locator("#address")


def test_what_is_typed_is_seen_where_one_was_reading_and_stays_while_a_draft_cannot_be_shown(
    enter: Callable[..., Page],
) -> None:
    page = enter()
    up_to_date(page)
    place(page).evaluate("place => place.scrollIntoView()")
    at = page.frames[1].evaluate("scrollY")
    assert at > 200
    page.get_by_label("地址", exact=True).first.fill("新街9号三楼")
    expect(place(page)).to_contain_text("新街9号三楼", timeout=SLOW)
    up_to_date(page)
    (frame,) = page.frames[1:]
    assert abs(frame.evaluate("scrollY") - at) < 40
    page.get_by_label("电话", exact=True).first.fill("0731-1")
    expect(said(page)).to_contain_text("补好就看得到", timeout=SLOW)
    expect(place(page)).to_contain_text("新街9号三楼")
    # What is typed is kept as a draft, which the next who opens this form is shown.
    page.get_by_label("电话", exact=True).first.fill("0731-88880001")
    up_to_date(page)


def test_without_a_script_a_button_opens_it(enter: Callable[..., Page]) -> None:
    page = enter(390, java_script_enabled=False, own=True)
    assert page.locator("[data-zd-ahead]").is_hidden()
    page.get_by_label("地址", exact=True).first.fill("新街9号四楼")
    with page.expect_popup() as popup:
        page.get_by_role("button", name="看看网页上的样子").click()
    tab = popup.value
    expect(place(tab)).to_contain_text("新街9号四楼", timeout=SLOW)
    assert tab.evaluate(WIDTH) <= 390


@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    width: int, axe_url: str, enter: Callable[..., Page]
) -> None:
    page = enter(width, bypass_csp=True, reduced_motion="reduce")
    if width == 390:
        assert page.locator(".zd-phone").is_hidden()
        page.locator("summary").filter(has_text="看看网页上的样子").click()
    up_to_date(page)
    assert page.evaluate(WIDTH) <= width
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.emulate_media(color_scheme="dark")
    assert judge("rule", ["color-contrast"]) == []


def test_a_page_of_another_origin_cannot_frame_it(desk: OpenDesk, tmp_path: Path, browser: Browser) -> None:
    at = desk.desk.look_ahead("/s/0001/", {})
    (tmp_path / "evil.html").write_text(f'<iframe src="{at}"></iframe>')
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=str(tmp_path)))
    Thread(target=server.serve_forever, daemon=True).start()
    # Not a lent tab: that the browser complains of the policy is what is wanted here.
    with browser.new_page() as page:
        page.goto(f"http://127.0.0.1:{server.server_port}/evil.html")
        assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"]
    server.shutdown()


class Silent(SimpleHTTPRequestHandler):
    """A host that writes no log."""

    def log_message(self, format: str, *args: object) -> None:
        pass
