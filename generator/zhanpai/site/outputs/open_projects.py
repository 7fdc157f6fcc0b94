"""开放数据: the livelihood projects as JSON, in the words of the same schema (`zhanpai.domain.open_data`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from zhanpai.domain import open_data, urls
from zhanpai.domain.model.project import ProjectItem, Votes
from zhanpai.domain.model.site import Site
from zhanpai.site.page import Output, Page
from zhanpai.site.parts import project


def outputs(site: Site, pages: Iterable[Page]) -> Iterator[Output]:
    """The one file; without projects it holds none, so that programs need not guess."""
    yield Output(urls.PROJECTS_JSON, partial(_json, site))


def _json(site: Site) -> bytes:
    return project_list(site).model_dump_json(by_alias=True).encode() + b"\n"


def project_list(site: Site) -> open_data.ProjectList:
    """All that is public of every livelihood project of every year."""
    info = site.register.site
    return open_data.ProjectList(
        schema_url=info.permalink(urls.API_SCHEMA),
        title=info.title,
        publisher=info.owner,
        city=site.register.city.name,
        projects=[_project(site, item) for item in site.projects],
    )


def _project(site: Site, item: ProjectItem) -> open_data.ProjectFact:
    record = item.record
    known = [deputy for deputy, _ in site.deputies_of(record.deputies)]
    return open_data.ProjectFact(
        id=record.id,
        year=item.year,
        title=record.title,
        goal=record.goal or None,
        district=record.district,
        township=record.township,
        stations=list(record.stations),
        status=record.status.value,
        status_label=record.status.label,
        percent=record.percent,
        budget=record.budget,
        responsible_body=record.responsible_body or None,
        due=record.due,
        note=record.note or None,
        votes=_votes(record.votes) if record.votes else None,
        milestones=[
            open_data.MilestoneFact(date=m.on, text=m.text, percent=m.percent) for m in record.milestones
        ],
        deputies=[d.id for d in known if d.serves_on(site.today)],
        url=site.register.site.permalink(project.address(site, item)),
    )


def _votes(votes: Votes) -> open_data.VotesFact:
    return open_data.VotesFact(
        date=votes.on,
        meeting=votes.by or None,
        agree=votes.agree,
        against=votes.against,
        abstain=votes.abstain,
        not_voting=votes.not_voting,
        present=votes.of,
    )
