"""D274 民生实事项目的日期不合情理

票决、进展是已经发生的事，日期不会在今天以后；先票决，后开工，再完成。日期不对，居民会以为项目拖了一年。

错：
    votes: {on: 2062-01-16, …}
对：
    votes: {on: 2026-01-16, …}
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Keys, Rule, clip

RULE = Rule.parse(__doc__)

LONGEST = 5
"""Years that a project of one year's list may take."""


def check(site: Site) -> Iterator[Finding]:
    """A finding for each date of a project that cannot be."""
    for item in site.projects:
        for keys, message, fix in _faults(item, site.today):
            yield RULE.at(item.path, (item.index, *keys), f"“{clip(item.record.title)}”：{message}", fix)


def _faults(item: ProjectItem, today: dt.date) -> Iterator[tuple[Keys, str, str]]:
    record = item.record
    voted = record.votes.on if record.votes else None
    if voted and voted > today:
        yield ("votes", "on"), f"票决日期 {voted} 还没有到。", f"改成实际的日期，不晚于 {today}。"
    elif voted and voted.year not in (item.year - 1, item.year):
        message = f"票决日期 {voted} 不在 {item.year} 年，也不在上一年。"
        yield ("votes", "on"), message, f"改正日期；不是 {item.year} 年的项目，移到它那一年的文件里。"
    elif voted and record.due and record.due < voted:
        yield ("due",), f"计划完成日期 {record.due} 早于票决日期 {voted}。", "改正写错的日期。"
    elif record.due and not item.year <= record.due.year <= item.year + LONGEST:
        message = f"计划完成日期 {record.due} 和 {item.year} 年的项目对不上。"
        fix = f"写 {item.year} 年到 {item.year + LONGEST} 年之间的日期。"
        yield ("due",), message, fix
    for i, step in enumerate(record.milestones):
        if step.on > today:
            message = f"“{clip(step.text)}”的日期 {step.on} 还没有到。"
            yield ("milestones", i, "on"), message, f"进展写已经做到的事，日期不晚于 {today}。"
