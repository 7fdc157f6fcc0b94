"""The addresses of the desk: a form in, a page or a redirection out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeAlias

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from zhanpai.fronts.crash import explain_crash
from zhanpai.fronts.desk.beginning.begun_routes import BegunPages
from zhanpai.fronts.desk.bulk.bulk_routes import BULK_WORKS, BulkPages
from zhanpai.fronts.desk.fix_routes import FixPages
from zhanpai.fronts.desk.forms.station_routes import StationPages
from zhanpai.fronts.desk.handbook.handbook_routes import HandbookRooms
from zhanpai.fronts.desk.handbook.room_pages import HANDBOOK
from zhanpai.fronts.desk.handin.handin_routes import HAND_IN_WORKS, HandInPages
from zhanpai.fronts.desk.history_routes import HistoryPages
from zhanpai.fronts.desk.interrupted import find_interrupted
from zhanpai.fronts.desk.news_routes import NewsPages
from zhanpai.fronts.desk.opinions.opinion_routes import OpinionPages
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.pictures_routes import PicturePages
from zhanpai.fronts.desk.projects.project_routes import ProjectPages
from zhanpai.fronts.desk.register.register_routes import RegisterPages
from zhanpai.fronts.desk.rendering import DeskRenderer
from zhanpai.fronts.desk.report_routes import ReportPages
from zhanpai.fronts.desk.rooms import ROOMS
from zhanpai.fronts.desk.rooms.findings import findings_page
from zhanpai.fronts.desk.rooms.keeping import keeping_page, matches
from zhanpai.fronts.desk.rooms.website import website_page
from zhanpai.fronts.desk.rooms.week import week_page
from zhanpai.fronts.desk.share_routes import NewsSharePages
from zhanpai.fronts.desk.signs_routes import SignPages
from zhanpai.fronts.desk.state import Desk
from zhanpai.fronts.desk.tables.table_routes import WORKS, TablePages
from zhanpai.fronts.desk.waivers.waiver_routes import WaiverPages
from zhanpai.fronts.desk.without_options import without_options
from zhanpai.fronts.desk.writing_routes import WritingPages
from zhanpai.kit.problem import Problem
from zhanpai.office.handbook.rulebook import rules

KEEPING = "/keeping"
KINDS = (
    "look",
    "build",
    "pack",
    "fix",
    "signs",
    "print",
    "share",
    "report",
    "annual",
    "handbook",
    "sample",
    "begin",
    *WORKS,
    *BULK_WORKS,
    *HAND_IN_WORKS,
)
FIELDS = 2000
"""Fields of one form."""

Answer: TypeAlias = Callable[[Request], Any]


class Pages:
    """Every page and every deed of the desk, each a method that answers one request."""

    def __init__(self, desk: Desk, renderer: DeskRenderer, close: Callable[[], object]) -> None:
        self._desk, self._renderer, self._close = desk, renderer, close

    def app(self) -> Starlette:
        """The application; it does not ask who is there, see `door.py`."""
        routes: list[tuple[str, Answer, str]] = [
            ("/", self.week, "GET"),
            ("/check", self.findings, "GET"),
            ("/site", self.website, "GET"),
            ("/site/site.zip", self.packed, "GET"),
            (KEEPING, self.keeping, "GET"),
            ("/progress", self.progress, "GET"),
            ("/assets/{name:path}", self.asset, "GET"),
            (f"{KEEPING}/add", self.keep, "POST"),
            (f"{KEEPING}/drop", self.drop, "POST"),
            ("/look", self.look, "POST"),
            ("/site/build", self.build, "POST"),
            ("/site/pack", self.pack, "POST"),
            ("/stop", self.stop, "POST"),
            ("/close", self.close, "POST"),
            (f"{KEEPING}/name", self.name, "POST"),
            *FixPages(self._desk, self._page).routes(),
            *StationPages(self._desk, self._page).routes(),
            *OpinionPages(self._desk, self._page).routes(),
            *NewsPages(self._desk, self._page).routes(),
            *SignPages(self._desk, self._page).routes(),
            *NewsSharePages(self._desk, self._page).routes(),
            *ReportPages(self._desk, self._page).routes(),
            *HistoryPages(self._desk, self._page).routes(),
            *PicturePages(self._desk, self._page).routes(),
            *WritingPages(self._desk).routes(),
            *ProjectPages(self._desk, self._page).routes(),
            *RegisterPages(self._desk, self._page).routes(),
            *WaiverPages(self._desk, self._page).routes(),
            *BegunPages(self._desk, self._page).routes(),
            *TablePages(self._desk, self._page).routes(),
            *BulkPages(self._desk, self._page).routes(),
            *HandInPages(self._desk, self._page).routes(),
            *self.handbook(),
        ]
        return Starlette(
            routes=[Route(path, answer, methods=[method]) for path, answer, method in routes],
            exception_handlers=self.handlers(),
        )

    def handbook(self) -> list[tuple[str, Answer, str]]:
        """The addresses of 手册, which is also there before there is a city."""
        return HandbookRooms(self._desk, self._page).routes()

    def handlers(self) -> dict[Any, Callable[[Request, Exception], Response]]:
        """What is answered where something is not there, cannot be done, or went wrong."""
        return {HTTPException: self.lost, Problem: self.problem, Exception: self.fault}

    def week(self, request: Request) -> Response:
        """今天要做的, of the stations that the person keeps."""
        glance = self._desk.glance
        page = week_page(glance.looked, self._desk.own.read_stations()) if glance else None
        errors = glance.looked.errors if glance else 0
        return self._page("week.html", "/", page=page, errors=errors, **self._look())

    def findings(self, request: Request) -> Response:
        """检查, one page of it; `only` is a code, `page` a number."""
        glance, only = self._desk.glance, request.query_params.get("only", "")
        titles = {code: rule.title for code, rule in rules().items()}
        only = only if only in titles else ""
        number = page_number(request.query_params.get("page", ""))
        page = findings_page(glance.looked, titles, only, number) if glance else None
        return self._page(
            "findings.html", "/check", page=page, titles=titles, told=self._desk.told, **self._look()
        )

    def keeping(self, request: Request) -> Response:
        """我管的站: what is kept, and what answers to a search."""
        glance, asked = self._desk.glance, request.query_params
        kept = self._desk.own.read_stations()
        words, district = asked.get("words", ""), asked.get("district", "")
        page = keeping_page(glance.looked, kept, words, district) if glance else None
        name, has_name = self._desk.own.read_name(), self._desk.own.has_name()
        return self._page("keeping.html", "/", page=page, name=name, has_name=has_name, **self._look())

    async def name(self, request: Request) -> Response:
        """Call the person so where her saves are told of."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            self._desk.own.write_name(str(form.get("name", "")))
        return RedirectResponse(KEEPING, 303)

    async def keep(self, request: Request) -> Response:
        """Add the stations that were ticked, or all that answer to the search."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            ids = {str(id) for id in form.getlist("id")}
            looked = self._desk.glance.looked if self._desk.glance else None
            if looked and form.get("all"):
                found = matches(looked, str(form.get("words", "")), str(form.get("district", "")))
                ids |= {one.id for one in found}
        known = {one.id for one in looked.stations} if looked else set()
        self._desk.own.write_stations(self._desk.own.read_stations() | (ids & known))
        return RedirectResponse(KEEPING, 303)

    async def drop(self, request: Request) -> Response:
        """Keep the stations that were ticked no longer."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            ids = {str(id) for id in form.getlist("id")}
        self._desk.own.write_stations(self._desk.own.read_stations() - ids)
        return RedirectResponse(KEEPING, 303)

    def website(self, request: Request) -> Response:
        """网站: build, look at it, hand it over."""
        desk = self._desk
        build, pack = desk.outcome("build"), desk.outcome("pack")
        looked = desk.glance.looked if desk.glance else None
        page = website_page(desk.site_address, build, pack, looked, is_changed=desk.is_changed_since_build)
        work = desk.running("build", "pack")
        return self._page("website.html", "/site", page=page, work=work, build=build, pack=pack)

    def packed(self, request: Request) -> Response:
        """The packed site; HTTPException 404 if it was not packed since the desk was opened."""
        result = self._desk.outcome("pack").result
        if result is None:
            raise HTTPException(404)
        return FileResponse(result["path"], media_type="application/zip", filename="网站.zip")

    def progress(self, request: Request) -> Response:
        """How far an errand is, for the script of a page that shows it."""
        work = self._desk.workshop.now(request.query_params.get("kind", ""))
        if work is None or not work.is_running:
            return JSONResponse({"running": False})
        return JSONResponse({"running": True, "words": work.words, "done": work.done, "total": work.total})

    async def look(self, request: Request) -> Response:
        """Look at the project again, and go back to the room that asked."""
        self._desk.told = None
        self._desk.begin("look")
        return RedirectResponse(await _back(request), 303)

    def build(self, request: Request) -> Response:
        """Build the site; what was packed before is no longer it."""
        self._desk.workshop.forget("pack")
        self._desk.begin("build")
        return RedirectResponse("/site", 303)

    def pack(self, request: Request) -> Response:
        """Pack the site that was built, for downloading it afterwards."""
        self._desk.workshop.forget("build")
        self._desk.begin("pack")
        return RedirectResponse("/site", 303)

    async def stop(self, request: Request) -> Response:
        """Stop an errand, and come back when it has stopped."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            kind = str(form.get("kind", ""))
        if kind in KINDS:
            await run_in_threadpool(self._desk.stop, kind)
        return RedirectResponse(await _back(request), 303)

    def close(self, request: Request) -> Response:
        """End the desk, when this page has been sent."""
        text = "可以关掉这个网页了。再打开：双击“站牌”，或者运行 zhanpai desk。"
        page = self._renderer.page("message.html", "", {}, "", title="工作台已经关了", text=text, back="")
        return HTMLResponse(page, background=BackgroundTask(self._close_soon))

    async def _close_soon(self) -> None:
        # Not before the browser has what the last page asks for.
        await asyncio.sleep(1)
        self._close()

    def asset(self, request: Request) -> Response:
        """A stylesheet, script or font; HTTPException 404 if there is none at this address."""
        found = self._renderer.asset(request.url.path)
        if found is None:
            raise HTTPException(404)
        return Response(found[0], media_type=found[1])

    def lost(self, request: Request, error: Exception) -> Response:
        """There is no such page, or nothing can be done with it in this way."""
        status = error.status_code if isinstance(error, HTTPException) else 404
        if (
            status == HTTPStatus.BAD_REQUEST
        ):  # What was sent is no form of ours, or has fields or files without end.
            return self._message(
                status, "没有收下", "填的太多，或者不是从工作台的表格里发来的。回到表格，分几次填。"
            )
        return self._message(status, "没有这个网页", "网址可能打错了，或者刚才的结果已经换了新的。")

    def problem(self, request: Request, error: Exception) -> Response:
        """What the surroundings refuse, with what to do about it."""
        fix = without_options(error.fix) if isinstance(error, Problem) else ""
        return self._message(409, "没有做成", f"{getattr(error, 'message', '')}\n{fix}".strip())

    def fault(self, request: Request, error: Exception) -> Response:
        """Our own fault: one paragraph for the person, a file for us."""
        return self._message(500, "程序出了错", explain_crash(error, ["desk", request.url.path]))

    def _message(self, status: int, title: str, text: str) -> Response:
        here = "-" if self._desk.is_begun else ""
        page = self._renderer.page("message.html", here, {}, "", title=title, text=text, back="/")
        return HTMLResponse(page, status)

    def _look(self) -> dict[str, object]:
        glance = self._desk.glance
        at = glance.at if glance else ""
        return {"look": self._desk.workshop.now("look"), "at": at, "is_changed": self._desk.is_changed}

    def _page(self, template: str, here: str, **context: object) -> Response:
        here = here if self._desk.is_begun else ""
        looked = self._desk.glance.looked if self._desk.glance else None
        marks = {"/check": looked.errors} if looked and looked.errors else {}
        city = looked.city if looked else ""
        context["is_office"] = self._desk.own.keeps_register()
        context["interrupted"] = find_interrupted(self._desk.root)
        return HTMLResponse(self._renderer.page(template, here, marks, city, **context))


async def _back(request: Request) -> str:
    """The room that a form was sent from; nothing that is typed leads anywhere else."""
    async with request.form(max_fields=FIELDS, max_files=0) as form:
        back = form.get("back")
    return (
        str(back) if back in {KEEPING, "/share", "/report", HANDBOOK, *(room.url for room in ROOMS)} else "/"
    )
