"""Phrases that people do type and that name no day, with what to type instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from zhanpai.kit.dates import format_weekday

EXAMPLES = "写成“每周二”“每月第2个周三”“每月最后一个周五”“每月5日、20日”“单月15日”“逢4、9”或“预约”这样的话。"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One kind of phrase that is not read.

    `typed` is searched for in the tidied phrase.  In `fix`, {weekday} stands for the weekday that the phrase
    names and {phrase} for what is left of it when the part that does not belong there is cut off.
    """

    typed: re.Pattern[str]
    reason: str
    fix: str

    def format_fix(self, words: str, likely: str) -> str:
        """The fix for one tidied phrase; `likely` is the phrase probably meant, "" when there is no guess."""
        found = re.search(r"周([1-7])", words)
        weekday = format_weekday(int(found[1]) - 1) if found else "周二"
        if likely and self is UNKNOWN:
            return f"写成“{likely}”。"
        return self.fix.format(weekday=weekday, phrase=likely or "每月第2个周三")


REFUSALS = tuple(
    Refusal(re.compile(typed), reason, fix)
    for typed, reason, fix in (
        (
            r"假|除外|顺延|取消",
            "这里只写哪一天，节假日怎么办另外写",
            "写成“{phrase}”，节假日一栏选顺延、取消或照常。",
        ),
        (
            r"[上下]午|中午|晚上|全天|\d[:点时]",
            "这里只写哪一天，几点钟另外写",
            "写成“{phrase}”，时间写到时间一栏。",
        ),
        (
            r"每[2双单]周|隔周|每隔|^[双单]周",
            "居民算不出是哪一周",
            "按月写，例如“每月第1、3个{weekday}”或“每月第2、4个{weekday}”。",
        ),
        (r"[农阴]历", "农历只用来写集市日", "写成“农历逢4、9”这样的话；按公历接待的写成“每月15日”。"),
        (r"第\d+周", "一个月从哪天算第一周，各人算法不同", "写成“每月第2个{weekday}”这样的话。"),
        (r"周末", "不清楚是周六、周日还是两天都接待", "写成“每周六”“每周日”或“每周六、周日”。"),
        (r"[末底]", "不是确定的一天", "写成“每月最后一天”“每月最后一个周五”或“每月最后一个工作日”。"),
        (r"初", "不是确定的一天", "写成“每月1日”“每月第1个周一”或“每月第1个工作日”。"),
        (r"[上中下]旬", "不是确定的一天", "写成“每月5日”“每月15日”或“每月25日”，也可以写成“每月第2个周三”。"),
        (
            r"季",
            "一个季度有三个月，没有写清是哪一个月",
            "写成“每季度首月10日”“每季度第2个月10日”或“每季度末月10日”。",
        ),
        (
            r"年",
            "不是每个月或每个星期都有的日子",
            "一年里的个别日子写进轮值表；固定的接待日写成“每季度首月10日”“单月15日”或“每月15日”。",
        ),
        (r"\d日?至\d+日", "不清楚是每一天都接待还是其中一天", "把每一天都写出来，例如“每月5日、6日”。"),
        (
            r"、[每逢单双]",
            "一条里写了两种日子",
            "每种日子各写一条，例如一条“每周二”，另一条“每月5日”。",
        ),
        (r"\d次", "没有写是哪一天", EXAMPLES),
    )
)

UNKNOWN = Refusal(re.compile(""), "看不懂是哪一天", EXAMPLES)


def find_refusal(words: str) -> Refusal:
    """The first kind of refusal that fits a tidied phrase."""
    return next((refusal for refusal in REFUSALS if refusal.typed.search(words)), UNKNOWN)
