"""Two people in their browsers, each at the own desk on an office's server, behind a password and TLS."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.clerk import WAITS, Clerk
from tests.browser.tabs import new_context
from tests.fronts.desk.signed_on import PEOPLE, Office, office
from tests.make import write_project

DRAWN = 120_000
"""Milliseconds until the preview has read the project: no limit, only an end."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_project(tmp_path / "project")


@pytest.fixture
def server(root: Path, tmp_path: Path) -> Iterator[Office]:
    with office(root, tmp_path) as server:
        yield server


def signed_on(browser: Browser, login: str) -> Page:
    who = {"username": login, "password": PEOPLE[login]}
    return new_context(browser, 1280, http_credentials=who, ignore_https_errors=True).new_page()


def enter(page: Page, address: str) -> None:
    """Once the desk has looked at the project, which it does when it is opened."""
    for _ in range(DRAWN // 500):
        page.goto(address)
        if page.get_by_label("开放时间").count():
            return
        page.wait_for_timeout(500)
    raise AssertionError(page.locator("main").inner_text())


@pytest.mark.slow
def test_two_people_change_one_station_and_see_it_as_a_phone_will(
    browser: Browser, server: Office, root: Path
) -> None:
    pages = [signed_on(browser, login) for login in ("zhangshili", "lishili")]
    for page in pages:
        enter(page, f"{server.at}/stations/0001/edit")
    for page, label, text in zip(
        pages, ("电话", "开放时间"), ("0731-12340001", "周一至周五 8:30-16:30"), strict=True
    ):
        clerk = Clerk(page)
        clerk.fill(label, text)
        # The preview is another origin, on another port of the same proxy.
        shown = page.frame_locator("iframe:not(.zd-phone__page--coming)")
        expect(shown.locator("body")).to_contain_text(text.rpartition(" ")[2], timeout=DRAWN)
        clerk.click("保存")
        clerk.reads("保存好了")
    written = (root / "content/stations/yuelu/0001.yaml").read_text("utf-8")
    assert "0731-12340001" in written and "8:30-16:30" in written
    pages[1].goto(f"{server.at}/history")
    expect(pages[1].locator("main")).to_contain_text("zhangshili", timeout=WAITS)
    expect(pages[1].locator("body")).to_contain_text("lishili 的工作台，别人的登录名看不到。")
    for page in pages:
        page.context.close()
