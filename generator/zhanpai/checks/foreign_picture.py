"""L305 正文引用了别的网站的图片

别的网站的图片随时会消失，打开网页时还会把居民的访问记录告诉那个网站。

错：
    ![接待](https://img.example.com/a.jpg)
对：
    ![接待](jiedai.jpg)（图片放在新闻旁边）
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, clip

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Pictures in Markdown that do not lie beside it."""
    for item in site.articles:
        for named in item.document.pictures:
            if "/" in named.name or "\\" in named.name:
                folder = item.path.rpartition("/")[0]
                message = f"图片“{clip(named.name)}”不在这篇文章的文件夹里。"
                fix = f"把图片存到 {folder}/，这里只写文件名。"
                line = item.body_line + named.line
                yield RULE.at_line(item.path, line, named.column, message, fix, named.width)
