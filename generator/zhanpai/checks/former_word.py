"""N102 文中用了旧站名

同一个站在新闻里叫“活动室”，在门牌上叫“联络站”，居民会以为是两个地方。新闻、简介和网页里一律用名册里的名字。

错：
    望月湖街道人大代表活动室开展接待选民活动
对：
    望月湖街道人大代表联络总站开展接待选民活动
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.domain.naming import NameIndex, is_placed
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Names in running text that end in one of the register's former words."""
    index = NameIndex(site.register, (s for s in site.stations if is_placed(site.register, s.row)))
    yield from texts.in_pieces(site, RULE.code, partial(_in_piece, index))


def _in_piece(index: NameIndex, piece: texts.TextPiece) -> Iterator[Finding]:
    for text in piece.running():
        for mention in index.mentions(text.words):
            if mention.uses_former_word:
                fix, new = "查名册（stations.yaml），改成这个站现在的名字。", None
                if mention.station:
                    new = mention.station.name
                    fix = f"改成{mention.station.quoted_names}。"
                message = f"“{mention.typed}”是旧站名。"
                yield text.at(RULE, mention.start, message, fix, len(mention.typed), new=new)
