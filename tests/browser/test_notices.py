"""A list of notices that is some days old tells of no day that is over."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

OpenPage = Callable[..., Page]


@pytest.mark.breadth
@pytest.mark.parametrize("url", ["notices/", "notices/yuelu/"])
def test_days_gone_by_are_taken_off_the_list(url: str, browser_page: OpenPage, site_url: str) -> None:
    page = browser_page(360, own=True)
    page.clock.set_fixed_time("2026-11-25T10:00:00+08:00")
    page.goto(site_url + url)
    days = page.locator(".zp-notice-day")
    shown = [day.get_attribute("data-on") for day in days.all() if day.is_visible()]
    assert shown and min(shown) >= "2026-11-25"
    assert page.locator("#day-2026-11-23").count() == 1
    expect(page.locator("[data-none]")).to_be_hidden()


@pytest.mark.breadth
@pytest.mark.parametrize("url", ["notices/", "s/0219/notice/"])
def test_a_list_with_nothing_left_says_so(url: str, browser_page: OpenPage, site_url: str) -> None:
    page = browser_page(360, own=True)
    page.clock.set_fixed_time("2027-11-25T10:00:00+08:00")
    page.goto(site_url + url)
    expect(page.get_by_text("这里登的接待日都已经过了")).to_be_visible()
