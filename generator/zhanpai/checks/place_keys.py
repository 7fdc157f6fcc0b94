"""N108 站点缺少它那一类该有的地名，或者多写了

街道站要写区县和街道，社区站还要写社区，行业站要写行业。少一个，站名就拼不全；多一个，站名里不会出现。

错：
    - {id: "0002", kind: community, district: 岳麓区, community: 湖东社区}
对：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.content.scaffold.register_line import PLACES
from zhanpai.domain.model.register import StationRow
from zhanpai.domain.model.site import Site
from zhanpai.domain.naming import PLACES_OF_KIND, REQUIRED_OF_KIND
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Rows whose places are not those of their kind."""
    for i, row in enumerate(site.register.stations):
        for key in PLACES:
            title = StationRow.model_fields[key].title
            value = getattr(row, key)
            if value is None and key in REQUIRED_OF_KIND[row.kind]:
                message = f"站号 {row.id} 是{row.kind.label}，缺少{title}（{key}）。"
                fix = f"在这一行补上“{key}: ”，冒号后面写{title}的名称。"
                yield RULE.at("stations.yaml", ("stations", i, key), message, fix)
            elif value is not None and key not in PLACES_OF_KIND[row.kind]:
                message = f"站号 {row.id} 是{row.kind.label}，用不上{title}“{value}”。"
                fix = f"删掉 {key}，或者改站点类别（kind）。"
                yield RULE.at("stations.yaml", ("stations", i, key), message, fix, on_key=True)
