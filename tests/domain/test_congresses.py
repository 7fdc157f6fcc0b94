"""Of which congress a deputy is one.  Expected by hand, after 地方组织法 art. 7."""

import pytest

from tests.make import make_deputy, make_register, make_row, make_site, make_station
from zhanpai.domain.congresses import PROVINCES, congress_of, level_name, province_of
from zhanpai.domain.model.deputy import Level, Mandate


def place(level, row, constituency="", typed=""):
    mandate = Mandate.model_validate(
        {"level": level, "term": "第六届", "constituency": constituency, "place": typed}
    )
    return congress_of(make_register([row]), row, mandate)


@pytest.mark.parametrize(
    ("level", "row", "constituency", "where"),
    [
        ("national", make_row(), "", "全国"),
        ("province", make_row(), "", "湖南省"),
        ("city", make_row(), "岳麓区选举单位", "长沙市"),
        ("district", make_row(), "", "岳麓区"),
        ("district", make_row(), "芙蓉区第3选区", "芙蓉区"),
        ("district", make_row(), "芙蓉三选区", "芙蓉区"),
        ("district", make_row(), "芙蓉路选区", "岳麓区"),
        ("district", make_row(kind="city"), "", ""),
        ("district", make_row(kind="city"), "岳麓区第12选区", "岳麓区"),
        ("township", make_row(township="莲花镇"), "", "莲花镇"),
        ("township", make_row(), "莲花镇第三选区", "莲花镇"),
        ("township", make_row(), "", ""),
    ],
)
def test_a_seat_is_named_after_its_own_place(level, row, constituency, where):
    assert place(level, row, constituency) == where


def test_what_is_typed_wins():
    assert place("district", make_row(), "芙蓉区第3选区", "浏阳市") == "浏阳市"


def test_provinces_are_known_by_the_city_s_code_and_can_be_said():
    assert len(PROVINCES) == 32
    assert province_of(make_register(city={"name": "成都市", "code": "510100"})) == "四川省"
    assert province_of(make_register(city={"name": "示例市", "code": "990100"})) == ""
    said = {"name": "示例市", "code": "990100", "province": "示例省"}
    assert province_of(make_register(city=said)) == "示例省"


def test_the_deputies_of_a_level_are_called_by_their_congress_or_all_congresses():
    names = [level_name(make_register(), level) for level in Level]
    assert names == ["全国人大代表", "湖南省人大代表", "长沙市人大代表", "各区县人大代表", "各乡镇人大代表"]


def test_a_person_of_two_congresses_bears_both_names():
    seats = [{"level": "district", "term": "第六届"}, {"level": "city", "term": "第十六届"}]
    site = make_site(
        [
            make_station(
                deputies=[
                    make_deputy().model_copy(update={"mandates": tuple(map(Mandate.model_validate, seats))})
                ]
            )
        ]
    )
    (deputy,) = site.stations[0].serving
    assert deputy.titles_on(site.today) == ("长沙市人大代表", "岳麓区人大代表")
    assert deputy.title_on(site.today) == "长沙市、岳麓区人大代表"
