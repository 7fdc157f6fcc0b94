"""D205 接待时间不对

时间写成“几点-几点”，上午下午都接待就写两段。

错：
    time: 9点到25点
对：
    time: 9:00-12:00, 14:30-17:00
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.domain.schedule import PhraseError, parse_times
from zhanpai.kit.diagnostics import Finding, Keys, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Times of receptions and duties that are none."""
    for station in site.stations:
        typed = {("reception", i): rule.time for i, rule in enumerate(station.detail.reception)}
        typed |= {("rota", i): duty.time for i, duty in enumerate(station.detail.rota)}
        for keys, time in typed.items():
            if time:
                yield from _check(station.path, (*keys, "time"), time)


def _check(path: str, keys: Keys, typed: str) -> Iterator[Finding]:
    try:
        parse_times(typed)
    except PhraseError as error:
        yield RULE.at(path, keys, error.message, error.fix)
