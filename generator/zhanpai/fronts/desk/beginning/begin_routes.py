"""The addresses of the pages that begin a city: each an ordinary form, and nothing is lost between them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from zhanpai.content.divisions import read_atlas
from zhanpai.domain.model.register import StationKind
from zhanpai.fronts.desk.beginning import uploads
from zhanpai.fronts.desk.beginning.begin_views import SAMPLE, BeginningViews, Told
from zhanpai.fronts.desk.beginning.begun_routes import MAKING
from zhanpai.fronts.desk.beginning.sampling import PAGES
from zhanpai.fronts.desk.beginning.start_answers import (
    SITE_FIELDS,
    STEPS,
    Answers,
    division_of,
    moved,
    place_of,
    read_answers,
)
from zhanpai.fronts.desk.beginning.typed_start import TypedStart, read_start, start_file, write_start
from zhanpai.fronts.desk.rendering import DeskRenderer
from zhanpai.fronts.desk.serving import made_file
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.problem import Problem

if TYPE_CHECKING:
    from zhanpai.fronts.desk.routes import Pages

FIELDS = 60
TEXT = 20 * 2**20
"""Bytes of one text of a form: all communities of a province."""
TICKED = ("with_stations", "with_statistical", "leaves_out")
AGAIN = "wrong"
"""Stands in the query when a page is shown once more, with what is wrong on it."""


class BeginningPages:
    """Every page of a desk that has no project yet, and what becomes of the desk when it has one."""

    def __init__(self, desk: Desk, renderer: DeskRenderer, pages: Pages, site_address: str) -> None:
        """`pages` are those of the desk with a project, which have errands, files and refusals in common with these."""
        self._desk, self._renderer, self._pages = desk, renderer, pages
        self._views = BeginningViews(desk, renderer, site_address.rstrip("/"))
        self._kept = start_file(desk.own.folder)

    def app(self) -> Starlette:
        """The application; it does not ask who is there, see `door.py`."""
        pages = self._pages
        routes: list[tuple[str, Callable[[Request], Any], str]] = [
            ("/", self.enter, "GET"),
            (MAKING, self.making, "GET"),
            ("/begin/made/{name:path}", self.made, "GET"),
            ("/begin/{step}", self.show, "GET"),
            ("/begin/place", self.place, "POST"),
            ("/begin/site", self.site, "POST"),
            ("/begin/stations", self.stations, "POST"),
            ("/begin/look", self.look, "POST"),
            ("/begin/sure", self.sure, "POST"),
            ("/progress", pages.progress, "GET"),
            ("/assets/{name:path}", pages.asset, "GET"),
            ("/stop", pages.stop, "POST"),
            ("/close", pages.close, "POST"),
            *pages.handbook(),
        ]
        return Starlette(
            routes=[Route(path, answer, methods=[verb]) for path, answer, verb in routes],
            exception_handlers=pages.handlers(),
        )

    def go_on(self) -> None:
        """There is a project now: the desk goes on as its desk, and looks at it and builds it at once."""
        self._renderer.dress()
        read_atlas.cache_clear()  # Nobody asks for it again.
        self._desk.is_begun = True
        self._desk.begin("look")
        self._desk.begin("build")

    def sample_site(self) -> ASGIApp:
        """The pages that were drawn to be looked at, where the finished site will be."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            made = self._desk.made.get(SAMPLE)
            lost = PlainTextResponse("样子里只有首页，网站建好以后都能打开。", 404)
            try:
                found = (
                    StaticFiles(directory=made.folder / PAGES, html=True, check_dir=False) if made else lost
                )
                await found(scope, receive, send)
            except (HTTPException, RuntimeError):
                await lost(scope, receive, send)

        return answer

    def enter(self, request: Request) -> Response:
        """The first question that is open: where she left off, or the very first one."""
        if self._desk.running("begin"):
            return RedirectResponse(MAKING, 303)
        return RedirectResponse(f"/begin/{self._answers().first_open()}", 303)

    def show(self, request: Request) -> Response:
        """A step with all that was typed; one that is not to be answered yet leads to the first that is; HTTPException 404 for none."""
        step = request.path_params["step"]
        if step not in STEPS:
            raise HTTPException(404)
        answers = self._answers()
        if STEPS.index(step) > STEPS.index(answers.first_open()) and step not in answers.typed.reached:
            return RedirectResponse(f"/begin/{answers.first_open()}", 303)
        if step == "sure" and answers.first_open() != "sure":
            return RedirectResponse(f"/begin/{answers.first_open()}?{AGAIN}=yes", 303)
        is_told = AGAIN in request.query_params or step in answers.typed.reached
        told = answers.faults_on(step) if is_told else {}
        draw: Callable[[Request, Answers, Told], Response] = getattr(self._views, step)
        return draw(request, answers, told)

    async def place(self, request: Request) -> Response:
        """Choose a place; HTTPException 404 for none that there is."""
        code = (await _fields(request)).get("code", "")
        atlas, typed = await run_in_threadpool(read_atlas), self._typed
        if place_of(atlas, code) is None:
            raise HTTPException(404)
        if code != typed.place:
            typed = moved(typed, division_of(atlas, typed), code)
        self._keep(typed.answered("place"))
        return RedirectResponse("/begin/site", 303)

    async def site(self, request: Request) -> Response:
        """What the site is called, who keeps it, and where it will be."""
        form = await _fields(request)
        said = {name: uploads.line(form.get(name, "")) for name in (*SITE_FIELDS, "sure_of_host")}
        self._keep(self._typed.answered("site", site=said))
        return await self._on("site", "stations")

    async def stations(self, request: Request) -> Response:
        """The words of kinds, stations of townships, and a list of communities; ``do`` is ``show`` to look at them."""
        problem: Problem | None = None
        async with request.form(max_fields=FIELDS, max_files=1, max_part_size=TEXT) as form:
            said = {kind.value: uploads.line(_text(form, f"word-{kind.value}")) for kind in StationKind}
            text, file = _text(form, "communities"), form.get("file")
            raw = await file.read() if isinstance(file, UploadFile) else b""
            ticked = {name: _text(form, name) == "yes" for name in TICKED}
            do = _text(form, "do")
        if raw:
            try:
                text = await run_in_threadpool(uploads.listed, raw)
            except Problem as error:
                problem = error
        typed = self._typed.answered("stations", words=said, communities=text.replace("\r\n", "\n"), **ticked)
        self._keep(typed)
        if problem:
            told = {"file": (f"{problem.message}{problem.fix}",)}
            page = await run_in_threadpool(self._views.stations, request, self._answers(), told)
            page.status_code = 422
            return page
        if do == "show" or raw:
            return RedirectResponse("/begin/stations#names", 303)
        await run_in_threadpool(self._draw_sample)
        return await self._on("stations", "look")

    async def look(self, request: Request) -> Response:
        """A logo and a colour; ``do`` is ``show`` to look at them, ``shipped`` to go back to those that came with the program."""
        async with request.form(max_fields=FIELDS, max_files=1) as form:
            file = form.get("file")
            raw = await file.read() if isinstance(file, UploadFile) else b""
            name = (file.filename or "") if isinstance(file, UploadFile) else ""
            colour = uploads.colour(_text(form, "colour"), _text(form, "picked"), self._typed.colour)
            do = _text(form, "do")
        typed = self._typed.answered("look", colour=colour)
        if do == "shipped":
            typed = dataclasses.replace(typed, logo="", logo_name="", colour="")
        refused = uploads.refused_logo(raw, name) if raw and do != "shipped" else ""
        if raw and not refused and do != "shipped":
            typed = dataclasses.replace(typed, logo=raw.decode("utf-8-sig"), logo_name=name[-80:])
        self._keep(typed)
        if refused:
            told = {"logo": (refused,)}
            page = await run_in_threadpool(self._views.look, request, self._answers(), told)
            page.status_code = 422
            return page
        if do in ("show", "shipped") or raw:
            await run_in_threadpool(self._draw_sample)
            return RedirectResponse(f"/begin/look?{AGAIN}=yes", 303)
        return await self._on("look", "sure")

    async def sure(self, request: Request) -> Response:
        """Make the city, if everything is answered and right."""
        answers = await run_in_threadpool(self._answers)
        if answers.first_open() != "sure":
            return RedirectResponse(f"/begin/{answers.first_open()}?{AGAIN}=yes", 303)
        self._keep(answers.typed.answered("sure"))
        await run_in_threadpool(self._desk.stop, SAMPLE)
        self._desk.begin("begin", {"kept": str(self._kept)})
        return RedirectResponse(MAKING, 303)

    def making(self, request: Request) -> Response:
        """How far the making is, or why nothing came of it."""
        work, outcome = self._desk.running("begin"), self._desk.outcome("begin")
        if work is None and outcome.problem is None and not outcome.fault and not outcome.count:
            return RedirectResponse("/", 303)
        return self._views.page("begin_making.html", None, work=work, outcome=outcome)

    def made(self, request: Request) -> Response:
        """A picture that was drawn to be looked at."""
        return made_file(self._desk.made.get(SAMPLE), request.path_params["name"])

    async def _on(self, here: str, there: str) -> Response:
        """To the next step; back to this one if something on it is wrong."""
        answers = await run_in_threadpool(self._answers)
        is_wrong = STEPS.index(answers.first_open()) <= STEPS.index(here)
        return RedirectResponse(
            f"/begin/{answers.first_open()}?{AGAIN}=yes" if is_wrong else f"/begin/{there}", 303
        )

    def _draw_sample(self) -> None:
        """Begin to draw, if there is something to draw that was not drawn yet."""
        answers = self._answers()
        made = self._desk.made.get(SAMPLE)
        if answers.start is None or answers.faults or (made and made.result["mark"] == answers.typed.mark):
            return
        self._desk.stop(SAMPLE)
        self._desk.make(SAMPLE, SAMPLE, {"kept": str(self._kept)})

    @property
    def _typed(self) -> TypedStart:
        return read_start(self._kept)

    def _answers(self) -> Answers:
        return read_answers(read_atlas(), self._typed)

    def _keep(self, typed: TypedStart) -> None:
        write_start(self._kept, typed)


async def _fields(request: Request) -> dict[str, str]:
    """The texts of a form; a file among them is none."""
    async with request.form(max_fields=FIELDS, max_files=0) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""
