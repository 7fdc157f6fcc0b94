"""Values as staff type them, and what they mean on a day."""

import datetime as dt

import pytest
from pydantic import ValidationError

from tests.make import (
    TODAY,
    make_deputy,
    make_news,
    make_opinion,
    make_register,
    make_row,
    make_site,
    make_station,
)
from zhanpai.domain.model.deputy import Level, Mandate
from zhanpai.domain.model.field_types import Month, parse_date, parse_month
from zhanpai.domain.model.news import Category
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.domain.model.register import StationKind, StationStatus
from zhanpai.domain.model.site import Picture
from zhanpai.domain.model.station import Location, Rating, Station, StationFile


def refusal(call, value: object) -> tuple[str, str]:  # type: ignore[no-untyped-def]
    with pytest.raises(Exception) as caught:
        call(value)
    return caught.value.context["message"], caught.value.context["fix"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-14", dt.date(2026, 3, 14)),
        ("2026-3-4", dt.date(2026, 3, 4)),
        (" 2026-03-14 ", dt.date(2026, 3, 14)),
        ("2024-02-29", dt.date(2024, 2, 29)),
        ("1949-10-01", dt.date(1949, 10, 1)),
        (dt.date(2026, 3, 14), dt.date(2026, 3, 14)),
    ],
)
def test_day_is_read(typed: object, day: dt.date) -> None:
    assert parse_date(typed) == day


@pytest.mark.parametrize(
    ("typed", "says", "fix"),
    [
        ("2026-02-29", "2026 年 2 月没有这一天", "这个月的日子写 01 到 28。"),
        ("2026-04-31", "2026 年 4 月没有这一天", "这个月的日子写 01 到 30。"),
        ("2026-13-01", "没有 13 月", "月份写 01 到 12。"),
        ("2026-00-01", "没有 0 月", "月份写 01 到 12。"),
        ("2026-03-00", "没有这一天", "这个月的日子写 01 到 31。"),
        ("1026-03-14", "年份不对", "写四位年份，例如 2026。"),
        ("2026年3月14日", "认不出是哪一天", "写成 2026-03-14。"),
        ("2026/3/14", "认不出是哪一天", "写成 2026-03-14。"),
        ("2026.03.14", "认不出是哪一天", "写成 2026-03-14。"),
        ("2026年2月30日", "2026 年 2 月没有这一天", "这个月的日子写 01 到 28。"),
        ("26-03-14", "认不出是哪一天", "写成 2026-03-14。"),
        ("2026-03", "认不出是哪一天", "写成“年-月-日”，例如 2026-03-14。"),
        ("0000-01-01", "没有这一天", "这个月的日子写 01 到 31。"),
        ("２０２６-03-14", "认不出是哪一天", "写成 2026-03-14。"),
        ("下周三", "认不出是哪一天", "写成“年-月-日”，例如 2026-03-14。"),
        ("", "认不出是哪一天", "写成“年-月-日”，例如 2026-03-14。"),
    ],
)
def test_what_is_no_day_is_refused_with_a_fix_that_passes(typed: str, says: str, fix: str) -> None:
    message, told = refusal(parse_date, typed)
    assert says in message
    assert told == fix


@pytest.mark.parametrize(
    ("typed", "month", "last"),
    [
        ("2027-01", Month(2027, 1), dt.date(2027, 1, 31)),
        ("2024-2", Month(2024, 2), dt.date(2024, 2, 29)),
        ("2026-02-11", Month(2026, 2), dt.date(2026, 2, 28)),
    ],
)
def test_month_is_read_and_lasts_to_its_end(typed: str, month: Month, last: dt.date) -> None:
    assert parse_month(typed) == month
    assert month.last_day == last


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("2027年1月", "写成 2027-01。"),
        ("2027/1", "写成 2027-01。"),
        ("2027年13月", "写成“年-月”，例如 2027-01。"),
        ("2027年初", "写成“年-月”，例如 2027-01。"),
        ("2027-13", "写成“年-月”，例如 2027-01。"),
        ("2027", "写成“年-月”，例如 2027-01。"),
    ],
)
def test_what_is_no_month_is_refused_with_a_fix_that_passes(typed: str, fix: str) -> None:
    assert refusal(parse_month, typed)[1] == fix


