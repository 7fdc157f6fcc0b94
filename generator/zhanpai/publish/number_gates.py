"""The last look for numbers of persons in each file before it may be published.

It asks the recogniser that the checks ask, and lets pass what they have judged where it was typed: content that
is clean passes here, and what speaks is a number that a template or a program has made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from zhanpai.domain import texts
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


_CODES = re.compile(r' (?:d|points|viewBox)="[^"]*"|[0-9a-f]{16}(?=-[0-9]+\.[a-z])')
"""Outlines of drawings and digests in names of pictures: digits in a row that mean no number."""
_OUTLINE = re.compile(rb' d="[^"]*"')
_NUMBER = re.compile(rb"1[3-9][0-9]{9}|[1-8][0-9]{16}[0-9Xx]")
_GAPS = " \t\r\n.()-·—–\u200b\u200c\u200d".encode()
"""Byte by byte: no Chinese character consists of these alone, so text still parts numbers."""
_DIGITS = bytes(ord("0") if chr(b) in "0123456789" else b for b in range(256))
_ELEVEN = b"0" * 11
_OTHER_ONES = ("１".encode(), "①".encode())
"""Every mobile's number has one, and hardly an identity card's has none."""
_PARTING = re.compile("[,，/／:：、]")
"""Between the numbers of data files; in what people type the checks look behind these too."""
_MOBILE_FIX = "换成座机；本人同意公开的，在 consent 里填上日期。"


@dataclass(frozen=True)
class NumberGate:
    """Numbers that the whole site may show, to hold each file against."""

    mobiles: frozenset[str]
    """Numbers whose owners agreed that they are published."""
    hotline: tuple[bytes, ...]
    """The number at the foot of every page, as read and as dialled."""
    site: Site | None = None

    @cached_property
    def judged(self) -> frozenset[str]:
        """Numbers that the content holds: the check has judged each where it was typed, with the words around it.

        Gathered when the first number is met: on most sites there is none.
        """
        typed = texts.everything(self.site) if self.site else ()
        return frozenset(number_of(trace) for text in typed for trace in privacy.candidates(text.words))

    def look(self, content: bytes) -> Iterator[tuple[Rule, str, str]]:
        """Rule, message and fix of every number in the file's bytes that nobody agreed to publish."""
        for number in self.hotline:
            content = content.replace(number, b"|")
        if not _may_hold_numbers(content):
            return
        for trace in privacy.candidates(_CODES.sub("", content.decode())):
            if not trace.is_sure or _PARTING.search(trace.typed):
                continue
            value = number_of(trace)
            if value in self.judged:
                continue
            if trace.kind == privacy.IDENTITY:
                yield IDENTITY, f"网页里有身份证号 {trace.masked}。", "在下面这些资料里找到它，删掉。"
            elif trace.kind == privacy.MOBILE and value not in self.mobiles:
                yield MOBILE, f"网页里有手机号 {trace.masked}，没有本人同意公开的记录。", _MOBILE_FIX


def number_of(trace: privacy.Trace) -> str:
    """The digits of a number without the code of the country, which one page may show and another not."""
    return trace.value[-11:] if trace.kind == privacy.MOBILE else trace.value


def make_number_gate(site: Site) -> NumberGate:
    """The gate for this site: its own number, and those of deputies who agreed."""
    phone = site.register.site.contact.phone
    agreed = {d.phone for d, _ in site.deputies if d.phone and d.consent.phone}
    return NumberGate(
        mobiles=frozenset(agreed),
        site=site,
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
    return any(one in content for one in _OTHER_ONES)
