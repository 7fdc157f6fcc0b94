"""The finder's indexes: everything a station or deputy is found by, nothing private, and light enough for a phone."""

import datetime as dt
import gzip
import json
from itertools import accumulate
from random import Random

import pytest

from tests.make import make_deputy, make_register, make_row, make_site, make_station
from tests.shipped import ROOT
from zhanpai.content.demo import make_corpus, parse_divisions
from zhanpai.content.load import ContentReader
from zhanpai.domain import urls
from zhanpai.site.find import deputies as find_deputies
from zhanpai.site.find import places
from zhanpai.site.find import stations as find_stations

TODAY = dt.date(2026, 11, 23)


def table(module, site):
    (output,) = module.outputs(site, ())
    return json.loads(output.make())


def packed(module, site):
    (output,) = module.outputs(site, ())
    return len(gzip.compress(output.make(), 9))


def names(index):
    """Full names by 站号, put together as the browser does."""
    return {
        f"{id:04}": "".join([*index["chains"][chain], own, *index["office"], index["words"][word]])
        for id, chain, own, word in zip(
            accumulate(index["ids"]), index["in"], index["own"], index["word"], strict=True
        )
    }


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """901 stations and 8,000 deputies on the real divisions."""
    divisions = parse_divisions(
        (ROOT / "generator/zhanpai/content/demo/changsha-divisions.csv").read_text("utf-8")
    )
    root = tmp_path_factory.mktemp("city")
    for file in make_corpus(divisions, stations=901, deputies=8000, news=1, seed=1, today=TODAY):
        (root / file.path).parent.mkdir(parents=True, exist_ok=True)
        (root / file.path).write_bytes(file.content)
    site = ContentReader(root).load(TODAY).site
    assert (len(site.stations), len(site.deputies)) == (901, 8000)
    return site


@pytest.mark.slow
def test_a_city_of_stations_fits_into_12_kilobytes(city):
    assert packed(find_stations, city) <= 12 * 1024


