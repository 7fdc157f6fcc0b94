"""S282 放假停止接待的起止日期写反了

最后一天比第一天还早，网页上什么也不会登，居民照常来，门却关着。

错：
    - {since: 2027-10-08, until: 2027-10-01, reason: 国庆节放假}
对：
    - {since: 2027-10-01, until: 2027-10-08, reason: 国庆节放假}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import closures
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Closures whose last day comes before the first; of one long over nothing is said."""
    for i, closure in enumerate(site.register.closures):
        if closure.until < closure.since and not closures.is_history(closure, site.today):
            message = f"停止接待从 {closure.since} 起，到 {closure.until} 为止，最后一天比第一天还早。"
            fix = f"写反了的，写成 since: {closure.until}, until: {closure.since}；年月写错了的，改正日期。"
            yield RULE.at("stations.yaml", ("closures", i, "until"), message, fix)