def test_month_is_written_in_two_ways_and_sorts_by_time() -> None:
    assert (str(Month(2027, 1)), Month(2027, 1).label) == ("2027-01", "2027年1月")
    assert sorted([Month(2027, 1), Month(2026, 12)]) == [Month(2026, 12), Month(2027, 1)]


@pytest.mark.parametrize(
    "typed",
    [
        *("0731-88880001", "073188880001", "88880001", "0731-8888000", "0731-88880001-8001", "010-12345678"),
        *("13800000000", "12345", "400-888-0001"),
    ],
)
def test_telephone_numbers_are_taken(typed: str) -> None:
    assert StationFile(phone=typed).phone == typed


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("0731 8888 0001", "写成 0731-88880001。"),
        ("（0731）88880001", "写成 0731-88880001。"),
        ("0731—88880001", "写成 0731-88880001。"),
        ("０７３１－８８８８０００１", "写成 0731-88880001。"),
        ("0731-88880001转8001", "写成 0731-88880001-8001。"),
        ("0731-88880001 分机 8001", "写成 0731-88880001-8001。"),
        ("+86 138 0000 0000", '写成 "13800000000"。'),
        ("0731-88880001、88880002", "只写一个号码，例如 010-88880001；分机写成 010-88880001-8001。"),
        ("八八八八", "只写一个号码，例如 010-88880001；分机写成 010-88880001-8001。"),
        ("110", "只写一个号码，例如 010-88880001；分机写成 010-88880001-8001。"),
    ],
)
def test_what_is_no_telephone_number_is_refused(typed: str, fix: str) -> None:
    with pytest.raises(ValidationError) as caught:
        StationFile(phone=typed)
    told = caught.value.errors()[0]["ctx"]["fix"]
    assert told == fix


@pytest.mark.parametrize("typed", ["../0001.jpg", "a.heic", "a.jpg.exe", ".jpg", "a/b.jpg"])
def test_picture_names_cannot_leave_the_folder(typed: str) -> None:
    with pytest.raises(ValidationError):
        StationFile(photos=[{"file": typed, "alt": "x"}])


def test_swapped_longitude_and_latitude_are_told_once() -> None:
    with pytest.raises(ValidationError) as caught:
        Location(lon="28.20", lat="112.95")
    assert [e["ctx"]["fix"] for e in caught.value.errors()] == ["写成 {lon: 112.95, lat: 28.20}。"]


@pytest.mark.parametrize("lon", ["nan", "inf", "73.54", "135.10"])
def test_a_place_outside_china_is_refused(lon: str) -> None:
    with pytest.raises(ValidationError):
        Location(lon=lon, lat="28.20")


def test_records_are_frozen_and_take_no_unknown_field() -> None:
    rating = Rating(scheme="五星级代表联络站", stars="5", year="2025", by="岳麓区人大常委会")
    assert (rating.stars, rating.year) == (5, 2025)
    with pytest.raises(ValidationError):
        rating.year = 2026
    with pytest.raises(ValidationError):
        Rating(scheme="x", year="2025", by="y", star="5")


# --- mandates


def test_a_mandate_runs_to_the_end_of_its_last_month() -> None:
    mandate = Mandate(level="city", term="第十六届", until="2026-03")
    assert mandate.holds_on(dt.date(2026, 3, 31))
    assert not mandate.holds_on(dt.date(2026, 4, 1))


def test_a_mandate_without_an_end_runs_on() -> None:
    assert Mandate(level="city", term="第十六届").holds_on(dt.date(2100, 1, 1))


def test_who_has_one_mandate_left_still_serves_and_shows_that_one() -> None:
    mandates = [
        {"level": "township", "term": "第三届", "until": "2026-12"},
        {"level": "city", "term": "第十六届", "until": "2026-01"},
        {"level": "province", "term": "第十四届", "until": "2028-01"},
    ]
    deputy = make_deputy(mandates=mandates)
    assert [m.level for m in deputy.mandates_on(TODAY)] == [Level.PROVINCE, Level.TOWNSHIP]
    assert deputy.serves_on(TODAY)
    assert deputy.left_in == Month(2028, 1)
    assert not deputy.serves_on(dt.date(2028, 2, 1))


