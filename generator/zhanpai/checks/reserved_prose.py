"""S215 网页文件名和网站自己的网址冲突

news、s、d 这些网址是程序用的，手写的网页不能再叫这个名字。

错：
    content/pages/news.md
对：
    content/pages/tongzhi.md
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.domain.urls import RESERVED_PROSE_SLUGS
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Hand-written pages that would lie on an address of ours."""
    for page in site.prose:
        if page.slug in RESERVED_PROSE_SLUGS:
            message = f"“{page.slug}”是网站自己用的网址。"
            yield RULE.at(page.path, (), message, f"换一个文件名，例如 {page.slug}-info.md。")
