"""How names sound.  Expected readings are those of dictionaries and of the people who live there."""

import csv

import pytest

from tests.shipped import ROOT
from zhanpai.kit.pinyin import name_readings, place_readings, syllable_table

DIVISIONS = ROOT / "generator" / "zhanpai" / "content" / "demo" / "changsha-divisions.csv"


def first(readings):
    return " ".join(alternatives[0] for alternatives in readings if alternatives)


@pytest.mark.parametrize(
    ("name", "sound"),
    [
        ("单示例", "shan shi li"),
        ("曾样", "zeng yang"),
        ("解示范", "xie shi fan"),
        ("仇演示", "qiu yan shi"),
        ("区虚构", "ou xu gou"),
        ("查例", "zha li"),
        ("朴假名", "piao jia ming"),
        ("盖设例", "ge she li"),
        ("缪示例", "miao shi li"),
        ("卜示例", "bu shi li"),
        ("翟示例", "zhai shi li"),
        ("覃示例", "qin shi li"),
        ("乐示例", "yue shi li"),
        ("员示例", "yun shi li"),
        ("种示例", "chong shi li"),
        ("召示例", "shao shi li"),
        ("繁示例", "po shi li"),
        ("欧阳示例", "ou yang shi li"),
        ("上官示例", "shang guan shi li"),
        ("司马示例", "si ma shi li"),
        ("尉迟示例", "yu chi shi li"),
        ("万俟示例", "mo qi shi li"),
        ("澹台示例", "tan tai shi li"),
        ("单于示例", "chan yu shi li"),
        ("长孙示例", "zhang sun shi li"),
        ("单于", "shan yu"),
        ("古丽·示例", "gu li shi li"),
        ("张示䶮", "zhang shi yan"),
        ("周例𬭎", "zhou li hong"),
    ],
)
def test_surnames_are_read_rightly(name, sound):
    assert first(name_readings(name)) == sound


def test_what_only_its_bearer_can_read_is_found_either_way():
    assert name_readings("张乐")[1] == ("le", "yue")
    assert name_readings("李行健")[1] == ("xing", "hang")
    assert name_readings("覃示例")[0] == ("qin", "tan")


def test_a_given_name_is_not_read_as_a_surname():
    assert name_readings("张单")[1][0] == "dan"
    assert name_readings("李查")[1] == ("cha",)


@pytest.mark.parametrize(
    ("place", "sound"),
    [
        ("长沙市", "chang sha shi"),
        ("长坡社区", "chang po she qu"),
        ("长重社区", "chang zhong she qu"),
        ("儿童成长中心", "er tong cheng zhang zhong xin"),
        ("曾家桥村", "zeng jia qiao cun"),
        ("查家冲", "zha jia chong"),
        ("黄都港社区", "huang du gang she qu"),
        ("晟秀园社区", "sheng xiu yuan she qu"),
        ("白鹤咀社区", "bai he zui she qu"),
        ("偕乐社区", "xie le she qu"),
        ("将军村", "jiang jun cun"),
        ("重庆路", "chong qing lu"),
        ("合盛村", "he sheng cun"),
        ("省人大社区", "sheng ren da she qu"),
    ],
)
def test_places_are_read_as_people_there_say_them(place, sound):
    assert first(place_readings(place)) == sound


# All 172 townships of Changsha as pypinyin and the tables read them, checked one by one; here those that a
# program or a stranger may get wrong.
TOWNSHIPS = {
    **{
        "朝阳街街道": "chao yang jie jie dao",
        "坡子街街道": "po zi jie jie dao",
        "裕南街街道": "yu nan jie jie dao",
    },
    **{"大托铺街道": "da tuo pu jie dao", "含浦街道": "han pu jie dao", "雨敞坪镇": "yu chang ping zhen"},
    **{"捞刀河街道": "lao dao he jie dao", "圭塘街道": "gui tang jie dao", "洞井街道": "dong jing jie dao"},
    **{"白箬铺镇": "bai ruo pu zhen", "桥驿镇": "qiao yi zhen", "㮾梨街道": "lang li jie dao"},
    **{"长龙街道": "chang long jie dao", "枨冲镇": "cheng chong zhen", "达浒镇": "da hu zhen"},
    **{"澄潭江镇": "cheng tan jiang zhen", "柏加镇": "bai jia zhen", "社港镇": "she gang zhen"},
    **{"沩山乡": "wei shan xiang", "双凫铺镇": "shuang fu pu zhen", "夏铎铺镇": "xia duo pu zhen"},
    **{"喻家坳乡": "yu jia ao xiang", "灰汤镇": "hui tang zhen", "菁华铺乡": "jing hua pu xiang"},
    **{"桔子洲街道": "ju zi zhou jie dao", "北盛镇": "bei sheng zhen", "跳马镇": "tiao ma zhen"},
}


@pytest.fixture(scope="module")
def divisions():
    with DIVISIONS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_townships_of_changsha_are_read_rightly(divisions):
    names = {row["township"] for row in divisions}
    assert names >= TOWNSHIPS.keys()
    assert {name: first(place_readings(name)) for name in TOWNSHIPS} == TOWNSHIPS


def test_every_character_of_changshas_divisions_has_a_reading(divisions):
    names = {row[column] for row in divisions for column in ("district", "township", "community")}
    silent = [name for name in names if not all(place_readings(name))]
    assert silent == []


def test_the_table_gives_each_character_under_each_of_its_readings():
    texts = ["长沙", "杉木村", "A栋"]
    table = syllable_table((text, place_readings(text)) for text in texts)
    assert table == "chang长cun村dong栋mu木sha杉沙shan杉"
