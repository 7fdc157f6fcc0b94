"""成批改 in a real browser: the office ends a term and takes it back, by keyboard, read aloud, and without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, WIDTH, bring_axe
from tests.fronts.desk.bulk.test_bulk_desk import HOME, done_at_once
from tests.fronts.desk.desks import OpenDesk, opened
from tests.make import write_project

OpenPage = Callable[..., Page]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("bulk")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        done_at_once(desk, patch)
        desk.desk.own.write_keeps_register(True)
        yield desk


@pytest.fixture
def enter(desk: OpenDesk, browser_page: OpenPage) -> OpenPage:
    """`enter(390)`: 成批改, at a desk in which nothing was changed yet."""
    write_project(desk.desk.root)

    def show(width: int, **options: object) -> Page:
        page = browser_page(width, **options)
        page.goto(desk.at + desk.door.new_key())
        page.goto(f"{desk.at}/bulk")
        return page

    return show


def ask(page: Page) -> None:
    page.get_by_label("哪个人大换届").select_option("district::岳麓区")
    page.get_by_label("这一届到哪个月").fill("2026-02")
    page.get_by_label("新的一届是第几届").fill("第七届")
    page.get_by_role("button", name="看要改哪些代表").press("Enter")
    page.get_by_role("heading", name="改之前看一看").wait_for()


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1366])
def test_axe_finds_nothing_and_nothing_is_too_wide(width: int, axe_url: str, enter: OpenPage) -> None:
    page = enter(width, bypass_csp=True, reduced_motion="reduce")
    for go in (lambda _: None, ask):
        go(page)
        assert page.evaluate(WIDTH) <= width
        assert bring_axe(page, axe_url)("tag", TAGS) == []


@pytest.mark.slow
@pytest.mark.parametrize("scripted", [pytest.param(True, marks=pytest.mark.slow), False])
def test_a_term_ends_and_comes_back_without_a_mouse(scripted: bool, desk: OpenDesk, enter: OpenPage) -> None:
    file = desk.desk.root / HOME
    page = enter(390, java_script_enabled=scripted)
    before = file.read_bytes()
    ask(page)
    assert "任期到这个月：4 处" in page.inner_text("form#rows section")
    page.get_by_role("button", name="存勾选的").press("Enter")
    page.get_by_role("button", name="退回", exact=True).wait_for()
    assert file.read_text("utf-8").count("until: 2026-02}") == 2
    page.get_by_role("button", name="退回", exact=True).press("Enter")
    page.get_by_text("退回了").first.wait_for()
    assert file.read_bytes() == before
