"""N109 站点用词没有定，或者和旧用词打架

一类站全市只用一个词，在 kinds 里定一次。正在用的词不能同时列为旧用词。

错：
    kinds: {community: {word: 联络站}}
    former_words: [联络站, 活动室]
对：
    kinds: {community: {word: 联络站}}
    former_words: [活动室]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.register import StationKind
from zhanpai.domain.model.site import Site
from zhanpai.domain.naming import USUAL_WORD
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)

_SAID_BY_WORD = (StationKind.MOBILE, StationKind.ONLINE)
"""The kinds that nothing but their word tells from a station of the place."""


def check(site: Site) -> Iterator[Finding]:
    """Kinds in use without a word, and former words that are in use."""
    register = site.register
    missing = {row.kind for row in register.stations} - set(register.kinds)
    for kind in sorted(missing):
        message = f"名册里有{kind.label}（{kind.value}），kinds 里没有它的用词。"
        yield RULE.at(
            "stations.yaml",
            ("kinds",),
            message,
            f"在 kinds 下面补一行“{kind.value}: {{word: {USUAL_WORD[kind]}}}”。",
            on_key=True,
        )
    for kind in _SAID_BY_WORD:
        word = register.kinds.get(kind)
        other = next((k for k, w in register.kinds.items() if k is not kind and word == w), None)
        if word and other:
            message = f"{kind.label}和{other.label}都叫“{word.word}”，同一个地方的两个站就同名了。"
            fix, keys = f"写成 {USUAL_WORD[kind]}。", ("kinds", kind.value, "word")
            yield RULE.at("stations.yaml", keys, message, fix, new=USUAL_WORD[kind], is_guess=True)
    words = {kind.word for kind in register.kinds.values()}
    for i, former in enumerate(register.former_words):
        if former in words:
            message = f"“{former}”正在使用，又列为旧用词。"
            yield RULE.at(
                "stations.yaml", ("former_words", i), message, f"从 former_words 里删掉“{former}”。"
            )
