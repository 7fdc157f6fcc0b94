"""One name per station, and the same name found again in running text."""

import csv
from collections import Counter

import pytest

from tests.make import make_register, make_row, make_site, make_station
from tests.shipped import ROOT, shipped
from zhanpai.domain import naming
from zhanpai.domain.naming import NameIndex


@pytest.mark.parametrize(
    ("row", "full", "short"),
    [
        (make_row(kind="city"), "长沙市人大代表联络总站", "长沙市人大代表联络总站"),
        (make_row(kind="district"), "岳麓区人大代表联络中心站", "岳麓区人大代表联络中心站"),
        (make_row(kind="township"), "岳麓区望月湖街道人大代表联络总站", "望月湖街道人大代表联络总站"),
        (
            make_row(kind="community"),
            "岳麓区望月湖街道湖东社区人大代表联络站",
            "望月湖街道湖东社区人大代表联络站",
        ),
        (
            make_row(kind="point"),
            "岳麓区望月湖街道湖东社区月湖公园人大代表联系点",
            "望月湖街道湖东社区月湖公园人大代表联系点",
        ),
        (
            make_row(kind="point", township=None, community=None),
            "岳麓区月湖公园人大代表联系点",
            "月湖公园人大代表联系点",
        ),
        (make_row(kind="field"), "岳麓区大学科技城青年人大代表联络站", "大学科技城青年人大代表联络站"),
        (make_row(kind="field", district=None, field="律师行业"), *["长沙市律师行业人大代表联络站"] * 2),
        (
            make_row(kind="field", district=None, run_by="湖南湘江新区", field="软件业"),
            *["湖南湘江新区软件业人大代表联络站"] * 2,
        ),
        (
            make_row(kind="field", run_by="长沙市", field="软件业"),
            *["长沙市软件业人大代表联络站"] * 2,
        ),
        (make_row(kind="mobile"), *["岳麓区人大代表流动联络站"] * 2),
        (make_row(kind="mobile", district=None), *["长沙市人大代表流动联络站"] * 2),
        (
            make_row(kind="mobile", township="莲花镇"),
            "岳麓区莲花镇人大代表流动联络站",
            "莲花镇人大代表流动联络站",
        ),
        (make_row(kind="away", at="上海", district=None), *["长沙市人大代表驻上海联络站"] * 2),
        (make_row(kind="away", at="上海"), *["岳麓区人大代表驻上海联络站"] * 2),
        (make_row(kind="online", district=None), *["长沙市人大代表网上联络站"] * 2),
        (
            make_row(kind="online", township="莲花镇", community="军营村"),
            "岳麓区莲花镇军营村人大代表网上联络站",
            "莲花镇军营村人大代表网上联络站",
        ),
        (
            make_row(kind="field", township="莲花镇", field="农业"),
            "岳麓区莲花镇农业人大代表联络站",
            "莲花镇农业人大代表联络站",
        ),
    ],
    ids=lambda value: value.kind if hasattr(value, "kind") else value,
)
def test_name_is_place_chain_then_field_then_the_word_of_the_kind(row, full, short) -> None:
    register = make_register([row])
    assert naming.full_name(register, row) == full
    assert naming.short_name(register, row) == short
    assert "".join(naming.name_parts(register, row)) == full


def test_name_breaks_between_places_and_before_the_deputies() -> None:
    row = make_row(kind="community")
    parts = naming.name_parts(make_register([row]), row)
    assert parts == ("岳麓区", "望月湖街道", "湖东社区", "人大代表联络站")


def test_a_station_away_breaks_before_where_it_is() -> None:
    row = make_row(kind="away", at="上海")
    assert naming.name_parts(make_register([row]), row) == ("岳麓区", "人大代表", "驻上海联络站")


def test_changing_the_word_of_a_kind_renames_every_station_of_it() -> None:
    row = make_row(kind="community")
    kinds = {"community": {"word": "之家"}}
    assert naming.full_name(make_register([row], kinds=kinds), row).endswith("湖东社区人大代表之家")


