"""S283 放假停止接待的日子太长

放假没有超过 60 天的：多半是年份或者月份写错了，全市的接待日都会不见。一个站真要停这么久，在它那一行写暂停接待。

错：
    closures:
      - {since: 2027-10-01, until: 2028-10-08, reason: 国庆节放假}
对：
    closures:
      - {since: 2027-10-01, until: 2027-10-08, reason: 国庆节放假}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import closures
from zhanpai.domain.model.register import Closure
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Closures of more than `LONGEST` days; of one long over nothing is said."""
    for i, closure in enumerate(site.register.closures):
        days = closures.length(closure)
        if days > closures.LONGEST and not closures.is_history(closure, site.today):
            message = f"停止接待从 {closure.since} 到 {closure.until}，有 {days} 天，放假没有这么长的。"
            suspended = f"status: suspended, since: {closure.since}"
            likely = _likely_end(closure)
            asked = f"是不是想写 {likely}？" if likely else "改正日期。"
            fix = f"{asked}一个站真要停这么久，在 stations 里它那一行写 {suspended}，这里删掉。"
            yield RULE.at(
                "stations.yaml", ("closures", i, "until"), message, fix, new=likely or None, is_guess=True
            )


def _likely_end(closure: Closure) -> str:
    """The same day in the year of the first day, or in the next, if that is no longer than a holiday; "" if neither is."""
    for year in (closure.since.year, closure.since.year + 1):
        try:
            end = closure.until.replace(year=year)
        except ValueError:
            continue
        if 0 < closures.length(closure.model_copy(update={"until": end})) <= closures.LONGEST:
            return end.isoformat()
    return ""
