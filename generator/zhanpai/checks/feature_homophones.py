"""S271 两个“联络站+”的词读音一样

“联络站+”的网页用拼音做网址。两个读音一样的词会争一个网址；多半是同一个词写错了一个字。

错：
    0001.yaml 写 features: [党建]，0002.yaml 写 features: [党健]
对：
    两处都写 features: [党建]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from zhanpai.domain import features
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Words that sound like one that more stations use (of two as frequent, the one used first)."""
    used: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for station in site.stations:
        for i, word in enumerate(station.detail.features):
            used[word].append((station.path, i))
    leading: dict[str, str] = {}
    for word in sorted(used, key=lambda word: -len(used[word])):
        other = leading.setdefault(features.slug_of(word), word)
        if other != word:
            for path, i in used[word]:
                message = f"“{word}”和别的站写的“{other}”读音一样，网址会撞在一起。"
                fix = f"同一个意思就写成“{other}”；不是，就换一个说法。"
                yield RULE.at(path, ("features", i), message, fix)
