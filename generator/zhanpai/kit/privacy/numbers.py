"""Numbers of one person among the digits of a text: mobiles, identity cards, bank cards.

Bounds keep false alarms away: an order number of 18 digits is no identity card, eleven digits inside a
longer number are no telephone, and words before and behind may say that a sum or a paper is meant.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from itertools import pairwise

from zhanpai.kit.privacy.digits import GAP, DigitGroup, in_digits, is_loose, runs
from zhanpai.kit.privacy.trace import Certainty, Trace, placed, spell_out

MOBILE, IDENTITY, CARD = "手机号", "身份证号", "银行卡号"

# GB 11643-1999: weights of the first 17 digits, and the check character for each remainder of the sum by 11.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_REGIONS = frozenset(
    {
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
        *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65"),
        *("71", "81", "82", "83"),
    }
)
"""The first two digits of GB/T 2260 codes."""
_USUAL = frozenset(
    {(11,), (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3), (4, 3, 4), (5, 6), (6, 5), (3, 4, 2, 2)}
)
"""How people group a mobile's number."""
_LABEL = re.compile(
    "(?P<own>身份证(?:件)?(?:号码?)?|手机号?码?|电话|联系|致电|拨打|[再请可]拨|微信|银行卡|卡号|账号|账户|号码|(?i:tel|phone))"
    "|(?:投资|金额|资金|造价|预算|产值|拨付|付款|收入|支出|用电量|用水量|总价|价款|(?:证|文|单|案|编|序列?|代|票|批|备案|流水|受理)号"
    "|许可证|产权证|合同|订单|条形?码|代码|编码|批次|信用代码|标准|批准文|公告|第)"
)
_HIDING = re.compile(r"[0-9](?:<[!/a-zA-Z]|!\[|\[\^)|>[0-9]")
"""Beside a digit, the beginning or the end of a mark of which a page may show nothing."""
_BEFORE = 18
_NEAR = 8
"""Characters before a number in which its label is sought, and how far at most the label's end may be."""
_MEASURED = re.compile(
    rf"[{GAP}]{{0,4}}[多余]?(?:人民币|美|港|欧|日)?(?:元|万|亿|千瓦|吨|米|平方|立方|㎡|千克|公斤|[%％]|字节|美元|株)"
)
_CHECK_X = re.compile(rf"[{GAP}]{{0,3}}[XxＸｘ](?![A-Za-z0-9])")
_LETTER = re.compile("[A-Za-zＡ-Ｚａ-ｚ]")


def candidates(text: str) -> Iterator[Trace]:
    """Everything that has the form of a person's number, also what its words make HARMLESS; with its places."""
    if "&" in text or _HIDING.search(text):
        signs, offsets = spell_out(text)
        if signs != text:
            yield from (placed(trace, offsets) for trace in _candidates(signs))
            return
    yield from _candidates(text)


def _candidates(text: str) -> Iterator[Trace]:
    for groups in runs(text):
        first = 0
        while first < len(groups):
            found, last = _number_from(text, groups, first)
            if found:
                yield found
            first = last + 1


def _number_from(text: str, groups: list[DigitGroup], first: int) -> tuple[Trace | None, int]:
    """The number that begins with the group `first`, and its last group."""
    digits, other = "", None
    for last in range(first, len(groups)):
        digits += groups[last].digits
        if len(digits) > 19:
            break
        if len(digits) < 11 or not _stands_alone(text, groups, first, last):
            continue
        if other is None and (found := _mobile(text, groups, first, last, digits)):
            other = found, last
        if found := _identity(text, groups, first, last, digits):
            return found, last
        if len(digits) >= 16 and (found := _card(text, groups, first, last, digits)):
            other = found, last
    return other or (None, first)


def _stands_alone(text: str, groups: list[DigitGroup], first: int, last: int) -> bool:
    """Whether no decimal stop ties the groups to others, and no letters on both sides make a code of them."""
    start, end = groups[first].start, groups[last].end
    before, after = text[start - 1 : start], text[end : end + 1]
    if first and text[groups[first - 1].end : start] == "." and len(groups[first].digits) > 4:
        return False
    if last + 1 < len(groups) and text[end : groups[last + 1].start] == "." and len(groups[last].digits) > 4:
        return False
    return not (_LETTER.match(before) and _LETTER.match(after) and after not in "XxＸ")


def _mobile(text: str, groups: list[DigitGroup], first: int, last: int, digits: str) -> Trace | None:
    """A mobile's number (11 digits from 13 to 19), its country's code before it or not."""
    own = digits[-11:]
    if own[0] != "1" or own[1] not in "3456789":
        return None
    if len(digits) > 11 and (len(digits) > 15 or digits[:-11] not in ("86", "086", "0086")):
        return None
    if not _is_one_number(text, groups, first, last, own):
        return None
    start, end = groups[first].start, groups[last].end
    start -= len(digits) > 11 and text[start - 1 : start] in ("+", "＋")
    return _trace(MOBILE, text, start, end, _judge(text, start, end, is_right=True))


