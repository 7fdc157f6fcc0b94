"""What full-text search is told: what the page shows, and nothing else."""

import html
import re

import pytest

from tests.make import DEMO, TODAY, make_deputy, make_site, make_station
from zhanpai.pipeline import Prepared, prepare
from zhanpai.site.search import entries


@pytest.fixture(scope="module")
def prepared() -> Prepared:
    return prepare(DEMO, TODAY)


def words_of(text: str) -> set[str]:
    """Parts between signs: a page sets other signs between them than an entry does."""
    return {part for part in re.split(r"[\s。；！？（），、：]+", text) if part}


def test_nothing_can_be_found_that_the_page_does_not_show(prepared):
    pages = [page for page in prepared.pages if page.entries]
    assert len(pages) > 10
    for page in pages:
        body = html.unescape(re.sub(r"<[^>]*>", "", prepared.renderer.body(page)))
        shown = "".join((page.title + body).split())
        for entry in page.entries:
            # A ledger names the district once, above.
            places = "|".join(map(re.escape, entry.districts)) or "$^"
            hidden = [
                word
                for word in words_of(f"{entry.title}。{entry.text}")
                if re.sub(f"^({places})", "", word) not in shown
            ]
            assert hidden == [], page.url


def test_a_station_tells_its_names_address_and_days_but_no_person():
    station = make_station(
        "0001",
        address="示范路1号",
        former_names=[{"name": "望月湖街道代表之家"}],
        reception=[{"rule": "每周二", "time": "9:00-11:30"}],
        head={"name": "示例甲"},
        deputies=[make_deputy("100001", "张示例")],
    )
    entry = entries.station(make_site([station]), station)
    assert (entry.url, entry.title) == ("/s/0001/", station.name)
    assert entry.text == (
        f"站号0001；{station.kind.label}；曾用名：望月湖街道代表之家；地址：示范路1号；接待日：每周二，9:00-11:30"
    )
    assert "张示例" not in entry.text and "示例甲" not in entry.text


@pytest.mark.parametrize("status", ["merged", "closed"])
def test_a_station_out_of_use_tells_neither_address_nor_days(status):
    into = {"into": "0002"} if status == "merged" else {}
    station = make_station("0001", status=status, address="示范路1号", reception=[{"rule": "每周二"}], **into)
    entry = entries.station(make_site([station, make_station("0002", "township")]), station)
    assert entry.text == f"站号0001；{station.kind.label}"
    assert entry.date == station.status.label


def test_kinds_of_pages_that_can_be_found(prepared):
    found = {page.template for page in prepared.pages if page.entries}
    assert found == {
        *("pages/station.html", "pages/news_item.html", "pages/opinions_district.html", "pages/prose.html"),
        "pages/projects_year.html",
    }


def test_every_opinion_is_an_entry_of_its_own(prepared):
    ledger = next(p for p in prepared.pages if p.url == "/opinions/yuelu/")
    assert [e.url for e in ledger.entries] == [f"/opinions/yuelu/#{row.id}" for row in ledger.context.rows]