@pytest.mark.slow
def test_eight_thousand_deputies_fit_into_90_kilobytes_whatever_their_names():
    # Names of a demo repeat: real ones are drawn here from all 3,755 common characters (GB 2312, level 1).
    rng = Random(1)
    common = [bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
    surnames = "李王张刘陈杨黄周吴罗彭谭胡唐邓肖曾何易郭贺欧文龙曹谢蒋夏熊向汤廖朱袁沈单解仇区查朴盖缪任华宁"
    rows = tuple(
        (
            100_001 + n,
            rng.choice(surnames) + "".join(rng.choices(common, k=rng.choice((1, 2, 2, 2)))),
            n // 9,
            # As in a real city: a hundred towns and nine districts with a congress, some people in two.
            f"{rng.choice(('', '', '长沙市、'))}{common[rng.randrange(109)]}镇人大代表",
        )
        for n in range(8000)
    )
    assert len(gzip.compress(find_deputies.deputy_index({}, rows), 9)) <= 90 * 1024


@pytest.mark.slow
def test_the_demo_city_of_deputies_and_its_places_are_light_too(city):
    assert packed(find_deputies, city) <= 90 * 1024
    assert packed(places, city) <= 20 * 1024


@pytest.mark.slow
def test_names_come_out_as_they_are_everywhere_else(city):
    assert names(table(find_stations, city)) == {station.id: station.name for station in city.stations}


def test_former_names_are_kept_without_the_places_that_still_hold():
    former = [{"name": "望月湖街道湖东社区人大代表活动室"}, {"name": "湖东社区代表之家"}, {"name": "老站"}]
    index = table(find_stations, make_site([make_station("0002", former_names=former)]))
    assert index["chains"][index["in"][0]] + [index["own"][0]] == ["岳麓区", "望月湖街道", "湖东社区"]
    assert index["former"] == {"0": ["1人大代表活动室", "2代表之家", "3老站"]}


def test_points_and_states_are_there_for_the_stations_that_have_them():
    points = [{"name": "月湖公园接待点", "address": "月湖公园北门"}]
    stations = [
        make_station("0001", "township"),
        make_station("0002", points=points),
        make_station("0003", "field", status="merged", into="0001"),
    ]
    index = table(find_stations, make_site(stations))
    assert index["points"] == {"1": ["月湖公园接待点"]}
    assert {key: index["statuses"][value] for key, value in index["status"].items()} == {"2": "已并入他站"}


def test_every_character_to_be_found_has_its_sound():
    index = table(find_stations, make_site([make_station("0002", former_names=[{"name": "长重厂代表之家"}])]))
    for spelled in ("hu湖", "dong东", "wang望", "yue岳月", "chang厂长", "zhong重"):
        assert spelled in index["pinyin"]


def test_deputies_are_numbers_names_titles_and_stations_and_nothing_else():
    secret = {
        "post": "示例小学教师",
        "phone": "0731-88880009",
        "bio": "秘密简介",
        "focus": ["养老"],
        "consent": {"phone": "2026-01-05"},
    }
    deputies = [make_deputy("100023", "单示例", level="city", **secret), make_deputy("100045", "尉迟示例")]
    index = table(find_deputies, make_site([make_station("0002", deputies=deputies)]))
    assert index == {
        "version": 2,
        "deputy": "../d/*/",
        "titles": ["长沙市人大代表", "岳麓区人大代表"],
        "ids": [100023, 22],
        "names": ["单示例", "尉迟示例"],
        "at": [2, 0],
        "title": [0, 1],
        "surnames": {"单": "shan", "尉迟": "yu chi"},
        "pinyin": "li例shi示",
    }


def test_who_has_left_office_is_in_no_index():
    deputies = [make_deputy("100023", "单示例", until="2025-12"), make_deputy("100045", "查示例")]
    index = table(find_deputies, make_site([make_station(deputies=deputies)]))
    assert index["names"] == ["查示例"]


def test_places_are_in_satellite_coordinates_to_eleven_metres():
    # The centre of Changsha as a map service converts it (see test_coordinates.py).
    mapped = {"lon": "112.938817", "lat": "28.2282132", "crs": "gcj02"}
    measured = {"lon": "112.933373", "lat": "28.2317248", "crs": "wgs84"}
    stations = [
        make_station("0001", "township", location=mapped, address="示范路1号", phone="0731-88880001"),
        make_station("0002", location=measured),
        make_station("0003", "field", location=mapped, phone="0731-88880003", status="closed"),
    ]
    index = table(places, make_site(stations))
    assert list(accumulate(index["ids"])) == [1, 2]
    assert list(accumulate(index["lon"])) == [1129334, 1129334]
    assert list(accumulate(index["lat"])) == [282317, 282317]
    assert index["addresses"] == ["示范路1号", ""]
    assert index["phones"] == ["0731-88880001", ""]


def test_the_first_index_leads_to_everything_else():
    index = table(find_stations, make_site())
    assert index["station"].replace("*", "0001") == "../s/0001/"
    assert (
        urls.relative(urls.DEPUTY_INDEX, urls.FIND_INDEX)
        == index["deputies"]
        == "../assets/find-deputies.json"
    )
    assert index["places"] == "../assets/find-places.json"
    assert index["search"] == "../search/"


def test_a_station_of_the_city_itself_is_found_by_the_citys_name():
    row = make_row("0001", "city")
    site = make_site([make_station("0001", "city", register=make_register([row]))])
    assert names(table(find_stations, site)) == {"0001": "长沙市人大代表联络总站"}


def test_a_station_that_is_no_more_is_found_with_every_one_that_has_taken_over():
    site = make_site(
        [
            make_station("0001", status="merged", into=["0002", "0003"], since="2026-01-05"),
            make_station("0002", community="湖中社区"),
            make_station("0003", community="湖南社区"),
        ]
    )
    index = table(find_stations, site)
    assert index["into"] == {"0": "望月湖街道湖中社区人大代表联络站、望月湖街道湖南社区人大代表联络站"}
