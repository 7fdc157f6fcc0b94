"""What is to be taken from walls and desks, told from what may stay."""

from dataclasses import replace

import pytest

from tests.make import make_deputy, make_site, make_station
from zhanpai.content import ledger


def printed(site, *signs):
    """The site with these signs of its first station printed, and a card of each deputy there."""
    station = site.stations[0]
    plates = [ledger.station_printing(site, station, what) for what in signs]
    cards = [ledger.deputy_printing(site, deputy, "s10") for deputy in station.detail.deputies]
    return (*plates, *cards)


PLATES = printed(make_site([make_station()]), "s12", "s1", "s4", "published")


def gone(*stations):
    site = replace(make_site(stations), printed=PLATES)
    assert ledger.reprints(site) == [] or stations[0].exists
    return [(r.printed.what, r.why) for r in ledger.takedowns(site)]


@pytest.mark.parametrize("status", ["open", "suspended"])
def test_signs_of_a_station_that_is_there_stay(status):
    assert gone(make_station(status=status, since="2026-01-05")) == []


def test_every_sign_of_a_closed_station_comes_down_and_no_page():
    assert gone(make_station(status="closed", since="2026-01-05")) == [
        ("s1", "2026-01-05 起已撤销"),
        ("s4", "2026-01-05 起已撤销"),
        ("s12", "2026-01-05 起已撤销"),
    ]


def test_the_list_names_every_station_that_has_taken_over():
    merged = make_station(status="merged", into=["0002", "0003"], since="2026-01-05")
    others = make_station("0002", community="湖中社区"), make_station("0003", community="湖南社区")
    (_, why), *_ = gone(merged, *others)
    assert why == (
        "2026-01-05 起已并入他站，接替的是望月湖街道湖中社区人大代表联络站（站号 0002）、望月湖街道湖南社区人大代表联络站（站号 0003）"
    )


def test_signs_of_an_id_that_the_register_has_lost_come_down():
    assert gone(make_station("0009", community="湖中社区"))[0] == ("s1", "名册里没有了")


def test_what_was_taken_back_hangs_nowhere():
    voided = ledger.in_force((*PLATES, *ledger.void(PLATES, PLATES[0].on)))
    site = replace(make_site([make_station(status="closed", since="2026-01-05")]), printed=voided)
    assert ledger.takedowns(site) == []


def cards(*now):
    then = make_site([make_station(deputies=[make_deputy(name="张示例")])])
    site = replace(make_site([make_station(deputies=now)]), printed=printed(then))
    return [(r.printed.id, r.why, r.url) for r in ledger.collections(site)]


URL = "https://llz.example.gov.cn/d/100001/"


def test_the_card_of_a_deputy_in_office_stays_on_the_desk():
    assert cards(make_deputy(name="张示例")) == []


def test_the_card_of_a_deputy_who_left_is_collected():
    assert cards(make_deputy(name="张示例", until="2025-12")) == [("100001", "2025年12月届满或离任", URL)]


def test_the_card_of_a_deputy_whom_nobody_lists_is_collected():
    assert cards() == [("100001", "各站的名单里没有了", URL)]


def test_a_sign_is_looked_for_at_its_stations_address():
    site = make_site([make_station(address="望月湖街道月华街12号", deputies=1)])
    plate, card = printed(site, "s1")
    assert ledger.place_of_sign(site, plate) == "望月湖街道月华街12号"
    assert ledger.place_of_sign(site, card) == "望月湖街道湖东社区人大代表联络站，望月湖街道月华街12号"
    lost = make_site([make_station("0009")])
    assert ledger.place_of_sign(lost, plate) == "岳麓区望月湖街道湖东社区"
