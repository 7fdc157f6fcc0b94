"""What each phrase means, in March 2026 unless said otherwise; dates read off this calendar by hand.

    March 2026 (the 4th is a Wednesday)        the same days in the lunar calendar
    一  二  三  四  五  六  日
                             1                                      正月十三
     2   3   4   5   6   7   8                 十四 … 十九 (7th)
     9  10  11  12  13  14  15                 廿四 (12th)
    16  17  18  19  20  21  22                 廿九 (17th), 二月初一 (19th), 初四 (22nd)
    23  24  25  26  27  28  29                 初九 (27th)
    30  31

正月初一 was 2026-02-17: the notice for 2026 calls 15 February 腊月二十八 and the 23rd 正月初七.
正月 had 30 days: 龙抬头 (二月初二) was 20 March.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from zhanpai.domain.schedule import Pattern, PhraseError, parse_phrase

MARCH_2026 = {
    "每周二": [3, 10, 17, 24, 31],
    "每周二、周四": [3, 5, 10, 12, 17, 19, 24, 26, 31],
    "每星期二": [3, 10, 17, 24, 31],
    "每礼拜天": [1, 8, 15, 22, 29],
    "每个星期日": [1, 8, 15, 22, 29],
    "星期三": [4, 11, 18, 25],
    "每周六、日": [1, 7, 8, 14, 15, 21, 22, 28, 29],
    "每周六日": [1, 7, 8, 14, 15, 21, 22, 28, 29],
    "每周二四六": [3, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28, 31],
    "每周二和每周四": [3, 5, 10, 12, 17, 19, 24, 26, 31],
    "周一至周三": [2, 3, 4, 9, 10, 11, 16, 17, 18, 23, 24, 25, 30, 31],
    "每周六到周一": [1, 2, 7, 8, 9, 14, 15, 16, 21, 22, 23, 28, 29, 30],
    "每逢周一": [2, 9, 16, 23, 30],
    "每天": list(range(1, 32)),
    "每周一至周日": list(range(1, 32)),
    "每月第2个周三": [11],
    "每月第二个星期三": [11],
    "每月的第二个礼拜三": [11],
    "每月第1、3个周六": [7, 21],
    "每月第一个和第三个周六": [7, 21],
    "每月第1个周二、第3个周四": [3, 19],
    "每月第2个周三、每月第4个周三": [11, 25],
    "每月第2个周三、周五": [11, 13],
    "每月第1个周日": [1],
    "每月最后一个周五": [27],
    "每月最后一个周二": [31],
    "每月第4个周三、最后一个周三": [25],
    "每月5日、20日": [5, 20],
    "每月5，20日": [5, 20],
    "每月5日和20日": [5, 20],
    "每月5日20日": [5, 20],
    "每月１０号": [10],
    "每月二十五日": [25],
    "每个月 15 日": [15],
    "每月最后一天": [31],
    "每月15日、最后一天": [15, 31],
    "单月15日": [15],
    "单月30日": [30],
    "奇数月第1个周一": [2],
    "双月第1个周一": [],
    "每季度首月10日": [],
    "每季度末月10日": [10],
    "每季度第三个月第2个周三": [11],
    "逢4、9": [4, 9, 14, 19, 24, 29],
    "逢4、9 (集市日)": [4, 9, 14, 19, 24, 29],
    "每月逢四逢九（赶集日）": [4, 9, 14, 19, 24, 29],
    "逢一四七": [1, 4, 7, 11, 14, 17, 21, 24, 27],
    "逢1、6": [1, 6, 11, 16, 21, 26],
    "逢五、十": [5, 10, 15, 20, 25, 30],
    "公历逢3、8": [3, 8, 13, 18, 23, 28],
    "农历逢4、9": [2, 7, 12, 17, 22, 27],
    "阴历逢五逢十": [3, 8, 13, 18, 23, 28],
    "每个工作日": [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 30, 31],
    "每月第1个工作日": [2],
    "每月第5个工作日": [6],
    "每月最后一个工作日": [31],
    "预约": [],
}

OTHER_MONTHS = [
    # April 2026 begins on a Wednesday, so 1, 8, 15 … are Wednesdays and the first Monday is the 6th.
    ("双月第1个周一", 2026, 4, [6]),
    ("每季度首月10日", 2026, 4, [10]),
    ("每季度首月10日", 2026, 5, []),
    ("每季度第2个月10日", 2026, 5, [10]),
    ("单月15日", 2026, 4, []),
    # February ends on the 28th in 2026 and on the 29th in 2028.
    ("每月最后一天", 2026, 2, [28]),
    ("每月最后一天", 2028, 2, [29]),
    ("每月最后一个周六", 2026, 2, [28]),
    # 14 and 28 February 2026 are Saturdays worked for 春节, 15 to 23 February are off.
    ("每个工作日", 2026, 2, [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 24, 25, 26, 27, 28]),
    ("周一至周五", 2026, 2, [2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27]),
    ("每月最后一个工作日", 2026, 2, [28]),
    # 1 to 7 October 2026 are off.
    ("每月第1个工作日", 2026, 10, [8]),
    # 七夕 (七月初七) was 19 August 2026, so 七月初一 the 13th, 廿四 5 September, 廿九 the 10th;
    # 中秋节 (八月十五) is 25 September, so 初四 the 14th, 初九 the 19th, 十四 the 24th, 十九 the 29th.
    ("农历逢4、9", 2026, 9, [5, 10, 14, 19, 24, 29]),
    # 闰六月 2025 began on 25 July: 二十九 of 六月 was the 23rd, 初四 of the leap month the 28th.
    ("农历逢4、9", 2025, 7, [3, 8, 13, 18, 23, 28]),
]

SAME_RULE = [
    ("每周二", "每星期二", "每礼拜二", "周二", "每个周二", "每逢星期二", "每 周 二"),
    ("每月第2个周三", "每月第二个星期三", "每个月的第２个礼拜三"),
    ("每月5日、20日", "每月20号，5号", "每月五日和二十日", "每月5、20日"),
    ("每周一至周五", "周一到周五", "每周一～周五", "星期一—星期五", "每周一、二、三、四、五"),
    ("每天", "每日", "周一至周日"),
    ("预约", "预约制", "提前预约", "电话预约", "预约接待"),
    ("每季度首月10日", "每季首月10日", "每季度第1个月10日", "每个季度第一个月的10号"),
]

REFUSED = {
    "每月第6个周三": (
        "接待日写成“每月第6个周三”，一个月最多五个周三。",
        "写成“每月第1个周三”到“每月第4个周三”，或“每月最后一个周三”。",
    ),
    "第6个周三": (
        "接待日写成“第6个周三”，一个月最多五个周三。",
        "写成“每月第1个周三”到“每月第4个周三”，或“每月最后一个周三”。",
    ),
    "双月第5个周一": (
        "接待日写成“双月第5个周一”，不是每个双月都有第5个周一。",
        "写成“双月第1个周一”到“双月第4个周一”，或“双月最后一个周一”。",
    ),
    "每月第0个周二": (
        "接待日写成“每月第0个周二”，没有第0个周二。",
        "写成“每月第1个周二”到“每月第4个周二”，或“每月最后一个周二”。",
    ),
    "每月32日": ("接待日写成“每月32日”，一个月最多31天。", "写成“每月最后一天”。"),
    "每月99日": ("接待日写成“每月99日”，一个月最多31天。", "写成“每月最后一天”。"),
    "每月31日": ("接待日写成“每月31日”，不是每个月都有31日。", "写成“每月最后一天”。"),
    "每月10日、30日": ("接待日写成“每月10日、30日”，不是每个月都有30日。", "写成“每月10日、最后一天”。"),
    "每月0日": ("接待日写成“每月0日”，没有0日。", "写成“每月1日”这样的话。"),
    "每周八": ("接待日写成“每周八”，一周只有周一到周日。", "写成“每周一”到“每周日”中的一天。"),
    "每周15": ("接待日写成“每周15”，几个星期几之间没有顿号。", "写成“每周一、周五”。"),
    "逢12": (
        "接待日写成“逢12”，逢后面写日子的尾数，只有1到10，没有12。",
        "写成“逢1、2”这样的话。",
    ),
    "农历逢49": (
        "接待日写成“农历逢49”，逢后面写日子的尾数，只有1到10，没有49。",
        "写成“农历逢4、9”这样的话。",
    ),
    "每周二、周二": ("接待日写成“每周二、周二”，周二写了两次。", "写成“每周二”，或改成另一天。"),
    "每月第30个工作日": (
        "接待日写成“每月第30个工作日”，只数得准前10个工作日。",
        "写成“每月第1个工作日”到“每月第10个工作日”，或“每月最后一个工作日”。",
    ),
    "每两周周三": (
        "接待日写成“每两周周三”，居民算不出是哪一周。",
        "按月写，例如“每月第1、3个周三”或“每月第2、4个周三”。",
    ),
    "每月第二周的周三": (
        "接待日写成“每月第二周的周三”，一个月从哪天算第一周，各人算法不同。",
        "写成“每月第2个周三”这样的话。",
    ),
    "每月末": (
        "接待日写成“每月末”，不是确定的一天。",
        "写成“每月最后一天”“每月最后一个周五”或“每月最后一个工作日”。",
    ),
    "每周末": (
        "接待日写成“每周末”，不清楚是周六、周日还是两天都接待。",
        "写成“每周六”“每周日”或“每周六、周日”。",
    ),
    "每季度10日": (
        "接待日写成“每季度10日”，一个季度有三个月，没有写清是哪一个月。",
        "写成“每季度首月10日”“每季度第2个月10日”或“每季度末月10日”。",
    ),
    "每周二上午9:00": (
        "接待日写成“每周二上午9:00”，这里只写哪一天，几点钟另外写。",
        "写成“每周二”，时间写到时间一栏。",
    ),
    "每月第2个周三（遇节假日顺延）": (
        "接待日写成“每月第2个周三（遇节假日顺延）”，这里只写哪一天，节假日怎么办另外写。",
        "写成“每月第2个周三”，节假日一栏选顺延、取消或照常。",
    ),
    "每周二、每月5日": (
        "接待日写成“每周二、每月5日”，一条里写了两种日子。",
        "每种日子各写一条，例如一条“每周二”，另一条“每月5日”。",
    ),
    "农历初四": (
        "接待日写成“农历初四”，农历只用来写集市日。",
        "写成“农历逢4、9”这样的话；按公历接待的写成“每月15日”。",
    ),
    "农历每月十五": (
        "接待日写成“农历每月十五”，农历只用来写集市日。",
        "写成“农历逢4、9”这样的话；按公历接待的写成“每月15日”。",
    ),
    "15日": ("接待日写成“15日”，看不懂是哪一天。", "写成“每月15日”。"),
    "每月15": ("接待日写成“每月15”，看不懂是哪一天。", "写成“每月15日”。"),
    "每周二接待选民": ("接待日写成“每周二接待选民”，看不懂是哪一天。", "写成“每周二”。"),
    "看情况": (
        "接待日写成“看情况”，看不懂是哪一天。",
        "写成“每周二”“每月第2个周三”“每月最后一个周五”“每月5日、20日”“单月15日”“逢4、9”或“预约”这样的话。",
    ),
    " ": (
        "接待日是空的。",
        "写成“每周二”“每月第2个周三”“每月最后一个周五”“每月5日、20日”“单月15日”“逢4、9”或“预约”这样的话。",
    ),
}

ALSO_REFUSED = [
    "每月上旬",
    "每月月初",
    "每年3月5日",
    "隔周周三",
    "双周二",
    "每月2次",
    "每月",
    "每周",
    "每月5日至10日",
    "每月二五日",
    "每月第1个工作日、第1个周二",
    "每月第2个周三或周四",
    "2026年3月4日",
    "Tuesday",
    "每月第" + "9" * 50 + "个周三",
    "每月" + "9" * 5000 + "日",
    "每" * 5000,
]


def refusal_of(text: str) -> PhraseError:
    with pytest.raises(PhraseError) as caught:
        parse_phrase(text)
    return caught.value


@pytest.mark.parametrize("text", MARCH_2026)
def test_phrase_names_these_days_of_march_2026(text: str) -> None:
    assert [on.day for on in parse_phrase(text).dates(2026, 3)] == MARCH_2026[text]


@pytest.mark.parametrize(("text", "year", "month", "days"), OTHER_MONTHS)
def test_phrase_names_these_days_of_another_month(text: str, year: int, month: int, days: list[int]) -> None:
    assert parse_phrase(text).dates(year, month) == tuple(date(year, month, day) for day in days)


@pytest.mark.parametrize("spellings", SAME_RULE)
def test_spellings_of_one_rule_are_equal_and_share_the_canonical_phrase(spellings: tuple[str, ...]) -> None:
    for spelling in spellings:
        assert parse_phrase(spelling) == parse_phrase(spellings[0])
        assert parse_phrase(spelling).phrase == spellings[0]


def test_canonical_phrase_reads_back_to_the_same_rule() -> None:
    for text in MARCH_2026:
        pattern = parse_phrase(text)
        assert parse_phrase(pattern.phrase) == pattern
        assert parse_phrase(pattern.phrase).phrase == pattern.phrase


def test_only_an_appointment_is_by_appointment() -> None:
    assert [text for text in MARCH_2026 if parse_phrase(text).by_appointment] == ["预约"]


@pytest.mark.parametrize("text", REFUSED)
def test_refused_phrase_is_quoted_with_the_reason_and_a_fix(text: str) -> None:
    error = refusal_of(text)
    assert (error.message, error.fix) == REFUSED[text]
    assert str(error) == error.message


@pytest.mark.parametrize("text", [*REFUSED, *ALSO_REFUSED], ids=lambda text: text[:20])
def test_every_phrase_that_a_fix_offers_would_pass(text: str) -> None:
    offered = re.findall("“(.+?)”", refusal_of(text).fix)
    assert offered
    for phrase in offered:
        assert isinstance(parse_phrase(phrase), Pattern)


def test_a_long_phrase_is_quoted_short() -> None:
    assert len(refusal_of("每" * 5000).message) < 80


def test_a_rule_holds_in_every_month_that_it_names() -> None:
    for text in MARCH_2026:
        pattern = parse_phrase(text)
        if pattern.by_appointment:
            continue
        months = [month for month in range(1, 13) if pattern.dates(2026, month)]
        assert len(months) in (4, 6, 12)
        for year in (2025, 2027, 2028):
            assert [month for month in range(1, 13) if pattern.dates(year, month)] == months


def test_dates_are_sorted_distinct_and_of_the_month_asked_for() -> None:
    for text in MARCH_2026:
        for year, month in ((2025, 2), (2026, 10), (2028, 2), (2031, 12)):
            dates = parse_phrase(text).dates(year, month)
            assert list(dates) == sorted(set(dates))
            assert all((on.year, on.month) == (year, month) for on in dates)
