"""L308 正文里的记号会原样显示

星号、方括号没有配成对，表格少一行横线，居民看到的就是这些记号。文字不会丢，只是难看。

错：
    **接待时间：每月第二个周三
    [反映意见指南](/gui de/)
对：
    **接待时间：**每月第二个周三
    [反映意见指南](/guide/)
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Marks that mean nothing where they stand."""
    for item in site.articles:
        for fault in item.document.faults:
            if fault.kind == "mark":
                line = item.body_line + fault.line
                yield RULE.at_line(item.path, line, fault.column, fault.message, fault.fix, fault.width)
