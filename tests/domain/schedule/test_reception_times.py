"""Hours of reception as typed."""

from __future__ import annotations

import re
from datetime import time

import pytest

from zhanpai.domain.schedule import PhraseError, TimeSpan, format_times, parse_times

MORNING = TimeSpan(time(9), time(11, 30))

READ = {
    "9:00-11:30": "9:00-11:30",
    "09:00-11:30": "9:00-11:30",
    "９：００－１１：３０": "9:00-11:30",
    "9：00—11：30": "9:00-11:30",
    "9:00——11:30": "9:00-11:30",
    "9:00 ~ 11:30": "9:00-11:30",
    "9:00～11:30": "9:00-11:30",
    "9:00至11:30": "9:00-11:30",
    "9点到11点半": "9:00-11:30",
    "9时至11时30分": "9:00-11:30",
    "上午9:00-11:30": "9:00-11:30",
    "下午2:30-5:00": "14:30-17:00",
    "下午14:30-17:00": "14:30-17:00",
    "上午9:00-下午5:00": "9:00-17:00",
    "上午 9:00-12:00，下午 2:30-5:00": "9:00-12:00, 14:30-17:00",
    "9:00-12:00, 14:30-17:00": "9:00-12:00, 14:30-17:00",
    "9:00-12:00、14:30-17:00": "9:00-12:00, 14:30-17:00",
    "9:00-12:00 14:30-17:00": "9:00-12:00, 14:30-17:00",
    "14:30-17:00, 9:00-12:00": "9:00-12:00, 14:30-17:00",
    "9:00-12:00, 12:00-14:00": "9:00-12:00, 12:00-14:00",
}

EXAMPLES = "写成“9:00-11:30”；上下午都接待时写成“9:00-12:00, 14:30-17:00”。"

REFUSED = {
    "": ("接待时间是空的。", EXAMPLES),
    "25:00-26:00": ("接待时间写成“25:00-26:00”，一天里没有25:00这个时间。", EXAMPLES),
    "9:60-11:00": ("接待时间写成“9:60-11:00”，一天里没有9:60这个时间。", EXAMPLES),
    "上午14:00-15:00": ("接待时间写成“上午14:00-15:00”，一天里没有上午14:00这个时间。", EXAMPLES),
    "14:00-11:30": (
        "接待时间写成“14:00-11:30”，结束时间11:30不晚于开始时间14:00。",
        "写成“11:30-14:00”，或改正结束时间。",
    ),
    "9:00-5:00": (
        "接待时间写成“9:00-5:00”，结束时间5:00不晚于开始时间9:00。",
        "下午的时间按24小时写，写成“9:00-17:00”。",
    ),
    "9:00-9:00": ("接待时间写成“9:00-9:00”，结束时间9:00不晚于开始时间9:00。", EXAMPLES),
    "9:00-12:00, 11:30-14:00": (
        "接待时间写成“9:00-12:00, 11:30-14:00”，9:00-12:00和11:30-14:00有重叠。",
        "合成一段“9:00-14:00”，或把两段分开。",
    ),
    "9-11": ("接待时间写成“9-11”，看不懂“9-11”。", "写成“9:00-11:00”。"),
    "9:00": ("接待时间写成“9:00”，看不懂“9:00”。", EXAMPLES),
    "全天": ("接待时间写成“全天”，看不懂“全天”。", EXAMPLES),
    "9.30-11.00": ("接待时间写成“9.30-11.00”，看不懂“9.30-11.00”。", EXAMPLES),
    "9:00-11:30-12:00": ("接待时间写成“9:00-11:30-12:00”，看不懂“9:00-11:30-12:00”。", EXAMPLES),
    "9:5-10:00": ("接待时间写成“9:5-10:00”，看不懂“9:5-10:00”。", EXAMPLES),
}


@pytest.mark.parametrize("text", READ)
def test_time_is_read_as_this(text: str) -> None:
    assert format_times(parse_times(text)) == READ[text]


def test_time_span_has_a_start_and_an_end() -> None:
    assert parse_times("9:00-11:30") == (MORNING,)


@pytest.mark.parametrize("text", REFUSED)
def test_refused_time_is_quoted_with_the_reason_and_a_fix(text: str) -> None:
    with pytest.raises(PhraseError) as caught:
        parse_times(text)
    assert (caught.value.message, caught.value.fix) == REFUSED[text]


def test_every_time_that_a_fix_offers_would_pass() -> None:
    for _, fix in REFUSED.values():
        for offered in re.findall("“(.+?)”", fix):
            assert parse_times(offered)


def test_formatted_times_read_back_to_the_same_spans() -> None:
    for text in READ:
        assert parse_times(format_times(parse_times(text))) == parse_times(text)
