"""S214 同一天的轮值写了两次

同一天只会显示一行，另一行的代表就不见了。

错：
    - {on: 2026-12-09, deputies: ["100023"]}
    - {on: 2026-12-09, deputies: ["100045"]}
对：
    - {on: 2026-12-09, deputies: ["100023", "100045"]}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Days that occur twice in one station's rota."""
    for station in site.stations:
        seen: set[dt.date] = set()
        for i, duty in enumerate(station.detail.rota):
            if duty.on in seen:
                yield RULE.at(
                    station.path,
                    ("rota", i, "on"),
                    f"{duty.on} 的轮值前面已经写过。",
                    "两行并成一行，代表编号写在一起。",
                )
            seen.add(duty.on)
