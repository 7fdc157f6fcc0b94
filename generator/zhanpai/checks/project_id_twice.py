"""S273 两个民生实事项目用了同一个编号

编号是项目在网页上的位置，别处的链接靠它找到这个项目。编号跨年也不能重复。

错：
    - {id: 2026-01, title: 新建社区食堂 20 个, …}
    - {id: 2026-01, title: 改造农贸市场 8 个, …}
对：
    - {id: 2026-01, title: 新建社区食堂 20 个, …}
    - {id: 2026-02, title: 改造农贸市场 8 个, …}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, clip

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Ids that an earlier project bears, those that only differ in blanks included."""
    first: dict[str, ProjectItem] = {}
    for item in sorted(site.projects, key=lambda p: (p.year, p.index)):
        other = first.setdefault(urls.project_anchor(item), item)
        if other is not item:
            message = f"编号 {item.record.id} 已经给了“{clip(other.record.title)}”（{other.path}）。"
            yield RULE.at(item.path, (item.index, "id"), message, "换一个没有用过的编号。")
