"""How names sound.  Expected readings are those of dictionaries and of the people who live there."""

import csv

import pytest

from tests.shipped import ROOT
from zhanpai.kit.pinyin import name_readings, parse_reading, place_readings, surname_of, syllable_table

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
        ("尉迟", "yu chi"),
        ("贠示例", "yun shi li"),
        ("粘示例", "nian shi li"),
        ("扎示例", "za shi li"),
        ("六示例", "lu shi li"),
        ("兒示例", "ni shi li"),
        ("圈示例", "juan shi li"),
        ("炅示例", "gui shi li"),
        ("令狐示例", "ling hu shi li"),
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


COUNTIES = """洪洞县 hong tong xian;单县 shan xian;浚县 xun xian;长子县 zhang zi xian;大城县 dai cheng xian;珲春市 hun chun shi
筠连县 jun lian xian;什邡市 shi fang shi;繁峙县 fan shi xian;会稽山街道 kuai ji shan jie dao;闵行区 min hang qu
涡阳县 guo yang xian;六安市 lu an shi;六合区 lu he qu;六盘水市 liu pan shui shi;乐陵市 lao ling shi;乐亭县 lao ting xian
乐清市 yue qing shi;南乐县 nan le xian;乐山市 le shan shi;曾都区 zeng du qu;大埔县 da bu xian;黄埔区 huang pu qu
佛冈县 fo gang xian;荥经县 ying jing xian;荥阳市 xing yang shi;东阿县 dong e xian;阿城区 a cheng qu;黄陂区 huang pi qu
泊头市 bo tou shi;吴堡县 wu bu xian;厦门市 xia men shi;漯河市 luo he shi;马尾区 ma wei qu;蚌埠市 beng bu shi
蚌山区 beng shan qu;龙圩区 long xu qu;克什克腾旗 ke shi ke teng qi;乌什县 wu shi xian;阿图什市 a tu shi shi;喀什市 ka shi shi
枞阳县 zong yang xian;歙县 she xian;黟县 yi xian;濉溪县 sui xi xian;砀山县 dang shan xian;亳州市 bo zhou shi;渑池县 mian chi xian
泌阳县 bi yang xian;中牟县 zhong mu xian;牟定县 mou ding xian;郏县 jia xian;柘城县 zhe cheng xian;尉氏县 wei shi xian
尉犁县 yu li xian;获嘉县 huo jia xian;武陟县 wu zhi xian;长垣市 chang yuan shi;藁城区 gao cheng qu;蠡县 li xian;蔚县 yu xian
井陉县 jing xing xian;隰县 xi xian;莘县 shen xian;莘庄镇 xin zhuang zhen;茌平区 chi ping qu;莒县 ju xian;临朐县 lin qu xian
鄄城县 juan cheng xian;郯城县 tan cheng xian;无棣县 wu di xian;曲阜市 qu fu shi;盱眙县 xu yi xian;邗江区 han jiang qu
邳州市 pi zhou shi;睢宁县 sui ning xian;溧水区 li shui qu;句容市 ju rong shi;鄞州区 yin zhou qu;嵊州市 sheng zhou shi
缙云县 jin yun xian;台州市 tai zhou shi;丽水市 li shui shi;铅山县 yan shan xian;婺源县 wu yuan xian;余干县 yu gan xian
番禺区 pan yu qu;东莞市 dong guan shi;耒阳市 lei yang shi;郴州市 chen zhou shi;秭归县 zi gui xian;猇亭区 xiao ting qu
蕲春县 qi chun xian;监利市 jian li shi;綦江区 qi jiang qu;犍为县 qian wei xian;郫都区 pi du qu;阆中市 lang zhong shi
邛崃市 qiong lai shi;珙县 gong xian;柞水县 zha shui xian;宕昌县 tan chang xian;张掖市 zhang ye shi;磴口县 deng kou xian
穆棱市 mu leng shi;鄯善县 shan shan xian;若羌县 ruo qiang xian;伽师县 jia shi xian;儋州市 dan zhou shi;深圳市 shen zhen shi
成都市 cheng du shi;都江堰市 du jiang yan shi;长沙市 chang sha shi;朝阳区 chao yang qu;大厂回族自治县 da chang hui zu zi zhi xian"""


@pytest.mark.parametrize("line", COUNTIES.replace("\n", ";").split(";"))
def test_places_anywhere_in_china_are_read_as_their_people_read_them(line):
    place, sound = line.split(" ", 1)
    assert first(place_readings(place)) == sound


def test_a_city_says_how_its_own_words_are_read():
    own = {"圫": (("tuo",),), "滚滚坝": (("gun",), ("gun",), ("ba",)), "么": (("yao",),), "茜": (("xi",),)}
    assert first(place_readings("大圫铺", own)) == "da tuo pu"
    assert first(name_readings("李茜", own)) == "li xi"
    assert surname_of("丌官示例", {"丌官": (("qi",), ("guan",))}) == "丌官"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("hong tong", (("hong",), ("tong",))),
        ("Hóng Tóng", (("hong",), ("tong",))),
        ("hong2 tong2", (("hong",), ("tong",))),
        ("lǜ", (("lv",),)),
        ("nu:", (("nv",),)),
        ("zui/ju shan", (("zui", "ju"), ("shan",))),
        ("洪铜", None),
        ("xyz", None),
        ("", None),
    ],
)
def test_a_reading_is_pinyin_with_or_without_tones(typed, read):
    assert parse_reading(typed) == read
