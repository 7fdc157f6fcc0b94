"""The first files of a city's site: names by hand, answers that are no good told, colours that can be read."""

import datetime as dt

import pytest

from tests.make import TODAY
from zhanpai.checks import CHECKS
from zhanpai.content.divisions import read_atlas, settle_division
from zhanpai.content.load.assemble import Parts, assemble
from zhanpai.content.records import read_record
from zhanpai.content.scaffold.city_brand import colour_fault, theme_files
from zhanpai.content.scaffold.city_start import (
    CityStart,
    city_files,
    settle_host,
    start_faults,
    usual_owner,
)
from zhanpai.content.scaffold.district_slugs import district_slugs
from zhanpai.content.scaffold.left_open import OpenKind, left_open
from zhanpai.domain.model.register import Register, StationKind
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse

HOST = "https://llz.shaoyang.gov.cn"


def start(typed, **more):
    return CityStart(settle_division(read_atlas(), typed), HOST, **more)


def site_of(begun):
    """The site that the register makes, without its other files."""
    document = parse(city_files(begun, TODAY)["stations.yaml"].encode(), "stations.yaml")
    assert document.problems == ()
    register, findings = read_record(Register, document.data, "stations.yaml")
    assert findings == [] and register is not None
    return assemble(register, Parts(), TODAY)[0]


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("typed", "number", "names"),
    [
        ("邵阳市", 202, {1: "双清区兴隆街道", 2: "双清区龙须塘街道", 3: "双清区汽车站街道"}),
        ("邵东市", 25, {1: "邵东市大禾塘街道", 2: "邵东市两市塘街道", 4: "邵东市牛马司镇"}),
        ("北京市朝阳区", 43, {1: "朝阳区建外街道", 2: "朝阳区朝外街道", 21: "朝阳区南磨房地区"}),
        ("恩施州", 90, {1: "恩施市舞阳坝街道", 2: "恩施市六角亭街道", 3: "恩施市小渡船街道"}),
        ("仙桃市", 19, {1: "仙桃市沙嘴街道", 2: "仙桃市干河街道", 17: "仙桃市沔城回族镇"}),
        ("东莞市", 32, {1: "东莞市东城街道", 5: "东莞市石碣镇", 24: "东莞市虎门镇"}),
    ],
)  # fmt: skip
def test_each_township_has_a_station_with_the_name_its_office_would_write(typed, number, names):
    site = site_of(start(typed))
    assert len(site.stations) == number
    expected = {id: f"{place}人大代表联络总站" for id, place in names.items()}
    assert {int(s.id): s.name for s in site.stations if int(s.id) in names} == expected
    assert [finding for rule in CHECKS for finding in rule.check(site)] == []


def test_communities_stand_behind_their_township_under_the_city_s_own_words():
    begun = start(
        "邵东市",
        communities="牛马司镇\n水井头村\n大禾塘街道 民康社区居委会\n",
        words={StationKind.COMMUNITY: "之家"},
    )
    names = [s.name for s in site_of(begun).stations]
    assert names[:2] == ["邵东市大禾塘街道人大代表联络总站", "邵东市大禾塘街道民康社区人大代表之家"]
    assert names[5] == "邵东市牛马司镇水井头村人大代表之家" and len(names) == 27
    alone = start("邵东市", communities="大禾塘街道 民康社区\n", stations_per_township=False)
    assert [s.name for s in site_of(alone).stations] == ["邵东市大禾塘街道民康社区人大代表联络站"]


def test_the_register_says_where_a_county_lies_and_a_prefecture_needs_not():
    assert site_of(start("邵东市")).register.city.prefecture == "邵阳市"
    assert [
        site_of(start(typed)).register.city.prefecture
        for typed in ("邵阳市", "仙桃市", "北京朝阳区", "城口县")
    ] == [""] * 4


def test_what_statistics_list_is_told_of_and_comes_only_if_asked_for():
    assert any("九合垸原种场" in point.what for point in left_open(start("仙桃市")))
    assert not any("统计" in point.what for point in left_open(start("仙桃市", with_statistical=True)))
    assert len(site_of(start("仙桃市", with_statistical=True)).stations) == 25


def test_what_is_left_open_is_named_once_and_what_was_said_is_not():
    said = {"icp": "湘ICP备2024000001号", "police_record": "43050002000001", "phone": "0739-8200000"}
    assert [(one.kind, one.what) for one in left_open(start("邵东市"))] == [
        (OpenKind.ICP, "ICP备案号"),
        (OpenKind.POLICE_RECORD, "公安备案号"),
        (OpenKind.PHONE, "主办单位的电话"),
        (OpenKind.STATIONS, "25 个站的地址、电话、接待日和代表"),
        (OpenKind.PAGES, "“关于本站”“反映意见指南”“隐私说明”这几页"),
    ]
    alone = left_open(start("邵东市", stations_per_township=False, **said))
    assert [one.kind for one in alone] == [OpenKind.NO_STATION, OpenKind.PAGES]


