"""A station's page and its notice, printed by Chromium: exactly one sheet of A4, whole, with a code that is read."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page

from tests.make import make_deputy, make_site, make_station
from tests.shipped import SHIPPED_TODAY, shipped
from zhanpai.content.load.theme import shipped_theme
from zhanpai.domain import notices
from zhanpai.domain.model.site import Site
from zhanpai.fronts.preview.examples import Call, draw
from zhanpai.kit.dates import format_long_date, format_month_day
from zhanpai.site.parts.paper import notice_sheet, station_sheet
from zhanpai.site.parts.station import station_facts
from zhanpai.site.render import Renderer

OpenPage = Callable[..., Page]
A4 = (210, 297)
CUT = """() => {
  const sheet = document.querySelector('.zp-main > .zp-paper');
  const low = sheet.getBoundingClientRect().bottom + 1;
  return [...sheet.querySelectorAll('p, img')].filter(e => e.getBoundingClientRect().bottom > low).map(e => e.textContent);
}"""
"""What stands below the sheet's end, where it would be cut off."""


def printed(page: Page) -> tuple[str, set[str], list[str]]:
    """The words on the one sheet that a page is printed on, its codes, and what is cut off at its end."""
    # As wide as A4 inside its margins: 186 mm at 96 to the inch.
    page.set_viewport_size({"width": 703, "height": 1032})
    page.emulate_media(media="print")
    cut = page.evaluate(CUT)
    data = page.pdf(prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    assert len(document) == 1, f"{len(document)} sheets"
    (sheet,) = document
    assert [round(n * 25.4 / 72) for n in sheet.get_size()] == list(A4)
    words = re.sub(r"\s", "", sheet.get_textpage().get_text_bounded())
    codes = {code.text for code in zxingcpp.read_barcodes(sheet.render(scale=2).to_pil())}
    document.close()
    page.emulate_media(media="screen")
    return words, codes, cut


@pytest.fixture(scope="module")
def site() -> Site:
    """The shipped site as of the day that the browser's copy was built on."""
    return shipped().site


@pytest.fixture
def sheet_of(browser_page: OpenPage, site_url: str) -> Callable[[str], Page]:
    """`sheet_of("s/0001/")` is that page in a browser whose clock stands on the day of the site."""

    def opened(url: str) -> Page:
        page = browser_page(703, own=True)
        page.clock.set_fixed_time(f"{SHIPPED_TODAY}T10:00:00+08:00")
        page.goto(site_url + url)
        return page

    return opened


def lacking(words: str, said: Iterable[str | None]) -> list[str]:
    """What should be read on the sheet and is not."""
    return [s for s in said if s is None or re.sub(r"\s", "", s) not in words]


def test_a_station_is_printed_on_one_sheet_with_all_that_one_comes_for(
    site: Site, sheet_of: Callable[[str], Page]
) -> None:
    fullest = max(site.stations, key=lambda s: (len(s.serving), len(s.name), s.id))
    detail, day = fullest.detail, fullest.receptions[0]
    words, codes, cut = printed(sheet_of(f"s/{fullest.id}/"))
    on = format_month_day(day.on) if day.on.year == SHIPPED_TODAY.year else format_long_date(day.on)
    said = [fullest.name, f"站号 {fullest.id}", detail.address, detail.phone, detail.hours, on, day.time]
    said += [*(d.name for d in fullest.serving), f"llz.example.gov.cn/s/{fullest.id}/", "演示数据"]
    assert lacking(words, said) == []
    assert codes == {f"https://llz.example.gov.cn/s/{fullest.id}/"}
    assert cut == []


def test_a_notice_is_printed_on_one_sheet_with_its_days_and_its_code(
    site: Site, sheet_of: Callable[[str], Page]
) -> None:
    pages = {s.id: notices.announced(site, s) for s in site.stations if s.path}
    id = max(pages, key=lambda id: (len(pages[id]), len(site.station_by_id[id].name)))
    station, days = site.station_by_id[id], pages[id]
    words, codes, cut = printed(sheet_of(f"s/{id}/notice/"))
    said = ["代表接待日公告", station.name, station.detail.address, station.detail.phone, "12345"]
    said += [words for day in days for words in (f"{day.on.month}月{day.on.day}日", day.time, day.topic)]
    assert len(days) > 1 and lacking(words, said) == []
    assert codes == {f"https://llz.example.gov.cn/s/{id}/"}
    assert cut == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("status", "said"), [("merged", "请到该站反映意见"), ("closed", "本站已撤销"), ("open", "核实后公布")]
)
def test_the_sheet_of_a_door_that_is_shut_says_so(
    site: Site, sheet_of: Callable[[str], Page], status: str, said: str
) -> None:
    station = next(s for s in site.stations if s.status.value == status and not s.receptions)
    words, codes, cut = printed(sheet_of(f"s/{station.id}/"))
    there = site.successor_of(station) or station
    assert lacking(words, [station.name, said, f"llz.example.gov.cn/s/{there.id}/"]) == []
    assert codes == ({f"https://llz.example.gov.cn/s/{there.id}/"} if there.exists else set())
    assert cut == []


RULES = [
    {"rule": f"每月{n}日", "time": "9:00-11:30, 14:30-17:00", "place": "很长的地点" * 12} for n in range(1, 9)
]
LONG = {
    "address": "长沙市岳麓区示范路1号党群服务中心" * 5,
    "hours": "周一至周五 9:00-12:00, 14:30-17:00；" * 6,
    "phone": "0731-00000001",
    "intro": "很长的简介。" * 400,
    "reception": RULES,
}


@pytest.mark.slow
@pytest.mark.parametrize("make", ["station", "notice"])
def test_a_station_of_which_far_too_much_is_known_is_printed_on_one_sheet_too(
    sheet_of: Callable[[str], Page], make: str
) -> None:
    deputies = [make_deputy(f"{200001 + n}", f"阿卜杜热合曼·示例{chr(0x4E00 + n)}") for n in range(80)]
    site = make_site([make_station(deputies=deputies, **LONG)])
    (station,) = site.stations
    facts = list(station_facts(station))
    names = [deputy.name for deputy in station.serving]
    value = (
        station_sheet(site, station, "本站暂停接待。" * 9, facts, [("区人大代表", names)])
        if make == "station"
        else notice_sheet(site, station, "代表接待日公告", "", station.receptions * 3, facts)
    )
    page = sheet_of("s/0001/")
    html = draw(Renderer(shipped_theme()), Call("paper", {"p": value}))
    page.evaluate("html => { document.querySelector('.zp-paper').outerHTML = html; }", html)
    words, _, cut = printed(page)
    assert cut == []
    assert lacking(words, [station.name, "这张纸上没有印全", "示范路1号", "0731-00000001"]) == []
