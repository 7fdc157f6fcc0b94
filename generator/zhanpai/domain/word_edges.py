"""Where a name begins and ends in Chinese text, which writes no spaces between words.

Both edges of a name must be sure: 湖东社区 is no place in 新湖东社区, nor is 高建设 a person in 提高建设水平.
A name that is left alone costs a reader nothing; a link to somebody else costs trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_HAN = "[\u3400-\u9fff]"

_BEFORE_PERSON = re.compile(
    f"(?:^|(?!{_HAN}).|"
    "[和与及由请找让对向跟同给被把经听是为叫有见从在据如像位名者人长员任师士事表记理授家工生民警友"
    "的了日天午晨晚后前间时中里站室村区院校司所厂店组队到着])$"
)
"""What may stand before a person's name: nothing, a sign, a title, a word of relation, a day, a place."""

_AFTER_ANY = (
    "代表|委员|主任|书记|站长|组长|队长|会长|厂长|校长|院长|同志|医生|医师|老师|教授|律师|经理|先生|女士|大姐|大哥|师傅|"
    "等|和(?!平|谐|气|睦)|与|及|以及|在|到|向|对(?!手|口)|把|将|从|用(?!户)|给|让|请|听|看|问|说|讲|谈|答|笑|也|都|就|又|还|则|随|边|"
    "逐|再|已|是|的|了|被|要|曾|没|不|这|那|今|每|他|她|认为|表示|介绍|建议|提出|提议|提交|提醒|告诉|回答|解释|答复|强调|指出|主持|"
    "参加|参与|走访|走进|走到|接待|接到|接过|带(?!头人)|当(?!地)|进站|进村|进户|来到|来说|去|分别|先后|一起|一行|一同|一边|一一|"
    "一直|两位|两名|两人|三位|三名|三人|几位|现场|正在|负责|牵头|组织|联系|协调|"
    "反映|发现|多次|坚持|利用|通过|围绕|结合|针对|根据|立即|马上|上门|入户|深入|召集|邀请|征集|收集|倾听|耐心|认真|详细|仔细|共同|始终"
)
_AFTER_LONG = (
    "[跟同以由按经来进能可会为作做办打跑拉蹲坐站骑写画翻拿约陪领挨送帮替数追盯算扶敲推搬摆掏指念读抄贴查走赶回返留住当先核督接带"
    "收记整提汇宣述履任获连主特最所现正长一并即立结承]"
)
"""Single characters that begin a verb; behind a name of two characters they could be its third."""

_TITLE = "代表|委员|主任|书记|站长|同志|医生|医师|老师|教师|律师|经理|队长|组长|会长|厂长|校长|院长"
_OTHERS = f"{_HAN}{{2,4}}"
_TITLE_BEFORE = re.compile(f"(?:{_TITLE})(?:{_OTHERS}[、和]){{0,4}}$")
_TITLE_AFTER = re.compile(f"(?:[、和]{_OTHERS}){{0,4}}(?:[等两三四五六七八九十几]{{0,2}}[位名])?(?:{_TITLE})")
"""A title beside a name, or beside a list of names that it stands in."""

_AFTER_SHORT_NAME = re.compile(f"$|(?!{_HAN}).|{_AFTER_ANY}", re.DOTALL)
_AFTER_LONG_NAME = re.compile(f"$|(?!{_HAN}).|{_AFTER_ANY}|{_AFTER_LONG}", re.DOTALL)


def occurrences(text: str, words: Iterable[str], start: int = 0) -> Iterator[tuple[int, int]]:
    """Where `words` stand in `text`: from left to right, the longest at each place, none inside another.

    By search and not by a pattern: each item has words of its own, and to compile them would take half the time.
    """
    here = [word for word in words if word in text]
    while here:
        found = [(at, -len(word)) for word in here if (at := text.find(word, start)) >= 0]
        if not found:
            return
        begin, length = min(found)
        start = begin - length
        yield begin, start


def is_person(text: str, start: int, end: int) -> bool:
    """Whether a person's name may stand at `start` to `end`, and not a part of other words."""
    after = _AFTER_SHORT_NAME if end - start < 3 else _AFTER_LONG_NAME
    return bool(_BEFORE_PERSON.search(text[max(0, start - 1) : start]) and after.match(text, end))


def is_introduced(text: str, name: str) -> bool:
    """Whether `text` says of `name` somewhere that it is a person's: two characters may well be a word (高峰)."""
    if len(name) > 2:
        return name in text
    return any(
        is_person(text, start, end)
        and (_TITLE_AFTER.match(text, end) or _TITLE_BEFORE.search(text[max(0, start - 24) : start]))
        for start, end in occurrences(text, (name,))
    )
