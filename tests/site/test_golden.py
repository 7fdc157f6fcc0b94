"""The bodies of one page of each kind, as a person has read and approved them.

`make golden` writes them anew; the diff is what a reviewer looks at.
"""

import pytest

from tests.make import DEMO, TODAY
from tests.shipped import ROOT
from zhanpai.pipeline import prepare
from zhanpai.site.pages import PAGE_TYPES

GOLDEN = ROOT / "tests/golden"

PAGES = {
    "home": "/",
    "find": "/find/",
    "search": "/search/",
    "districts": "/districts/",
    "district": "/districts/yuelu/",
    "township": "/districts/yuelu/430104001/",
    "station-open": "/s/0001/",
    "station-field": "/s/0003/",
    "station-merged": "/s/0004/",
    "station-district": "/s/0006/",
    "station-closed": "/s/0007/",
    "deputies": "/deputies/",
    "deputies_level": "/deputies/level/district/",
    "deputies_district": "/deputies/yuelu/",
    "deputy-in-office": "/d/100001/",
    "deputy-former": "/d/100003/",
    "news_list": "/news/",
    "news_item": "/news/2026-02-11-dianti/",
    "opinions": "/opinions/",
    "opinions_district": "/opinions/yuelu/",
    "stories": "/stories/",
    "stars": "/stories/stars/",
    "features": "/features/",
    "feature": "/features/dangjian/",
    "projects": "/projects/",
    "projects_year-city": "/projects/2026/",
    "projects_year-district": "/projects/2026/yuelu/",
    "annual": "/annual/2025/",
    "annual_station": "/annual/2026/s/0001/",
    "notices": "/notices/",
    "notices_district": "/notices/yuelu/",
    "notice-announced": "/s/0001/notice/",
    "notice-none": "/s/0003/notice/",
    "accounts": "/accounts/",
    "accounts_district": "/accounts/yuelu/",
    "embed": "/embed/",
    "frame-district": "/embed/yuelu/",
    "frame-merged": "/embed/s/0004/",
    "frame-station": "/embed/s/0001/",
    "prose": "/guide/",
    "not_found": "/404.html",
}


@pytest.fixture(scope="module")
def prepared():
    return prepare(DEMO, TODAY)


@pytest.mark.parametrize("name", PAGES)
def test_body_is_the_approved_one(name, prepared, request):
    page = next(p for p in prepared.pages if p.url == PAGES[name])
    body = prepared.renderer.body(page)
    path = GOLDEN / f"{name}.html"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(body, "utf-8")
    assert body == path.read_text("utf-8")


def test_every_page_type_has_a_golden_body():
    types = {module.__name__.rpartition(".")[2] for module in PAGE_TYPES}
    assert {name.partition("-")[0] for name in PAGES} == types
    assert {p.stem for p in GOLDEN.glob("*.html")} == set(PAGES)