def test_rating_brand_and_former_names_never_enter_the_name() -> None:
    rating = {"scheme": "驿路有我", "stars": 5, "year": 2025, "by": "岳麓区人大常委会"}
    station = make_station(rating=rating, former_names=[{"name": "湖东社区代表之家"}])
    assert station.name == "岳麓区望月湖街道湖东社区人大代表联络站"


def test_the_shipped_register_gives_901_different_names() -> None:
    site = shipped().site
    full = Counter(s.name for s in site.stations)
    assert len(full) == len(site.stations) == 901
    assert all(name.count("人大代表") == 1 for name in full)


CITY = make_site(
    [
        make_station("0001", "township"),
        make_station("0002", "community"),
        make_station("0003", "field"),
        make_station("0004", "district"),
        make_station("0005", "township", township="莲花镇"),
        make_station("0006", "community", township="莲花镇", community="桐木村"),
        make_station("0007", "community", community="新村社区"),
        make_station("0008", "community", township="莲花镇", community="新村社区"),
        make_station("0009", "city"),
        make_station("0010", "community", district="芙蓉区", township="文艺路街道", community="省人大社区"),
        make_station("0011", "township", district="芙蓉区", township="新建街道"),
        make_station("0012", "community", district="芙蓉区", township="新建街道", community="新建社区"),
        make_station("0013", "township", district="芙蓉区", township="沙市镇"),
    ]
)
INDEX = NameIndex(CITY.register, CITY.stations)

# Sentence; what is found in it: the words, the 站号 they can only mean (or ""), and whether they are former.
MENTIONS: list[tuple[str, list[tuple[str, str, bool]]]] = [
    # Canonical names, in every neighbourhood, are no mentions.
    ("岳麓区望月湖街道人大代表联络总站开展接待", []),
    ("望月湖街道人大代表联络总站开展接待", []),
    ("“望月湖街道湖东社区人大代表联络站”揭牌", []),
    ("（岳麓区望月湖街道湖东社区人大代表联络站）", []),
    ("地址：望月湖街道湖东社区人大代表联络站，电话", []),
    ("长沙市岳麓区望月湖街道湖东社区人大代表联络站", []),
    ("大学科技城青年人大代表联络站请来了律师", []),
    ("岳麓区人大代表联络中心站与莲花镇人大代表联络总站", []),
    ("长沙市人大代表联络总站", []),
    # 人大 left out, or the word of another kind.
    ("湖东社区代表联络站本月接待12人次", [("湖东社区代表联络站", "0002", False)]),
    ("望月湖街道湖东社区代表联络站", [("望月湖街道湖东社区代表联络站", "0002", False)]),
    ("望月湖街道人大代表联络站", [("望月湖街道人大代表联络站", "0001", False)]),
    ("在桐木村人大代表联络站听意见", [("桐木村人大代表联络站", "0006", False)]),
    ("走进莲花镇代表联络总站", [("莲花镇代表联络总站", "0005", False)]),
    ("莲花镇桐木村人大代表联系点", [("莲花镇桐木村人大代表联系点", "0006", False)]),
    # Without 街道, 社区, 村.
    ("湖东代表联络站", [("湖东代表联络站", "0002", False)]),
    ("在望月湖人大代表联络总站", [("望月湖人大代表联络总站", "0001", False)]),
    # Former words.
    ("望月湖街道人大代表活动室", [("望月湖街道人大代表活动室", "0001", True)]),
    ("湖东社区人大代表之家挂牌", [("湖东社区人大代表之家", "0002", True)]),
    ("湖东社区代表联络工作站", [("湖东社区代表联络工作站", "0002", True)]),
    ("桐木村人大代表联系群众工作站", [("桐木村人大代表联系群众工作站", "0006", True)]),
    ("岳麓区人大代表工作站", [("岳麓区人大代表工作站", "", True)]),
    # Two in one sentence.
    (
        "湖东社区代表联络站和桐木村代表之家",
        [("湖东社区代表联络站", "0002", False), ("桐木村代表之家", "0006", True)],
    ),
    # Two communities of one name: no guess; with the township there is one.
    ("新村社区代表联络站", []),
    ("新村社区代表活动室", [("新村社区代表活动室", "", True)]),
    ("莲花镇新村社区代表联络站", [("莲花镇新村社区代表联络站", "0008", False)]),
    # A township and a community of one name, without 街道 or 社区: no guess.
    ("在新建代表联络站", []),
    ("新建街道代表联络站", [("新建街道代表联络站", "0011", False)]),
    # Names inside longer words are other places.
    ("新湖东社区代表联络站", []),
    ("小湖东社区人大代表活动室", [("湖东社区人大代表活动室", "", True)]),
    ("长沙市人大代表联络站", []),
    ("全市人大代表联络站", []),
    ("长沙市代表联络站", []),
    ("沙市镇代表联络站", [("沙市镇代表联络站", "0013", False)]),
    ("白沙市代表联络站", []),
    # The districts and the city in general mean all of theirs.
    ("岳麓区人大代表联络站已有20个", []),
    ("岳麓人大代表联络站已有20个", []),
    ("长沙人大代表联络站", []),
    # 人大 in the place.
    ("省人大社区代表联络站", [("省人大社区代表联络站", "0010", False)]),
    ("文艺路街道省人大社区人大代表联络站", []),
    ("省人大代表联络站", []),
    # Organs and other rooms are no stations.
    ("人大街道工委组织学习", []),
    ("望月湖街道人大工委", []),
    ("联合街道人大联络工委", []),
    ("湖东社区党代表工作室", []),
    ("湖东社区“两代表一委员”工作室", []),
    ("基层立法联系点", []),
    ("人大代表数字联络站上线", []),
    ("人大代表联络站是代表的家", []),
    ("代表之家", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), MENTIONS, ids=[text or "nothing" for text, _ in MENTIONS])
