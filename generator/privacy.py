"""Recognise in Chinese text what must never be published: numbers and words that lead to one person.

Each finder returns the pieces as typed.  Bounds keep false alarms away: an order number of 18 digits
is no identity card, and eleven digits inside a longer number are no telephone.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = r"[\s.·\-—–()]{0,2}"
_MOBILE = re.compile(rf"(?<![0-9.])(?:\+?{_GAP}86{_GAP})?1[3-9](?:{_GAP}[0-9]){{9}}(?![0-9]|\.[0-9])")
_ID_CARD = re.compile(rf"(?<![0-9A-Za-z])[1-8][0-9]{{5}}(?:{_GAP}[0-9]){{11}}{_GAP}[0-9Xx](?![0-9A-Za-z])")
_PLATE = re.compile(
    "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][·・ ]?"
    "(?=[A-HJ-NP-Z0-9]*[0-9])[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])"
)
_DWELLING = re.compile(
    "[0-9一二三四五六七八九十]{1,3}(?:栋|幢|座|号楼)[0-9一二三四五六七八九十]{0,3}(?:单元|梯|门)?"
    "[0-9一二三四五六七八九十]{1,5}(?:室|户|房|号(?!楼))"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏章云苏潘葛范彭郎鲁韦马苗凤花方"
    "俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮齐康伍余顾孟黄穆萧尹姚邵汪毛狄米贝明计成戴宋庞熊纪舒"
    "屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘解应宗丁宣邓"
    "单洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段富巫乌焦巴牧谷车侯全班仰秋仲伊宫宁仇栾甘祖武符刘景詹龙叶黎白"
    "赖卓池乔温庄晏柴瞿阎慕连习向易廖耿满文欧聂曾关查荆游权盖益桓公肖涂谭"
)
_RESIDENT = re.compile(
    rf"(?:居民|村民|业主|住户|群众|选民|反映人|来访人|网友)[：:]?(?:[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}(?:先生|女士|师傅|阿姨|大爷|大妈|奶奶|爷爷|某)"
    rf"|[{_SURNAMES}]某某?)"
    rf"|(?<![\u4e00-\u9fff])[{_SURNAMES}](?:先生|女士|阿姨|大爷|大妈|奶奶|爷爷|某某?|师傅)"
)

# GB 11643-1999: weights of the first 17 digits, and the check character for each remainder of the sum by 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Trace:
    """A piece of text that leads to a person: what kind of thing it is, and as typed."""

    kind: str
    typed: str

    @property
    def masked(self) -> str:
        """Enough to find it, too little to pass it on: a message is copied into chats."""
        text = self.typed.strip()
        return text[:3] + "*" * max(1, len(text) - 5) + text[-2:] if len(text) > 5 else text[:1] + "**"


def plain(text: str) -> str:
    """`text` in the one form in which numbers are looked for: full-width and invisible signs gone."""
    if text.isascii():
        return text
    normal = unicodedata.normalize("NFKC", text)
    return "".join(ch for ch in normal if unicodedata.category(ch) != "Cf")


def find_mobiles(text: str) -> Iterator[Trace]:
    """Mobile numbers (11 digits from 13 to 19), however they are spaced."""
    for match in _MOBILE.finditer(plain(text)):
        yield Trace("手机号", match[0])


def find_id_cards(text: str) -> Iterator[Trace]:
    """Numbers of identity cards: a region, a day of birth and a check digit.

    A wrong check digit counts too when the day is one: a typing error still names a person.  Order
    numbers that begin with a time, and credit codes of organisations, do not pass the day.
    """
    for match in _ID_CARD.finditer(plain(text)):
        digits = re.sub(r"[^0-9Xx]", "", match[0]).upper()
        if _is_day_of_birth(digits[6:14]) and (_has_check_digit(digits) or _is_region(digits[:2])):
            yield Trace("身份证号", match[0])


def find_plates(text: str) -> Iterator[Trace]:
    """Number plates of vehicles (GA 36)."""
    for match in _PLATE.finditer(plain(text)):
        yield Trace("车牌号", match[0])


def find_residents(text: str) -> Iterator[Trace]:
    """A resident's dwelling (3栋2单元501室) or name with a title (王女士), where a ledger must have neither."""
    for kind, pattern in (("住址", _DWELLING), ("姓名", _RESIDENT)):
        for match in pattern.finditer(plain(text)):
            yield Trace(kind, match[0])


def is_mobile(phone: str) -> bool:
    """Whether a telephone number is a mobile's."""
    return re.fullmatch(r"1[3-9][0-9]{9}", phone) is not None


def _is_day_of_birth(digits: str) -> bool:
    try:
        day = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return dt.date(1900, 1, 1) <= day <= dt.date(2100, 1, 1)


def _is_region(digits: str) -> bool:
    """The first two digits of GB/T 2260 codes."""
    return digits in {
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
        *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"),
        *("71", "81", "82", "83"),
    }


def _has_check_digit(digits: str) -> bool:
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=False))
    return _CHECKS[total % 11] == digits[17]
