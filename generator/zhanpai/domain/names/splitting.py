"""A name cut into its place and the words of its kind, in every way that it can be.

The kind may stand behind the place, before it, or around it: 荷叶镇人大代表联系群众沙溪工作站.  Which way is right
the places tell, for only one of them is known.  All patterns look at bounded pieces of one short line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain.names.station_words import (
    AWAY,
    BODY,
    FLAVOURS,
    HEAD,
    KIND_SLIPS,
    RANKS,
    TAIL,
    TELLING,
    UNIT_IN_KIND,
    UPPER,
)

_TOKEN = "|".join(map(re.escape, (*BODY, *FLAVOURS)))
_END = "|".join(map(re.escape, TAIL))
_FILLING = re.compile(f"(?:{_TOKEN})*")
_KIND = re.compile(f"(?:{_TOKEN}|{HEAD.pattern})*(?:{_END})+")
_TURNED = re.compile(
    f"^(?P<kind>(?:{_TOKEN}){{0,4}}(?:{_END}){{1,2}})(?P<of>{HEAD.pattern})|"
    f"(?<!代表)(?<!人大)(?P<same>联[络系](?:总站|站|点))(?P<whose>{HEAD.pattern})$"
)
"""联络站（人大代表）, at either end."""
_CHARACTER = "[\u3400-\u9fff]"
HEAD_IN_TEXT = re.compile("人大(?:代表){0,2}|代表")
_AWAY_IN_TEXT = f"驻{_CHARACTER}{{2,6}}?(?=联络|工作)"
KIND_IN_TEXT = re.compile(
    f"(?:(?:{_TOKEN}|{_AWAY_IN_TEXT}){{1,6}}(?:总站|分站|中心站|站|点|室|坊)(?:总?站)?|之家|工作坊)"
)
"""A kind as a text must have it behind 人大 or 代表: something, and an end that no verb begins with."""
KIND_WITH_INNER = re.compile(
    f"(?:{_TOKEN}){{0,4}}(?P<inner>{_CHARACTER}{{2,10}}?)(?:{_TOKEN}){{1,4}}(?:总站|站|点|室)"
)
"""The same around a place: 联系群众沙溪工作站."""
_STEP = re.compile(f"{_TOKEN}|{HEAD.pattern}|{_END}")
_SLIPS = re.compile("|".join(map(re.escape, KIND_SLIPS)))
_LONGEST = 60
"""Characters; no name of a station is longer by far, and what is longer is a text."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place and a kind: `place` is all that is not `kind`; `unit` a unit moved into the kind, or "".

    `behind` says that the place stands behind a whole kind: that far apart two names could be meant.
    """

    place: str
    kind: str
    unit: str = ""
    behind: bool = False

    @property
    def is_upper(self) -> bool:
        """Whether the kind is one of townships and above: 总站, 中心站."""
        return UPPER.search(self.kind) is not None


def kind_mended(word: str) -> str:
    """`word` with slips in the words of a kind mended: 连络站 is 联络站."""
    return _SLIPS.sub(lambda m: KIND_SLIPS[m[0]], word)


def flavour_of(word: str) -> str:
    """What sets a station of a travelling, distant or online kind apart from that of its place; "" for all others."""
    if away := AWAY.search(word):
        return "驻" + away[1]
    return next((meant for typed, meant in FLAVOURS.items() if typed in word), "")


def cuts(word: str) -> Iterator[Cut]:
    """Every way to cut `word`, those with 人大 or 代表 first; none of a text too long to be a name."""
    if len(word) > _LONGEST:
        return
    word = _TURNED.sub(lambda m: f"{m['of'] or m['whose']}{m['kind'] or m['same']}", word, count=1)
    heads = list(HEAD.finditer(word))
    for head in heads:
        yield from _around(word, head)
    for kind in _KIND.finditer(word):
        # One that begins with 人大代表 has been cut above.
        for start in () if heads and HEAD.match(kind[0]) else _starts(kind):
            if TELLING.search(word, start, kind.end()):
                yield from _placed(word[:start], "", word[kind.end() :], word[start : kind.end()])


def _around(word: str, head: re.Match[str]) -> Iterator[Cut]:
    """The cuts whose kind begins with this 人大代表."""
    for before in dict.fromkeys(rank.sub("", word[: head.start()]) for rank in RANKS):
        yield from _behind_head(word, head, before)


def _behind_head(word: str, head: re.Match[str], before: str) -> Iterator[Cut]:
    filling = _FILLING.match(word, head.end())
    inner_at = filling.end() if filling else head.end()
    for kind in _KIND.finditer(word, head.end()):
        behind = word[kind.end() :]
        if kind.start() <= inner_at:
            yield from _placed(before, "", behind, word[head.start() : kind.end()])
            continue
        for start in _starts(kind):
            words = word[head.start() : inner_at] + word[start : kind.end()]
            yield from _placed(before, _inner(word[inner_at:start]), behind, words)


def _inner(words: str) -> str:
    """A place within a kind, without the city's name for its being there: 驻上海 is no place of the chain."""
    return "" if words.startswith("驻") else words


def _starts(kind: re.Match[str]) -> Iterator[int]:
    """Where the kind may begin within its words: 服务中心 may be the end of a place before 联络站."""
    at = kind.start()
    while at < kind.end() and (step := _STEP.match(kind.string, at)):
        yield at
        at = step.end()


def _placed(before: str, inner: str, behind: str, kind: str) -> Iterator[Cut]:
    if behind and not before + inner:
        yield Cut(behind, kind, behind=True)
    elif behind:
        # 泉塘社区人大代表联络站（雨花区）, 横市镇人大代表联络站（望北峰村）: one chain with its kind between.
        yield Cut(behind + before + inner, kind, behind=True)
        if not UPPER.search(kind):
            yield Cut(before + inner + behind, kind, behind=True)
    elif UNIT_IN_KIND.fullmatch(inner):
        yield Cut(before + inner, kind, inner)
        yield Cut(before, kind, inner)
    else:
        yield Cut(before + inner, kind)
