"""Journeys to a station and to a deputy, on a phone and at a desk: typed, by keyboard alone, by place, without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looks import STYLE, STYLE_LARGE, TAGS, bring_axe, choose

WIDTHS = pytest.mark.parametrize("width", [360, 1280])
PHONE_FIRST = pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])
"""For what goes the same way on both; `make test-slow` goes it at a desk too."""

HERO, BAR = "#finder", "#finder-bar-field"


HEIGHTS = "Array.from(document.querySelectorAll('[role=option]'), one => one.getBoundingClientRect().height)"


def options(page: Page):
    return page.get_by_role("option")


def requested(page: Page) -> list[str]:
    """The finder's indexes as they are asked for from now on."""
    seen: list[str] = []
    pattern = re.compile(r"/assets/(find-\w+)\.json")
    page.on("request", lambda request: seen.extend(pattern.findall(request.url)))
    return seen


def open_bar(page: Page) -> None:
    """The header's field, which on a phone is behind a button."""
    button = page.locator("[data-finder-button]")
    if button.is_visible():
        button.click()
    expect(page.locator(BAR)).to_be_visible()


@PHONE_FIRST
def test_pinyin_leads_to_a_deputy(browser_page, site_url, width):
    page = browser_page(width)
    page.goto(site_url)
    page.locator(HERO).press_sequentially("piaoxugou")
    option = options(page).first
    expect(option).to_contain_text("朴虚构三")
    expect(option.locator("mark").first).to_have_text("朴虚构")
    expect(option).to_contain_text("岳麓区人大代表")
    expect(option).to_contain_text("岳麓区")
    option.click()
    page.wait_for_url(site_url + "d/100133/")
    expect(page.locator("h1")).to_contain_text("朴虚构三")


@pytest.mark.slow
@WIDTHS
def test_a_number_leads_to_a_station_from_any_page(browser_page, site_url, width):
    page = browser_page(width)
    page.goto(site_url + "news/")
    open_bar(page)
    page.fill(BAR, "144")
    option = options(page).first
    expect(option.locator(".zp-finder__name")).to_have_text("望月湖街道人大代表联络总站")
    expect(option.locator(".zp-finder__note")).to_have_text("站号 0144 · 岳麓区")
    page.press(BAR, "ArrowDown")
    page.press(BAR, "Enter")
    page.wait_for_url(site_url + "s/0144/")


@pytest.mark.breadth
@PHONE_FIRST
@pytest.mark.parametrize(
    "typed", ["观沙岭街道土城社区人大代表联系群众工作站", "土城社区工作站", "tuchengshq", "土诚社区"]
)
def test_former_names_and_slips_lead_to_the_station_of_today(browser_page, site_url, width, typed):
    page = browser_page(width)
    page.goto(site_url)
    page.fill(HERO, typed)
    expect(options(page).first).to_contain_text("土城社区人大代表联络站")
    expect(options(page).first).to_contain_text("站号 0164 · 岳麓区")


