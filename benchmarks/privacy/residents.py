"""Residents as clerks write them into news and ledgers, made from a seed: names, dwellings, both.

Nothing here knows how they are looked for.  Names are drawn from characters, so that nobody is meant.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from benchmarks.privacy.planted import Planted, plant

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
COMPOUND = ("欧阳", "司马", "上官", "诸葛", "尉迟", "皇甫", "慕容", "令狐", "司徒", "夏侯", "端木", "公孙")
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文志海波春梅云飞鹏宇浩欣怡婷雪琳晨阳俊峰龙辉斌鑫淑珍凤莲菊香翠"
MINORITY = (
    "阿依古丽·买买提",
    "古丽娜尔·艾山",
    "扎西·顿珠",
    "买买提·吐尔逊",
    "阿卜杜拉·卡德尔",
    "热依汗·阿不都",
    "米热古丽·依明",
)
WHO = (
    "居民",
    "村民",
    "业主",
    "住户",
    "群众",
    "市民",
    "租户",
    "选民",
    "老党员",
    "退休职工",
    "独居老人",
    "困难户",
    "商户",
)
TITLES = (
    "先生",
    "女士",
    "阿姨",
    "大爷",
    "大妈",
    "师傅",
    "大姐",
    "奶奶",
    "爷爷",
    "叔叔",
    "婆婆",
    "大叔",
    "大哥",
    "嫂子",
    "娭毑",
    "伯伯",
)
SAYS = (
    "反映",
    "来站反映",
    "来电反映",
    "说",
    "表示",
    "告诉代表",
    "提出",
    "建议",
    "咨询",
    "投诉",
    "希望",
    "拉着代表的手说",
    "来信反映",
    "称",
)
MATTERS = (
    "楼道堆物",
    "小区停车难",
    "路灯不亮",
    "下水道堵塞",
    "噪声扰民",
    "加装电梯的费用怎么分摊",
    "公交站太远",
    "垃圾清运不及时",
    "充电桩不够用",
    "办证要跑几趟",
)
LABELS = (
    "户主：",
    "反映人：",
    "来访人：",
    "投诉人：",
    "姓名：",
    "反映人:",
    "来电人：",
    "申请人：",
    "求助人：",
    "信访人：",
    "反映人 ",
)
ESTATES = (
    "春风里",
    "望月小区",
    "金星花园",
    "桃花家园",
    "锦绣苑",
    "幸福新村",
    "长岛公寓",
    "机床厂宿舍",
    "示范路",
    "月湖家园",
)
_HIDDEN_SAYS = ("反映", "说", "来站反映", "建议")
_HOME_MATTERS = ("漏水", "装修噪声大", "的住户反映停车难", "，需要上门", "反映楼道堆物")
_DOOR_PARTS = ("3栋", "附2号", "2单元", "")
_HIDDEN_WHO = ("居民", "村民", "业主", "", "会上，")
_HOME_BEFORE = ("", "居民反映", "望月小区", "楼上", "地址：")
NUMERALS = "零一二三四五六七八九"
BEFORE = ("", "", "3月14日，", "接待日当天，", "据介绍，", "走访中，", "会上，", "“谢谢你们！”", "当天上午，")


def residents(count: int, seed: int) -> Iterator[Planted]:
    """`count` residents in all forms in turn, the same ones for the same `seed`."""
    dice = random.Random(seed)
    for index in range(count):
        kind, make = KINDS[index % len(KINDS)]
        secret, carrier = make(dice)
        yield plant(kind, carrier, secret)


def full_name(dice: random.Random) -> str:
    """A surname and a given name of one or two characters; one in eight surnames has two."""
    surname = dice.choice(COMPOUND) if dice.random() < 0.125 else dice.choice(SURNAMES)
    return surname + "".join(dice.choice(GIVEN) for _ in range(1 if dice.random() < 0.3 else 2))


def _surname(dice: random.Random) -> str:
    return dice.choice(COMPOUND) if dice.random() < 0.15 else dice.choice(SURNAMES)


def _tail(dice: random.Random) -> str:
    return f"{dice.choice(SAYS)}{dice.choice(MATTERS)}"


def _who_and_name(dice: random.Random) -> tuple[str, str]:
    carrier = f"{dice.choice(BEFORE)}{dice.choice(WHO)}{{}}{_tail(dice)}。"
    return full_name(dice), carrier


def _who_name_title(dice: random.Random) -> tuple[str, str]:
    name = full_name(dice) + dice.choice(TITLES[:6])
    return name, f"{dice.choice(BEFORE)}{dice.choice(WHO)}{{}}{_tail(dice)}。"


def _titled(dice: random.Random) -> tuple[str, str]:
    name = _surname(dice) + dice.choice(TITLES)
    before = dice.choice(("", "居民", "接待", "走访", "帮助", "3月14日，", "为", "业主", "回访", "据", "（"))
    return name, f"{before}{{}}{'）' if before == '（' else ''}{_tail(dice)}。"


def _familiar(dice: random.Random) -> tuple[str, str]:
    name = dice.choice("老小") + dice.choice("王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖")
    return name, f"{dice.choice(('', '居民', '村民', '会上，', '邻居', '业主'))}{{}}{_tail(dice)}。"


def _labelled(dice: random.Random) -> tuple[str, str]:
    after = dice.choice(("", "。", "，反映楼道堆物", "\n事项：停车难", "；时间：3月14日", "（已回访）"))
    return full_name(dice), f"{dice.choice(LABELS)}{{}}{after}"


def _hidden(dice: random.Random) -> tuple[str, str]:
    name = dice.choice(("{}某某", "{}某", "{}XX", "{}××")).format(dice.choice(SURNAMES))
    return (
        name,
        f"{dice.choice(_HIDDEN_WHO)}{{}}{dice.choice(_HIDDEN_SAYS)}{dice.choice(MATTERS)}。",
    )


def _lives(dice: random.Random) -> tuple[str, str]:
    home = f"{dice.choice(ESTATES)}{dice.randint(1, 60)}号"
    name = full_name(dice)
    return name, f"{dice.choice(('家住', '住在', '居住在'))}{home}的{{}}{_tail(dice)}。"


def _minority(dice: random.Random) -> tuple[str, str]:
    return dice.choice(MINORITY), f"{dice.choice(BEFORE)}{dice.choice(WHO)}{{}}{_tail(dice)}。"


def _several(dice: random.Random) -> tuple[str, str]:
    first, second = full_name(dice), full_name(dice)
    return first, f"{dice.choice(('居民', '村民', '业主'))}{{}}、{second}等人{_tail(dice)}。"


def _room(dice: random.Random) -> str:
    return f"{dice.randint(1, 32)}{dice.randint(0, 1)}{dice.randint(1, 8)}"


def _spelt(number: int) -> str:
    return "".join(NUMERALS[int(d)] for d in str(number))


def _dwelling(dice: random.Random) -> tuple[str, str]:
    block, unit, room = dice.randint(1, 30), dice.randint(1, 6), _room(dice)
    gap = dice.choice(("", "", "", " ", "  "))
    building = dice.choice(("栋", "幢", "号楼", "座"))
    form = dice.choice(
        (
            f"{block}{building}{gap}{unit}单元{gap}{room}{dice.choice(('室', '房', '号', ''))}",
            f"{block}{building}{gap}{room}{dice.choice(('室', '房', ''))}",
            f"{unit}单元{gap}{room}{dice.choice(('室', '房', ''))}",
            f"{dice.choice('ABCD')}{dice.choice('栋座')}{gap}{room}室",
            f"{NUMERALS[unit + 1]}栋{NUMERALS[unit]}单元{_spelt(int(room))}{dice.choice(('室', '房', ''))}",
            f"{NUMERALS[unit + 1]}栋{_spelt(int(room))}室",
        )
    )
    return (
        form,
        f"{dice.choice(_HOME_BEFORE)}{{}}{dice.choice(_HOME_MATTERS)}。",
    )


def _dashed(dice: random.Random) -> tuple[str, str]:
    estate = dice.choice(ESTATES[:8])
    home = f"{dice.randint(1, 30)}{dice.choice('-—')}{dice.randint(1, 6)}{dice.choice('-—')}{_room(dice)}"
    return (
        home,
        f"{dice.choice(('', '家住'))}{estate}{{}}{dice.choice(('住户反映漏水', '室楼上装修', '的租户投诉噪声'))}。",
    )


def _door(dice: random.Random) -> tuple[str, str]:
    home = f"{dice.choice(ESTATES)}{dice.randint(1, 300)}号{dice.choice(_DOOR_PARTS)}{_room(dice)}{dice.choice(('室', '房'))}"
    return (
        home,
        f"{dice.choice(('家住', '住', '居民家在'))}{{}}{dice.choice(('的老人行动不便', '，屋顶漏水', '，申请上门办证'))}。",
    )


KINDS: tuple[tuple[str, Callable[[random.Random], tuple[str, str]]], ...] = (
    ("who and name", _who_and_name),
    ("who, name and title", _who_name_title),
    ("title", _titled),
    ("familiar", _familiar),
    ("labelled", _labelled),
    ("half hidden", _hidden),
    ("lives at", _lives),
    ("minority name", _minority),
    ("several", _several),
    ("dwelling", _dwelling),
    ("dwelling", _dwelling),
    ("dwelling with dashes", _dashed),
    ("door and room", _door),
)
"""What is made in turn: the name of the form, and what makes the secret and the sentence with a hole for it."""
