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
from zhanpai.kit import markdown
from zhanpai.kit.diagnostics import Finding, Rule, clip

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Pictures in Markdown that do not lie beside it."""
    for item in site.articles:
        for target, line in markdown.image_targets(item.body):
            if "/" in target or "\\" in target:
                column = max(1, item.body.split("\n")[line].find(target) + 1)
                folder = item.path.rpartition("/")[0]
                message = f"图片“{clip(target)}”不在这篇文章的文件夹里。"
                fix = f"把图片存到 {folder}/，这里只写文件名。"
                yield RULE.at_line(item.path, item.body_line + line, column, message, fix, len(target))
