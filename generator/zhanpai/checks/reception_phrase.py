"""D204 接待日的写法读不懂

接待日按固定的几种说法写，程序才算得出具体日期，逢节假日才能自动顺延。

错：
    - {rule: 每月第6个周三, time: 9:00-11:30}
对：
    - {rule: 每月第2个周三, time: 9:00-11:30}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.domain.schedule import PhraseError, parse_phrase
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """A finding for each reception rule that names no day."""
    for station in site.stations:
        for i, rule in enumerate(station.detail.reception):
            try:
                parse_phrase(rule.rule)
            except PhraseError as error:
                yield RULE.at(station.path, ("reception", i, "rule"), error.message, error.fix)
