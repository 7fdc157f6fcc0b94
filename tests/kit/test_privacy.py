"""Numbers and words that lead to one person are found, and those that only look like it are not."""

import json
import random

import pytest

from tests.shipped import ROOT
from zhanpai.kit import privacy
from zhanpai.kit.privacy import find_id_cards, find_mobiles, find_named_people, find_plates
from zhanpai.kit.privacy.numbers import has_check_digit

MOBILES = [
    ("有事请打13800138000", "13800138000"),
    ("138 0013 8000", "138 0013 8000"),
    ("138-0013-8000", "138-0013-8000"),
    ("138.0013.8000", "138.0013.8000"),
    ("138—0013—8000", "138—0013—8000"),
    ("13 8 0 0 1 3 8 0 0 0", "13 8 0 0 1 3 8 0 0 0"),
    ("+8613800138000", "+8613800138000"),
    ("+86 138 0013 8000", "+86 138 0013 8000"),
    ("(+86)138-0013-8000", "+86)138-0013-8000"),
    ("008613800138000", "008613800138000"),
    ("8613800138000", "8613800138000"),
    ("１３８００１３８０００", "１３８００１３８０００"),
    ("138\u200b0013\u200b8000", "138\u200b0013\u200b8000"),
    ("138&#48;0138000", "138&#48;0138000"),
    ("**138**0013**8000**", "138**0013**8000"),
    ("138\\-0013\\-8000", "138\\-0013\\-8000"),
    ("电话：13800138000。", "13800138000"),
    ("[拨打](tel:13800138000)", "13800138000"),
    ("https://x.cn/?tel=13800138000", "13800138000"),
    ("138\n0013\n8000", "138\n0013\n8000"),
    ("19900000000和16600000000", "19900000000"),
]

NO_MOBILES = [
    "0731-88880001",
    "0731-13800138",
    "073188880001",
    "400-138-0013",
    "12345",
    "12800138000",
    "1380013800",
    "138001380001",
    "913800138000123",
    "9787113800138000",
    "202611231205480001",
    "138****8000",
    "1.13800138000",
    "13800138000.5",
    "mmexport1699999999999.jpg",
    "2026-03-14 15:16:17 18",
    "13,800,138,000元",
    "1 3 5 7 9 11 13 15",
    "13栋、15栋、17栋、18栋、19栋、20栋",
    "第13、14、15、16、17、18次",
    "湘教通〔2026〕138号",
    "",
]

ID_CARDS = [
    "110101199003074514",  # good check digit
    "43010419900307002X",
    "43010419900307002x",
    "430104199003070021",  # wrong check digit, region and day are right
    "110101 19900307 4514",
    "1101 0119 9003 0745 14",
    "110101\u200b19900307\u200b4514",
    "１１０１０１１９９００３０７４５１４",
    "110101-19900307-4514",
]

NO_ID_CARDS = [
    "91330108MA27XXXX0A",  # 统一社会信用代码
    "914301001234567890",
    "91430100MA4L0000XG",
    "202611231205480001",  # an order number that begins with a time
    "20260304101500123456",
    "110101199013074514",  # month 13
    "110101199002304514",  # 30 February
    "110101180003074514",  # born in 1800
    "990101199003070000",  # no region, and no check digit
    "110101********4514",
    "A110101199003074514",
    "6222021380013800012",  # a bank card of 19 digits
    "430104001001",  # a division's code
    "",
]

PLATES = ["湘A12345", "湘A·12345", "湘A 12345", "湘AD12345", "湘a12345", "湘Ａ１２３４５", "京AF0236"]
NO_PLATES = [
    "湘ICP备00000000号",
    "京A8",
    "新A股300750",
    "津A1234567",
    "云C语言",
    "桂林G60",
    "湘江A区",
    "川B",
    "",
]

RESIDENTS = [
    ("3栋2单元501王女士反映楼道堆物", ["3栋2单元501", "王女士"]),
    ("3栋2单元501室", ["3栋2单元501室"]),
    ("３栋２单元５０１室", ["３栋２单元５０１室"]),
    ("3幢2单元501室住户", ["3幢2单元501室"]),
    ("A栋1203室", ["A栋1203室"]),
    ("3栋501反映漏水", ["3栋501"]),
    ("2单元302室楼上装修", ["2单元302室"]),
    ("12号楼3门502", ["12号楼3门502"]),
    ("居民王先生来电", ["王先生"]),
    ("反映人：李阿姨", ["李阿姨"]),
    ("接待李大爷", ["李大爷"]),
    ("请张师傅上门", ["张师傅"]),
    ("业主赵小明先生", ["赵小明先生"]),
    ("居民高某反映", ["高某"]),
    ("张某某说", ["张某某"]),
    ("独居老人陈奶奶", ["陈奶奶"]),
    ("（刘女士）", ["刘女士"]),
]

NO_RESIDENTS = [
    # Places and shops that begin like a name.
    *("张家湾公交站", "王府井社区", "李师傅面馆油烟大", "王奶奶早餐店占道", "周边停车难", "何家坪路"),
    # A building is where the matter is, not who lives there.
    *(
        "3栋2单元加装电梯",
        "12栋30户居民",
        "3号楼5号电梯",
        "3栋1200平方米",
        "3栋2026年改造",
        "5栋东侧",
        "3栋外墙",
    ),
    "三栋至五栋之间",
    # Offices have numbers too.
    *("请到社区508室登记", "政务大厅3号窗口", "示范路12号"),
    # Titles without a name.
    *(
        "出租车师傅夜间停车难",
        "校车师傅",
        "宿管阿姨",
        "保洁阿姨",
        "全体女士",
        "成年女士",
        "老年女士",
        "女士优先",
    ),
    *("关于女士卫生间", "由于女士卫生间少", "对于先生坡的绿化"),
    # 某 that is no name.
    *("群众向某单位反映", "居民于某日来站", "某小区", "某某路口", "有某些居民"),
    *("居民时常反映", "群众应当知道", "业主方便的时间", "村民连续三年", ""),
]


