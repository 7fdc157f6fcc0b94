"""Numbers and labels beside a name in a list: its running number, its 站号, a day, a telephone number, 站名：."""

from __future__ import annotations

import re

from zhanpai.domain.names.spelling import has_han

_OPENED = "“”\"‘’'「」『』《》〈〉【】〔〕"
_NUMBERING = re.compile(
    rf"(?:^|(?<=[{_OPENED}]))\s*(?:[-*•■◆●▪◇□○✓√>#]+\s*|[\[【]\d{{1,3}}[\]】]\s*|"
    r"[一二三四五1-5]星级\s*|第?\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:\)|[.、:]|\s+(?!号))\s*|序号\s*\d+\s*[:、.]?\s*)+"
)
"""A bullet, a grade or a running number before a name, in quotes or not; 0219 of four digits is none, it may be a 站号."""
_NUMERALS = frozenset("一二三四五六七八九十第序站名联示单")
_LABEL = re.compile(r"(?:^|(?<=[\s;,、]))(?:联络站|站点)?(?:站名|名称|示范站点?|单位)\s*:\s*")
"""站名： of a form."""

_ID = r"(?:站号|编号|站点编号|№|NO\.?|No\.?|no\.?|ID|id)\s*[:.]?\s*"
_ID_BESIDE = re.compile(
    rf"[\[({{〔【]?(?:{_ID}|(?:^|(?<=[\s{_OPENED}\[\](){{}},;:、|/#.站室点家坊])))(\d{{4}})(?![0-9A-Za-z年月室楼层米栋弄人户]|-\d)"
    r"(?:号站|号)?#?[\])}〕】]?[\s:、.,;\-—_|/]*"
)
"""Four digits and what they are dressed in: [0527], 0901#, No.0269, 站号：0900；."""
_ID_ALONE = re.compile(
    rf"^(?:(?:{_ID}|第)0*(\d{{1,4}})(?:号站|号)?|0*(\d{{1,4}})(?:号站|号)|[\[(【#]?(\d{{4}})[\])】#]?)$"
)
_DIGIT = re.compile("[0-9]")
_ODD = re.compile("[^\u4e00-\u9fff]")
_PHONE = re.compile(r"(?<!\d)(?:0\d{2,3}[- ]?\d{7,8}(?:[-转]\d{1,5})?|1[3-9]\d{9}|[2-9]\d{6,7})(?!\d)")
_CELL = re.compile(r"^(?:=\s*(?=[\"“])|')")
"""What makes a text of a spreadsheet's cell: ="…" and '…."""
_DAY = re.compile(r"\(?(?:19|20)\d\d(?:年(?:\d{1,2}月(?:\d{1,2}日)?)?|[-./]\d{1,2}[-./]\d{1,2})\)?")


def id_alone(text: str) -> str | None:
    """The 站号 that is all of `text` (0219, 219号, 站号0219), with four digits; None if there is more or less."""
    found = _ID_ALONE.match(text)
    number = next(filter(None, found.groups()), None) if found else None
    return number.zfill(4) if number else None


def take_id(text: str) -> tuple[str, str | None]:
    """`text` without the 站号 of four digits that stands beside its name, and that; None if there is none, or two."""
    if not _DIGIT.search(text) or len(set(_ID_BESIDE.findall(text))) != 1:
        return text, None
    rest = _ID_BESIDE.sub(" ", text).strip()
    return (rest, _ID_BESIDE.findall(text)[0]) if has_han(rest) else (text, None)


def without_numbering(text: str) -> str:
    """`text` without the bullet or running number of a list, days, telephone numbers and the label of a form or a cell."""
    if not _ODD.search(text) and text[:1] not in _NUMERALS:
        return text
    text = _DAY.sub(" ", _PHONE.sub(" ", _CELL.sub("", text))).strip()
    return _LABEL.sub("", _NUMBERING.sub("", text)).strip()