def test_nobody_leaves_who_has_a_mandate_without_an_end() -> None:
    mandates = [{"level": "city", "term": "一", "until": "2020-01"}, {"level": "district", "term": "二"}]
    assert make_deputy(mandates=mandates).left_in is None


def test_levels_rank_from_the_nation_down() -> None:
    assert [level.rank for level in Level] == [0, 1, 2, 3, 4]
    assert [level.label[:2] for level in Level] == ["全国", "省人", "市人", "区县", "乡镇"]


# --- stations, news, opinions


def test_suspended_stations_are_still_on_the_lists_merged_and_closed_are_not() -> None:
    exists = {status: make_station(status=status).exists for status in StationStatus}
    assert exists == {"open": True, "suspended": True, "merged": False, "closed": False}


def test_only_open_stations_receive() -> None:
    reception = [{"rule": "每周二"}]
    assert make_station(reception=reception).receptions
    assert make_station(reception=reception, status="open").receptions[0].on == dt.date(2026, 3, 10)
    for status in ("suspended", "merged", "closed"):
        assert make_station(reception=reception, status=status).receptions == ()


def test_visits_and_receptions_stand_before_training_and_work() -> None:
    assert [c for c in Category if not c.is_resident_facing] == [Category.TRAINING, Category.WORK]
    assert [c.rank for c in Category] == list(range(14))
    assert len({c.slug for c in Category}) == 14


@pytest.mark.parametrize(
    ("status", "due", "is_overdue"),
    [
        ("in_handling", "2026-03-03", True),
        ("in_handling", "2026-03-04", False),
        ("in_handling", None, False),
        ("replied", "2026-03-03", False),
        ("declined", "2026-03-03", False),
    ],
)
def test_an_opinion_is_overdue_the_day_after_its_date(status: str, due: str | None, is_overdue: bool) -> None:
    assert make_opinion(status=status, due=due).is_overdue_on(TODAY) is is_overdue


def test_a_declined_opinion_counts_as_answered() -> None:
    answered = [s for s in OpinionStatus if s.is_answered]
    assert answered == ["replied", "fed_back", "closed", "declined"]


def test_news_is_published_when_reviewed_often_enough_and_not_dated_ahead() -> None:
    news = [
        make_news("2026-03-04-jintian"),
        make_news("2026-03-05-mingtian"),
        make_news("2026-02-01-yishen", reviews=["一审 曹示例"]),
        make_news("2026-02-02-zao"),
    ]
    assert [n.stem for n in make_site(news=news).published_news] == ["2026-03-04-jintian", "2026-02-02-zao"]
    site = make_site(news=news, site={"reviews_required": "1"})
    assert [n.stem for n in site.published_news][1:] == ["2026-02-02-zao", "2026-02-01-yishen"]


def test_the_successor_is_followed_along_a_chain_but_not_round_a_circle() -> None:
    chain = [
        make_station("0001", status="merged", into="0002"),
        make_station("0002", status="merged", into="0003", community="荣华社区"),
        make_station("0003", community="岳龙社区"),
    ]
    site = make_site(chain)
    assert site.successor_of(chain[0]).id == "0003"  # type: ignore[union-attr]
    assert site.successor_of(chain[2]) is None
    circle = [
        make_station("0001", status="merged", into="0002"),
        make_station("0002", status="merged", into="0001", community="荣华社区"),
    ]
    assert make_site(circle).successor_of(circle[0]).id == "0002"  # type: ignore[union-attr]


def test_of_two_rows_with_one_id_the_first_is_found() -> None:
    site = make_site([make_station("0001"), make_station("0001", community="荣华社区")])
    assert site.station_by_id["0001"].row.community == "湖东社区"


def test_news_belongs_to_the_districts_of_its_stations_once() -> None:
    stations = [
        make_station("0001"),
        make_station("0002", community="荣华社区"),
        make_station("0003", "city"),
    ]
    site = make_site(stations, news=[make_news(stations=["0001", "0002", "0003"])])
    assert {name: len(items) for name, items in site.news_by_district.items()} == {"岳麓区": 1}
    assert set(site.news_by_station) == {"0001", "0002", "0003"}


