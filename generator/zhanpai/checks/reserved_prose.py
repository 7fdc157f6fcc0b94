"""S215 网页文件名和网站自己的网址冲突

news、s、d 这些网址是程序用的，手写的网页不能再叫这个名字。二维码用短码（permalink_style: compact）时，站号、代表编号也是网址。

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
    has_aliases = site.has_aliases
    for page in site.prose:
        if page.slug in RESERVED_PROSE_SLUGS or (has_aliases and _is_number(site, page.slug)):
            message = f"“{page.slug}”是网站自己用的网址。"
            yield RULE.at(page.path, (), message, f"换一个文件名，例如 {page.slug}-info.md。")


def _is_number(site: Site, slug: str) -> bool:
    return slug in site.station_by_id or slug in site.deputy_by_id
