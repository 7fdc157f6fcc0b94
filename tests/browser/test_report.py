"""The internal report in a real browser: no fault that axe knows of, nothing wider than the screen, quick to open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looks import TAGS, bring_axe
from tests.fronts.cli.zhanpai import write
from tests.shipped import ROOT, SHIPPED_TODAY
from zhanpai.content.demo import make_corpus, parse_divisions
from zhanpai.office.report import make_report
from zhanpai.office.report.report_folder import read_settings, write_report
from zhanpai.pipeline import prepare

OpenPage = Callable[..., Page]
PAGES = ("index.html", "district-yuelu.html", "ranking.html")


def report_on(root: Path, out: Path) -> Path:
    prepared = prepare(root, SHIPPED_TODAY)
    report = make_report(prepared.site, read_settings(root), prepared.warnings)
    write_report(report, prepared.theme, out, root)
    return out


@pytest.fixture(scope="module")
def report_url(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The report on a made-up town of forty stations, all kinds of tasks in it."""
    root = tmp_path_factory.mktemp("town")
    table = (ROOT / "generator/zhanpai/content/demo/changsha-divisions.csv").read_text("utf-8")
    sizes = {"stations": 40, "deputies": 120, "news": 60}
    for file in make_corpus(parse_divisions(table), **sizes, seed=1, today=SHIPPED_TODAY):
        write(root, file.path, file.content)
    return serve(report_on(root, root / "report"))


@pytest.fixture
def open_report(browser_page: OpenPage, report_url: str) -> Iterator[Callable[..., Page]]:
    """`open_report("index.html", 390)`: a host's policy does not apply to a file that is opened from a folder."""

    def show(name: str, width: int) -> Page:
        page = browser_page(width, bypass_csp=True, reduced_motion="reduce")
        page.goto(report_url + name)
        page.evaluate("document.querySelectorAll('details').forEach((d, i) => { d.open = i < 3 })")
        return page

    yield show


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, pytest.param(1280, marks=pytest.mark.slow)])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_the_report(
    name: str, width: int, axe_url: str, open_report: Callable[..., Page]
) -> None:
    page = open_report(name, width)
    judge = bring_axe(page, axe_url)
    assert judge("tag", TAGS) == []
    page.emulate_media(color_scheme="dark")
    assert judge("rule", ["color-contrast"]) == []


@pytest.mark.parametrize("name", PAGES)
def test_report_is_no_wider_than_a_telephone(name: str, open_report: Callable[..., Page]) -> None:
    page = open_report(name, 390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.slow
def test_report_of_nine_hundred_stations_opens_quickly(
    tmp_path: Path, serve: Callable[[Path], str], browser_page: OpenPage
) -> None:
    """The shipped register has 896 stations to rank, most of them without a file."""
    address = serve(report_on(ROOT, tmp_path / "report"))
    page = browser_page(1280, own=True, bypass_csp=True)
    tools = page.context.new_cdp_session(page)
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    for name in ("ranking.html", "index.html", "district-yuhua.html"):
        page.goto(address + name)
        page.evaluate("document.body.getBoundingClientRect().height")
        metrics = {m["name"]: m["value"] for m in tools.send("Performance.getMetrics")["metrics"]}
        # CPU seconds of the page's own thread; most of them are for slow machines.
        assert 0 < metrics["ThreadTime"] < 10, name
    assert sum(p.stat().st_size for p in (tmp_path / "report").iterdir()) < 8 * 2**20
