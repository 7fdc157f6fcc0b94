"""V401 文中有手机号、身份证号或车牌号

这些号码能找到一个具体的人，公开以后收不回来（个人信息保护法、居民身份证法）。办公电话请写座机。

错：
    有事请联系张示例 13800000000
对：
    有事请联系联络站 0731-00000000
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.kit import privacy
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Numbers of persons in any published text; the message shows them masked."""
    for text in texts.everything(site):
        yield from _in_text(text)


def _in_text(text: texts.Text) -> Iterator[Finding]:
    id_cards = list(privacy.find_id_cards(text.words))
    others = [*privacy.find_mobiles(text.words), *privacy.find_plates(text.words)]
    for trace in (*id_cards, *others):
        message = f"这里有{trace.kind}（{trace.masked}），不能公开。"
        fix = "删掉这个号码；联系方式写联络站的座机。"
        yield text.at(RULE, trace.start, message, fix, trace.width)
