"""N111 社区（村）的名称不全

“湖东”是湖东社区还是湖东村？站名、门牌上要写全。确实就叫这个名字的，不用改。

错：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东}
对：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.domain.place_names import is_whole, registered
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)

_PLACE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,}")


def check(site: Site) -> Iterator[Finding]:
    """Communities that do not say whether they are 社区 or 村."""
    for i, row in enumerate(site.register.stations):
        place = row.community
        # N110 speaks of what is no place at all.
        if place and _PLACE.fullmatch(place) and not is_whole(place) and registered(place) == place:
            message = f"社区（村）写成“{place}”，没有写明是社区还是村。"
            fix = f"核对全名，例如 {place}社区。"
            yield RULE.at("stations.yaml", ("stations", i, "community"), message, fix)
