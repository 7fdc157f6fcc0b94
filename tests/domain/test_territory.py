"""The words an office has for its own place and its parts.  Expected by hand."""

import pytest

from tests.make import make_register, make_row
from zhanpai.domain import territory
from zhanpai.domain.congresses import congress_of, level_name
from zhanpai.domain.model.deputy import Level, Mandate


def register(name, code, *districts, **more):
    """A register of these districts, of the place itself where none are named."""
    inside = [
        {"code": f"{code[:4]}{n:02}", "name": one, "slug": f"d{n}", "townships": []}
        for n, one in enumerate(districts, 1)
    ]
    own = [{"code": code, "name": name, "slug": "own", "townships": []}]
    row = make_row(
        district=districts[0] if districts else name, township=None, community=None, kind="district"
    )
    return make_register([row], city={"name": name, "code": code, **more}, districts=inside or own)


SHAODONG = register("邵东市", "430582", prefecture="邵阳市")
CHAOYANG = register("朝阳区", "110105")
XIANTAO = register("仙桃市", "429004")
DONGGUAN = register("东莞市", "441900")
ENSHI = register("恩施土家族苗族自治州", "422800", "恩施市", "利川市", "建始县")
XILINGOL = register("锡林郭勒盟", "152500", "二连浩特市", "阿巴嘎旗", "多伦县")
SHAOYANG = register("邵阳市", "430500", "双清区", "新邵县", "邵东市")
BEIJING = register("北京市", "110000", "东城区", "西城区")


@pytest.mark.parametrize(
    ("of", "whole", "own", "parts"),
    [
        (SHAOYANG, "全市", "市级", "区县"),
        (ENSHI, "全州", "州级", "县市"),
        (XILINGOL, "全盟", "盟级", "旗县市"),
        (SHAODONG, "全市", "市级", "街道（乡镇）"),
        (CHAOYANG, "全区", "区级", "街道（乡镇）"),
        (DONGGUAN, "全市", "市级", "街道（乡镇）"),
        (BEIJING, "全市", "市级", "区"),
    ],
)
def test_a_place_is_called_as_its_office_calls_it(of, whole, own, parts):
    assert (territory.whole(of), territory.own_level(of), territory.parts(of)) == (whole, own, parts)


@pytest.mark.parametrize(
    ("of", "level", "where"),
    [
        (SHAODONG, "district", "邵东市"),
        (SHAODONG, "city", "邵阳市"),
        (SHAODONG, "province", "湖南省"),
        (CHAOYANG, "district", "朝阳区"),
        (CHAOYANG, "city", "北京市"),
        (CHAOYANG, "province", "北京市"),
        (XIANTAO, "city", "仙桃市"),
        (XIANTAO, "district", "仙桃市"),
        (DONGGUAN, "city", "东莞市"),
        (DONGGUAN, "district", ""),
        (ENSHI, "city", "恩施土家族苗族自治州"),
        (ENSHI, "district", "恩施市"),
        (XILINGOL, "city", ""),
        (XILINGOL, "district", "二连浩特市"),
        (BEIJING, "city", "北京市"),
    ],
)
def test_a_seat_is_in_the_congress_of_its_level_and_no_place_has_two(of, level, where):
    mandate = Mandate.model_validate({"level": level, "term": "第六届"})
    assert congress_of(of, of.stations[0], mandate) == where


def test_the_deputies_of_a_county_are_called_by_its_name():
    assert level_name(SHAODONG, Level.DISTRICT) == "邵东市人大代表"
    assert level_name(SHAODONG, Level.CITY) == "邵阳市人大代表"
    assert level_name(CHAOYANG, Level.CITY) == "北京市人大代表"
    assert level_name(ENSHI, Level.CITY) == "恩施土家族苗族自治州人大代表"
    assert level_name(SHAOYANG, Level.DISTRICT) == "各区县人大代表"
