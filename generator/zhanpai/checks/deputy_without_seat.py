"""S219 代表没有写职务

只写编号和姓名的，是在别的站也接待的代表，资料写在那个站里。哪个站都没有写他的代表职务，网页上就说不出他是哪里的人大代表。

错：
    - {id: "100023", name: 张示例}，别的站里也没有写 mandates
对：
    - {id: "100023", name: 张示例, mandates: [{level: city, term: 第十六届}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Deputies none of whose entries has a seat, told where each of them is first named."""
    for deputy, station in site.deputies:
        # Another station's file, if it cannot be read, may have the seats.
        if deputy.mandates or site.may_lack_deputies or deputy.id in site.lost_ids:
            continue
        i = next(i for i, d in enumerate(station.deputies) if d is deputy)
        message = f"{deputy.name}（代表编号 {deputy.id}）缺少代表职务（mandates）。"
        fix = "补上“mandates: ”，内容写成 [{level: district, term: 第五届}] 这样；资料在别的站里的，编号、姓名要和那里一样。"
        yield RULE.at(station.path, ("deputies", i, "mandates"), message, fix)