@pytest.mark.parametrize("width", [1280, pytest.param(360, marks=pytest.mark.slow)])
def test_the_whole_search_works_by_keyboard_and_is_told(browser_page, site_url, width):
    page = browser_page(width)
    page.goto(site_url)
    field = page.locator(HERO)
    for _ in range(20):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            break
    expect(field).to_be_focused()
    expect(field).to_have_attribute("role", "combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("ylq")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".zp-hero [role=status]").first).to_contain_text(re.compile("^找到[0-9]+个"))
    shown = options(page)
    # Eight answers, all of them, and the full text.
    expect(shown).to_have_count(10)
    expect(shown.nth(8)).to_have_text(re.compile("^全部结果（[0-9]+个）$"))
    assert field.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(shown.nth(1)).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == shown.nth(1).get_attribute("id")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(shown.nth(9)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("ylq")
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    page.keyboard.type("wyh")
    expect(shown.first).to_contain_text("望月湖街道")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(site_url + "s/0144/")


@PHONE_FIRST
def test_enter_without_a_choice_shows_all_answers_on_a_page_of_their_own(browser_page, site_url, width):
    page = browser_page(width)
    page.goto(site_url)
    page.fill(HERO, "望月湖")
    page.press(HERO, "Enter")
    page.wait_for_url(re.compile("/find/[?]q="))
    expect(page.locator(".zp-found__status")).to_have_text("“望月湖”：找到3个联络站。")
    expect(page.locator(".zp-found__link")).to_have_count(3)
    expect(page.locator(".zp-found__link").first).to_have_text("望月湖街道人大代表联络总站")
    expect(page.locator(HERO)).to_have_value("望月湖")
    assert page.title().startswith("望月湖 - ")


def test_many_answers_come_in_portions_and_the_focus_follows(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url + "find/?q=岳麓区")
    expect(page.locator(".zp-found__link")).to_have_count(30)
    page.get_by_role("button", name="再列出一些").click()
    expect(page.locator(".zp-found__link")).to_have_count(60)
    expect(page.locator(".zp-found__link").nth(30)).to_be_focused()


def test_a_matter_is_sent_on_to_the_full_text(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url)
    page.fill(HERO, "加装电梯")
    expect(options(page)).to_have_text(["在动态和意见里搜“加装电梯”"])
    expect(page.locator(".zp-finder__none")).to_have_text("没有找到这样的联络站和代表。")
    options(page).first.click()
    page.wait_for_url(re.compile("/search/[?]q="))


@pytest.mark.slow
def test_indexes_are_fetched_when_they_are_needed_and_not_before(browser_page, site_url):
    page = browser_page(360)
    asked = requested(page)
    page.goto(site_url, wait_until="networkidle")
    assert asked == []
    page.focus(HERO)
    page.wait_for_timeout(300)
    assert asked == ["find-stations"]
    page.fill(HERO, "望月湖街道")
    expect(options(page).first).to_contain_text("望月湖街道")
    assert asked == ["find-stations"]
    page.fill(HERO, "曾示")
    expect(options(page).first).to_contain_text("曾示")
    assert asked == ["find-stations", "find-deputies"]


def test_what_an_input_method_is_composing_is_left_to_it(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url)
    page.fill(HERO, "wang'yue'hu")
    expect(options(page).first).to_contain_text("望月湖街道")
    page.press(HERO, "ArrowDown")
    # Enter ends the composition and must not leave the page.
    page.locator(HERO).dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    assert page.url == site_url


def test_what_is_typed_is_text_and_never_markup(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url + "find/?q=<img src=x onerror=alert(1)>")
    expect(page.locator(".zp-found__status")).to_contain_text("没有找到“<img src=x onerror=alert(1)>”")
    assert page.locator(".zp-found img").count() == 0


@PHONE_FIRST
def test_answers_are_wide_enough_for_a_thumb_and_narrow_enough_for_the_screen(browser_page, site_url, width):
    page = browser_page(width)
    for address, field in (("", HERO), ("s/0144/", BAR)):
        page.goto(site_url + address)
        if field == BAR:
            open_bar(page)
        page.fill(field, "zeng")
        expect(page.locator("[role=option]:visible").first).to_be_visible()
        # What is found first gives way to the whole list, and in between nothing has a height; waiting for a function
        # would need the eval that the pages' own policy forbids.
        heights = next(found for _ in range(100) if any(found := page.evaluate(HEIGHTS)))
        assert min(heights) >= 44
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_headers_field_opens_and_closes_by_keyboard_on_a_phone(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url + "s/0144/")
    button, field = page.locator("[data-finder-button]"), page.locator(BAR)
    expect(field).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(field).to_be_focused()
    page.keyboard.type("wyh")
    expect(options(page).first).to_be_visible()
    # The list, what was typed, the field: one at a time.
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")


def test_when_the_index_cannot_be_had_the_form_still_works(browser_page, site_url):
    page = browser_page(360)
    page.route("**/assets/find-*.json", lambda route: route.abort())
    page.goto(site_url)
    page.fill(HERO, "望月湖")
    expect(page.locator(".zp-hero [role=status]").first).to_contain_text("查找数据没有取到")
    page.press(HERO, "Enter")
    page.wait_for_url(re.compile("/find/[?]q="))
    expect(page.locator(".zp-found__status")).to_contain_text("查找数据没有取到")


@pytest.mark.slow
@WIDTHS
def test_without_script_one_browses_from_district_to_township_to_station(browser_page, site_url, width):
    page = browser_page(width, java_script_enabled=False)
    page.goto(site_url)
    expect(page.get_by_role("button", name="找离我最近的联络站")).to_be_hidden()
    page.fill(HERO, "望月湖")
    page.press(HERO, "Enter")
    page.wait_for_url(re.compile("/find/[?]q="))
    page.get_by_role("link", name="望月湖街道", exact=True).click()
    page.wait_for_url(site_url + "districts/yuelu/430104001/")
    page.locator("main a[href$='s/0144/']").first.click()
    page.wait_for_url(site_url + "s/0144/")
    if width < 700:
        page.locator(".zp-header").get_by_role("link", name="搜索").click()
        page.wait_for_url(site_url + "find/")
    else:
        expect(page.locator(BAR)).to_be_visible()


@PHONE_FIRST
def test_a_map_app_is_two_taps_away_from_the_address(browser_page, site_url, width):
    page = browser_page(width, java_script_enabled=False)
    page.goto(site_url + "s/0143/")
    maps = page.locator("main .zp-map-links")
    expect(maps.get_by_role("link", name="高德地图")).to_be_hidden()
    maps.get_by_text("用地图导航").click()
    # 112.95449, 28.23008 in GCJ-02, as typed.
    links = [link.get_attribute("href") for link in maps.get_by_role("link").all()]
    assert [link.partition("?")[0] for link in links] == [
        "https://uri.amap.com/marker",
        "https://api.map.baidu.com/marker",
        "https://apis.map.qq.com/uri/v1/marker",
    ]
    assert "position=112.954490,28.230080" in links[0]
    assert "location=28.230080,112.954490" in links[1]


@pytest.mark.slow
@PHONE_FIRST
def test_axe_finds_nothing_in_open_lists(browser_page, site_url, axe_url, width):
    page = browser_page(
        width,
        bypass_csp=True,
        reduced_motion="reduce",
        geolocation={"longitude": 112.949, "latitude": 28.2336},
        permissions=["geolocation"],
    )
    found = {}

    def look(name):
        """In both schemes and in large text, as tests.browser.visits does."""
        found[name] = judge("tag", TAGS)
        page.emulate_media(color_scheme="dark")
        found[name, "dark"] = judge("rule", STYLE)
        choose(page, "特大")
        found[name, "dark, large"] = judge("rule", STYLE_LARGE)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.emulate_media(color_scheme="light")
        found[name, "large"] = judge("rule", STYLE_LARGE)
        choose(page, "标准")

    page.goto(site_url)
    page.get_by_role("button", name="找离我最近的联络站").click()
    page.locator(".zp-nearest__item summary").first.click()
    judge = bring_axe(page, axe_url)
    look("nearest")
    page.goto(site_url + "find/?q=zeng")
    expect(page.locator(".zp-found__link").first).to_be_visible()
    judge = bring_axe(page, axe_url)
    look("answers")
    for step in ("标准", "特大"):
        page.goto(site_url)
        choose(page, step)
        page.fill(HERO, "zeng")
        expect(options(page).first).to_be_visible()
        page.press(HERO, "ArrowDown")
        judge = bring_axe(page, axe_url)
        found["options", step] = judge("tag", TAGS)
        page.emulate_media(color_scheme="dark")
        found["options", step, "dark"] = judge("rule", STYLE if step == "标准" else STYLE_LARGE)
        page.emulate_media(color_scheme="light")
        expect(options(page).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not {name: problems for name, problems in found.items() if problems}