@pytest.mark.parametrize(("text", "typed"), MOBILES, ids=range(len(MOBILES)))
def test_mobile_is_found_however_it_is_spaced(text: str, typed: str) -> None:
    first = next(find_mobiles(text))
    assert text[first.start : first.start + first.width] == typed
    assert "8001380" not in first.masked.replace(" ", "")


@pytest.mark.parametrize("text", NO_MOBILES)
def test_other_numbers_are_no_mobiles(text: str) -> None:
    assert list(find_mobiles(text)) == []


@pytest.mark.parametrize("text", ID_CARDS)
def test_identity_card_is_found(text: str) -> None:
    for around in (text, f"身份证{text}。", f"（{text}）"):
        (found,) = find_id_cards(around)
        assert around[found.start : found.start + found.width] == text


@pytest.mark.parametrize("text", NO_ID_CARDS)
def test_other_numbers_are_no_identity_cards(text: str) -> None:
    assert list(find_id_cards(text)) == []


@pytest.mark.parametrize("text", PLATES)
def test_number_plate_is_found(text: str) -> None:
    (found,) = find_plates(f"车辆{text}占道")
    assert f"车辆{text}占道"[found.start : found.start + found.width] == text


@pytest.mark.parametrize("text", NO_PLATES)
def test_other_words_are_no_number_plates(text: str) -> None:
    assert list(find_plates(text)) == []


@pytest.mark.parametrize(("text", "pieces"), RESIDENTS, ids=[text for text, _ in RESIDENTS])
def test_resident_is_found_by_dwelling_or_name(text: str, pieces: list[str]) -> None:
    found = list(find_named_people(text))
    assert [text[f.start : f.start + f.width] for f in found] == pieces


@pytest.mark.parametrize("text", NO_RESIDENTS)
def test_places_shops_and_titles_are_no_residents(text: str) -> None:
    assert [found.typed for found in find_named_people(text)] == []


def corpus() -> list[tuple[str, str, str]]:
    path = ROOT / "tests/fixtures/privacy.json"
    return [(c["id"], c["text"], c["verdict"]) for c in json.loads(path.read_text("utf-8"))]


# What needs to be read by a person: no pattern tells it from harmless text.
NOT_SEEN = {"passport", "health"}
# The corpus takes plates for harmless; 个人信息保护法 does not.
STRICTER = {"plate"}


@pytest.mark.parametrize(("name", "text", "verdict"), corpus(), ids=[name for name, _, _ in corpus()])
def test_the_corpus_of_bad_inputs_is_judged_as_it_says(name: str, text: str, verdict: str) -> None:
    finders = (find_mobiles, find_id_cards, find_plates, find_named_people)
    is_found = any(next(find(text), None) for find in finders)
    assert is_found is ((verdict == "reject" and name not in NOT_SEEN) or name in STRICTER)


def test_a_check_digit_is_computed_as_the_standard_says() -> None:
    """GB 11643-1999's own example: 440524188001010014, born 1880: too early for us; its digit is right."""
    assert has_check_digit("440524188001010014")
    assert not has_check_digit("440524188001010015")


def test_two_numbers_in_one_text_are_both_found_where_they_stand() -> None:
    text = "张13800138000、李１３９００１３９０００、&#49;3700137000"
    found = list(find_mobiles(text))
    assert [(f.start, f.width) for f in found] == [(1, 11), (14, 11), (26, 15)]
    assert [f.typed for f in found] == ["13800138000", "13900139000", "13700137000"]


def test_what_a_message_shows_is_too_little_to_ring_up() -> None:
    (mobile,), (card,) = find_mobiles("13800138000"), find_id_cards("110101199003074514")
    assert mobile.masked == "138******00"
    assert card.masked == "110*************14"
    assert [f.masked for f in find_named_people("3栋2单元501王女士")] == ["3*******", "王**"]


@pytest.mark.parametrize(
    ("phone", "is_mobile"), [("13800138000", True), ("0731-88880001", False), ("12345", False)]
)
def test_a_mobile_is_told_from_a_landline(phone: str, is_mobile: bool) -> None:
    assert privacy.is_mobile(phone) is is_mobile


def test_no_text_makes_the_search_slow_or_fail() -> None:
    random.seed(20260304)
    signs = "0123456789 138-+().栋单元室王女士居民湘A&#;\u200b０１\n*"
    texts = ["".join(random.choice(signs) for _ in range(300)) for _ in range(100)]
    texts += ["1" * 20_000, "1 " * 10_000, "13" + " " * 20_000, "王" * 20_000, "3栋" * 5_000, "&#49;" * 4_000]
    for text in texts:
        for find in (find_mobiles, find_id_cards, find_plates, find_named_people):
            for found in find(text):
                assert 0 <= found.start < found.start + found.width <= len(text)


@pytest.mark.parametrize(
    "typed",
    [
        "138<!-- x -->00138000",
        "138<b>0013</b>8000",
        "<sub>138</sub>00138000",
        "138[^1]00138000",
        "13800<br>138000",
    ],
)
def test_a_number_is_found_between_marks_of_which_the_page_shows_nothing(typed: str) -> None:
    (trace,) = privacy.find_numbers(f"电话{typed}。")
    assert trace.value.endswith("13800138000") and trace.is_sure


def test_a_name_is_found_between_such_marks_too() -> None:
    assert [t.typed for t in privacy.find_people("接待王<b>女士</b>反映水管漏水")] == ["王女士"]
