"""What a site says changes with the day: the shipped project as of four days, the real one among them.

These are the only tests that may ask what day it is; all others say as of which day they build.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.shipped import ROOT, shipped
from zhanpai.domain.receptions import UNCONFIRMED
from zhanpai.domain.schedule import LAST_NOTICED_YEAR
from zhanpai.fronts.preview.live import Live
from zhanpai.kit.clock import CHINA, read_today
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.pipeline import Prepared, prepare
from zhanpai.press.making.share_images import draw_images
from zhanpai.publish.gates import make_gates
from zhanpai.publish.mkdocs_plugin import draw_shells, keys_of, make_job
from zhanpai.site.page import Page

LEAP_DAY = dt.date(2028, 2, 29)
"""Beyond the last notice of holidays that the pinned `chinese_calendar` knows, and a day that few years have."""

DAYS = {"today": 0, "tomorrow": 1, "in_40_days": 40, "leap_day_of_2028": None}
LATER = [pytest.param(day, marks=pytest.mark.slow) for day in DAYS if day != "today"]

FIRST_THURSDAYS = [
    (dt.date(2028, 3, 2), False),
    (dt.date(2028, 4, 6), True),
    (dt.date(2028, 5, 4), True),
    (dt.date(2028, 6, 1), True),
    (dt.date(2028, 7, 6), False),
    (dt.date(2028, 8, 3), False),
]
"""每月第1个周四 from LEAP_DAY on, and whether it lies near 清明 (4 April), 劳动节 or 端午 (28 May), when a notice may
still move it."""


@dataclass(frozen=True)
class AsOf:
    """The shipped project as of `day`, for a build and in the preview."""

    day: dt.date
    prepared: Prepared
    live: Live

    def shown(self, url: str) -> bytes | None:
        """What the preview shows at `url`."""
        assert self.live.edition
        return self.live.editions.content(self.live.edition, url)

    def sample(self) -> list[Page]:
        """The first, the middle and the last page of every kind."""
        kinds: defaultdict[str, list[Page]] = defaultdict(list)
        for page in self.prepared.pages:
            kinds[page.template].append(page)
        chosen = (pages[n] for pages in kinds.values() for n in (0, len(pages) // 2, -1))
        return list({page.url: page for page in chosen}.values())


@pytest.fixture(scope="module", params=["today", *LATER])
def as_of(request: pytest.FixtureRequest) -> Iterator[AsOf]:
    ahead = DAYS[request.param]
    day = LEAP_DAY if ahead is None else dt.datetime.now(CHINA).date() + dt.timedelta(ahead)
    with pytest.MonkeyPatch.context() as patch:
        noon = dt.datetime.combine(day, dt.time(12), CHINA)
        patch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
        assert read_today() == day
        live = Live(ROOT, lambda line: None)
        live.renew()
        yield AsOf(day, prepare(ROOT, day), live)


def verified_in(path: Path) -> dt.date:
    return dt.date.fromisoformat(re.findall(r"(?m)^last_verified: (\S+)", path.read_text("utf-8"))[0])


@pytest.mark.slow
def test_nothing_is_wrong_but_that_stations_were_verified_half_a_year_ago(as_of: AsOf) -> None:
    files = list((ROOT / "content/stations").rglob("*.yaml"))
    due = {p.relative_to(ROOT).as_posix() for p in files if (as_of.day - verified_in(p)).days > 180}
    assert {(d.code, d.path) for d in as_of.prepared.warnings} == {("D217", path) for path in due}
    assert not any(d.severity.is_error for d in as_of.prepared.warnings)


@pytest.mark.slow
def test_what_had_an_address_keeps_it_but_old_annual_reports_and_lists_of_ended_terms(as_of: AsOf) -> None:
    urls = [item.url for item in (*as_of.prepared.pages, *as_of.prepared.outputs)]
    assert len(urls) == len(set(urls)) > 4000
    before = shipped()
    lost = {item.url for item in (*before.pages, *before.outputs)} - set(urls)
    years = {int(year) for year in re.findall(r"/annual/(\d{4})/", " ".join(lost))}
    assert not years or max(years) < as_of.day.year - 1
    assert [url for url in lost if not url.startswith(("/annual/", "/deputies/level/"))] == []


@pytest.mark.slow
def test_pages_pass_the_gates_and_the_preview_shows_the_same(as_of: AsOf) -> None:
    prepared, sample = as_of.prepared, as_of.sample()
    assert len(sample) > 50
    job = make_job(prepared, draw_images, draw_shells(prepared, keys_of(sample)), Path("unused"))
    look = make_gates(prepared.site, job.items)
    assert not as_of.live.fault and as_of.live.problems == prepared.warnings
    for page in sample:
        content = job.content(page)
        assert [found for found in look(page, content) if isinstance(found, Diagnostic)] == []
        assert as_of.shown(page.url) == content, page.url


@pytest.mark.slow
def test_calendars_and_feeds_are_the_same_in_the_preview(as_of: AsOf) -> None:
    job = make_job(as_of.prepared, draw_images, {}, Path("unused"))
    ends = (".ics", "sitemap.xml", "/feeds/news.xml")
    found = [output for output in as_of.prepared.outputs if output.url.endswith(ends)]
    assert all(any(output.url.endswith(end) for output in found) for end in ends)
    for output in found:
        assert as_of.shown(output.url) == job.content(output), output.url


def test_reception_days_are_to_come_and_in_order(as_of: AsOf) -> None:
    receiving = [s for s in as_of.prepared.site.stations if s.receptions]
    assert len(receiving) > 30
    for station in receiving:
        days = [reception.on for reception in station.receptions]
        assert days == sorted(days) and days[0] >= as_of.day, station.id
    said = re.findall(r'zp-reception__date"><time datetime="([0-9-]+)"', bodies_of_receiving_stations(as_of))
    assert len(said) > 150 and dt.date.fromisoformat(min(said)) >= as_of.day


def bodies_of_receiving_stations(as_of: AsOf) -> str:
    """What stands between header and footer of their pages."""
    at = {f"/s/{s.id}/" for s in as_of.prepared.site.stations if s.receptions}
    renderer = as_of.prepared.renderer
    return "".join(renderer.body(page) for page in as_of.prepared.pages if page.url in at)


def test_days_that_a_notice_may_still_move_say_so_and_no_others(as_of: AsOf) -> None:
    receptions = [r for s in as_of.prepared.site.stations for r in s.receptions]
    unsure = [r.on for r in receptions if UNCONFIRMED in r.note]
    assert all(day > dt.date(LAST_NOTICED_YEAR, 12, 28) for day in unsure)
    assert (UNCONFIRMED in bodies_of_receiving_stations(as_of)) is bool(unsure)


def test_on_the_leap_day_first_thursdays_near_a_festival_wait_for_the_notice() -> None:
    stations = prepare(ROOT, LEAP_DAY).site.stations
    found = [
        s
        for s in stations
        if [(r.rule, r.holidays) for r in s.detail.reception] == [("每月第1个周四", "顺延")]
    ]
    assert [station.id for station in found] == ["0448", "0777"]
    is_noticed = LEAP_DAY.year <= LAST_NOTICED_YEAR
    for station in found:
        days = [(r.on, UNCONFIRMED in r.note) for r in station.receptions]
        assert days == [(on, is_near and not is_noticed) for on, is_near in FIRST_THURSDAYS]
