"""What rules do beyond the one fault of their broken project."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.make import (
    DEMO,
    TODAY,
    make_deputy,
    make_news,
    make_opinion,
    make_prose,
    make_register,
    make_site,
    make_station,
)
from zhanpai.checks import (
    CHECKS,
    PLAN_CHECKS,
    dead_link,
    deputy_id_twice,
    divisions,
    duty_after_mandate,
    future_date,
    mobile_without_consent,
    opinion_progress,
    private_number,
    register_order,
    same_name,
    same_place,
    stale_station,
    station_id_twice,
    successor,
    unused_picture,
)
from zhanpai.content.load import load
from zhanpai.domain.model.site import Picture, Site
from zhanpai.kit.diagnostics import Finding
from zhanpai.site.plan import Plan


def stations(*ids: str) -> Site:
    return make_site(
        [make_station(id, community=f"第{'一二三四五六七八九'[n]}社区") for n, id in enumerate(ids)]
    )


def brief(findings: Iterable[Finding]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(f.message, f.keys) for f in findings]


def test_no_rule_has_anything_to_say_of_a_site_of_defaults() -> None:
    # Its host and its people are made up, as those of every demonstration.
    site = make_site(site={"demo": True})
    for check in CHECKS:
        assert list(check.check(site)) == [], check.__name__
    for check in PLAN_CHECKS:
        assert list(check.check(Plan(make_site()))) == [], check.__name__


def test_every_page_that_is_planned_may_be_linked_to() -> None:
    site = load(DEMO, TODAY).site
    assert site is not None
    body = "\n".join(f"[x]({page.url})" for page in Plan(site).pages)
    assert list(dead_link.check(Plan(replace(site, prose=(*site.prose, make_prose("links", body)))))) == []


@pytest.mark.parametrize(
    ("target", "is_dead"),
    [
        ("/s/0001/", False),
        ("/s/0001", True),
        ("/s/0001/#top", True),
        ("https://llz.example.gov.cn/s/0001/", False),
        ("https://llz.example.gov.cn", False),
        ("https://llz.example.gov.cn/s/0002/", True),
        ("https://llz.example.gov.cn.evil.example/", False),
        ("https://www.example.com/", False),
        ("tel:0731-88880001", False),
        ("mailto:llz@example.gov.cn", False),
        ("about.md", False),
        ("#top", True),
        ("javascript:alert(1)", True),
        ("//www.example.com/", True),
        ("/guide/", True),
        ("s/0001/", True),
    ],
)
def test_a_link_is_dead_when_no_page_lies_there(target: str, is_dead: bool) -> None:
    site = make_site(prose=[make_prose(body=f"[x]({target})")])
    assert bool(list(dead_link.check(Plan(site)))) is is_dead


def test_a_link_to_a_draft_says_that_it_is_one() -> None:
    news = [make_news("2026-02-01-a", body="[b](/news/2026-02-02-b/)"), make_news("2026-02-02-b", reviews=[])]
    (found,) = dead_link.check(Plan(make_site(news=news)))
    assert found.message == "链接“/news/2026-02-02-b/”指向的新闻还没有发布。"


@pytest.mark.parametrize(
    ("ids", "message", "fix", "at"),
    [
        (("0001", "0003", "0002"), "站号 0002 排在 0003 后面。", "把 0002 这一行移到 0003 前面。", 2),
        (("0002", "0001"), "站号 0001 排在 0002 后面。", "把 0001 这一行移到 0002 前面。", 1),
        (("0009", "0001", "0002"), "站号 0009 排在 0001 前面。", "把 0009 这一行移到 0002 后面。", 0),
        (("0001", "0009", "0002", "0003"), "站号 0009 排在 0002 前面。", "把 0009 这一行移到 0003 后面。", 1),
        (("0003", "0004", "0005", "0001"), "站号 0001 排在 0005 后面。", "把 0001 这一行移到 0003 前面。", 3),
    ],
)
def test_the_row_that_stands_out_is_the_one_to_move(ids, message: str, fix: str, at: int) -> None:
    (found,) = register_order.check(stations(*ids))
    assert (found.message, found.fix, found.keys) == (message, fix, ("stations", at, "id"))
    moved = list(ids)
    row = moved.pop(at)
    other = fix.split("移到 ")[1][:4]
    moved.insert(moved.index(other) + ("后面" in fix), row)
    assert list(register_order.check(stations(*moved))) == []


def test_ids_given_twice_get_different_free_ones() -> None:
    found = list(station_id_twice.check(stations("0001", "0001", "0001", "0004")))
    assert ['"0005"' in f.fix for f in found] == [True, False]
    assert '"0006"' in found[1].fix
    assert [f.fix for f in station_id_twice.check(stations("9999", "9999"))] == ["给这个站换一个没用过的号。"]


def test_deputies_of_one_id_get_different_free_ones() -> None:
    site = make_site(
        [make_station(deputies=[make_deputy(), make_deputy(name="李样例"), make_deputy(name="王示范")])]
    )
    found = list(deputy_id_twice.check(site))
    assert [f.keys for f in found] == [("deputies", 1, "id"), ("deputies", 2, "id")]
    assert ['"100002"' in found[0].fix, '"100003"' in found[1].fix] == [True, True]


def test_a_circle_of_mergers_is_told_once_and_what_leads_into_it_not_at_all() -> None:
    rows = [
        make_station("0001", community="甲社区", status="merged", into="0002"),
        make_station("0002", community="乙社区", status="merged", into="0003"),
        make_station("0003", community="丙社区", status="merged", into="0002"),
    ]
    assert brief(successor.check(make_site(rows))) == [
        ("站号 0002 的合并绕成了一圈：0002 → 0003 → 0002。", ("stations", 1, "into"))
    ]


def test_a_chain_of_mergers_into_a_closed_station_is_told_at_its_last_link() -> None:
    rows = [
        make_station("0001", community="甲社区", status="merged", into="0002"),
        make_station("0002", community="乙社区", status="merged", into="0003"),
        make_station("0003", community="丙社区", status="closed"),
    ]
    assert [f.keys for f in successor.check(make_site(rows))] == [("stations", 1, "into")]


def test_a_merged_station_may_share_place_and_name_with_its_successor() -> None:
    for status in ("merged", "closed"):
        site = make_site([make_station("0001", status=status, into="0002"), make_station("0002")])
        assert list(same_place.check(site)) == list(same_name.check(site)) == []


def test_one_pair_of_stations_is_called_alike_by_one_rule() -> None:
    alike = make_site([make_station("0001"), make_station("0002")])
    assert len(list(same_place.check(alike))) == 1
    assert list(same_name.check(alike)) == []
    other = make_site(
        [make_station("0001"), make_station("0002", "field", township="望月湖街道", field="湖东社区")]
    )
    assert list(same_place.check(other)) == []
    assert len(list(same_name.check(other))) == 1


def test_one_wrong_code_of_a_district_is_one_finding() -> None:
    towns = [{"code": f"43010400{n}", "name": f"第{n}街道"} for n in range(1, 6)]
    for code, others in (
        ("430105", []),
        ("430102", [{"code": "430102", "name": "芙蓉区", "slug": "furong"}]),
    ):
        district = {"code": code, "name": "岳麓区", "slug": "yuelu", "townships": towns}
        site = make_site([], districts=[*others, district])
        (found,) = divisions.check(site)
        assert found.keys == ("districts", len(others), "code")


def test_a_term_that_ends_is_told_only_of_coming_duties_after_it() -> None:
    deputy = make_deputy(until="2026-03")
    duties = [{"on": on, "deputies": ["100001"]} for on in ("2026-03-03", "2026-03-31", "2026-04-01")]
    former = [{"on": "2026-03-01", "deputies": ["100001"]}]
    found = list(duty_after_mandate.check(make_site([make_station(deputies=[deputy], rota=duties)])))
    assert [f.keys for f in found] == [("rota", 2, "deputies", 0)]
    past = make_station(deputies=[make_deputy(until="2020-01")], rota=former)
    assert list(duty_after_mandate.check(make_site([past]))) == []


def test_stations_out_of_use_need_no_verifying() -> None:
    old = "2025-01-01"
    shown = {
        status: len(list(stale_station.check(make_site([make_station(status=status, last_verified=old)]))))
        for status in ("open", "suspended", "merged", "closed")
    }
    assert shown == {"open": 1, "suspended": 1, "merged": 0, "closed": 0}


@pytest.mark.parametrize(("verified", "findings"), [("2025-09-05", 0), ("2025-09-04", 1)])
def test_half_a_year_is_a_hundred_and_eighty_days(verified: str, findings: int) -> None:
    assert (TODAY - dt.date(2025, 9, 5)).days == 180
    site = make_site([make_station(last_verified=verified)])
    assert len(list(stale_station.check(site))) == findings


def test_today_is_not_in_the_future() -> None:
    opinion = make_opinion(history=[{"status": "received", "on": "2026-03-04"}])
    deputy = make_deputy(phone="13800000000", consent={"phone": "2026-03-04"})
    site = make_site([make_station(last_verified="2026-03-04", deputies=[deputy], opinions=[opinion])])
    assert list(future_date.check(site)) == []


def test_a_consent_in_the_future_is_told() -> None:
    deputy = make_deputy(phone="13800000000", consent={"phone": "2026-03-05"})
    (found,) = future_date.check(make_site([make_station(deputies=[deputy])]))
    assert found.message == "张示例同意公开电话的日期 2026-03-05 还没有到。"


def test_swapped_steps_are_one_finding_though_the_last_step_is_then_another() -> None:
    history = [
        {"status": "received", "on": "2026-01-02"},
        {"status": "replied", "on": "2026-01-20"},
        {"status": "sorted", "on": "2026-01-03"},
    ]
    opinion = make_opinion(status="replied", history=history, reply="好。")
    (found,) = opinion_progress.check(make_site([make_station(opinions=[opinion])]))
    assert found.keys == (0, "history", 2, "on")


def test_an_opinion_without_a_history_is_no_contradiction() -> None:
    opinions = [make_opinion(), make_opinion("2", status="replied", reply="好。")]
    assert list(opinion_progress.check(make_site([make_station(opinions=opinions)]))) == []


def test_numbers_are_looked_for_in_every_text_and_not_in_telephone_fields() -> None:
    number = "13800000000"
    deputy = make_deputy(bio=f"电话{number}", post=f"某站{number}", phone=number, focus=[f"养老{number}"])
    station = make_station(
        deputies=[deputy],
        address=f"示范路{number}号",
        phone=number,
        photos=[{"file": "a.jpg", "alt": f"电话{number}"}],
        opinions=[make_opinion(reply=f"请打{number}")],
    )
    site = make_site(
        [station], news=[make_news(body=f"一\n二{number}", summary=number)], prose=[make_prose(body=number)]
    )
    places = {(f.path.split("/")[1], f.keys or f.place) for f in private_number.check(site)}
    assert places == {
        ("stations", ("address",)),
        ("stations", ("photos", 0, "alt")),
        ("stations", ("deputies", 0, "bio")),
        ("stations", ("deputies", 0, "post")),
        ("stations", ("deputies", 0, "focus", 0)),
        ("opinions", (0, "reply")),
        ("news", ("summary",)),
        ("news", (8, 2, 11)),
        ("pages", (4, 1, 11)),
    }
    assert number not in str([f.message for f in private_number.check(site)])


def test_a_mobile_may_be_published_with_a_dated_consent_and_only_a_deputy_s() -> None:
    agreed = make_deputy(phone="13800000000", consent={"phone": "2026-01-05"})
    landline = make_deputy("100002", phone="0731-88880001")
    assert list(mobile_without_consent.check(make_site([make_station(deputies=[agreed, landline])]))) == []
    silent = make_deputy(phone="13800000000")
    assert len(list(mobile_without_consent.check(make_site([make_station(deputies=[silent])])))) == 1


def test_a_picture_whose_name_is_mistyped_is_missing_and_not_also_unused() -> None:
    pictures = [
        Picture("content/stations/yuelu/0001-1.jpg", 1, 1, "a"),
        Picture("content/pages/x.jpg", 1, 1, "b"),
    ]
    station = make_station(photos=[{"file": "0001-l.jpg", "alt": "接待室"}])
    found = list(unused_picture.check(make_site([station], pictures=pictures)))
    assert [f.path for f in found] == ["content/pages/x.jpg"]


def test_every_check_is_silent_on_the_register_of_a_whole_city() -> None:
    names = [f"第{n}街道" for n in range(20)]
    towns = [{"code": f"4301990{n:02}", "name": name} for n, name in enumerate(names)]
    district = {"code": "430199", "name": "示范区", "slug": "shifan", "townships": towns}
    rows = [
        make_station(f"{n + 1:04}", "township", district="示范区", township=name)
        for n, name in enumerate(names)
    ]
    site = make_site(rows, districts=[district], site={"demo": True})
    assert [f.message for check in CHECKS for f in check.check(site)] == []
    assert make_register().stations == ()