def test_the_desk_and_the_command_tell_of_the_same_and_the_desk_of_no_file():
    from zhanpai.fronts.cli.new import city
    from zhanpai.fronts.desk.beginning import begin_pages

    assert set(city.PLACES) == set(begin_pages.PLACES) == set(OpenKind)
    shown = begin_pages.left_for_later(start("仙桃市"))
    assert len(shown) == len(left_open(start("仙桃市")))
    assert not [
        one for one in shown if any(word in one for word in ("yaml", "content/", "zhanpai", "文件夹"))
    ]


@pytest.mark.parametrize(
    ("names", "city", "slugs"),
    [
        (["双清区", "邵阳县", "城步苗族自治县"], "邵阳市", ("shuangqing", "shaoyangxian", "chengbu")),
        (["伊宁市", "伊宁县"], "伊犁哈萨克自治州", ("yining", "yiningxian")),
        (["城区", "长寿区", "忠县"], "重庆市", ("chengqu", "changshou", "zhongxian")),
        (["邵东市"], "邵东市", ("shaodong",)),
    ],
)
def test_every_district_has_an_address_of_its_own_as_it_is_spelled(names, city, slugs):
    assert district_slugs(names, city) == slugs


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("more", "field", "said"),
    [
        ({"icp": "湘ICP备00000000号"}, "icp", "备案号"),
        ({"police_record": "12345"}, "police_record", "公安备案号"),
        ({"phone": "0739-00000000"}, "phone", "是编的"),
        ({"phone": "打不通"}, "phone", "不像一个电话号码"),
        ({"title": "示例市人大代表网"}, "title", "示例"),
        ({"words": {StationKind.ONLINE: "联络站"}}, "words", "网上站"),
        ({"words": {StationKind.TOWNSHIP: "A站"}}, "words", "站点用词"),
        ({"communities": "没有的街道 东门社区"}, "communities", "第 1 行"),
        ({"colour": "#FFE000"}, "colour", "太浅"),
        ({"colour": "红"}, "colour", "#B3141D"),
        ({"logo": b"\x89PNG\r\n"}, "logo", "SVG"),
    ],
)
def test_an_answer_that_is_no_good_is_told_and_nothing_is_made(more, field, said):
    begun = start("邵东市", **more)
    assert [(name, said in sentence) for name, sentence in start_faults(begun)] == [(field, True)]
    with pytest.raises(Problem):
        city_files(begun, TODAY)


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("llz.shaoyang.gov.cn", HOST),
        (" https://llz.shaoyang.gov.cn/ ", HOST),
        ("ｌｌｚ.shaoyang.gov.cn", HOST),
        ("http://llz.shaoyang.gov.cn", None),
        ("192.168.1.1", None),
        ("llz.example.gov.cn", None),
        ("邵阳", None),
    ],
)
def test_a_host_is_one_that_can_be_printed(typed, base):
    if base:
        assert settle_host(typed) == base
        return
    with pytest.raises(Problem):
        settle_host(typed)


@pytest.mark.parametrize("colour", ["#B3141D", "#1D4A73", "1d663a", "#5B2A86", "#000000", "#8A4B00"])
def test_a_colour_that_is_taken_can_be_read_wherever_it_stands(colour):
    assert colour_fault(colour) == ""
    files = theme_files(colour, None)
    assert set(files) <= {"theme/tokens.yaml"}


def test_what_is_offered_instead_of_a_faint_colour_would_pass():
    sentence = colour_fault("#66CCFF")
    better = sentence.partition("深一些的 ")[2][:7]
    assert colour_fault(better) == ""


def test_an_office_without_a_congress_is_called_as_the_law_has_it():
    atlas = read_atlas()
    assert usual_owner(atlas.by_code["152500"]) == "内蒙古自治区人大常委会锡林郭勒盟工作委员会"
    assert usual_owner(atlas.by_code["430582"]) == "邵东市人大常委会代表工作委员会"


@pytest.mark.slow
def test_every_place_of_china_begins_without_a_finding():
    """Every forty-third of the 3,311: the register is read by the model and by every rule; with 开发区 and 农场 too."""
    for division in read_atlas().startable[::43]:
        for with_statistical in (False, True):
            begun = CityStart(division, HOST, with_statistical=with_statistical)
            found = [f for rule in CHECKS for f in rule.check(site_of(begun))]
            assert found == [], (division.long_name, found[:3])


def test_a_start_is_the_same_on_every_day():
    assert city_files(start("邵东市"), TODAY) == city_files(start("邵东市"), dt.date(2030, 1, 1))


def test_a_town_that_is_called_like_a_gap_is_a_town():
    """待补镇 lies in 会泽县."""
    site = site_of(start("会泽县"))
    assert "会泽县待补镇人大代表联络总站" in [s.name for s in site.stations]
    assert [finding for rule in CHECKS for finding in rule.check(site)] == []


@pytest.mark.parametrize(
    ("typed", "codes"), [("嘉峪关市", {"620201"}), ("三沙市", {"460321", "460322", "460323"})]
)
def test_a_city_of_an_odd_code_begins_without_a_finding(typed, codes):
    site = site_of(start(typed))
    assert {district.code for district in site.register.districts} == codes
    assert [finding for rule in CHECKS for finding in rule.check(site)] == []
