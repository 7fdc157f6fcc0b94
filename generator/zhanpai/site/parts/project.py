"""A livelihood project: in full, and on a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import urls
from zhanpai.domain.model.project import Project, ProjectItem, ProjectStatus, Votes
from zhanpai.domain.model.site import Site
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date
from zhanpai.site.parts.link import Link, deputy_link, station_link
from zhanpai.site.parts.once import once
from zhanpai.site.parts.tag import Tag

TONES = {
    ProjectStatus.DONE: "done",
    ProjectStatus.UNDER_WAY: "progress",
    ProjectStatus.STOPPED: "declined",
    ProjectStatus.NOT_SELECTED: "declined",
}


@dataclass(frozen=True, slots=True)
class ProgressBar:
    """How much is done, in per cent and in words; `label` says of what, `last` what happened last, or is ""."""

    percent: int
    words: str
    label: str
    last: str = ""


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project on a list; `year` as 2026年."""

    title: str
    href: str
    year: str
    status: Tag
    progress: ProgressBar | None = None


@dataclass(frozen=True, slots=True)
class ProjectTerm:
    """What is so of a project: a value, or links instead of one."""

    term: str
    value: str = ""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ProjectStep:
    """What was reached on a day; `percent` as 完成65%, or ""."""

    on: str
    words: str
    percent: str = ""


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """A project in full; `id` is where a link inside the page lands, `goal` is paragraphs, `steps` newest first."""

    id: str
    title: str
    meta: str
    status: Tag
    goal: tuple[str, ...]
    note: str
    progress: ProgressBar | None
    facts: tuple[ProjectTerm, ...]
    steps: tuple[ProjectStep, ...]


def address(site: Site, item: ProjectItem) -> str:
    """Where the project is told of in full."""
    district = site.register.district_by_name.get(item.record.district or "")
    return f"{urls.projects_of_year(item.year, district)}#{urls.project_anchor(item)}"


@once
def project_line(site: Site, item: ProjectItem) -> ProjectLine:
    """A livelihood project as it stands on a list."""
    return ProjectLine(
        title=item.record.title,
        href=address(site, item),
        year=f"{item.year}年",
        status=status(site, item),
        progress=progress(item.record) if shows_progress(item.record) else None,
    )


def project_card(site: Site, item: ProjectItem) -> ProjectCard:
    """A project in full; of what is not known nothing is said."""
    record = item.record
    return ProjectCard(
        id=urls.project_anchor(item),
        title=record.title,
        meta=" · ".join(filter(None, [place(record), f"编号{record.id}"])),
        status=status(site, item),
        goal=tuple(markdown.paragraphs(record.goal)),
        note=record.note,
        progress=progress(record) if shows_progress(record) else None,
        facts=tuple(_facts(site, item)),
        steps=tuple(
            ProjectStep(format_date(m.on), m.text, "" if m.percent is None else f"完成{m.percent}%")
            for m in reversed(record.milestones)
        ),
    )


def status(site: Site, item: ProjectItem) -> Tag:
    """How far it is, or that it should have been done."""
    if item.is_late_on(site.today):
        return Tag("已过计划日期", "suspended")
    return Tag(item.record.status.label, TONES.get(item.record.status, "plain"))


def shows_progress(record: Project) -> bool:
    """Whether there is progress to show: not of what was never begun."""
    return record.status in (ProjectStatus.UNDER_WAY, ProjectStatus.DONE) or record.percent > 0


def progress(record: Project) -> ProgressBar:
    """The bar, and the same in words."""
    last = record.milestones[-1] if record.milestones else None
    return ProgressBar(
        percent=record.percent,
        words=f"完成{record.percent}%",
        label=f"{record.title}的进度",
        last=f"{format_date(last.on)}：{last.text}" if last else "",
    )


def place(record: Project) -> str:
    """Where it is done: the district and township, or the whole city."""
    return f"{record.district}{record.township or ''}" if record.district else "市级项目"


def votes(record: Votes) -> str:
    """The deputies' vote on a project in one sentence."""
    where = f"{format_date(record.on)}{f'，{record.by}' if record.by else ''}"
    counted = f"赞成{record.agree}票、反对{record.against}票、弃权{record.abstain}票"
    missing = f"，未投票{record.not_voting}人" if record.not_voting else ""
    return f"{where}：到会代表{record.of}人，{counted}{missing}。"


def budget(amount: float) -> str:
    """An amount of 万元 in words: 1200 → 1200万元, 12000 → 1.2亿元."""
    return f"{amount / 10_000:g}亿元" if amount >= 10_000 else f"{amount:g}万元"


def _facts(site: Site, item: ProjectItem) -> Iterator[ProjectTerm]:
    record = item.record
    if record.responsible_body:
        yield ProjectTerm("责任单位", record.responsible_body)
    if record.due:
        yield ProjectTerm("计划完成", format_date(record.due))
    if record.budget:
        yield ProjectTerm("预算", budget(record.budget))
    if record.votes:
        yield ProjectTerm("代表票决", votes(record.votes))
    if watching := site.deputies_of(record.deputies):
        yield ProjectTerm("监督代表", links=tuple(deputy_link(d) for d, _ in watching))
    if stations := site.stations_of(record.stations):
        yield ProjectTerm("相关联络站", links=tuple(map(station_link, stations)))
    if news := [n for n in site.published_news if n.stem in record.news]:
        yield ProjectTerm("相关动态", links=tuple(Link(n.front.title, urls.news_item(n)) for n in news))