def test_only_names_that_are_not_canonical_are_found(text: str, expected) -> None:
    found = [(m.typed, m.station.id if m.station else "", m.uses_former_word) for m in INDEX.mentions(text)]
    assert found == expected
    assert all(text[m.start : m.end] == m.typed for m in INDEX.mentions(text))


def wild_names() -> list[str]:
    with (ROOT / "tests/fixtures/station-names-wild.csv").open(encoding="utf-8") as file:
        return [row["raw_name"] for row in csv.DictReader(file)]


@pytest.mark.parametrize("name", wild_names())
def test_a_name_from_another_city_is_never_taken_for_one_of_ours(name: str) -> None:
    for text in (name, f"日前，{name}开展活动", f"{name}{name}"):
        assert all(m.station is None or m.station.id == "0011" for m in INDEX.mentions(text))


def test_a_place_of_every_station_is_found_with_a_former_word_in_the_shipped_register() -> None:
    site = shipped().site
    index = NameIndex(site.register, site.stations)
    wrong = []
    for station in site.stations:
        typed = naming.place_name(site.register, station.row) + "人大代表活动室"
        found = list(index.mentions(f"昨天，{typed}来了十二位居民"))
        # The district and the city in general mean all of their stations; no station is guessed.
        meant = {m.station.id for m in found if m.station}
        if len(found) != 1 or found[0].typed != typed or not meant <= {station.id}:
            wrong.append((station.id, typed, [m.typed for m in found], meant))
    assert wrong == []


def test_no_canonical_name_of_the_shipped_register_is_called_wrong() -> None:
    site = shipped().site
    index = NameIndex(site.register, site.stations)
    text = "，".join(name for s in site.stations for name in (s.name, s.short_name, f"在{s.name}的"))
    assert [m.typed for m in index.mentions(text)] == []
