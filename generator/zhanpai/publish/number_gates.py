"""The last look for numbers of persons in each file before it may be published.

It finds nothing that the checks on the content would not: what speaks here is a fault of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain.model.site import Site
from zhanpai.kit import privacy
from zhanpai.kit.diagnostics import Rule

IDENTITY = Rule.parse("""V902 生成的网页里有身份证号

    身份证号任何时候都不能公开（个人信息保护法第二十八条）。这是发布前的最后一道检查，前面的检查没有发现它。

    错：
        简介里写着一串身份证号
    对：
        删掉这串号码
    """)

MOBILE = Rule.parse("""V903 生成的网页里有没同意公开的手机号

    手机号只有在本人书面同意、并且填了 consent 以后才能公开。这是发布前的最后一道检查。

    错：
        简介里写着联络员的手机号
    对：
        换成站点的座机；代表本人同意公开的，在 consent 里填上同意的日期
    """)


_CODES = re.compile(r' (?:d|points|viewBox)="[^"]*"|[0-9a-f]{16}(?=-[0-9]+\.jpg)')
"""Outlines of drawings and digests in names of pictures: digits in a row that mean no number."""
_OUTLINE = re.compile(rb' d="[^"]*"')
_NUMBER = re.compile(rb"1[3-9][0-9]{9}|[1-8][0-9]{16}[0-9Xx]")
_GAPS = " \t\r\n.()-·—–\u200b\u200c\u200d".encode()
"""Byte by byte: no Chinese character consists of these alone, so text still parts numbers."""
_DIGITS = bytes(ord("0") if chr(b) in "0123456789" else b for b in range(256))
_ELEVEN = b"0" * 11
_FULL_WIDTH_ONE = "１".encode()
"""Every mobile's number has one, and hardly an identity card's has none."""
_RUN = re.compile(r"[0-9０-９](?:[\s.·\-—–()（）\u200b-\u200f]{0,3}[0-9０-９]){10,}[Xx]?")
_MOBILE_FIX = "换成座机；本人同意公开的，在 consent 里填上日期。"


@dataclass(frozen=True, slots=True)
class NumberGate:
    """Numbers that the whole site may show, to hold each file against."""

    mobiles: frozenset[str]
    """Numbers whose owners agreed that they are published."""
    hotline: tuple[bytes, ...]
    """The number at the foot of every page, as read and as dialled."""

    def look(self, content: bytes) -> Iterator[tuple[Rule, str, str]]:
        """Rule, message and fix of every number in the file's bytes that nobody agreed to publish."""
        for number in self.hotline:
            content = content.replace(number, b"|")
        if not _may_hold_numbers(content):
            return
        text = _CODES.sub("", content.decode())
        for run in _RUN.finditer(text):
            window = text[max(0, run.start() - 3) : run.end() + 3]
            for trace in privacy.find_id_cards(window):
                yield IDENTITY, f"网页里有身份证号 {trace.masked}。", "在下面这些资料里找到它，删掉。"
            for trace in privacy.find_mobiles(window):
                if re.sub(r"[^0-9]", "", trace.typed)[-11:] not in self.mobiles:
                    yield MOBILE, f"网页里有手机号 {trace.masked}，没有本人同意公开的记录。", _MOBILE_FIX


def make_number_gate(site: Site) -> NumberGate:
    """The gate for this site: its own number, and those of deputies who agreed."""
    phone = site.register.site.contact.phone
    agreed = {d.phone for d, _ in site.deputies if d.phone and d.consent.phone}
    return NumberGate(
        mobiles=frozenset(agreed),
        hotline=(phone.encode(), phone.replace("-", "").encode()) if phone else (),
    )


def _may_hold_numbers(content: bytes) -> bool:
    """Whether there may be a mobile's or an identity card's number once all that people put between is gone.

    Passes of the C library first: the exact patterns would try every digit of every page.
    """
    packed = _OUTLINE.sub(b"", content).translate(None, _GAPS)
    digits, start = packed.translate(_DIGITS), 0
    while (start := digits.find(_ELEVEN, start)) >= 0:
        end = start + 11
        while digits[end : end + 1] == b"0":
            end += 1
        # A landline's number with its area code has eleven digits too, or twelve.
        if _NUMBER.search(packed[start : end + 1]):
            return True
        start = end
    return _FULL_WIDTH_ONE in content
