"""S285 轮值排在停止接待的日子里

名册里写着那天停止接待，轮值表里又有代表接待：网页按停止接待登，值班的代表不知道，跑一趟空。

错：
    名册 closures 里 2027-10-01 到 2027-10-08 放假，rota 里有 {on: 2027-10-06, deputies: ["100023"]}
对：
    轮值改到 2027-10-11；这个站照常接待的，把站号写进 closures 的 receiving
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain import closures, schedule
from zhanpai.domain.model.site import Site
from zhanpai.kit.dates import format_long_date
from zhanpai.kit.diagnostics import Finding, Rule, Severity

RULE = Rule.parse(__doc__, Severity.WARNING)


def check(site: Site) -> Iterator[Finding]:
    """Coming duties of stations that receive within a closure that holds for them."""
    for station in site.stations:
        if not (station.receives and station.closures):
            continue
        pauses = closures.pauses(station.closures)
        for i, duty in enumerate(station.detail.rota):
            if duty.on >= site.today and (pause := schedule.pause_on(duty.on, pauses)):
                message = f"{duty.on} 排了轮值，那天因{pause.reason}停止接待，网页上不登。"
                after = closures.resumes_from(pause, pauses)
                fix = (
                    f"改到 {format_long_date(after)}以后，或者删掉这一行；"
                    f'照常接待的，在 stations.yaml 的 closures 里加上 receiving: ["{station.id}"]。'
                )
                yield RULE.at(station.path, ("rota", i, "on"), message, fix)
