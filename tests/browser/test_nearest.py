"""The journey to the nearest station: the phone is asked when the reader asks, and every refusal has a way out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

WIDTHS = pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.slow)])

# 0143 lies at 112.95449, 28.23008 in GCJ-02; a telephone at its door measures this in WGS-84.
AT_THE_DOOR = {"longitude": 112.949015, "latitude": 28.233569}
# 0.0045° of latitude, 500 m, to the south of it.
DOWN_THE_ROAD = {"longitude": 112.949015, "latitude": 28.229069}
PEKING = {"longitude": 116.391, "latitude": 39.907}

COUNT = """const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
window.asked = 0;
navigator.geolocation.getCurrentPosition = (...words) => { window.asked++; ask(...words); };"""


def press(page: Page) -> None:
    page.get_by_role("button", name="找离我最近的联络站").click()


@pytest.mark.breadth
@WIDTHS
@pytest.mark.parametrize("address", ["", "find/"])
def test_the_nearest_station_is_first_with_distance_and_way(browser_page, site_url, width, address):
    page = browser_page(width, own=True, geolocation=DOWN_THE_ROAD, permissions=["geolocation"])
    page.add_init_script(COUNT)
    page.goto(site_url + address)
    page.wait_for_timeout(300)
    assert page.evaluate("window.asked") == 0, "a page must not ask where one is before one asks it"
    press(page)
    items = page.locator(".zp-nearest__item")
    expect(items).to_have_count(5)
    expect(page.locator(".zp-nearest__status")).to_have_text("离您最近的5个联络站，按直线距离排列。")
    first = items.first
    expect(first.locator(".zp-nearest__name")).to_have_text("岳麓区人大代表联络中心站")
    expect(first.locator(".zp-nearest__far")).to_have_text("约500米，走路约7分钟")
    expect(first.locator(".zp-nearest__where")).to_have_text("长沙市岳麓区示范路380号")
    first.get_by_text("用地图导航").click()
    href = first.get_by_role("link", name="腾讯地图").get_attribute("href")
    # Eleven metres exact, and said to be WGS-84 (coord_type 1).
    assert "marker=coord:28.2336,112.949;" in href
    assert "coord_type=1" in href
    first.locator(".zp-nearest__name").click()
    page.wait_for_url(site_url + "s/0143/")


def test_the_other_stations_follow_by_distance(browser_page, site_url):
    page = browser_page(360, geolocation=AT_THE_DOOR, permissions=["geolocation"])
    page.goto(site_url)
    press(page)
    expect(page.locator(".zp-nearest__far").first).to_have_text("约50米，走路约1分钟")
    metres = page.evaluate(
        """here => zpFind.open("assets/find-stations.json").then(index => index.loadPlaces())
        .then(index => zpFind.nearest(index, here).map(answer => answer.metres))""",
        {"lon": AT_THE_DOOR["longitude"], "lat": AT_THE_DOOR["latitude"]},
    )
    assert len(metres) > 50
    assert metres == sorted(metres)


def test_distances_agree_with_those_on_the_globe(browser_page, site_url):
    page = browser_page(360)
    page.goto(site_url)
    metres = "([lon1, lat1, lon2, lat2]) => zpFind.metres({lon: lon1, lat: lat1}, {lon: lon2, lat: lat2})"
    # A sixtieth of a degree of latitude is a nautical mile, 1,852 m and a metre on a sphere of the mean radius.
    assert page.evaluate(metres, [112.9, 28, 112.9, 28 + 1 / 60]) == pytest.approx(1853, abs=1)
    # Along 60° north a degree of longitude is half as long as on the equator.
    half = page.evaluate(metres, [112, 60, 112.1, 60])
    assert half == pytest.approx(page.evaluate(metres, [112, 0, 112.1, 0]) / 2, rel=1e-4)
    words = "metres => zpFind.distanceWords(metres)"
    assert page.evaluate(words, 604) == "约600米，走路约9分钟"
    assert page.evaluate(words, 980) == "约1.0公里，走路约15分钟"
    assert page.evaluate(words, 8234) == "约8.2公里"


def failing(code: int) -> str:
    return f"""navigator.geolocation.getCurrentPosition = (good, bad) => bad({{code: {code}}});"""


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("script", "words"),
    [
        (failing(1), "没有得到定位许可"),
        (failing(2), "手机暂时定不到位置"),
        (failing(3), "还没有定到位置"),
        ("Object.defineProperty(navigator, 'geolocation', {value: undefined});", "这个浏览器不能定位"),
        ("Object.defineProperty(window, 'isSecureContext', {value: false});", "这个浏览器不能定位"),
    ],
)
def test_every_refusal_is_kind_and_leads_on(browser_page, site_url, script, words):
    page = browser_page(360, own=True)
    page.add_init_script(script)
    page.goto(site_url)
    press(page)
    expect(page.locator(".zp-nearest__status")).to_contain_text(words)
    page.get_by_role("link", name="按区县、街道（乡镇）找联络站").click()
    page.wait_for_url(site_url + "districts/")


def test_who_denies_the_browsers_question_is_told_what_else_to_do(browser_page, site_url):
    page = browser_page(360, permissions=[])
    page.goto(site_url + "find/")
    press(page)
    expect(page.locator(".zp-nearest__status")).to_contain_text("没有得到定位许可")
    page.get_by_role("link", name="按区县、街道（乡镇）找联络站").click()
    assert page.url == site_url + "find/#browse"


def test_from_another_city_nothing_is_near(browser_page, site_url):
    page = browser_page(360, geolocation=PEKING, permissions=["geolocation"])
    page.goto(site_url)
    press(page)
    expect(page.locator(".zp-nearest__status")).to_contain_text("离本市的联络站都比较远")
    expect(page.locator(".zp-nearest__item")).to_have_count(0)


def test_without_network_one_may_try_again(browser_page, site_url):
    page = browser_page(360, geolocation=AT_THE_DOOR, permissions=["geolocation"])
    page.route("**/assets/find-places.json", lambda route: route.abort())
    page.goto(site_url)
    press(page)
    expect(page.locator(".zp-nearest__status")).to_contain_text("没有取到")
    page.unroute("**/assets/find-places.json")
    press(page)
    expect(page.locator(".zp-nearest__item")).to_have_count(5)
