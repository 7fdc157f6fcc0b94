"""The demo's YAML is safe under any reader: PyYAML stands for the careless one."""

import datetime as dt

import pytest
import yaml

from zhanpai.content.demo.station_counts import apportion
from zhanpai.kit.chinese_numbers import chinese_number
from zhanpai.kit.yaml.writing import Inline, block, flow, quote

TRAPS = [
    *(
        "14:30",
        "9:00-11:30",
        "no",
        "on",
        "yes",
        "y",
        "null",
        "~",
        "true",
        "0123",
        "1_000",
        "1e3",
        "0x1f",
        "",
        " ",
    ),
    *(
        "2026-02-30",
        "2026-01-05",
        "a: b",
        "a #b",
        "# c",
        "- d",
        "[e]",
        "{f}",
        "*g",
        "&h",
        "!i",
        "|",
        ">",
        "%j",
        "@k",
    ),
    *(
        "他说“好”",
        'say "hi"',
        "it's",
        "back\\slash",
        "两\n行",
        "制\t表",
        "名：值",
        "甲，乙",
        "张示䶮",
        "陈例𬭎",
    ),
    *("古丽·示例", "示范路12号", "0731-00000001", "100023", "长沙市示范路3号 #302室", "gcj02", "三星（试）"),
]


@pytest.mark.parametrize("text", TRAPS)
def test_quoted_text_is_read_back_as_typed(text):
    assert yaml.safe_load(f"key: {quote(text)}") == {"key": text}
    assert yaml.safe_load(f"[{quote(text)}, {quote(text)}]") == [text, text]


def test_plain_words_stay_unquoted():
    assert [quote(t) for t in ("岳麓区", "示范路12号", "community", "in_handling")] == [
        *("岳麓区", "示范路12号", "community", "in_handling")
    ]


def test_layouts_are_read_back():
    value = {
        "address": "示范路1号",
        "intro": "第一段：说明。\n\n第二段 #不是注释\n",
        "head": Inline(name="张示例", post="站长"),
        "also": ["甲", "乙"],
        "rota": [Inline(day=dt.date(2026, 12, 9), deputies=["100023"])],
        "deputies": [{"id": "100023", "mandates": [Inline(level="city")], "bio": "一行。\n"}],
    }
    assert yaml.safe_load(block(value)) == value
    assert yaml.safe_load(flow(Inline(a="b", c=[1, 2.5]))) == {"a": "b", "c": [1, 2.5]}


@pytest.mark.parametrize(
    ("number", "words"), [(5, "五"), (10, "十"), (14, "十四"), (20, "二十"), (21, "二十一")]
)
def test_terms_are_counted_in_chinese(number, words):
    assert chinese_number(number) == words


def test_shares_are_the_largest_remainders_within_caps():
    assert apportion(10, {"a": 1, "b": 1, "c": 1}, {"a": 9, "b": 9, "c": 9}) == {"a": 4, "b": 3, "c": 3}
    assert apportion(10, {"a": 8, "b": 1}, {"a": 3, "b": 9}) == {"a": 3, "b": 7}
    assert apportion(10, {"a": 1}, {"a": 4}) == {"a": 4}
