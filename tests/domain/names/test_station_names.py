"""Typed names are read without guessing: what is sure names its station, all else is refused with a reason."""

import csv

import pytest

from tests.make import make_site, make_station
from tests.shipped import ROOT, shipped
from zhanpai.content.load.known_places import known_places
from zhanpai.domain.names import NameAnswer, NameResult, StationNames

CASES = ROOT / "tests" / "fixtures" / "names"
REFUSALS = {"ambiguous", "unknown"}


@pytest.fixture(scope="module")
def names() -> StationNames:
    site = shipped().site
    return StationNames(site, known_places(site.register))


def rows(file: str) -> list[dict[str, str]]:
    with (CASES / file).open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def id_of(answer: NameAnswer) -> str:
    return answer.station.id if answer.station else ""


def test_every_written_case_is_read_as_written(names):
    read = {row["input"]: names.read(row["input"]) for row in rows("own.csv")}
    wrong = [
        (row["input"], row["result"], read[row["input"]])
        for row in rows("own.csv")
        if (row["result"], row["id"]) != (read[row["input"]].result.value, id_of(read[row["input"]]))
    ]
    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("file", sorted(path.name for path in CASES.glob("*.csv")))
def test_no_case_names_a_wrong_station_and_nearly_all_that_can_be_named_are(names, file):
    cases = [(row["id"], id_of(names.read(row["input"]))) for row in rows(file)]
    assert [case for case in cases if case[1] and case[0] != case[1]] == []
    decidable = [case for case in cases if case[0]]
    assert sum(want == got for want, got in decidable) >= 0.99 * len(decidable)


def test_every_station_is_found_by_its_own_two_names(names):
    for station in names.gazetteer.stations:
        for name in (station.name, station.short_name):
            assert (answer := names.read(name)).station is station
            assert answer.result is NameResult.EXACT


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("望月湖街道人大代表联络总站", "和名册上的站名一字不差。"),
        ("永定社区人大代表联络站", "地名和名册一样，只是写法不同。这个站已并入高桥街道金环社区人大代表联络站（0371）。"),
        ("高岸代表联络站", "地名没有写全，全市只有这一处叫这个名字。"),
        ("0146 岳龙社区人大代表联络站", "站号 0146 是望月湖街道荣华社区人大代表联络站，和写的站名对不上。"),
        ("雨花区莲花镇人大代表联络站", "“雨花区莲花镇”前后对不上：这几个地名在名册里不是一处的。"),
        ("望月湖街道湖东社区人大代表联络站", "名册里，岳麓区望月湖街道湖东社区没有联络站。"),
        ("镇人大代表联络站", "没有写是哪个地方的站。"),
        ("望月湖街道人大工委", "这是机构、平台或者别的场所，不是人大代表联络站。"),
        ("岳龙社区", "只有地名，没有写是联络站。"),
        ("", "没有写站名。"),
    ],
)  # fmt: skip
def test_a_clerk_is_told_why_in_one_sentence(names, typed, because):
    assert names.read(typed).because == because


def test_the_answer_as_data_has_these_keys_and_no_others(names):
    assert names.read("朝阳社区人大代表联络站").as_dict() == {
        "input": "朝阳社区人大代表联络站",
        "result": "ambiguous",
        "id": None,
        "name": None,
        "candidates": [
            {"id": "0011", "name": "芙蓉区朝阳街街道朝阳社区人大代表联络站"},
            {"id": "0265", "name": "开福区月湖街道朝阳社区人大代表联络站"},
        ],
        "because": "可能是朝阳街街道朝阳社区人大代表联络站（0011）、月湖街道朝阳社区人大代表联络站（0265），"
        "补上所在的区县、街道或者单位再写。",
    }


def small(*kinds: dict[str, object]) -> StationNames:
    """The names of a city of a few stations; `kinds` are what their rows say."""
    stations = [make_station(f"{n:04}", **row) for n, row in enumerate(kinds, 1)]
    return StationNames(make_site(stations=stations))


def test_a_station_of_another_sort_at_a_place_is_not_that_of_the_place():
    names = small({"kind": "district"}, {"kind": "mobile"}, {"kind": "away", "at": "上海"})
    for typed, id in {
        "岳麓区代表联络站": "0001",
        "岳麓区人大代表“流动”联络站": "0002",
        "岳麓区流动人大代表联络站": "0002",
        "岳麓区代表驻上海工作站": "0003",
        "岳麓区人大代表驻深圳联络站": "",
        "岳麓区人大代表网上联络站": "",
    }.items():
        assert id_of(names.read(typed)) == id, typed


def test_where_nothing_but_the_register_is_known_neighbours_are_still_not_mixed_up():
    names = small(
        {"kind": "community", "community": "湖东社区"}, {"kind": "community", "community": "八字墙社区"}
    )
    for typed, id in {
        "望月湖街道湖西社区人大代表联络站": "",
        "望月湖街道新湖东社区人大代表联络站": "",
        "望月湖街道湖冬社区人大代表联络站": "0001",
        "望月湖街道八字桥社区人大代表联络站": "0002",
    }.items():
        assert id_of(names.read(typed)) == id, typed


def test_a_long_line_is_refused_at_once(names):
    answer = names.read("望月湖街道人大代表联络站" * 1000)
    assert (answer.result, answer.because) == (
        NameResult.UNKNOWN,
        "这一行太长，不是一个站名；整段文字请用 --text。",
    )
