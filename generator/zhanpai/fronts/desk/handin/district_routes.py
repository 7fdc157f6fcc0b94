"""The addresses of 交稿 on a district's desk: what is handed in, what has changed since, the file, and receipts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.edits import ChangedMeanwhileError
from zhanpai.content.handin.receipt import read_receipt
from zhanpai.fronts import handing_in
from zhanpai.fronts.desk.handin.district_errands import HAND_IN
from zhanpai.fronts.desk.handin.evening_routes import FIELDS, ROOM, DrawPage
from zhanpai.fronts.desk.handin.own_receipt import OwnReceipt
from zhanpai.fronts.desk.handin.shown_changes import SAID, changes_page
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.rooms.findings import by_file
from zhanpai.fronts.desk.serving import made_file
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.fronts.desk.tried_files import files_of
from zhanpai.kit.problem import Problem

MAX_BYTES = 200 * 2**20
"""Bytes of a receipt."""
DISTRICT_WORKS = ("scope", "gather", "receipt")
RENUMBERED = "照市里的回执改编号和文件名"


class DistrictPages:
    """Everything that a district does to hand in, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        """What errands have found is kept when they have ended, whoever looks by then."""
        self._desk, self._draw = desk, draw
        self._own = OwnReceipt(desk.own.folder / "handin")
        desk.when_done["scope"] = self._begun
        desk.when_done["receipt"] = self._read

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (f"{ROOM}/begin", self.begin, "POST"),
            (f"{ROOM}/gather", self.gather, "POST"),
            (f"{ROOM}/file", self.file, "GET"),
            (f"{ROOM}/receipt", self.receipt, "POST"),
            (f"{ROOM}/receipt/keep", self.keep, "POST"),
            (f"{ROOM}/receipt/drop", self.drop, "POST"),
        ]

    def room(self, request: Request, problem: Problem | None = None) -> Response:
        """交稿 of a district: its scope, what has changed, one page of it, and what the last receipt said."""
        desk = self._desk
        looked = desk.glance.looked if desk.glance else None
        made = desk.made.get("gather")
        state, damaged = self._state()
        work, told = desk.running(*DISTRICT_WORKS), desk.told
        if not work and not desk.running("look"):
            desk.told = None
        names = looked.names if looked else {}
        outcomes = [desk.outcome(kind) for kind in DISTRICT_WORKS]
        return self._draw(
            "handin.html",
            ROOM,
            state=state,
            districts=sorted({one.district for one in looked.stations if one.district}) if looked else (),
            kept=len(desk.own.read_stations()),
            name=state.by if state else desk.own.read_name() if desk.own.has_name() else "",
            made=made,
            page=changes_page(made.result, page_number(request.query_params.get("page", "")))
            if made
            else None,
            many=SAID,
            is_old=made is not None and desk.is_changed_since(made),
            left=self._own.left(),
            said=self._own.said(),
            waits=self._own.waits,
            most=MAX_BYTES // 2**20,
            problem=problem or damaged,
            work=work,
            told=told,
            outcomes=[(one, tuple(by_file((Noted(**d) for d in one.refused), names))) for one in outcomes],
        )

    async def begin(self, request: Request) -> Response:
        """Begin to take the base of the scope that was chosen."""
        async with request.form(max_fields=20, max_files=0) as form:
            whose, by, agreed = (_said(form, name) for name in ("whose", "by", "agreed"))
        own = sorted(self._desk.own.read_stations()) if whose == "own" else []
        if not by.strip():
            return self._refused(request, Problem("没有写是谁交稿。", "写上姓名，市里收下的时候看得到。"))
        if not own and not whose.startswith("in:"):
            return self._refused(request, Problem("没有选交哪里的。", "选一个区县，或者选我管的站。"))
        district = whose.removeprefix("in:") if whose.startswith("in:") else ""
        asked = {"district": district, "stations": own, "by": by, "agreed": bool(agreed)}
        await run_in_threadpool(self._stop)
        self._desk.told = None
        self._desk.begin("scope", asked)
        return RedirectResponse(ROOM, 303)

    async def gather(self, request: Request) -> Response:
        """Remember what is ticked on this page; then show another page, see anew what has changed, or make the hand-in."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            do, shown = _said(form, "do"), frozenset(map(str, form.getlist("shown")))
            ticked = frozenset(map(str, form.getlist("tick")))
        self._own.leave((self._own.left() - shown) | (shown - ticked))
        if do.startswith("page:"):
            return RedirectResponse(f"{ROOM}?page={page_number(do.removeprefix('page:'))}#changed", 303)
        await run_in_threadpool(self._stop)
        self._gather(make=do == "make")
        return RedirectResponse(ROOM, 303)

    def file(self, request: Request) -> Response:
        """The hand-in that was made; HTTPException 404 if none was."""
        made = self._desk.made.get("gather")
        if made is None or not made.result["files"]:
            raise HTTPException(404)
        return made_file(made, HAND_IN, saved_as="交稿.zip")

    async def receipt(self, request: Request) -> Response:
        """Take a receipt in, and begin to read it."""
        async with request.form(max_fields=10, max_files=1) as form:
            file = form.get("file")
            raw = await file.read(MAX_BYTES) if isinstance(file, UploadFile) else b""
        if not raw:
            return self._refused(
                request, Problem("没有选文件，或者文件是空的。", "选市里发来的 回执.zip 再上传。")
            )
        await run_in_threadpool(self._stop)
        await run_in_threadpool(self._own.take, raw)
        self._begin_receipt(keep=False)
        return RedirectResponse(ROOM, 303)

    async def keep(self, request: Request) -> Response:
        """Take over what the receipt says, with the files that it changes here."""
        await run_in_threadpool(self._stop)
        if self._own.waits:
            self._begin_receipt(keep=True)
        return RedirectResponse(ROOM, 303)

    async def drop(self, request: Request) -> Response:
        """Forget the receipt that waits; the base stays where it is."""
        await run_in_threadpool(self._stop)
        self._own.drop()
        return RedirectResponse(ROOM, 303)

    def _begun(self, result: Mapping[str, Any]) -> None:
        self._own.forget()
        words = f"从现在起，这里交的是“{result['scope']}”，交稿人 {result['by']}。改好以后再来，做成 交稿.zip 发给市里。"
        self._desk.told = Upshot("开始了", words)
        self._gather()

    def _read(self, result: Mapping[str, Any]) -> None:
        """Move the base for what was taken; if files change here, not before the person has said so."""
        files = files_of(result)
        if files and not result["keep"]:
            return
        told = Upshot("", "")
        try:
            if files:
                change = Change(
                    RENUMBERED, self._desk.own.read_name(), tuple(path for path, _, _ in files), files
                )
                told = self._desk.save(change, RENUMBERED)
            found = handing_in.TakenReceipt(read_receipt(self._own.raw()), files)
            handing_in.keep_receipt(self._desk.root, found)
        except ChangedMeanwhileError:
            self._desk.told = Upshot("没有收", "刚才有人改过同一份资料，什么都没有写。再收一次。", "warn")
        except Problem as problem:
            self._desk.told = Upshot("没有收", f"{problem.message}{problem.fix}", "warn")
        else:
            self._own.done()
            back = result["returned"]
            words = (
                f"市里收下 {result['taken']} 处" + (f"，退回 {back} 处，改好以后再交" if back else "") + "。"
            )
            self._desk.told = Upshot(
                "回执记下了", words + told.text, "warn" if back else "success", told.save
            )
            self._gather()

    def _gather(self, *, make: bool = False) -> None:
        self._desk.workshop.forget("gather")
        self._desk.make("gather", "gather", {"make": make, "leave": sorted(self._own.left())})

    def _begin_receipt(self, *, keep: bool) -> None:
        self._desk.told = None
        self._desk.begin("receipt", {"own": str(self._own.folder), "keep": keep})

    def _stop(self) -> None:
        for kind in DISTRICT_WORKS:
            self._desk.stop(kind)
            self._desk.workshop.forget(kind)

    def _state(self) -> tuple[handing_in.BaseState | None, Problem | None]:
        try:
            return handing_in.base_state(self._desk.root), None
        except Problem as problem:
            return None, Problem(problem.message, "请市里重新给一份资料，在下面重新开始。")

    def _refused(self, request: Request, problem: Problem) -> Response:
        page = self.room(request, problem)
        page.status_code = 422
        return page


def _said(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
