"""What the theme's components are given of livelihood projects: one in full, and one on a line."""

from __future__ import annotations

from collections.abc import Iterable

from zhanpai.domain import urls
from zhanpai.domain.model.project import Project, ProjectItem, ProjectStatus, Votes
from zhanpai.domain.model.site import Site
from zhanpai.kit import markdown
from zhanpai.kit.dates import format_date
from zhanpai.site.parts import Card

TONES = {
    ProjectStatus.DONE: "done",
    ProjectStatus.UNDER_WAY: "progress",
    ProjectStatus.STOPPED: "declined",
    ProjectStatus.NOT_SELECTED: "declined",
}


def address(site: Site, item: ProjectItem) -> str:
    """Where the project is told of in full."""
    district = site.register.district_by_name.get(item.record.district or "")
    return f"{urls.projects_of_year(item.year, district)}#{urls.project_anchor(item)}"


def line(site: Site, item: ProjectItem) -> Card:
    """A project on a list."""
    return {
        "title": item.record.title,
        "href": address(site, item),
        "year": f"{item.year}年",
        "status": status(site, item),
        "progress": progress(item.record) if shows_progress(item.record) else None,
    }


def card(site: Site, item: ProjectItem) -> Card:
    """A project in full; of what is not known nothing is said."""
    record = item.record
    return {
        "id": urls.project_anchor(item),
        "title": record.title,
        "meta": " · ".join(filter(None, [place(record), f"编号{record.id}"])),
        "status": status(site, item),
        "goal": markdown.paragraphs(record.goal),
        "note": record.note,
        "progress": progress(record) if shows_progress(record) else None,
        "facts": list(_facts(site, item)),
        "steps": [
            {"on": format_date(m.on), "words": m.text, "percent": _percent(m.percent)}
            for m in reversed(record.milestones)
        ],
    }


def status(site: Site, item: ProjectItem) -> Card:
    """The tag: how far it is, or that it should have been done."""
    if item.is_late_on(site.today):
        return {"words": "已过计划日期", "tone": "suspended"}
    return {"words": item.record.status.label, "tone": TONES.get(item.record.status, "plain")}


def shows_progress(record: Project) -> bool:
    """Whether there is progress to show: not of what was never begun."""
    return record.status in (ProjectStatus.UNDER_WAY, ProjectStatus.DONE) or record.percent > 0


def progress(record: Project) -> Card:
    """The bar, and the same in words."""
    last = record.milestones[-1] if record.milestones else None
    return {
        "percent": record.percent,
        "words": f"完成{record.percent}%",
        "label": f"{record.title}的进度",
        "last": f"{format_date(last.on)}：{last.text}" if last else "",
    }


def place(record: Project) -> str:
    """Where it is done: the district and township, or the whole city."""
    return f"{record.district}{record.township or ''}" if record.district else "市级项目"


def votes(record: Votes) -> str:
    """The vote in a sentence."""
    where = f"{format_date(record.on)}{f'，{record.by}' if record.by else ''}"
    counted = f"赞成{record.agree}票、反对{record.against}票、弃权{record.abstain}票"
    missing = f"，未投票{record.not_voting}人" if record.not_voting else ""
    return f"{where}：到会代表{record.of}人，{counted}{missing}。"


def budget(amount: float) -> str:
    """1200 → 1200万元; 12000 → 1.2亿元."""
    return f"{amount / 10_000:g}亿元" if amount >= 10_000 else f"{amount:g}万元"


def _facts(site: Site, item: ProjectItem) -> Iterable[Card]:
    record = item.record
    if record.responsible_body:
        yield {"term": "责任单位", "value": record.responsible_body}
    if record.due:
        yield {"term": "计划完成", "value": format_date(record.due)}
    if record.budget:
        yield {"term": "预算", "value": budget(record.budget)}
    if record.votes:
        yield {"term": "代表票决", "value": votes(record.votes)}
    watching = [site.deputy_by_id[id][0] for id in record.deputies if id in site.deputy_by_id]
    if watching:
        yield {"term": "监督代表", "links": [{"words": d.name, "href": urls.deputy(d)} for d in watching]}
    stations = [site.station_by_id[id] for id in record.stations if id in site.station_by_id]
    if stations:
        yield {
            "term": "相关联络站",
            "links": [{"words": s.short_name, "href": urls.station(s)} for s in stations],
        }
    news = [n for n in site.published_news if n.stem in record.news]
    if news:
        yield {
            "term": "相关动态",
            "links": [{"words": n.front.title, "href": urls.news_item(n)} for n in news],
        }


def _percent(number: int | None) -> str:
    return "" if number is None else f"完成{number}%"
