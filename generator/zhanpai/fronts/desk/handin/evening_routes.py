"""The addresses of 交稿 on the office's desk: hand-ins that wait, what becomes of each value, one save, and receipts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from zhanpai.content.edits import ChangedMeanwhileError
from zhanpai.fronts.desk.handin.evening_values import (
    Choices,
    ShownValue,
    decided_alike,
    decided_here,
    evening_page,
)
from zhanpai.fronts.desk.handin.own_evening import MOST_PARCELS, WORD, OwnEvening
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.rooms.findings import by_file
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.fronts.desk.tried_files import files_of
from zhanpai.kit.problem import Problem

ROOM = "/handin"
VALUES = f"{ROOM}/values"
MAX_BYTES = 400 * 2**20
"""Bytes of all files of one upload."""
EVENING_WORKS = ("evening", "accept")
FIELDS = 2000

DrawPage: TypeAlias = Callable[..., Response]


class EveningPages:
    """Everything that the office does with hand-ins, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        """What `accept` has tried is saved when it has ended, whoever looks by then."""
        self._desk, self._draw = desk, draw
        self._own = OwnEvening(desk.own.folder / "evening")
        desk.when_done["evening"] = lambda _: None
        desk.when_done["accept"] = self._save

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (f"{ROOM}/take", self.take, "POST"),
            (f"{ROOM}/confirm", self.confirm, "POST"),
            (f"{ROOM}/remove", self.remove, "POST"),
            (f"{ROOM}/drop", self.drop, "POST"),
            (VALUES, self.values, "GET"),
            (VALUES, self.decide, "POST"),
            (f"{ROOM}/list", self.printed, "GET"),
            (f"{ROOM}/receipts/{{key}}", self.receipt, "GET"),
            (f"{ROOM}/receipts/drop", self.drop_receipts, "POST"),
        ]

    def room(self, request: Request, problem: Problem | None = None) -> Response:
        """交稿 of the office: what waits, what each says of itself, and the receipts that were made."""
        found = self._own.found()
        return self._draw(
            "evening.html",
            ROOM,
            parcels=self._own.parcels(),
            heads=found[0] if found else (),
            values=len(found[1]) if found else 0,
            receipts=self._own.receipts(),
            has_list=self._own.page.is_file(),
            most=MAX_BYTES // 2**20,
            problem=problem,
            **self._state(),
        )

    async def take(self, request: Request) -> Response:
        """Take hand-ins in, beside those that wait, and begin to read them."""
        problem: Problem | None = Problem(
            "没有选文件，或者文件是空的。", "选 交稿.zip 再上传，可以一次选几个。"
        )
        async with request.form(max_fields=10, max_files=MOST_PARCELS) as form:
            files = [one for one in form.getlist("file") if isinstance(one, UploadFile)]
            again = []
            await run_in_threadpool(self._stop)
            for file in files:
                raw = await file.read(MAX_BYTES)
                if not raw:
                    continue
                problem = None
                if not await run_in_threadpool(self._own.take, raw, file.filename or ""):
                    again.append(file.filename or "没有名字的文件")
        if problem:
            return self._refused(request, problem)
        if again:
            words = f"{'、'.join(again[:5])} 已经在等着了，没有再收一遍。"
            self._desk.told = Upshot("有的传过了", words, "info")
        self._begin()
        return RedirectResponse(ROOM, 303)

    async def confirm(self, request: Request) -> Response:
        """The person says whose hand-ins these are; what is confirmed is sorted."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            typed = {str(key) for key in form.getlist("key")}
        # Another window may have forgotten them meanwhile.
        keys = [one.key for one in self._own.parcels() if one.key in typed]
        if not keys:
            return self._refused(request, Problem("一份也没有勾选。", "核对是谁交的、交哪里的，对的打勾。"))
        await run_in_threadpool(self._stop)
        self._own.confirm(keys)
        self._begin()
        return RedirectResponse(ROOM, 303)

    async def remove(self, request: Request) -> Response:
        """Forget one hand-in, and sort the others anew."""
        async with request.form(max_fields=10, max_files=0) as form:
            key = str(form.get("key", ""))
        await run_in_threadpool(self._stop)
        self._own.remove(key)
        if self._own.parcels():
            self._begin()
        return RedirectResponse(ROOM, 303)

    async def drop(self, request: Request) -> Response:
        """Forget all hand-ins that wait; what was taken over of others stays."""
        await run_in_threadpool(self._stop)
        self._own.drop()
        self._desk.told = Upshot("交稿拿走了", "上传的交稿删掉了；已经收下的不变。", "info")
        return RedirectResponse(ROOM, 303)

    def values(self, request: Request, problem: Problem | None = None) -> Response:
        """What was handed in, one page of one group; `hand` is the key of one hand-in, "" for all."""
        found = self._own.found()
        if found is None and not self._desk.running(*EVENING_WORKS):
            return RedirectResponse(ROOM, 303)
        asked = request.query_params
        hand, number = asked.get("hand", ""), page_number(asked.get("page", ""))
        choices, word = self._own.choices()
        page = evening_page(found[1], choices, asked.get("group", ""), hand, number) if found else None
        return self._draw(
            "evening_values.html",
            ROOM,
            heads={one.key: one for one in found[0] if one.is_confirmed} if found else {},
            page=page,
            hand=hand,
            choices=choices,
            word=word,
            longest=WORD,
            problem=problem,
            **self._state(),
        )

    async def decide(self, request: Request) -> Response:
        """Remember what is decided on this page, and do what the button says: another page, all, none, or save."""
        found = self._own.found()
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            do, group, hand = (_said(form, name) for name in ("do", "group", "hand"))
            page, word = page_number(_said(form, "page")), _said(form, "word").strip()
            choices = self._decided(form, found[1]) if found else Choices()
        if found is None or self._desk.running(*EVENING_WORKS):
            return RedirectResponse(VALUES, 303)
        if do in ("all", "none"):
            choices = decided_alike(choices, found[1], group, hand, takes=do == "all")
        self._own.choose(choices, word)
        if do == "save":
            self._desk.told = None
            self._desk.workshop.forget("evening")
            self._desk.begin("accept", {"own": str(self._own.folder)})
            return RedirectResponse(VALUES, 303)
        kind, _, what = do.partition(":")
        group, page = (what, 1) if kind == "group" else (group, page)
        hand, page = (what, 1) if kind == "hand" else (hand, page)
        page = page_number(what) if kind == "page" else page
        group, hand = group if group.isalpha() else "", hand if hand.isdecimal() else ""
        return RedirectResponse(f"{VALUES}?group={group}&hand={hand}&page={page}#rows", 303)

    def _decided(self, form: FormData, values: tuple[ShownValue, ...]) -> Choices:
        shown, ticked = (frozenset(map(str, form.getlist(name))) for name in ("shown", "tick"))
        chosen = frozenset(id for id in shown if _said(form, f"side-{id}") == "mine")
        words = {id: _line(_said(form, f"word-{id}")) for id in shown}
        return decided_here(self._own.choices()[0], values, shown, ticked, chosen, words)

    def printed(self, request: Request) -> Response:
        """The evening as a page to keep and to print; HTTPException 404 if there is none."""
        if not self._own.page.is_file():
            raise HTTPException(404)
        return FileResponse(self._own.page, media_type="text/html", filename="交稿的改动.html")

    def receipt(self, request: Request) -> Response:
        """One receipt; HTTPException 404 if there is none of this key."""
        key = request.path_params["key"]
        path = self._own.receipt(key)
        if path is None:
            raise HTTPException(404)
        name = next(one.name for one in self._own.receipts() if one.key == key)
        return FileResponse(path, media_type="application/zip", filename=name)

    def drop_receipts(self, request: Request) -> Response:
        """Forget the receipts, when they were sent."""
        self._own.drop_receipts()
        return RedirectResponse(ROOM, 303)

    def _save(self, result: Mapping[str, Any]) -> None:
        """Write what was tried, as one save; then receipts can be had, and nothing waits any more."""
        if result["unseen"]:
            words = "别的改动退回以后，它们才能收；列在“可以收”里。看过再存一次。"
            self._desk.told = Upshot(
                "还没有写", f"有 {result['unseen']} 处是刚刚才变成可以收的：{words}", "warn"
            )
            return
        files = files_of(result)
        try:
            change = Change(result["what"], self._desk.own.read_name(), tuple(result["details"]), files)
            told = self._desk.save(change, result["what"])
        except ChangedMeanwhileError:
            words = "刚才有人改过同一份资料，什么都没有写。看看新的对照，再存一次。"
            self._desk.told = Upshot("没有写", words, "warn")
            self._begin()
        except Problem as problem:
            self._desk.told = Upshot("没有写", f"{problem.message}{problem.fix}", "warn")
        else:
            self._own.show_receipts()
            self._own.drop()
            lost = f"另有 {result['lost']} 处勾了但是没能收，回执里写着原因。" if result["lost"] else ""
            words = f"{told.text}{lost}回执在下面。要退回这一次，就不要把回执发出去。"
            self._desk.told = Upshot(told.title, words, told.tone, told.save, told.button)

    def _stop(self) -> None:
        for kind in EVENING_WORKS:
            self._desk.stop(kind)
            self._desk.workshop.forget(kind)

    def _begin(self) -> None:
        self._desk.workshop.forget("accept")
        self._desk.begin("evening", {"own": str(self._own.folder)})

    def _refused(self, request: Request, problem: Problem) -> Response:
        page = self.room(request, problem)
        page.status_code = 422
        return page

    def _state(self) -> dict[str, object]:
        """What an errand is doing or has come to, and what was told last."""
        desk = self._desk
        work, told = desk.running(*EVENING_WORKS), desk.told
        if not work and not desk.running("look"):
            desk.told = None
        names = desk.glance.looked.names if desk.glance else {}
        outcomes = [desk.outcome(kind) for kind in EVENING_WORKS]
        shown = [(one, tuple(by_file((Noted(**d) for d in one.refused), names))) for one in outcomes]
        return {"work": work, "told": told, "outcomes": shown}


def _said(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _line(typed: str) -> str:
    """What was typed, on one line and with nothing that is not shown."""
    return " ".join("".join(ch if ch.isprintable() else " " for ch in typed).split())
