"""What is allowed to happen to an id that was printed, and what is not."""

from dataclasses import replace

import pytest

from tests.make import make_deputy, make_site, make_station
from zhanpai.checks import (
    long_permalink,
    permalink_base_changed,
    printed_id_missing,
    printed_id_reused,
)
from zhanpai.content import ledger as permanence
from zhanpai.domain.model.printed import Printed
from zhanpai.domain.model.site import Site


def printed(site: Site, **changes: str) -> tuple[Printed, ...]:
    return (replace(permanence.station_printing(site, site.stations[0], "s1"), **changes),)


def codes(site: Site) -> list[str]:
    rules = (printed_id_missing, printed_id_reused, permalink_base_changed)
    return [finding.code for rule in rules for finding in rule.check(site)]


COMMUNITY = printed(make_site([make_station()]))


def after(*, ledger: tuple[Printed, ...] = COMMUNITY, **fields: object) -> list[str]:
    """What is said when the printed station 0001 has become this."""
    return codes(replace(make_site([make_station(**fields)]), printed=ledger))


def test_nothing_changed_is_fine():
    assert after() == []


@pytest.mark.parametrize("status", ["merged", "closed", "suspended"])
def test_merged_closed_and_suspended_stations_are_fine(status):
    assert after(status=status) == []


def test_deleted_station_is_missing_once_however_much_was_printed():
    more = (*COMMUNITY, replace(COMMUNITY[0], what="s3"))
    site = replace(make_site([make_station("0009")]), printed=more)
    assert codes(site) == ["P505"]


def test_street_that_was_renamed_is_the_same_place():
    assert after(township="莲花镇") == []


def test_district_that_was_renamed_is_the_same_place():
    assert after(district="芙蓉区") == []


def test_community_of_the_same_name_in_another_street_of_another_district_is_another_place():
    assert after(district="芙蓉区", township="文艺路街道") == ["P506"]


def test_other_community_in_the_same_street_is_another_place():
    assert after(community="湖中社区") == ["P506"]


def test_renamed_community_says_so_in_its_former_names():
    former = [{"name": "岳麓区望月湖街道湖东社区人大代表联络站", "until": "2026-01"}]
    assert after(community="新湖社区", former_names=former) == []


def test_former_name_of_something_else_does_not_excuse():
    assert after(community="新湖社区", former_names=[{"name": "望月湖代表之家"}]) == ["P506"]


def test_new_word_for_the_kind_is_no_reuse():
    assert after(ledger=printed(make_site([make_station()]), text="湖东社区代表之家")) == []


def deputies(now: str | None, unread: frozenset[str] = frozenset()) -> list[str]:
    """What is said when the deputy of a printed desk card, 张示例, is now called that, or gone."""
    then = make_site([make_station(deputies=[make_deputy(name="张示例")])])
    card = permanence.deputy_printing(then, then.deputies[0][0], "s10")
    people = [make_deputy(name=now)] if now else []
    return codes(replace(make_site([make_station(deputies=people)]), printed=(card,), unread=unread))


@pytest.mark.parametrize(
    ("now", "found"), [("张示例", []), ("章示例", []), ("李虚构", ["P506"]), (None, ["P505"])]
)
def test_deputies(now, found):
    assert deputies(now) == found


def test_deputy_who_may_stand_in_an_unreadable_file_is_not_missing_yet():
    assert deputies(None, frozenset({"content/stations/yuelu/0001.yaml"})) == []


def test_deputy_out_of_office_is_fine():
    then = make_site([make_station(deputies=[make_deputy()])])
    card = permanence.deputy_printing(then, then.deputies[0][0], "s10")
    now = make_site([make_station(deputies=[make_deputy(until="2025-01")])])
    assert codes(replace(now, printed=(card,))) == []


def moved(**site: object) -> list[str]:
    ledger = printed(make_site([make_station()]), permalink_base="https://old.example.gov.cn")
    return codes(replace(make_site([make_station()], site=site), printed=ledger))


def test_changed_address_is_an_error():
    assert moved() == ["P507"]


def test_move_of_which_the_register_tells_is_fine():
    assert moved(former_permalink_bases=["https://old.example.gov.cn/"]) == []


def test_from_http_to_https_is_a_move_too():
    site = make_site([make_station()], site={"permalink_base": "http://llz.example.gov.cn"})
    assert codes(replace(site, printed=COMMUNITY)) == ["P507"]


@pytest.mark.parametrize(
    ("length", "ledger", "said"), [(38, (), []), (39, (), ["P508"]), (39, COMMUNITY, [])]
)
def test_a_long_address_is_told_only_while_nothing_is_printed(length, ledger, said):
    # A code of 33 modules holds 46 characters, and /s/0001/ takes 8 of them.
    base = "https://".ljust(length - 7, "a") + ".gov.cn"
    site = make_site([make_station()], site={"permalink_base": base})
    assert [f.code for f in long_permalink.check(replace(site, printed=ledger))] == said
