"""The addresses of 民生实事: the list, one project, its forms, and the word that it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.edits import read_file
from zhanpai.domain.model.project import ProjectStatus
from zhanpai.fronts.desk.forms.form_routes import DrawPage, FormPages
from zhanpai.fronts.desk.forms.subject import Subject, with_id
from zhanpai.fronts.desk.looked import noted
from zhanpai.fronts.desk.projects.project_form import (
    PROJECTS,
    WHOLE_CITY,
    last_step_subject,
    new_project_subject,
    progress_subject,
    project_of,
    project_picks,
    project_subject,
)
from zhanpai.fronts.desk.projects.project_rows import lines_of, path_of, years_of
from zhanpai.fronts.desk.register.register_rows import districts_of, register_data, rows_of, text_of
from zhanpai.fronts.desk.rooms.project_list import CITY, ListedProject, project_list_page
from zhanpai.fronts.desk.saving_once import save_file
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.clock import read_today
from zhanpai.kit.yaml import parse
from zhanpai.kit.yaml.splice import set_value


class ProgressPages(FormPages):
    """One step more; where everything is done by then, the person is asked whether the status shall say so."""

    def _save(
        self, subject: Subject, filled: dict[str, str], seen: str, chosen: Mapping[int, str], theirs: str
    ) -> Response:
        one = next(
            (each for each in lines_of(self._desk.root, _year_of(subject))[0] if subject.back == each.url),
            None,
        )
        if one is None or not one.goes_on or filled.get("percent", "").strip() != "100":
            return super()._save(subject, filled, seen, chosen, theirs)
        self._forms.keep(subject, filled, seen)
        return self._draw("project_done.html", PROJECTS, one=one, subject=subject, filled=filled, seen=seen)


class LastStepPages(FormPages):
    """The step with which everything is done; what was begun as any other step is no draft any more."""

    def _save(
        self, subject: Subject, filled: dict[str, str], seen: str, chosen: Mapping[int, str], theirs: str
    ) -> Response:
        answer = super()._save(subject, filled, seen, chosen, theirs)
        if answer.status_code == 303:
            self._forms.drafts.drop(f"{subject.back}/progress/edit")
        return answer


def _year_of(subject: Subject) -> int:
    return int(subject.path.rsplit("/", 1)[-1].removesuffix(".yaml"))


class ProjectPages:
    """The projects of a year and each of them, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        one = f"{PROJECTS}/{{year}}/{{id}}"
        self._forms = (
            FormPages(desk, draw, f"{PROJECTS}/{{year}}/new/{{where}}", new_project_subject, project_picks),
            ProgressPages(desk, draw, f"{one}/progress", progress_subject, project_picks),
            LastStepPages(desk, draw, f"{one}/finish", last_step_subject, project_picks),
            FormPages(desk, draw, one, project_subject, project_picks),
        )

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here."""
        return [
            (PROJECTS, self.projects, "GET"),
            (f"{PROJECTS}/new", self.begin, "GET"),
            *(route for forms in self._forms for route in forms.routes()),
            (f"{PROJECTS}/{{year}}/{{id}}", self.project, "GET"),
            (f"{PROJECTS}/{{year}}/{{id}}/status", self.status, "POST"),
        ]

    def projects(self, request: Request) -> Response:
        """One year: by district, words and page; the newest year if none is named."""
        root, asked = self._desk.root, request.query_params
        years = years_of(root)
        year = _number(asked.get("year", "")) or (years[0] if years else read_today().year)
        lines, problems = lines_of(root, year)
        districts = districts_of(register_data(root))
        wish = (year, asked.get("district", ""), asked.get("words", ""), _number(asked.get("page", "")) or 1)
        page = project_list_page(lines, years, districts, read_today(), wish)
        new_years = sorted({*years, read_today().year, read_today().year + 1}, reverse=True)
        told, self._desk.told = self._desk.told, None
        return self._draw(
            *("projects.html", PROJECTS),
            page=page,
            problems=[noted(one) for one in problems],
            new_years=new_years,
            told=told,
        )

    def begin(self, request: Request) -> Response:
        """To the form of a new project, of the year and district that were chosen."""
        asked, data = request.query_params, register_data(self._desk.root)
        slugs = {text_of(one, "name"): text_of(one, "slug") for one in rows_of(data, "districts")}
        where = WHOLE_CITY if asked.get("district") == CITY else slugs.get(asked.get("district", ""), "")
        year = _number(asked.get("year", ""))
        return RedirectResponse(f"{PROJECTS}/{year}/new/{where}/edit" if where and year else PROJECTS, 303)

    def project(self, request: Request) -> Response:
        """One project, and what there is to do with it."""
        one = self._known(request)
        told, self._desk.told = self._desk.told, None
        late = one.days_late(read_today())
        return self._draw("project.html", PROJECTS, one=one, late=late, told=told)

    async def status(self, request: Request) -> Response:
        """The person says that work has begun, or that everything is done: the status says so from now on."""
        one = self._known(request)
        async with request.form(max_fields=5, max_files=0) as form:
            to = str(form.get("to", ""))
        fits = one.is_to_be_called_begun if to == ProjectStatus.UNDER_WAY else one.is_to_be_called_done
        if fits and to in (ProjectStatus.UNDER_WAY, ProjectStatus.DONE):
            self._desk.told = await run_in_threadpool(self._call, one, to)
        return RedirectResponse(one.url, 303)

    def _call(self, one: ListedProject, to: str) -> Upshot:
        path = path_of(one.year)
        raw = read_file(self._desk.root, path)
        at = with_id(one.id)(parse(raw, path, root=list).data)
        if at is None:
            return Upshot("没有改", "这个项目刚才被别人删掉或者改了编号。", "warn")
        return save_file(self._desk, one.title, path, raw, set_value(raw, path, (*at, "status"), to))

    def _known(self, request: Request) -> ListedProject:
        one = project_of(self._desk, request.path_params)
        if one is None:
            raise HTTPException(404)
        return one


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 5 else 0
