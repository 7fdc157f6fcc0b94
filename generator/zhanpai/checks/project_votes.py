"""D272 民生实事项目的票数加不起来

票决结果向全体居民公开，一票都不能差。赞成、反对、弃权、未投票加起来，应当等于到会代表数。

错：
    votes: {on: 2026-01-16, agree: 210, against: 3, abstain: 2, of: 220}
对：
    votes: {on: 2026-01-16, agree: 210, against: 3, abstain: 2, not_voting: 5, of: 220}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, clip

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Votes whose parts are not their whole."""
    for item in site.projects:
        votes = item.record.votes
        if votes is None or votes.counted == votes.of:
            continue
        message = f"“{clip(item.record.title)}”的票数加起来是 {votes.counted}，到会代表写的是 {votes.of}。"
        missing = votes.of - votes.counted
        fix = "对照计票结果，核对赞成、反对、弃权和到会代表的人数。"
        if missing > 0:
            fix = (
                f"对照计票结果改正；有 {missing} 人没有投票，就写 not_voting: {missing + votes.not_voting}。"
            )
        yield RULE.at(item.path, (item.index, "votes", "of"), message, fix)
