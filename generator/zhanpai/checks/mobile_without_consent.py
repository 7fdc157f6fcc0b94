"""V403 公开手机号没有本人同意

代表的手机号只有本人书面同意后才能公开，同意的日期要写在资料里。联络站的电话一律写座机。

错：
    phone: 13800000000
对：
    phone: 13800000000
    consent: {phone: 2026-01-05}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule
from zhanpai.kit.privacy import is_mobile

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Mobile numbers of stations, and of deputies without a dated consent."""
    info = site.register.site.contact
    if info.phone and is_mobile(info.phone):
        yield RULE.at(
            "stations.yaml",
            ("site", "contact", "phone"),
            "网站的联系电话是手机号。",
            "写办公座机，例如 010-88880001。",
        )
    for station in site.stations:
        if station.detail.phone and is_mobile(station.detail.phone):
            yield RULE.at(
                station.path, ("phone",), "联络站的电话是手机号。", "写办公座机，例如 010-88880001。"
            )
        for i, deputy in enumerate(station.detail.deputies):
            if deputy.phone and is_mobile(deputy.phone) and deputy.consent.phone is None:
                message = f"{deputy.name}的电话是手机号，没有写本人同意公开的日期。"
                fix = "本人书面同意后，加一行 consent: {phone: 同意的日期}；没有同意就删掉电话。"
                yield RULE.at(station.path, ("deputies", i, "phone"), message, fix)
