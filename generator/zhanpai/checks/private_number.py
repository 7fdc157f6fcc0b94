"""V401 文中有手机号、证件号、银行卡号或车牌号

这些号码能找到一个具体的人，公开以后收不回来（个人信息保护法、居民身份证法）。办公电话请写座机。
换一种写法（空格、全角、①②③、一二三）也认得出来。拿不准的（微信号、像身份证号的一串数字）只作提醒。
名册、文章、说明、台账里都查，文章和图片的文件名也查。

错：
    有事请联系张示例 13800000000
对：
    有事请联系联络站 0731-00000000
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.domain.public_people import holds_on, waiver_of
from zhanpai.kit import privacy
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__)

_APART = ("phone",)
"""Fields that have a rule of their own."""


def check(site: Site) -> Iterator[Finding]:
    """Numbers of persons in any published text and in names of files; the message shows them masked."""
    clean: set[str] = set()
    for text, trace in texts.in_pieces(site, RULE.code, partial(_traces, clean)):
        yield from _in_text(site, text, trace)
    for name in texts.file_names(site):
        for trace in privacy.find_numbers(name.words):
            if trace.is_sure and not holds_on(waiver_of(site, trace), site.today):
                message = f"文件名里有{trace.kind}（{trace.masked}），文件名会变成网址，不能公开。"
                yield RULE.at(name.path, (), message, "给文件改名，去掉这个号码；提到它的地方一起改。")


def _traces(clean: set[str], piece: texts.TextPiece) -> Iterator[tuple[texts.Text, privacy.Trace]]:
    """The numbers in a piece; `clean` are words that were looked at before and have none."""
    for text in piece.texts(_APART):
        if text.words not in clean and len(text.words) > 5:
            found = [(text, trace) for trace in privacy.find_numbers(text.words)]
            if not found:
                clean.add(text.words)
            yield from found


def in_text(site: Site, text: texts.Text) -> Iterator[Finding]:
    """The same of one text, which need not be saved yet."""
    for trace in privacy.find_numbers(text.words):
        yield from _in_text(site, text, trace)


def _in_text(site: Site, text: texts.Text, trace: privacy.Trace) -> Iterator[Finding]:
    waiver = waiver_of(site, trace)
    if holds_on(waiver, site.today):
        return
    late = f"登记的例外到 {waiver.until} 为止，已经过期。" if waiver else ""
    entry = f"确实可以公开的，在 content/waivers.yaml 里用代号 {trace.fingerprint} 登记。"
    if trace.is_sure:
        message = f"这里有{trace.kind}（{trace.masked}），不能公开。{late}"
        fix = f"删掉这个号码；联系方式写联络站的座机。{entry}"
        yield text.at(RULE, trace.start, message, fix, trace.width)
    else:
        message = f"这里像是有个人的{trace.kind}（{trace.masked}）。{late}"
        found = text.at(RULE, trace.start, message, f"是个人的就删掉。{entry}", trace.width)
        yield replace(found, severity=Severity.WARNING)
