"""L309 图片的说明是文件名

图片下面印的、读屏软件念的，都是方括号里的说明。“IMG_2031”对居民没有意思。

错：
    ![IMG_2031](IMG_2031.jpg)
对：
    ![代表在接待室听居民说话](IMG_2031.jpg)
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Pictures in a text that are described by the name of a file."""
    for item in site.articles:
        for fault in item.document.faults:
            if fault.kind == "picture":
                line = item.body_line + fault.line
                yield RULE.at_line(item.path, line, fault.column, fault.message, fault.fix, fault.width)
