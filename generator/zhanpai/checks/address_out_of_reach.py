"""D283 网址别处打不开

在单位的电脑上打得开，不等于居民的手机打得开。localhost、192.168 开头的、只有一个词的网址，出了单位就是死链接；
网址里的用户名、密码会原样公布。

错：
    accounts: [{kind: website, name: 本站网页, url: "http://192.168.1.8/llz/"}]
对：
    accounts: [{kind: website, name: 本站网页, url: "https://www.changsha.gov.cn/llz/"}]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import texts, web_hosts
from zhanpai.domain.model.news import NewsItem, ProsePage
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, clip

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Addresses in fields and in articles that only the writer's own network knows."""
    yield from texts.in_pieces(site, RULE.code, _in_piece)


def _in_piece(piece: texts.TextPiece) -> Iterator[Finding]:
    for text in piece.texts(()):
        if text.keys[-1:] == ("url",) and (fault := web_hosts.fault_of_link(text.words)):
            message = f"网址“{clip(text.words)}”{fault.message}。"
            yield RULE.at(text.path, text.keys, message, fault.fix, new=fault.right or None)
    if isinstance(piece.source, NewsItem | ProsePage):
        yield from _in_article(piece.source)


def _in_article(item: NewsItem | ProsePage) -> Iterator[Finding]:
    for link in item.document.links:
        if link.name.lower().startswith(("http://", "https://")) and (
            fault := web_hosts.fault_of_link(link.name)
        ):
            message = f"链接“{clip(link.name)}”{fault.message}。"
            line = item.body_line + link.line
            yield RULE.at_line(item.path, line, link.column, message, fault.fix, link.width)
