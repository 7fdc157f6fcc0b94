"""D273 民生实事项目的进展前后不一致

居民看的是“办到哪一步”。进度往回退、说完成了进度却不到一百，公开就失去了意义。

错：
    status: done
    milestones:
      - {on: 2026-05-10, text: 主体完工, percent: 60}
      - {on: 2026-09-01, text: 投入使用, percent: 50}
对：
    status: done
    milestones:
      - {on: 2026-05-10, text: 主体完工, percent: 60}
      - {on: 2026-09-01, text: 投入使用, percent: 100}
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from zhanpai.domain.model.project import Milestone, Project, ProjectStatus
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Keys, Rule, clip

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Progress that runs backwards, or is not what the status says."""
    for item in site.projects:
        faults = list(_backwards(item.record)) or list(_against_status(item.record))
        for keys, message, fix in faults:
            yield RULE.at(item.path, (item.index, *keys), f"“{clip(item.record.title)}”：{message}", fix)


def _backwards(project: Project) -> Iterator[tuple[Keys, str, str]]:
    steps = list(enumerate(project.milestones))
    for (_, before), (i, after) in pairwise(steps):
        if after.on < before.on:
            message = f"“{clip(after.text)}”的日期 {after.on} 早于上一条的 {before.on}。"
            yield ("milestones", i, "on"), message, "按先后顺序排列，改正写错的日期。"
    known: list[tuple[int, Milestone, int]] = [(i, m, m.percent) for i, m in steps if m.percent is not None]
    for (_, _, before_percent), (i, step, percent) in pairwise(known):
        if percent < before_percent:
            message = f"到“{clip(step.text)}”完成 {percent}%，比前面的 {before_percent}% 还少。"
            yield (
                ("milestones", i, "percent"),
                message,
                "改正写错的数字；计划变了，在 note 里说明，进度不往回写。",
            )


def _against_status(project: Project) -> Iterator[tuple[Keys, str, str]]:
    status, percent = project.status, project.percent
    if status is ProjectStatus.DONE and percent < 100:
        message = f"状态是“已完成”，进度只到 {percent}%。"
        fix = "在 milestones 里补上完成的那一条，写 percent: 100；没有完成就写 status: under_way。"
        yield ("status",), message, fix
    elif status is ProjectStatus.UNDER_WAY and percent == 100:
        message = "进度已经 100%，状态还是“实施中”。"
        yield ("status",), message, "改成 status: done；没有全部完成，就改小 percent。"
    elif status in (ProjectStatus.PROPOSED, ProjectStatus.NOT_SELECTED) and percent:
        message = f"状态是“{status.label}”，却写了进度 {percent}%。"
        yield ("status",), message, "已经动工就写 status: under_way；没有就删掉 percent。"
    elif status is ProjectStatus.STOPPED and not project.note:
        message = "状态是“已调整”，没有说明为什么。"
        yield ("status",), message, "补上一行 note，向居民说明原因，例如 note: 因地铁施工，改到明年实施。"