def _is_one_number(text: str, groups: list[DigitGroup], first: int, last: int, own: str) -> bool:
    """Whether the groups are parts of one number, and not several numbers in a row."""
    sizes = [len(group.digits) for group in groups[first : last + 1]]
    between = [
        text[a.end : b.start] for a, b in zip(groups[first:last], groups[first + 1 : last + 1], strict=True)
    ]
    if sizes[0] in (2, 3, 4) and in_digits(groups[first].digits) in ("86", "086", "0086"):
        sizes, between = sizes[1:], between[1:]
    elif len(own) < sum(sizes):
        sizes[0] -= sum(sizes) - 11
    if tuple(sizes) in _USUAL:
        return True
    if any(map(is_loose, between)):
        return False
    if all(size == 1 for size in sizes):
        return True
    # 1 3 5 7 9 11 13 15 are numbers of houses; 13.5 14.5 15.5 are measures.
    values = [int(group.digits) for group in groups[first : last + 1]]
    if all(a < b for a, b in pairwise(values)):
        return False
    is_even = len({mark.strip() or " " for mark in between}) == 1
    return is_even or (len(sizes) <= 4 and sizes[0] >= 3)


def _identity(text: str, groups: list[DigitGroup], first: int, last: int, digits: str) -> Trace | None:
    """An identity card's number (GB 11643): a region, a day of birth and a check digit; or one of 15 digits."""
    start, end = groups[first].start, groups[last].end
    if len(digits) == 17 and (check := _CHECK_X.match(text, end)):
        digits, end = digits + "X", check.end()
    if _LETTER.match(text[start - 1 : start]) or _LETTER.match(text[end : end + 1]):
        return None
    if len(digits) == 18 and digits[0] in "12345678" and is_day_of_birth(digits[6:14]):
        is_right = has_check_digit(digits)
        if is_right or digits[:2] in _REGIONS:
            # Numbers of building permits have region and day too, but never a day of long ago.
            is_right = is_right or int(digits[6:10]) <= 2012
            return _trace(IDENTITY, text, start, end, _judge(text, start, end, is_right=is_right))
    if len(digits) == 15 and digits[:2] in _REGIONS and is_day_of_birth("19" + digits[6:12]):
        return _trace(IDENTITY, text, start, end, _judge(text, start, end, is_right=True))
    return None


def _card(text: str, groups: list[DigitGroup], first: int, last: int, digits: str) -> Trace | None:
    """A bank card's number (ISO/IEC 7812-1): UnionPay, Visa, Mastercard, JCB, with its check digit."""
    start, end = groups[first].start, groups[last].end
    of_a_bank = (
        digits.startswith("62") or digits[:1] == "4" or digits[:2] in ("35", "51", "52", "53", "54", "55")
    )
    in_fours = len(groups[first].digits) == 4 and last > first + 2
    if not of_a_bank or not (
        has_luhn_digit(digits) or _own_label(text, start) or (in_fours and digits[0] == "6")
    ):
        return None
    is_right = _own_label(text, start) or (has_luhn_digit(digits) and (digits[0] == "6" or in_fours))
    return _trace(CARD, text, start, end, _judge(text, start, end, is_right=is_right))


def _own_label(text: str, start: int) -> bool:
    found = None
    before = text[max(0, start - _BEFORE) : start]
    for match in _LABEL.finditer(before):
        found = match
    return bool(found and found["own"] and len(before) - found.end() <= _NEAR)


def _judge(text: str, start: int, end: int, *, is_right: bool) -> Certainty:
    """What the words around a number make of it; the label that stands nearest counts."""
    before = text[max(0, start - _BEFORE) : start]
    label = None
    for label in _LABEL.finditer(before):  # noqa: B007
        pass
    if label and len(before) - label.end() <= _NEAR and not re.search("[。；！？\n]", before[label.end() :]):
        return Certainty.SURE if label["own"] else Certainty.HARMLESS
    if _MEASURED.match(text, end):
        return Certainty.HARMLESS
    return Certainty.SURE if is_right else Certainty.DOUBTFUL


def _trace(kind: str, text: str, start: int, end: int, certainty: Certainty) -> Trace:
    return Trace(kind, in_digits(text[start:end]), start, end - start, certainty)


def is_mobile(phone: str) -> bool:
    """Whether a telephone number is a mobile's."""
    return re.fullmatch(r"1[3-9][0-9]{9}", phone) is not None


def is_day_of_birth(digits: str) -> bool:
    """Whether eight digits are a day on which somebody named in a text may be born."""
    try:
        day = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return dt.date(1900, 1, 1) <= day <= dt.date(2100, 1, 1)


def has_check_digit(digits: str) -> bool:
    """Whether the last of 18 signs is what GB 11643-1999 makes of the others."""
    total = sum(w * int(d) for w, d in zip(_WEIGHTS, digits, strict=False))
    return _CHECKS[total % 11] == digits[17]


def has_luhn_digit(digits: str) -> bool:
    """Whether the last digit is what ISO/IEC 7812-1 makes of the others."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 if place % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
