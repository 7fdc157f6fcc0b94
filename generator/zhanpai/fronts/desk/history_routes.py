"""The addresses of 改过的: every save, one of them, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.versions.file_words import file_words
from zhanpai.fronts.desk.fix_routes import DrawPage
from zhanpai.fronts.desk.history.save_record import SAVE_ID, Save
from zhanpai.fronts.desk.rooms.history import PAGE, file_rows, history_page
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.clock import read_now
from zhanpai.kit.problem import Problem

HISTORY = "/history"


class HistoryPages:
    """What was saved and how it is taken back, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (HISTORY, self.saves, "GET"),
            (f"{HISTORY}/{{id}}", self.one, "GET"),
            (f"{HISTORY}/{{id}}/undo", self.ask, "GET"),
            (f"{HISTORY}/{{id}}/undo", self.undo, "POST"),
        ]

    def saves(self, request: Request) -> Response:
        """The saves, the newest first, by days; `page` counts from 1."""
        typed = request.query_params.get("page", "")
        number = int(typed) if typed.isascii() and typed.isdecimal() and 0 < len(typed) < 6 else 1
        saves, number = self._desk.saves, max(1, number)
        unwritten = saves.unwritten() if number == 1 else ()
        page = history_page(saves.page(PAGE, (number - 1) * PAGE), unwritten, number, read_now().date())
        name = self._desk.own.read_name()
        return self._draw("history.html", HISTORY, page=page, told=self._desk.told, name=name)

    def one(self, request: Request) -> Response:
        """What one save changed; HTTPException 404 if there is none of this id."""
        save = self._save(request)
        contents = self._desk.saves.contents(save)
        files = None if contents is None else file_rows(contents)
        names = [file_words(one.path) for one in save.files]
        is_written = save.id not in self._desk.saves.folder.unwritten()
        return self._draw("saved.html", HISTORY, save=save, files=files, names=names, is_written=is_written)

    def ask(self, request: Request) -> Response:
        """What taking it back would put back, for a yes or a no; HTTPException 404 if there is none of this id."""
        save = self._save(request)
        undoing = self._desk.saves.plan_undo(save.id)
        words = [(file_words(one.path), one) for one in undoing.words if one.back or one.cannot]
        return self._draw("undo.html", HISTORY, save=save, undoing=undoing, words=words)

    async def undo(self, request: Request) -> Response:
        """Take it back: as agreed to (`mark`), or at once where all of it can be; else ask first.

        HTTPException 404 if there can be none of this id.
        """
        async with request.form(max_fields=10, max_files=0) as form:
            mark = str(form.get("mark", ""))
        id = str(request.path_params["id"])
        if not SAVE_ID.fullmatch(id):
            raise HTTPException(404)
        told = await run_in_threadpool(self._undo, id, mark)
        if told is None:
            return RedirectResponse(f"{HISTORY}/{id}/undo", 303)
        self._desk.told = told
        return RedirectResponse(HISTORY, 303)

    def _undo(self, id: str, mark: str) -> Upshot | None:
        try:
            return self._desk.undo(id, mark)
        except Problem as problem:
            return Upshot("没有退回", f"{problem.message}{problem.fix}", "warn")

    def _save(self, request: Request) -> Save:
        save = self._desk.saves.entry(str(request.path_params["id"]))
        if save is None:
            raise HTTPException(404)
        return save
