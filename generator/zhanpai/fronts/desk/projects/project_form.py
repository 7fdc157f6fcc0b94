"""民生实事 as forms: a project, a new one in a year that may have none yet, and one step more of what was reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from zhanpai.content.scaffold.editor_line import editor_line
from zhanpai.domain import urls
from zhanpai.domain.model.project import Milestone, Project, ProjectStatus
from zhanpai.fronts.desk.forms.form_fields import Asked
from zhanpai.fronts.desk.forms.known import looked, picks_for
from zhanpai.fronts.desk.forms.picks import Picks
from zhanpai.fronts.desk.forms.subject import Subject, with_id
from zhanpai.fronts.desk.projects.project_rows import lines_of, next_number, path_of, years_of
from zhanpai.fronts.desk.register.register_rows import (
    districts_of,
    place_choices,
    register_data,
    rows_of,
    text_of,
)
from zhanpai.fronts.desk.rooms.project_list import ListedProject
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml import parse
from zhanpai.kit.yaml.splice import set_value

PROJECTS = "/projects"
WHOLE_CITY = "city"
"""Stands in an address for the projects that are the whole city's, where a district has its short name."""

SCRIPTS = ("votes.js", "places.js")


def year_in(words: Mapping[str, str]) -> int | None:
    """The year in an address; None if it names none that a file can be of."""
    typed = words["year"]
    return (
        int(typed)
        if len(typed) == 4 and typed.isascii() and typed.isdecimal() and typed[:2] == "20"
        else None
    )


def project_of(desk: Desk, words: Mapping[str, str]) -> ListedProject | None:
    """The project of this year and number, as an address has it; None if the file has none."""
    year = year_in(words)
    lines = lines_of(desk.root, year)[0] if year else ()
    return next((one for one in lines if one.slug == words["id"]), None)


def project_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """All that is typed of one project."""
    one = project_of(desk, words)
    if one is None:
        return None
    return Subject(
        url=f"{one.url}/edit",
        room=PROJECTS,
        back=one.url,
        title=one.title or one.id,
        about=f"编号 {one.id}，{one.where}，{one.year}年。",
        path=path_of(one.year),
        model=Project,
        shows=_page_of(desk, one),
        find=with_id(one.id),
        leave_out=frozenset({"id"}),
        asked=_asked(desk),
        scripts=SCRIPTS,
        root=list,
    )


def new_project_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """A project more in a year, of the district that has this short name; None if there is no such district."""
    year, data = year_in(words), register_data(desk.root)
    slugs = {text_of(one, "slug"): text_of(one, "name") for one in rows_of(data, "districts")}
    if year is None or words["where"] not in {WHOLE_CITY, *slugs}:
        return None
    district = slugs.get(words["where"], "")
    taken = [one.id for each in years_of(desk.root) for one in lines_of(desk.root, each)[0]]
    number = next_number(year, lines_of(desk.root, year)[0], district, taken)
    begins = {"district": district, "status": ProjectStatus.PROPOSED.value}
    return Subject(
        url=f"{PROJECTS}/{year}/new/{words['where']}/edit",
        room=PROJECTS,
        back=f"{PROJECTS}?year={year}",
        title="加一个项目",
        about=f"{year}年，{district or '全市'}。编号自动编：{number}。",
        path=path_of(year),
        model=Project,
        find=lambda _: None,
        leave_out=frozenset({"id", "milestones"}),
        joins=(),
        fixed={"id": number},
        begins_with=begins,
        asked=_asked(desk),
        scripts=SCRIPTS,
        starts=f"{editor_line('projects', path_of(year))}# {year}年民生实事项目，一个项目一项。\n".encode(),
        root=list,
    )


def progress_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """A step more of a project: what was reached, on which day, and how much is done by then."""
    one = project_of(desk, words)
    return _step_of(desk, one) if one else None


def last_step_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """The same, and in the same save the status says that everything is done."""
    one = project_of(desk, words)
    if one is None:
        return None

    def finish(raw: bytes) -> bytes:
        at = with_id(one.id)(parse(raw, path_of(one.year), root=list).data)
        done = ProjectStatus.DONE.value
        return set_value(raw, path_of(one.year), (*at, "status"), done) if at else raw

    step = _step_of(desk, one)
    about = f"{step.about}保存的时候，状态一起改成“{ProjectStatus.DONE.label}”。"
    return replace(
        step, url=f"{one.url}/finish/edit", title="记最后一笔，改成已完成", about=about, finish=finish
    )


def _step_of(desk: Desk, one: ListedProject) -> Subject:
    def milestones(data: Any) -> Keys:
        at = with_id(one.id)(data)
        if at is None:
            raise KeyError(one.id)
        return (*at, "milestones")

    last = (
        f"上一次是 {one.steps[-1][0]}“{one.steps[-1][1]}”，完成 {one.percent}%。"
        if one.steps
        else "还没有记过进展。"
    )
    return Subject(
        url=f"{one.url}/progress/edit",
        room=PROJECTS,
        back=one.url,
        title="记一笔进展",
        about=f"{one.title}（{one.words}）。{last}",
        path=path_of(one.year),
        model=Milestone,
        shows=_page_of(desk, one),
        find=lambda _: None,
        joins=milestones,
        begins_with={"on": read_today().isoformat()},
        root=list,
    )


def project_picks(desk: Desk, subject: Subject) -> Picks:
    """Stations and deputies by name, and news by title; of two alike, the day tells which."""
    picks, seen = picks_for(desk, subject, ()), looked(desk)
    titles: dict[str, str] = {}
    for one in seen.news if seen else ():
        taken = one.title in titles.values()
        titles[one.stem] = f"{one.title}（{one.on}，{one.stem}）" if taken else one.title
    return replace(picks, news=titles)


def _asked(desk: Desk) -> dict[str, Asked]:
    return {
        **place_choices(register_data(desk.root)),
        "news": Asked("news", hint="写标题，从列表里选；一项一个。"),
    }


def _page_of(desk: Desk, one: ListedProject) -> str:
    """The page of the site that shows it; "" for a district that the register does not have."""
    data = register_data(desk.root)
    if not one.district:
        return urls.projects_of_year(one.year)
    slugs = {text_of(each, "name"): text_of(each, "slug") for each in rows_of(data, "districts")}
    slug = slugs.get(one.district, "")
    return f"{urls.PROJECTS}{one.year}/{slug}/" if one.district in districts_of(data) and slug else ""
