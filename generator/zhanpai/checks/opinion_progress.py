"""D215 意见的办理过程前后不一致

居民看的是“办到哪一步”。过程和状态对不上，公开就失去了意义。

错：
    status: replied
    history: [{status: received, on: 2026-03-02}, {status: sorted, on: 2026-03-01}]
对：
    status: replied
    history: [{status: received, on: 2026-03-02}, {status: replied, on: 2026-03-20}]
    reply: 已列入今年加装电梯计划
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Keys, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Histories that run backwards, end elsewhere, or promise an answer that is not there."""
    for station in site.stations:
        for i, opinion in enumerate(station.opinions):
            for keys, message, fix in _faults(opinion):
                yield RULE.at(station.opinions_path, (i, *keys), message, fix)


def _faults(opinion: Opinion) -> Iterator[tuple[Keys, str, str]]:
    steps = list(enumerate(opinion.history))
    backwards = [(j, before, after) for (_, before), (j, after) in pairwise(steps) if after.on < before.on]
    for j, before, after in backwards:
        message = f"编号 {opinion.id}：“{after.status.label}”的日期 {after.on} 早于“{before.status.label}”的 {before.on}。"
        yield ("history", j, "on"), message, "按先后顺序排列，改正写错的日期。"
    last = opinion.history[-1].status if opinion.history else opinion.status
    if last is not opinion.status and not backwards:
        message = f"编号 {opinion.id}：状态是“{opinion.status.label}”，办理过程的最后一步却是“{last.label}”。"
        yield ("status",), message, f"改成 status: {last.value}，或在 history 里补上最后一步。"
    if opinion.status is OpinionStatus.DECLINED:
        if not opinion.redirect:
            message = f"编号 {opinion.id} 不属受理范围，没有告诉居民该去哪里反映。"
            yield ("status",), message, "补上一行 redirect，写明该去哪里，例如 redirect: 请拨打12345热线。"
    elif opinion.status.is_answered and not opinion.reply:
        message = f"编号 {opinion.id} 的状态是“{opinion.status.label}”，没有写答复内容。"
        fix = "补上一行 reply，写明答复；还没答复的，改成 status: in_handling，history 里也去掉这一步。"
        yield ("status",), message, fix