def test_unread_files_of_stations_may_hold_deputies_their_pictures_do_not() -> None:
    def may_lack(*unread: str) -> bool:
        site = make_site(pictures=[Picture("content/stations/yuelu/a.jpg", 1, 1, "x")])
        object.__setattr__(site, "unread", frozenset(unread))
        return site.may_lack_deputies

    assert may_lack("content/stations/yuelu/0001.yaml")
    assert may_lack("content/stations/yuelu")
    assert may_lack("content")
    assert not may_lack("content/news/2026/2026-02-11-dianti.md")
    assert not may_lack("content/stations/yuelu/a.jpg")
    assert not may_lack()


def test_a_permalink_is_absolute_and_has_one_slash() -> None:
    for base in ("https://llz.example.gov.cn", "https://llz.example.gov.cn/"):
        info = make_register(site={"permalink_base": base}).site
        assert info.permalink("/s/0001/") == "https://llz.example.gov.cn/s/0001/"


def test_every_kind_and_status_has_words() -> None:
    for member in (*StationKind, *StationStatus):
        assert member.label
    assert make_row().kind is StationKind.COMMUNITY


@pytest.mark.parametrize(
    ("now", "former", "oldest"),
    [
        ("https://a.changsha.gov.cn/", [], "https://a.changsha.gov.cn"),
        ("https://b.changsha.gov.cn", ["https://a.changsha.gov.cn/rd/"], "https://a.changsha.gov.cn/rd"),
        (
            "https://c.changsha.gov.cn",
            ["http://a.changsha.gov.cn", "https://b.changsha.gov.cn"],
            "http://a.changsha.gov.cn",
        ),
    ],
)
def test_what_programs_know_is_named_by_the_oldest_address_whatever_the_site_is_called_now(
    now, former, oldest
):
    info = make_register(site={"permalink_base": now, "former_permalink_bases": former}).site
    assert info.identity("/s/0001/") == f"{oldest}/s/0001/"
    assert info.permalink("/s/0001/") == f"{now.rstrip('/')}/s/0001/"


def split(id: str, *into: str, status: str = "merged", **fields: str) -> Station:
    return make_station(
        id, community=f"社区{id}", status=status, into=list(into), since="2026-01-05", **fields
    )


def heirs(*stations: Station) -> list[str]:
    return [s.id for s in make_site(stations).successors_of(stations[0])]


def open_station(id: str) -> Station:
    return make_station(id, community=f"社区{id}")


def test_one_successor_may_be_typed_without_brackets() -> None:
    assert (
        make_row(status="merged", into="0002").into
        == make_row(status="merged", into=["0002"]).into
        == ("0002",)
    )


def test_a_station_that_was_split_has_every_part_as_successor_in_its_order() -> None:
    assert heirs(split("0001", "0003", "0002"), open_station("0002"), open_station("0003")) == [
        "0003",
        "0002",
    ]


def test_a_chain_of_splits_ends_at_every_station_that_is_there_today_once() -> None:
    stations = (
        split("0001", "0002", "0003"),
        split("0002", "0004", "0005"),
        split("0003", "0005", "0006"),
        *map(open_station, ("0004", "0005", "0006")),
    )
    assert heirs(*stations) == ["0004", "0005", "0006"]


def test_of_several_successors_those_that_are_there_count() -> None:
    closed = make_station("0003", community="社区0003", status="closed", since="2026-02-01")
    assert heirs(split("0001", "0002", "0003"), open_station("0002"), closed) == ["0002"]


def test_a_loop_of_several_ends() -> None:
    assert heirs(
        split("0001", "0002", "0003"), split("0002", "0001", "0003"), split("0003", "0001", "0002")
    ) == ["0002", "0003"]


def test_a_station_that_is_there_sends_nobody_away() -> None:
    station = open_station("0001")
    site = make_site([station])
    assert site.successors_of(station) == () and site.receiving_for(station) == (station,)


@pytest.mark.parametrize(
    ("since", "status"),
    [("2026-03-04", "closed"), ("2026-03-03", "closed"), ("2026-03-05", "open"), (None, "closed")],
)
def test_an_end_that_is_announced_comes_on_its_day(since: str | None, status: str) -> None:
    assert make_row(status="closed", since=since).status_on(TODAY) == status
