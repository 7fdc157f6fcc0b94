"""The addresses of 改名: what is wished, what would change, and the yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.edits import ChangedMeanwhileError
from zhanpai.fronts.desk.forms.form_routes import DrawPage
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.register.register_rows import districts_of, register_data
from zhanpai.fronts.desk.register.rename_deed import FIELDS, KINDS, PlannedRenaming, plan, wish_of, write
from zhanpai.fronts.desk.register.section_form import ROOM
from zhanpai.fronts.desk.rooms.proposed import proposed_page
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.problem import Problem

RENAME, PLAN = f"{ROOM}/rename", f"{ROOM}/rename/plan"
ASKED = ("kind", "old", "new", "field", "why", "since")


class RenamePages:
    """A place under another name, each method answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        self._planned: PlannedRenaming | None = None

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here."""
        return [
            (RENAME, self.wish, "GET"),
            (RENAME, self.try_wish, "POST"),
            (PLAN, self.plan, "GET"),
            (f"{PLAN}/accept", self.accept, "POST"),
            (f"{PLAN}/refuse", self.refuse, "POST"),
        ]

    def wish(self, request: Request) -> Response:
        """The form; what is asked for in the address stands in it."""
        return self._form({key: request.query_params.get(key, "") for key in ASKED})

    async def try_wish(self, request: Request) -> Response:
        """Find out what would change; nothing is written."""
        async with request.form(max_fields=20, max_files=0) as form:
            typed = {key: str(form.get(key, "")) for key in ASKED}
        try:
            self._planned = await run_in_threadpool(plan, self._desk.root, wish_of(typed))
        except ContentError as error:
            first = error.diagnostics[0]
            text = f"有文件读不出来，名字可能就写在里面。先在“检查”里改好：{first.message}"
            return self._form(typed, Upshot("不能改名", text, "warn"))
        except Problem as problem:
            return self._form(typed, Upshot("不能改名", _in_the_form(problem), "warn"))
        return RedirectResponse(PLAN, 303)

    def plan(self, request: Request) -> Response:
        """What would change, file by file, and what a person must look at; back to the form if nothing was asked for."""
        planned, typed = self._planned, request.query_params.get("page", "")
        if planned is None:
            return RedirectResponse(RENAME, 303)
        number = page_number(typed)
        names = dict(self._desk.glance.looked.names) if self._desk.glance else {}
        names |= {"stations.yaml": "名册"}
        page = proposed_page(planned.proposal, names, number)
        return self._draw("rename_plan.html", ROOM, page=page, renaming=planned.renaming, planned=planned)

    async def accept(self, request: Request) -> Response:
        """Write what was shown, all of it or nothing."""
        async with request.form(max_fields=5, max_files=0) as form:
            mark = str(form.get("mark", ""))
        planned, self._planned = self._planned, None
        if planned is None or planned.proposal.mark != mark:
            text = "您刚才看的那一份已经换了或者写过了，什么都没有写。再填一次。"
            self._desk.told = Upshot("没有写", text, "warn")
            return RedirectResponse(RENAME, 303)
        self._desk.told = await run_in_threadpool(self._write, planned)
        return RedirectResponse(ROOM, 303)

    def _write(self, planned: PlannedRenaming) -> Upshot:
        try:
            write(self._desk, planned)
        except ChangedMeanwhileError as error:
            text = f"您看的时候，{error.path} 又被改过。什么都没有写，别人改的还在。再填一次。"
            return Upshot("没有写：文件刚才被改过", text, "warn")
        except Problem as problem:
            return Upshot("没有做成", f"{problem.message}{problem.fix}", "warn")
        renaming = planned.renaming
        again = f"有 {renaming.reprints} 块印过的牌子要重印。" if renaming.reprints else ""
        return Upshot(f"{renaming.what}：改好了", f"写好了 {len(renaming.changes)} 个文件。{again}")

    async def refuse(self, request: Request) -> Response:
        """The person does not want it: nothing is written."""
        self._planned = None
        self._desk.told = Upshot("没有改", "按您的意思，什么都没有写。", "info")
        return RedirectResponse(ROOM, 303)

    def _form(self, typed: Mapping[str, str], told: Upshot | None = None) -> Response:
        districts = districts_of(register_data(self._desk.root))
        told = told or self._desk.told
        self._desk.told = None
        return self._draw(
            *("rename.html", ROOM), typed=typed, kinds=KINDS, fields=FIELDS, districts=districts, told=told
        )


def _in_the_form(problem: Problem) -> str:
    """What the command says of itself, in the words of the form."""
    fix = problem.fix.replace("加上 --correction", "选“更正”")
    return f"{problem.message}{fix}"
