"""The addresses of the room 表格: tables to take along, and one that comes back, looked at row by row and saved at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response

from zhanpai.content.tables.kinds import TABLES, table_kind
from zhanpai.domain.model.field_types import parse_month
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.rooms.findings import by_file
from zhanpai.fronts.desk.serving import made_file
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.fronts.desk.tables.own_table import OwnTable
from zhanpai.fronts.desk.tables.shown_rows import ComparedRow, difference_page
from zhanpai.fronts.desk.tried_files import files_of, save_tried
from zhanpai.kit.problem import Problem
from zhanpai.kit.workbook import MAX_BYTES

ROOM = "/tables"
TAKE = f"{ROOM}/take"
"""The one address that takes a table."""
DIFFERENCE = f"{ROOM}/difference"
WORKS = ("export", "compare", "take")
FIELDS = 2000

DrawPage: TypeAlias = Callable[..., Response]


class TablePages:
    """Everything that is done with tables, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        """What `take` has tried is saved when it has ended, whoever looks by then."""
        self._desk, self._draw = desk, draw
        self._own = OwnTable(desk.own.folder / "table")
        desk.when_done["take"] = self._save

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (ROOM, self.room, "GET"),
            (f"{ROOM}/export", self.export, "POST"),
            (f"{ROOM}/file", self.file, "GET"),
            (TAKE, self.take, "POST"),
            (DIFFERENCE, self.difference, "GET"),
            (DIFFERENCE, self.decide, "POST"),
            (f"{ROOM}/doubtful", self.doubtful, "GET"),
            (f"{ROOM}/drop", self.drop, "POST"),
        ]

    def room(self, request: Request, problem: Problem | None = None) -> Response:
        """表格: what can be taken along, what was made, and what waits."""
        desk = self._desk
        looked = desk.glance.looked if desk.glance else None
        outcome = desk.outcome("export")
        found = tuple(by_file((Noted(**one) for one in outcome.refused), looked.names if looked else {}))
        return self._draw(
            "tables.html",
            ROOM,
            tables=TABLES,
            districts=sorted({one.district for one in looked.stations if one.district}) if looked else (),
            kept=len(desk.own.read_stations()),
            made=desk.made.get("export"),
            work=desk.running("export"),
            outcome=outcome,
            found=found,
            taken=self._own.taken,
            most=MAX_BYTES // 2**20,
            problem=problem,
            told=self._told(),
        )

    async def export(self, request: Request) -> Response:
        """Begin to write the tables that were asked for."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            asked = self._asked(form)
        self._desk.make("export", "export", asked)
        return RedirectResponse(ROOM, 303)

    def _asked(self, form: FormData) -> dict[str, object]:
        kind, whose, how = table_kind(_said(form, "table")), _said(form, "whose"), _said(form, "how")
        ids, place = None, ""
        looked = self._desk.glance.looked if self._desk.glance else None
        if whose == "own":
            ids, place = sorted(self._desk.own.read_stations()), "我管的站"
        elif looked and whose.startswith("in:"):
            place = whose.removeprefix("in:")
            ids = [one.id for one in looked.stations if one.district == place]
        word = kind.word if kind else ""
        return {"table": word, "ids": ids, "place": place, "blank": how == "blank", "csv": how == "csv"}

    def file(self, request: Request) -> Response:
        """What was exported last, to be kept; HTTPException 404 if nothing was."""
        made = self._desk.made.get("export")
        if made is None:
            raise HTTPException(404)
        return made_file(made, made.result["files"][0], saved_as=made.result["name"])

    async def take(self, request: Request) -> Response:
        """Take a table in, in the place of the one before, and begin to compare it."""
        async with request.form(max_fields=10, max_files=1) as form:
            file, table = form.get("file"), table_kind(_said(form, "table"))
            raw = await file.read(MAX_BYTES + 1) if isinstance(file, UploadFile) else b""
            name = file.filename or "" if isinstance(file, UploadFile) else ""
        problem = _refusal(raw)
        if problem:
            page = self.room(request, problem)
            page.status_code = 422
            return page
        for kind in WORKS[1:]:
            await run_in_threadpool(self._desk.stop, kind)
            self._desk.workshop.forget(kind)
        await run_in_threadpool(self._own.take, raw, name, table.word if table else "")
        self._compare()
        return RedirectResponse(DIFFERENCE, 303)

    def difference(self, request: Request, problem: Problem | None = None) -> Response:
        """What the table says otherwise, one page of one group: `group` is its key, `page` a number."""
        desk, taken, found = self._desk, self._own.taken, self._own.rows()
        if taken is None:
            return RedirectResponse(ROOM, 303)
        asked = request.query_params
        ticks, left_in = self._own.ticked()
        number, group = page_number(asked.get("page", "")), asked.get("group", "")
        page = difference_page(found[0], found[1], ticks, group, number) if found else None
        names = desk.glance.looked.names if desk.glance else {}
        outcomes = [desk.outcome(kind) for kind in WORKS[1:]]
        return self._draw(
            "table_difference.html",
            ROOM,
            taken=taken,
            page=page,
            unknown=found[2] if found else (),
            ticks=ticks,
            left_in=left_in,
            work=desk.running(*WORKS[1:]),
            outcomes=[(one, tuple(by_file((Noted(**d) for d in one.refused), names))) for one in outcomes],
            has_doubtful=self._own.doubtful is not None,
            problem=problem,
            told=self._told(),
        )

    async def decide(self, request: Request) -> Response:
        """Remember what is ticked on this page, and do what the button says: another page, all, none, or save."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            do, group, left_in = _said(form, "do"), _said(form, "group"), _said(form, "left_in").strip()
            page = page_number(_said(form, "page"))
            shown, ticked = (frozenset(map(str, form.getlist(name))) for name in ("shown", "tick"))
        found = self._own.rows()
        if found is None or self._desk.running(*WORKS[1:]):
            return RedirectResponse(DIFFERENCE, 303)
        marks = (self._own.ticked()[0] - shown) | (ticked & shown)
        of_group = frozenset(m for row in found[0] if row.is_in(group) for m in row.marks_in(group))
        marks = marks | of_group if do == "all" else marks - of_group if do == "none" else marks
        self._own.tick(marks, left_in)
        if do.startswith("group:"):
            group, page = do.removeprefix("group:"), 1
        if do.startswith("page:"):
            page = page_number(do.removeprefix("page:"))
        if do == "save":
            return self._begin(request, found[0], marks, left_in)
        return RedirectResponse(
            f"{DIFFERENCE}?group={group if group.isalpha() else ''}&page={page}#rows", 303
        )

    def doubtful(self, request: Request) -> Response:
        """The rows in doubt with the reasons, as a workbook; HTTPException 404 if there are none."""
        path = self._own.doubtful
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, filename="说不准的行.xlsx")

    async def drop(self, request: Request) -> Response:
        """Forget the table that waits; what was saved of it stays saved."""
        for kind in WORKS[1:]:
            await run_in_threadpool(self._desk.stop, kind)
            self._desk.workshop.forget(kind)
        await run_in_threadpool(self._own.drop)
        self._desk.told = Upshot("表格拿走了", "上传的表格删掉了；已经写进资料的不变。", "info")
        return RedirectResponse(ROOM, 303)

    def _begin(
        self, request: Request, rows: tuple[ComparedRow, ...], marks: Set[str], left_in: str
    ) -> Response:
        problem = _unready(rows, marks, left_in)
        if problem:
            page = self.difference(request, problem)
            page.status_code = 422
            return page
        self._desk.told = None
        self._desk.workshop.forget("compare")
        self._desk.begin("take", {"own": str(self._own.folder)})
        return RedirectResponse(DIFFERENCE, 303)

    def _save(self, result: Mapping[str, Any]) -> None:
        """Write what was tried, as one save, and compare again what is left."""
        refused = result["refused"]
        more = f"另有 {refused} 行写了会出错，没有写，转到“说不准”里，写着原因。" if refused else ""
        self._desk.told = save_tried(self._desk, result["what"], files_of(result), more)
        self._compare()

    def _compare(self) -> None:
        self._desk.begin("compare", {"own": str(self._own.folder)})

    def _told(self) -> Upshot | None:
        told = self._desk.told
        if not self._desk.running("look", *WORKS):
            self._desk.told = None
        return told


def _refusal(raw: bytes) -> Problem | None:
    """What keeps the bytes of a file from being compared at all."""
    if not raw:
        return Problem("没有选文件，或者文件是空的。", "选一个表格再上传；正在 Excel 里开着的，先存盘。")
    if len(raw) > MAX_BYTES:
        return Problem(
            f"文件太大，超过了 {MAX_BYTES // 2**20} MB。", "把要用的那一页另存成一个小一些的文件，再试一次。"
        )
    return None


def _unready(rows: tuple[ComparedRow, ...], marks: Set[str], left_in: str) -> Problem | None:
    """What must be said before what is ticked can be tried."""
    if not marks:
        return Problem("一行也没有勾选。", "在要写进去的行前面打勾。")
    try:
        if left_in:
            parse_month(left_in)
    except ValueError:
        return Problem(f"离任的月份写成“{left_in[:20]}”，认不出是哪个月。", "写成 2026-12。")
    if not left_in and any(row.needs_month and row.mark in marks for row in rows):
        return Problem("勾选了离任的代表，还没有写是哪个月离任的。", "在“离任的月份”里写上，例如 2026-12。")
    return None


def _said(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""
