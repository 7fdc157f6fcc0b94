"""The addresses of 成批改: what is asked for, all that would change, and the yes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.fronts.desk.bulk.bulk_wish import congresses, term_wish, verified_wish
from zhanpai.fronts.desk.bulk.planned_bulk import PlannedBulk, answering, bulk_page, read_planned
from zhanpai.fronts.desk.forms.form_routes import DrawPage
from zhanpai.fronts.desk.looked import KeptStation
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.fronts.desk.tried_files import files_of, save_tried
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem

ROOM = "/bulk"
PLAN = f"{ROOM}/plan"
BULK_WORKS = ("plan", "bulk")
FIELDS = 2000
OF_OFFICE = "换届由市里管名册的同志办。您要是管名册，先在“名册（市里的同志用）”里打开。"
_BLANK = dict.fromkeys(("on", "whose", "congress", "until", "term", "again", "pictures"), "")


class BulkPages:
    """One change of many stations, each method answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        """What was tried is saved when the errand has ended, whoever looks by then."""
        self._desk, self._draw = desk, draw
        self._planned: PlannedBulk | None = None
        self._typed: Mapping[str, str] = {"pictures": "yes"}
        desk.when_done["plan"] = self._plan_found
        desk.when_done["bulk"] = self._save

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (ROOM, self.room, "GET"),
            (f"{ROOM}/verified", self.verified, "POST"),
            (f"{ROOM}/term", self.term, "POST"),
            (PLAN, self.plan, "GET"),
            (PLAN, self.decide, "POST"),
            (f"{ROOM}/drop", self.drop, "POST"),
        ]

    def room(self, request: Request) -> Response:
        """成批改: a form for each deed, and the plan that waits for an answer."""
        return self._room(self._typed, None)

    async def verified(self, request: Request) -> Response:
        """Plan the day of the last look for many stations."""
        return await self._ask(request, self._verified_wish)

    async def term(self, request: Request) -> Response:
        """Plan the end of a congress's term, of whose deputies a list says who sits in the next; this is the office's."""
        if not self._desk.own.keeps_register():
            return self._refused()
        return await self._ask(request, lambda typed: term_wish(typed, congresses(self._desk.root)))

    def plan(self, request: Request) -> Response:
        """All that would change, one page of it; back to the forms if nothing was asked for."""
        desk, asked = self._desk, request.query_params
        work = desk.running(*BULK_WORKS)
        outcome = next((one for kind in BULK_WORKS if (one := desk.outcome(kind)).problem or one.fault), None)
        if self._planned is None and work is None and outcome is None:
            return RedirectResponse(ROOM, 303)
        words, district = asked.get("words", "")[:80], asked.get("district", "")[:80]
        page = self._page(words, district, page_number(asked.get("page", ""))) if self._planned else None
        districts = tuple(dict.fromkeys(one.district for one in self._stations().values()))
        told = desk.told
        if work is None and not desk.running("look"):
            desk.told = None
        return self._draw(
            *("bulk_plan.html", ROOM), planned=self._planned, page=page, work=work, outcome=outcome, told=told,
            districts=districts, stations=self._stations(),
        )  # fmt: skip

    async def decide(self, request: Request) -> Response:
        """Remember what is ticked on this page, and do what the button says: search, another page, all, none, or save."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            said = {key: str(form.get(key, "")) for key in ("do", "words", "district", "page", "asked")}
            shown, ticked = (frozenset(map(str, form.getlist(name))) for name in ("shown", "tick"))
        planned = self._planned
        if planned is None or self._desk.running(*BULK_WORKS):
            return RedirectResponse(PLAN, 303)
        planned.ticks = (planned.ticks - shown) | (ticked & shown)
        do, words, district = said["do"], said["words"][:80], said["district"][:80]
        number = page_number(said["page"])
        if do in ("all", "none"):
            rows = answering(planned, self._stations(), words, district)
            marks = frozenset(row.mark for row in rows)
            planned.ticks = planned.ticks | marks if do == "all" else planned.ticks - marks
        elif do.startswith("page:"):
            number = page_number(do.removeprefix("page:"))
        elif do == "save":
            if planned.asked["deed"] == "term" and not self._desk.own.keeps_register():
                return self._refused()
            return self._begin(planned)
        asked = urlencode({"words": words, "district": district, "page": 1 if do == "find" else number})
        return RedirectResponse(f"{PLAN}?{asked}#rows", 303)

    async def drop(self, request: Request) -> Response:
        """The person does not want it: nothing is written."""
        for kind in BULK_WORKS:
            await run_in_threadpool(self._desk.stop, kind)
            self._desk.workshop.forget(kind)
        self._planned = None
        return RedirectResponse(ROOM, 303)

    def _refused(self) -> Response:
        self._desk.told = Upshot("没有做", OF_OFFICE, "warn")
        return RedirectResponse(ROOM, 303)

    async def _ask(
        self, request: Request, wish: Callable[[Mapping[str, str]], Mapping[str, Any]]
    ) -> Response:
        async with request.form(max_fields=20, max_files=0) as form:
            typed = {key: value for key, value in form.items() if isinstance(value, str)}
        self._typed = typed
        try:
            asked = wish(typed)
        except Problem as problem:
            page = self._room(typed, problem)
            page.status_code = 422
            return page
        for kind in BULK_WORKS:
            await run_in_threadpool(self._desk.stop, kind)
            self._desk.workshop.forget(kind)
        self._planned = None
        self._desk.begin("plan", asked)
        return RedirectResponse(PLAN, 303)

    def _verified_wish(self, typed: Mapping[str, str]) -> Mapping[str, Any]:
        own, looked = self._desk.own, self._desk.glance.looked if self._desk.glance else None
        return verified_wish(typed, looked, own.read_stations(), read_today(), is_office=own.keeps_register())

    def _room(self, typed: Mapping[str, str], problem: Problem | None) -> Response:
        stations = self._stations().values()
        told, self._desk.told = self._desk.told, None
        return self._draw(
            *("bulk.html", ROOM), typed={**_BLANK, **typed}, problem=problem, told=told, planned=self._planned,
            choices=congresses(self._desk.root), kept=len(self._desk.own.read_stations()),
            districts=tuple(dict.fromkeys(one.district for one in stations if one.district)), today=read_today(),
        )  # fmt: skip

    def _page(self, words: str, district: str, number: int) -> Any:
        assert self._planned is not None
        found = answering(self._planned, self._stations(), words, district)
        return bulk_page(self._planned, found, words, district, number)

    def _stations(self) -> Mapping[str, KeptStation]:
        looked = self._desk.glance.looked if self._desk.glance else None
        return {one.id: one for one in looked.stations} if looked else {}

    def _plan_found(self, result: Mapping[str, Any]) -> None:
        self._planned = read_planned(result)

    def _begin(self, planned: PlannedBulk) -> Response:
        if not planned.ticks:
            self._desk.told = Upshot("还没有存", "一行也没有勾选。在要改的行前面打勾。", "warn")
            return RedirectResponse(PLAN, 303)
        self._desk.told = None
        planned.refused = {}
        self._desk.begin("bulk", {"asked": planned.asked, "marks": sorted(planned.ticks)})
        return RedirectResponse(PLAN, 303)

    def _save(self, result: Mapping[str, Any]) -> None:
        """Write what was tried, as one save; what could not be written stays on the page, with why."""
        refused = result["refused"]
        more = f"另有 {len(refused)} 行写了会出错，没有写，列在下面，写着原因。" if refused else ""
        told = self._desk.told = save_tried(self._desk, result["what"], files_of(result), more)
        if not told.save or self._planned is None:
            if self._planned:
                self._planned.refused = dict(refused)
            return
        self._typed = {"pictures": "yes"}
        done = frozenset(result["done"])
        rows = tuple(row for row in self._planned.rows if row.mark not in done)
        self._planned.rows, self._planned.ticks = rows, self._planned.ticks - done
        self._planned.refused = dict(refused)
