"""Which division of China somebody means, and what lies in it.  Expected by hand from the statistics office's tables of 2023."""

import pytest

from zhanpai.content.divisions import find_divisions, read_atlas, settle_division
from zhanpai.content.divisions.division import Rank
from zhanpai.content.divisions.short_names import names_of, stem_of
from zhanpai.kit.problem import Problem

ONE = {
    "邵阳": "湖南省邵阳市", "邵阳市": "湖南省邵阳市", "湖南邵阳": "湖南省邵阳市", "湖南省邵阳市": "湖南省邵阳市",
    "湖南 邵阳": "湖南省邵阳市", "430500": "湖南省邵阳市", "４３０５００": "湖南省邵阳市", "4305": "湖南省邵阳市",
    "430500000000": "湖南省邵阳市", "邵阳县": "湖南省邵阳市邵阳县", "邵阳市人大常委会": "湖南省邵阳市",
    "恩施": "湖北省恩施土家族苗族自治州", "恩施州": "湖北省恩施土家族苗族自治州", "恩施市": "湖北省恩施土家族苗族自治州恩施市",
    "湘西州": "湖南省湘西土家族苗族自治州", "湘西": "湖南省湘西土家族苗族自治州", "伊犁": "新疆维吾尔自治区伊犁哈萨克自治州",
    "克州": "新疆维吾尔自治区克孜勒苏柯尔克孜自治州", "积石山": "甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县",
    "北京朝阳区": "北京市朝阳区", "北京市朝阳区": "北京市朝阳区", "长春朝阳区": "吉林省长春市朝阳区",
    "邵东": "湖南省邵阳市邵东市", "邵阳市邵东市": "湖南省邵阳市邵东市", "湖南省邵东市": "湖南省邵阳市邵东市",
    "仙桃": "湖北省仙桃市", "济源市": "河南省济源市", "石河子市": "新疆维吾尔自治区石河子市", "新疆石河子": "新疆维吾尔自治区石河子市",
    "东莞": "广东省东莞市", "中山市": "广东省中山市", "嘉峪关市": "甘肃省嘉峪关市", "620201": "甘肃省嘉峪关市", "儋州市": "海南省儋州市",
    "锡林郭勒盟": "内蒙古自治区锡林郭勒盟", "锡盟": "内蒙古自治区锡林郭勒盟", "阿克苏地区": "新疆维吾尔自治区阿克苏地区",
    "大兴安岭": "黑龙江省大兴安岭地区", "敖汉旗": "内蒙古自治区赤峰市敖汉旗", "鄂温克旗": "内蒙古自治区呼伦贝尔市鄂温克族自治旗",
    "神农架": "湖北省神农架林区", "六枝特区": "贵州省六盘水市六枝特区", "北京": "北京市", "重庆市": "重庆市", "城口": "重庆市城口县",
    "忠县": "重庆市忠县", "浦东": "上海市浦东新区", "内蒙古锡林浩特": "内蒙古自治区锡林郭勒盟锡林浩特市", "吉林市": "吉林省吉林市",
}  # fmt: skip


@pytest.mark.breadth
@pytest.mark.parametrize("typed", ONE)
def test_a_place_is_found_by_the_name_its_people_use(typed):
    assert settle_division(read_atlas(), typed).long_name == ONE[typed]


@pytest.mark.parametrize(
    ("typed", "namesakes"),
    [
        ("朝阳区", ("北京市朝阳区", "吉林省长春市朝阳区")),
        ("通州", ("北京市通州区", "江苏省南通市通州区")),
        ("昌江", ("江西省景德镇市昌江区", "海南省昌江黎族自治县")),
        ("巴州", ("新疆维吾尔自治区巴音郭楞蒙古自治州", "四川省巴中市巴州区")),
        ("鼓楼区", ("江苏省南京市鼓楼区", "江苏省徐州市鼓楼区", "福建省福州市鼓楼区", "河南省开封市鼓楼区")),
    ],
)
def test_of_namesakes_all_are_named_and_none_is_taken(typed, namesakes):
    assert tuple(one.long_name for one in find_divisions(read_atlas(), typed)) == namesakes
    with pytest.raises(Problem) as told:
        settle_division(read_atlas(), typed)
    assert all(name in told.value.message for name in namesakes)


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("湖南", "湖南省是一个省"),
        ("吉林", "可以是吉林省，也可能是吉林省吉林市"),
        ("河南", "可以是河南省，也可能是青海省黄南藏族自治州河南蒙古族自治县"),
        ("内蒙古", "内蒙古自治区是一个省"),
        ("邵羊市", "是不是 湖南省邵阳市？"),
        ("两市塘街道", "湖南省邵阳市邵东市"),
        ("430502001", "湖南省邵阳市双清区"),
        ("999999", "六位区划代码"),
        ("市辖区", "没有找到"),
    ],
)
def test_what_is_no_place_for_a_site_is_refused_with_what_to_type(typed, said):
    with pytest.raises(Problem) as told:
        settle_division(read_atlas(), typed)
    assert said in told.value.message + told.value.fix


def test_no_row_of_the_tables_is_lost():
    """31 provinces, 342 prefectures, 2,978 counties, 41,352 townships, without 9 headings and the 4 doubles of prefectures."""
    ranks = [one.rank for one in read_atlas().by_code.values()]
    counted = tuple(ranks.count(rank) for rank in Rank)
    assert counted == (31, 342 - 9, 2978 - 4, 41352)


@pytest.mark.parametrize(
    ("code", "districts", "townships"),
    [("430500", 12, 202), ("422800", 8, 90), ("500000", 38, 1031), ("152500", 12, 78)],
)
def test_a_prefecture_has_the_counties_and_townships_of_the_tables(code, districts, townships):
    atlas = read_atlas()
    counties = atlas.children(atlas.by_code[code])
    assert len(counties) == districts
    assert sum(len(atlas.children(county)) for county in counties) == townships


@pytest.mark.parametrize(
    ("code", "townships", "listed"),
    [("110105", 43, 43), ("430582", 25, 25), ("429004", 19, 25), ("441900", 32, 36)],
)
def test_what_is_listed_for_statistics_alone_comes_only_if_asked_for(code, townships, listed):
    atlas = read_atlas()
    place = atlas.by_code[code]
    assert atlas.is_whole(place)
    assert (len(atlas.children(place)), len(atlas.children(place, with_statistical=True))) == (
        townships,
        listed,
    )


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("220802006", "城南街道"),
        ("321203007", "沿江街道"),
        ("321203100", "永安洲镇"),
        ("110105021", "南磨房地区"),
    ],
)
def test_a_township_bears_its_own_name_without_what_tables_put_to_it(code, name):
    assert read_atlas().by_code[code].name == name


def test_short_names_are_made_of_what_is_left_without_the_people_and_the_rank():
    assert [stem_of(name) for name in ("邵阳市", "城步苗族自治县", "东乡族自治县", "内蒙古自治区", "忠县", "大安区")] == [
        "邵阳", "城步", "东乡", "内蒙古", "忠县", "大安",
    ]  # fmt: skip
    assert names_of("湘西土家族苗族自治州") == (
        "湘西土家族苗族自治州",
        "湘西",
        "湘西州",
        "湘西自治州",
        "湘州",
    )
