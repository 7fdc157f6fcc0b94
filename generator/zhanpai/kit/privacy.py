"""Recognise in Chinese text what must never be published: numbers and words that lead to one person.

Each finder returns the pieces as typed.  Bounds keep false alarms away: an order number of 18 digits
is no identity card, and eleven digits inside a longer number are no telephone.
"""

from __future__ import annotations

import datetime as dt
import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# What may stand between the digits of one number; `*` and the like are marks of Markdown, which vanish.
_GAP = r"[\s.·\-—–()*_~`\\]{0,2}"
_MOBILE = re.compile(rf"(?<![0-9.])(?:(?:\+|00)?{_GAP}86{_GAP})?1[3-9](?:{_GAP}[0-9]){{9}}(?![0-9]|\.[0-9])")
_ID_CARD = re.compile(rf"(?<![0-9A-Za-z])[1-8](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx](?![0-9A-Za-z])")
_PLATE = re.compile(
    "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新][A-HJ-NP-Z][·・.\\- ]?"
    "(?=[A-HJ-NP-Z0-9]*[0-9])[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_NUMBER = "[0-9一二三四五六七八九十]"
# 3栋2单元 alone is a place that a lift or a leak needs; a room in it is somebody's home.  A bare number
# of three or four digits is a room unless something is counted or measured: 3栋501, but not 3栋1200平方米.
_ROOM = "[0-9]{3,4}(?![0-9年月日号米平多余户人辆个元万套盏次名家台间层部处时点分度瓦%％㎡.:-])"
_DWELLING = re.compile(
    rf"(?:{_NUMBER}{{1,3}}|[A-Za-z])(?:栋|幢|座|号楼)(?:{_NUMBER}{{1,3}}(?:单元|梯|门))?"
    rf"(?:{_NUMBER}{{1,5}}(?:室|房|号(?![楼门梯路线机电站井]))|{_ROOM})"
    rf"|{_NUMBER}{{1,2}}单元(?:{_NUMBER}{{1,5}}(?:室|房|号(?![楼门梯路线机电站井]))|{_ROOM})"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏章云苏潘葛范彭郎鲁韦马苗凤花方"
    "俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮齐康伍余顾孟黄穆萧尹姚邵汪毛狄米贝明计成戴宋庞熊纪舒"
    "屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘解应宗丁宣邓"
    "单洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段富巫乌焦巴牧谷车侯全班仰秋仲伊宫宁仇栾甘祖武符刘景詹龙叶黎白"
    "赖卓池乔温庄晏柴瞿阎慕连习向易廖耿满文欧聂曾关查荆游权盖益桓公肖涂谭"
)
_PERSON_WORD = "居民|村民|业主|住户|群众|选民|反映人|来访人|投诉人|网友|租户|家长|老人|户主|车主"
_TITLE = "先生|女士|小姐|师傅|阿姨|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|婆婆"
_SOMEBODY = rf"[{_SURNAMES}]某某?(?=反映|来|说|称|提|建议|等|一家|家|的|[^\u4e00-\u9fff]|$)"
# Behind these a surname begins: 接待王女士, 据李阿姨反映; but not 出租|车师傅, 关|于女士卫生间.
_BEFORE_NAME = (
    *(
        "接待",
        "回访",
        "走访",
        "慰问",
        "看望",
        "询问",
        "联系",
        "告知",
        "答复",
        "陪同",
        "帮助",
        "邀请",
        "通知",
        "感谢",
    ),
    *("独居", "孤寡", "退休", "商户", "店主", *"请帮为给据经称让和与及跟的了"),
)
_SHOP = "(?:面|粉|米粉|餐|早餐|包子|烧烤|修车|修理|理发|裁缝|杂货|小卖|超市)(?:店|馆|铺|部|摊|坊)?"
_PERSON = re.compile(
    rf"(?:{_PERSON_WORD})[:、,]?"
    rf"(?:[{_SURNAMES}][\u4e00-\u9fff]{{0,2}}(?<![体年龄位名个])(?:{_TITLE})|{_SOMEBODY})"
    rf"|(?:(?<![\u4e00-\u9fff])|{'|'.join(f'(?<={word})' for word in _BEFORE_NAME)})"
    rf"(?:[{_SURNAMES}](?:{_TITLE})(?!{_SHOP})|{_SOMEBODY})"
)

# Asked first, as most texts hold no such number and there are many texts.
_MANY_DIGITS = re.compile("[0-9０-９](?:[^0-9０-９]{0,5}[0-9０-９]){10}")
_PLATE_BEGINS = re.compile(r"[\u4e00-\u9fff]\W?[A-HJ-NP-Za-hj-np-zＡ-Ｚａ-ｚ]")
_PERSON_OR_DWELLING = re.compile(f"{_TITLE}|某|栋|幢|座|号楼|单元")

# GB 11643-1999: weights of the first 17 digits, and the check character for each remainder of the sum by 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SIGN = re.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Trace:
    """A piece of text that leads to a person: what kind of thing it is, and in plain signs (`plain`).

    It begins at the character `start` of the text and is `width` characters long there.
    """

    kind: str
    typed: str
    start: int = 0
    width: int = 1

    @property
    def masked(self) -> str:
        """Enough to find it, too little to pass it on: a message is copied into chats."""
        text = self.typed.strip()
        if len(text) > 9:
            return text[:3] + "*" * (len(text) - 5) + text[-2:]
        return text[:1] + "*" * max(2, len(text) - 1)


def plain(text: str) -> str:
    """`text` in the one form in which numbers are looked for: full-width and invisible signs gone."""
    if "&" in text:
        text = html.unescape(text)
    return text if text.isascii() else _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def find_mobiles(text: str) -> Iterator[Trace]:
    """Mobile numbers (11 digits from 13 to 19), however they are spaced."""
    if _MANY_DIGITS.search(text):
        yield from _traces("手机号", _MOBILE, text)


def find_id_cards(text: str) -> Iterator[Trace]:
    """Numbers of identity cards: a region, a day of birth and a check digit.

    A wrong check digit counts too when the day is one: a typing error still names a person.  Order
    numbers that begin with a time, and credit codes of organisations, do not pass the day.
    """
    if not _MANY_DIGITS.search(text):
        return
    for trace in _traces("身份证号", _ID_CARD, text):
        digits = re.sub(r"[^0-9Xx]", "", trace.typed).upper()
        if _is_day_of_birth(digits[6:14]) and (_has_check_digit(digits) or _is_region(digits[:2])):
            yield trace


def find_plates(text: str) -> Iterator[Trace]:
    """Number plates of vehicles (GA 36) in `text`, with their places in it."""
    if _PLATE_BEGINS.search(text):
        yield from _traces("车牌号", _PLATE, text)


def find_named_people(text: str) -> Iterator[Trace]:
    """A resident's dwelling (3栋2单元501室) or name with a title (王女士), where a ledger must have neither."""
    if _PERSON_OR_DWELLING.search(text):
        yield from _traces("住址", _DWELLING, text)
        yield from _traces("姓名", _PERSON, text)


def _traces(kind: str, pattern: re.Pattern[str], text: str) -> Iterator[Trace]:
    simple = plain(text)
    if simple == text or pattern.search(simple) is None:
        for match in pattern.finditer(simple):
            yield Trace(kind, match[0], match.start(), len(match[0]))
        return
    signs, offsets = _spell_out(text)
    for match in pattern.finditer(signs):
        start, end = offsets[match.start()], offsets[match.end()]
        yield Trace(kind, match[0], start, end - start)


def _spell_out(text: str) -> tuple[str, list[int]]:
    """The plain form of `text`, and where in it each sign begins."""
    signs: list[str] = []
    offsets: list[int] = []
    for match in _SIGN.finditer(text):
        sign = plain(match[0])
        signs.append(sign)
        offsets += [match.start()] * len(sign)
    return "".join(signs), [*offsets, len(text)]


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
