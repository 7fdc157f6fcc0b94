"""A tab that many tests use one after another is as good as new for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.tabs import Tabs

LOOK = """() => ({
  stored: localStorage.length, dark: matchMedia("(prefers-color-scheme: dark)").matches,
  print: matchMedia("print").matches, width: innerWidth, calm: matchMedia("(prefers-reduced-motion: reduce)").matches,
})"""


@pytest.fixture
def tabs(browser: Browser) -> Iterator[Tabs]:
    """Tabs that no other test knows."""
    own = Tabs(browser)
    yield own
    own.close()


@pytest.fixture
def address(tmp_path: Path, serve: Callable[[Path], str]) -> str:
    (tmp_path / "index.html").write_text("<!doctype html><title>页</title><p>字", "utf-8")
    return serve(tmp_path)


def test_what_a_test_did_to_a_tab_is_undone(tabs: Tabs, address: str) -> None:
    page = tabs.open(360)
    page.goto(address)
    new = page.evaluate(LOOK)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/*", lambda route: route.fulfill(body="<p>别的"))
    page.evaluate("localStorage.setItem('zp-size', 'larger')")
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 900, "height": 500})
    assert page.evaluate(LOOK) != new
    assert tabs.take_back() == []
    again = tabs.open(360)
    assert again is page, "it was not lent twice, and this shows nothing"
    again.goto(address)
    assert again.evaluate(LOOK) == new
    assert again.text_content("p") == "字"
    assert asked == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("setTimeout(() => { throw new Error('oh') })", "a script threw: oh"),
        ("window.open('http://other.example/', '_self') && 0", "asked another host: http://other.example/"),
        (
            "document.body.appendChild(Object.assign(document.createElement('script'), {text: '1'})) && 0",
            "Policy",
        ),
    ],
    ids=["throws", "asks elsewhere", "breaks the policy"],
)
def test_what_went_wrong_in_a_page_is_told_once(tabs: Tabs, address: str, script: str, fault: str) -> None:
    page = tabs.open(360)
    page.goto(address)
    page.evaluate(script)
    page.wait_for_timeout(50)
    assert any(fault in told for told in tabs.take_back())
    tabs.open(360).goto(address)
    assert tabs.take_back() == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    "lasting",
    [
        lambda page: page.add_init_script("0"),
        lambda page: page.clock.set_fixed_time("2026-11-25T10:00:00+08:00"),
        lambda page: page.context.new_cdp_session(page),
        lambda page: page.context.new_page(),
    ],
    ids=["script", "clock", "tools", "second page"],
)
def test_what_cannot_be_undone_needs_a_tab_of_its_own(
    tabs: Tabs, lasting: Callable[[Page], object], address: str
) -> None:
    with pytest.raises(AssertionError, match="own=True"):
        lasting(tabs.open(360))
    own = tabs.open(360, own=True)
    lasting(own)
    tabs.take_back()
    assert own.is_closed()


def test_two_tabs_of_one_test_are_two(tabs: Tabs) -> None:
    assert tabs.open(360) is not tabs.open(360)
