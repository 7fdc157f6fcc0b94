"""What stands where the true value is to be put: what a scaffold writes, what a demonstration makes up, what people type to go on.

Each function finds one sort in the words of one value and returns the piece that betrays it, or "".  They lean to what
nobody can have in truth: hosts that no registry gives away (RFC 2606, RFC 6761), subscribers' numbers that no
exchange has (they begin with 2 to 9), numbers of one digit.
"""

from __future__ import annotations

import re

_HOST = re.compile(
    r"(?<![\w.-])(?P<before>https?://|www\.|[\w.+-]+@)?(?P<host>(?:[a-z0-9-]+\.)*[a-z0-9-]+)", re.IGNORECASE
)
_KEPT_FREE = frozenset({"example", "test", "invalid", "localhost", "local"})
"""The ends of names that are kept for examples, tests and one's own network."""
_TO_FILL_IN = re.compile(
    r"example\d*|x{2,}|(your|my)-?(own-?)?(domain|site|host|name|company|website)s?", re.IGNORECASE
)
"""A part of a host's name that is to be replaced."""

_NUMBER = re.compile(
    r"(?<![0-9A-Za-z-])(?:(?:\+?86[-\s]?)?(?P<area>0[0-9]{2,3})[-\s]?|(?P<toll>400)-?|(?P<mobile>1[3-9][0-9]))?"
    r"(?P<rest>[0-9]{7,8}|[0-9]{3,4}-?[0-9]{4})(?:-[0-9]{1,5})?(?![0-9A-Za-z])"
)
_RUNS = tuple(run[i : i + n] for run in ("0123456789", "9876543210") for n in (7, 8) for i in range(11 - n))

_WORDS = re.compile(
    r"示例|样例|范例|虚构|演示|[（(]测试[）)]|占位|此处填写|请填写|待(填写?|补充?(?!镇)|定)(?![a-z])"
    r"|(?<![A-Za-z])[XxＸｘ×╳*＊]{2,}(?![A-Za-z])|某某|^某(省|市|区|县|街道|镇|乡|社区|村)|^示范街道"
)
"""待补镇 is a town of 云南省会泽县."""
_NAME = re.compile(
    r"示例|样例|范例|演示|虚构|假名|设例|某某|(?<![A-Za-z])[XxＸｘ×*＊]{1,}(?![A-Za-z])|某$|(?:^|\s)王示范$|测试|姓名|待定"
    r"|示范[甲乙丙丁戊己庚辛壬癸]|^..?[示样例虚假][甲乙丙丁戊己庚辛壬癸一二三四五六七八九十䶮㛃𬭎]$|^..?[范演设][甲乙丙丁戊己庚辛壬癸]$"
)
_FILED = re.compile(
    r"(?<![0-9])([0-9])\1{5,}(?![0-9])|12345678|[XxＸｘ×*＊]{2,}|示例|(?<=[0-9]{6})0{6,}|(?<=备20[0-9]{2})0{4,}(?![0-9])"
)


def host(words: str) -> str:
    """The first name of a host in `words` that nobody can own, alone or in an address or an e-mail: llz.example.gov.cn."""
    if "." not in words and "localhost" not in words.lower():
        return ""
    for found in _HOST.finditer(words):
        labels = found["host"].lower().split(".")
        is_named = bool(found["before"])
        if is_named and labels[-1] in _KEPT_FREE:
            return found["host"]
        if (is_named or len(labels) > 2) and any(map(_TO_FILL_IN.fullmatch, labels[:-1])):
            return found["host"]
        if len(labels) == 2 and labels[0].startswith("example") and _TO_FILL_IN.fullmatch(labels[0]):
            return found["host"]
    return ""


def telephone(words: str) -> str:
    """The first telephone number in `words` that no exchange gives away: 0731-00000000, 0731-12345678, 13800000000."""
    for found in _NUMBER.finditer(words):
        rest = found["rest"].replace("-", "")
        # Without an area it may count money or be a code, where nothing but it stands it is meant to be dialled.
        is_whole = bool(found["area"] or found["toll"]) or found[0] == words.strip()
        if is_whole and (
            _is_made_up(rest) or (found["area"] and rest[0] in "01") or found[0] == "13800138000"
        ):
            return found[0]
    return ""


def _is_made_up(digits: str) -> bool:
    """Whether a number has one digit only, begins with four zeros, or counts up or down."""
    return len(set(digits)) == 1 or digits.startswith("0000") or digits in _RUNS


def filed_number(words: str) -> str:
    """The piece of a number of filing (ICP备案, 公安备案) that was never given: 00000000, XXXXXXXX, 12345678."""
    found = _FILED.search(words)
    return found[0] if found else ""


def person(words: str) -> str:
    """The name, if it says of itself that it is nobody's: 张示例, 某某, 李样甲."""
    return words if _NAME.search(words.strip()) else ""


def name_of_a_place(words: str) -> str:
    """The piece of an office's, a place's or a page's name that is to be replaced: 示例市, ××区, （演示）."""
    found = _WORDS.search(words.strip())
    return found[0] if found else ""
