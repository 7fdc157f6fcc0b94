"""L307 正文有一段读不出原来的意思

有几种写法，网页上看到的和写的不一样：一段话没有了，或者不该公开的几行登了出来。程序不猜，请改清楚。

错：
    ```（只写了开头，没有写结尾）
    [1]: 见附件（正文里没有用到）
对：
    删掉“```”；把“见附件”写进句子里
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Text that residents would read as something else than was written, or not at all."""
    for item in site.articles:
        for fault in item.document.faults:
            if fault.kind == "loss":
                line = item.body_line + fault.line
                yield RULE.at_line(item.path, line, fault.column, fault.message, fault.fix, fault.width)
