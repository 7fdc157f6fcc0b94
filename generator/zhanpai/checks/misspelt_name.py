"""N103 文中的站名和名册不一致

少写“人大”、把“联络总站”写成“联络站”，读者搜不到，也对不上门牌。改名以前的新闻照当时的名字写，不用改：名字要登在
former_names 里，写明用到哪个月。

错：
    湖东社区代表联络站本月接待居民12人次
对：
    望月湖街道湖东社区人大代表联络站本月接待居民12人次
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from zhanpai.domain import texts
from zhanpai.domain.former_names import was_called
from zhanpai.domain.model.news import NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.naming import NameIndex, is_placed
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Names in running text that can only mean one station, and are not its full or short name."""
    index = names_of(site)
    # A name that was right on its day is none of these; all else that stations are called is the register's.
    former = tuple((s.id, s.detail.former_names) for s in site.stations if s.detail.former_names)
    former = site.remembered.same("former names", former)
    yield from texts.in_pieces(site, RULE.code, partial(_in_piece, index), former)


def _in_piece(index: NameIndex, piece: texts.TextPiece) -> Iterator[Finding]:
    day = piece.source.front.date if isinstance(piece.source, NewsItem) else None
    for text in piece.running():
        yield from in_text(index, text, day)


def names_of(site: Site) -> NameIndex:
    """The names that texts of the site are held against."""
    return NameIndex(site.register, (s for s in site.stations if is_placed(site.register, s.row)))


def in_text(index: NameIndex, text: texts.Text, day: dt.date | None) -> Iterator[Finding]:
    """The same of one text, which need not be saved yet; of news `day` is the day it is of."""
    for mention in index.mentions(text.words):
        if mention.station and not mention.uses_former_word:
            if day and was_called(mention.station, text.words, mention.start, mention.end, day):
                continue
            fix = f"改成{mention.station.quoted_names}。"
            message = f"“{mention.typed}”和名册里的站名不一致。"
            new = mention.station.name
            yield text.at(RULE, mention.start, message, fix, len(mention.typed), new=new)
