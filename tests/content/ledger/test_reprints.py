"""Plates that no longer say what the register says."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.make import TODAY, make_deputy, make_register, make_site, make_station
from zhanpai.content import ledger
from zhanpai.domain.model.site import Site

THEN = dt.date(2025, 5, 5)


def printed(site: Site, *signs: str, **changes: str) -> Site:
    """The site, for whose first station these signs were printed, with `changes` on them."""
    printings = [ledger.station_printing(site, site.stations[0], what) for what in signs]
    return replace(site, printed=tuple(replace(e, on=THEN, **changes) for e in printings))


def test_plate_that_is_right_is_not_printed_again():
    assert ledger.reprints(printed(make_site(), "s1", "published")) == []


def test_renamed_station_has_its_plates_printed_again_with_short_and_full_names():
    site = printed(make_site(), "s1", "s3", text="岳麓区望月湖街道湖东社区代表之家")
    found = [(r.printed.what, r.printed.text, r.now, r.url, r.has_moved) for r in ledger.reprints(site)]
    url = "https://llz.example.gov.cn/s/0001/"
    old = "岳麓区望月湖街道湖东社区代表之家"
    assert found == [
        ("s1", old, "岳麓区望月湖街道湖东社区人大代表联络站", url, False),
        ("s3", old, "望月湖街道湖东社区人大代表联络站", url, False),
    ]


def test_stickers_bear_the_short_name():
    site = printed(make_site(), "s12", text="望月湖街道湖东社区人大代表联络站")
    assert ledger.reprints(site) == []


def test_only_the_last_printing_counts():
    site = make_site()
    right = ledger.station_printing(site, site.stations[0], "s1")
    wrong = replace(right, text="旧名", on=THEN)
    assert ledger.reprints(replace(site, printed=(wrong, right))) == []
    assert len(ledger.reprints(replace(site, printed=(right, replace(wrong, on=TODAY))))) == 1


def test_web_page_is_never_reprinted():
    assert ledger.reprints(printed(make_site(), "published", text="旧名")) == []


@pytest.mark.parametrize("status", ["merged", "closed"])
def test_station_out_of_use_needs_no_new_plate(status):
    site = printed(make_site([make_station(status=status)]), "s1", text="旧名")
    assert ledger.reprints(site) == []


def test_plate_of_a_former_host_is_printed_again():
    site = printed(make_site(), "s1", permalink_base="https://old.example.gov.cn")
    assert [(r.has_moved, r.now == r.printed.text) for r in ledger.reprints(site)] == [(True, True)]


def test_desk_card_of_a_deputy_follows_the_name_and_ends_with_the_mandate():
    def cards(**fields: str) -> list[ledger.Reprint]:
        site = make_site([make_station(deputies=[make_deputy(name="张示例", **fields)])])
        card = ledger.deputy_printing(site, site.deputies[0][0], "s10")
        return ledger.reprints(replace(site, printed=(replace(card, text="张示列"),)))

    assert [r.now for r in cards()] == ["张示例"]
    assert cards(until="2025-01") == []


def test_signs_with_more_words_bring_their_own_text():
    site = printed(make_site(), "s6", text="湖东｜示例甲")
    found = ledger.reprints(site, lambda site, printed: "湖东\n示例甲\n示例乙")
    assert [r.now for r in found] == ["湖东｜示例甲｜示例乙"]
    assert ledger.reprints(site, lambda site, printed: "湖东\n 示例甲 ") == []
    assert ledger.reprints(site, lambda site, printed: None) == []


def test_slash_and_capitals_in_the_address_are_no_move():
    site = make_site(site={"permalink_base": "https://LLZ.example.gov.cn/"})
    assert ledger.reprints(printed(site, "s1")) == []
    assert (
        ledger.station_printing(site, site.stations[0], "s1").permalink_base == "https://llz.example.gov.cn"
    )


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("city", "长沙市"),
        ("district", "岳麓区"),
        ("township", "岳麓区/望月湖街道"),
        ("community", "岳麓区/望月湖街道/湖东社区"),
        ("point", "岳麓区/望月湖街道/湖东社区/月湖公园"),
        ("field", "岳麓区/大学科技城青年"),
    ],
)
def test_place_of_each_kind(kind, place):
    station = make_station(kind=kind)
    site = make_site([station])
    assert ledger.station_printing(site, station, "s1").place == place
    assert make_register([station.row]).city.name == "长沙市"
