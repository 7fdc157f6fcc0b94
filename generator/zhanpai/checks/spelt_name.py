"""N114 文中的姓名和代表名单写法不一样

姓名写得和名单一样，文章里才连得到代表的网页，居民搜姓名才搜得到。两个字的姓名中间不加空格，间隔号一律用“·”。

错：
    代表阿依•古丽、周 演示到站接待。
对：
    代表阿依·古丽、周演示到站接待。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from zhanpai.domain import texts
from zhanpai.domain.model.site import Site
from zhanpai.kit import look_alikes
from zhanpai.kit.diagnostics import Finding, Rule, Severity
from zhanpai.kit.look_alikes import NAME_DOT

RULE = Rule.parse(__doc__, Severity.WARNING)

_SPREAD = re.compile(r"(?=([\u3400-\u9fff])[^\S\n]+([\u3400-\u9fff]{1,2}))")
"""A character, a gap, and what may be the rest of a name of two or three."""


def check(site: Site) -> Iterator[Finding]:
    """Deputies' names in running text with another dot than their own, or with blanks."""
    names = frozenset(deputy.name for deputy, _ in site.deputies)
    names = site.remembered.same("names of deputies", names)
    yield from texts.in_pieces(site, RULE.code, partial(_in_piece, _dotted(names), names), names)


def _in_piece(
    dotted: re.Pattern[str] | None, names: frozenset[str], piece: texts.TextPiece
) -> Iterator[Finding]:
    for text in piece.running(with_projects=False):
        for start, typed, name in (*_other_dots(text.words, dotted, names), *_spread(text.words, names)):
            message = f"“{typed}”和代表名单里的“{name}”写法不一样。"
            yield text.at(RULE, start, message, f"写成 {name}。", len(typed), new=name)


def _dotted(names: frozenset[str]) -> re.Pattern[str] | None:
    """All names of several parts, with whatever may stand between these."""
    patterns = [
        look_alikes.ANY_DOT.join(map(re.escape, name.split(NAME_DOT)))
        for name in sorted(names)
        if NAME_DOT in name
    ]
    return re.compile("|".join(patterns)) if patterns else None


def _other_dots(
    words: str, dotted: re.Pattern[str] | None, names: frozenset[str]
) -> Iterator[tuple[int, str, str]]:
    for found in dotted.finditer(words) if dotted else ():
        if (name := look_alikes.plain_name(found[0])) != found[0] and name in names:
            yield found.start(), found[0], name


def _spread(words: str, names: frozenset[str]) -> Iterator[tuple[int, str, str]]:
    for found in _SPREAD.finditer(words):
        for rest in (found[2], found[2][:1]):
            if (name := found[1] + rest) in names:
                end = found.end(2) - len(found[2]) + len(rest)
                yield found.start(), words[found.start() : end], name
                break
