"""Characters that look like Chinese ones, and names that say the same in several ways."""

import unicodedata

import pytest

from zhanpai.kit.look_alikes import LOOK_ALIKE, folded, plain_name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("⼟城社区", "土城社区"),
        ("⻓沙市⻢王堆", "长沙市马王堆"),
        ("⻄湖", "西湖"),
        ("\uf914", "樂"),
        ("⾕山", "谷山"),
        ("⼾", "户"),
    ],
)
def test_what_came_out_of_a_pdf_is_what_it_looks_like(typed, meant):
    assert folded(typed) == meant


def test_each_is_replaced_one_for_one_and_stays_replaced():
    every = "".join(
        chr(c) for c in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
    )
    assert len(folded(every)) == len(every) and folded(folded(every)) == folded(every)
    kangxi = [chr(code) for code in range(0x2F00, 0x2FD6)]
    assert all(LOOK_ALIKE.fullmatch(one) for one in kangxi)
    assert all(unicodedata.name(folded(one)).startswith("CJK UNIFIED IDEOGRAPH") for one in kangxi)


def test_no_character_of_the_standard_list_is_touched():
    # GB 18030's two-byte plane: 通用规范汉字 and more.
    common = b"".join(bytes((a, b)) for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF)).decode(
        "gb18030", "ignore"
    )
    assert len(common) > 6700 and folded(common) == common


@pytest.mark.parametrize("dot", [*"•・‧∙⋅･．｡●·—–-－.*", " · ", "——", " • "])
def test_one_dot_parts_a_name(dot):
    assert plain_name(f"阿依{dot}古丽") == "阿依·古丽"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("周 演示", "周演示"),
        ("张　三", "张三"),
        ("张 三 丰", "张三丰"),
        ("买买提点艾力江", "买买提·艾力江"),
        ("李点点", "李点点"),
        ("欧阳点点", "欧阳点点"),
        ("⻢示例", "马示例"),
        ("John Smith", "John Smith"),
        ("阿卜杜热合曼·买买提依明江", "阿卜杜热合曼·买买提依明江"),
    ],
)
def test_a_name_has_no_blanks_between_chinese_characters(typed, name):
    assert plain_name(typed) == name
