"""N110 地名里有不该有的字

站名只由地名、行业和固定用词组成。括号、引号、数字、星级、品牌和“的”都不进站名，单独一个“区”“镇”也不是地名。

错：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区（五星级）}
对：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhanpai.domain.model.register import StationRow
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)

_FOREIGN = re.compile(r"[^\u3007\u3400-\u9fff\U00020000-\U0003ffff·]")
_TYPED_NAME = re.compile("代表|联络站|联系点|星级|的$")
_IN_BRACKETS = re.compile(r"[（(【].*?[）)】]")
# 人大 alone may be a place: 东塘街道 has a 省人大社区.
_BARE = re.compile("区|县|市|镇|乡|街道|社区|村|小区")


def check(site: Site) -> Iterator[Finding]:
    """Places of station rows that would spoil the name."""
    for i, row in enumerate(site.register.stations):
        for key in ("community", "point", "field"):
            value = getattr(row, key)
            if value is None:
                continue
            title = StationRow.model_fields[key].title
            if found := _FOREIGN.search(value) or _TYPED_NAME.search(value):
                message = f"{title}写成“{value}”，站名里不能有“{found[0]}”。"
                bare = _TYPED_NAME.sub("", _FOREIGN.sub("", _IN_BRACKETS.sub("", value)))
                example = f"，例如 {bare}" if bare and not _BARE.fullmatch(bare) else ""
                fix = f"只写地名或行业本身{example}；不加括号、引号、数字和站名用词。"
                yield RULE.at("stations.yaml", ("stations", i, key), message, fix)
            elif _BARE.fullmatch(value):
                yield RULE.at(
                    "stations.yaml",
                    ("stations", i, key),
                    f"{title}只写了“{value}”。",
                    "写出它的名字，例如 湖东社区。",
                )
