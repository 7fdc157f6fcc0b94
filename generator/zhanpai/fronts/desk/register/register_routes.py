"""The addresses of 名册: the switch, the sections, the stations by pages, and what can be done to each."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from zhanpai.domain.model.register import StationKind, StationStatus
from zhanpai.domain.naming import PLACES_OF_KIND
from zhanpai.fronts.desk.forms.filled import marks_in
from zhanpai.fronts.desk.forms.form_routes import DrawPage, FormPages
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.register.register_rows import (
    districts_of,
    name_made,
    names_of,
    register_data,
    rows_of,
    text_of,
)
from zhanpai.fronts.desk.register.rename_routes import RenamePages
from zhanpai.fronts.desk.register.row_form import (
    PLACES,
    ROWS,
    end_subject,
    new_row_subject,
    row_of,
    row_picks,
    row_subject,
    said_end,
)
from zhanpai.fronts.desk.register.section_form import (
    ROOM,
    SECTIONS,
    address_subject,
    district_subject,
    new_district_subject,
    section_subject,
)
from zhanpai.fronts.desk.register.sure_pages import Question, SurePages
from zhanpai.fronts.desk.rooms.register_list import ListedRow, register_list_page
from zhanpai.fronts.desk.state import Desk

KIND_WORDS = {one.value: one.label for one in StationKind}
STATUS_WORDS = {one.value: one.label for one in StationStatus}


class RegisterPages:
    """Everything of the register, each a method that answers one request; nothing but the switch is shown before it is on."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw

        def forms(base: str, find: Any) -> FormPages:
            return FormPages(desk, draw, f"{ROOM}/{base}", find, row_picks)

        self._parts = (
            forms("sections/{section}", section_subject),
            forms("districts/new", new_district_subject),
            forms("districts/{code}", district_subject),
            forms("stations/new", new_row_subject),
            SurePages(desk, draw, f"{ROWS}/{{id}}/status", end_subject, row_picks, _ask_end),
            forms("stations/{id}", row_subject),
            SurePages(desk, draw, f"{ROOM}/address", address_subject, row_picks, _ask_address),
            RenamePages(desk, draw),
        )

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here."""
        return [
            (ROOM, self.register, "GET"),
            (f"{ROOM}/switch", self.switch, "POST"),
            *((path, self._behind(answer), verb) for path, answer, verb in self._inner()),
        ]

    def _inner(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        return [
            (ROWS, self.stations, "GET"),
            (f"{ROOM}/name", self.name, "POST"),
            *(route for part in self._parts for route in part.routes()),
            (f"{ROWS}/{{id}}", self.station, "GET"),
        ]

    def _behind(self, answer: Callable[[Request], Any]) -> Callable[[Request], Any]:
        """The answer to who has said that she keeps the register; the page that says what it is to everybody else."""

        async def behind(request: Request) -> Response:
            if not self._desk.own.keeps_register():
                return RedirectResponse(ROOM, 303)
            came = (
                answer(request) if inspect.iscoroutinefunction(answer) else run_in_threadpool(answer, request)
            )
            response = await came
            assert isinstance(response, Response)
            return response

        return behind

    def register(self, request: Request) -> Response:
        """The sections and what can be done; or what the room is for, while it is off."""
        told, self._desk.told = self._desk.told, None
        if not self._desk.own.keeps_register():
            return self._draw("register_off.html", ROOM, told=told)
        data = register_data(self._desk.root)
        districts = [
            (text_of(one, "code"), text_of(one, "name"), len(rows_of(one, "townships")))
            for one in rows_of(data, "districts")
        ]
        sections = [(word, title) for word, (title, *_) in SECTIONS.items()]
        rows = len(rows_of(data, "stations"))
        return self._draw("register.html", ROOM, told=told, sections=sections, districts=districts, rows=rows)

    async def switch(self, request: Request) -> Response:
        """Show the room on this computer, or no longer."""
        async with request.form(max_fields=5, max_files=0) as form:
            self._desk.own.write_keeps_register(form.get("to") == "on")
        return RedirectResponse(ROOM, 303)

    def stations(self, request: Request) -> Response:
        """The rows, by pages, words and district."""
        asked, data = request.query_params, register_data(self._desk.root)
        typed = asked.get("page", "")
        number = page_number(typed)
        wish = (asked.get("words", ""), asked.get("district", ""), number)
        page = register_list_page(self._listed(), districts_of(data), wish)
        told, self._desk.told = self._desk.told, None
        return self._draw("register_list.html", ROOM, page=page, told=told)

    def station(self, request: Request) -> Response:
        """One row, and what can be done to it; HTTPException 404 if there is none of this 站号."""
        id = request.path_params["id"]
        if row_of(self._desk, id) is None:
            raise HTTPException(404)
        one = next(row for row in self._listed() if row.id == id)
        told, self._desk.told = self._desk.told, None
        return self._draw(
            *("register_row.html", ROOM), one=one, into=[self._called(each) for each in one.into], told=told
        )

    async def name(self, request: Request) -> Response:
        """The name that a row makes as it is typed: for a script, or on a page of its own beside the one there is now."""
        async with request.form(max_fields=100, max_files=0) as form:
            typed = {key: str(form.get(key, "")) for key in ("kind", *PLACES)}
        made = await run_in_threadpool(name_made, self._desk.root, {"id": "0000", **typed})
        kind = next((one for one in StationKind if one.value == typed["kind"]), None)
        if request.headers.get("accept", "").startswith("application/json"):
            return JSONResponse({"name": made, "places": PLACES_OF_KIND[kind] if kind else PLACES})
        return self._draw("row_name.html", ROOM, name=made)

    def _called(self, id: str) -> str:
        return names_of(self._desk.root).get(id, f"站号 {id}")

    def _listed(self) -> list[ListedRow]:
        names = names_of(self._desk.root)
        return [_listed(row, names) for row in rows_of(register_data(self._desk.root), "stations")]


def _listed(row: Mapping[str, Any], names: Mapping[str, str]) -> ListedRow:
    id, kind, status = text_of(row, "id"), text_of(row, "kind"), text_of(row, "status")
    into = row.get("into")
    return ListedRow(
        id,
        names.get(id) or "".join(text_of(row, key) for key in PLACES) or f"站号 {id}",
        KIND_WORDS.get(kind, kind),
        text_of(row, "district"),
        "" if status == StationStatus.OPEN.value else STATUS_WORDS.get(status, status),
        text_of(row, "since"),
        (into,) if isinstance(into, str) else tuple(str(one) for one in into or ()),
        status in (StationStatus.MERGED.value, StationStatus.CLOSED.value),
    )


def _ask_end(desk: Desk, subject: Subject, filled: Mapping[str, str]) -> Question:
    id = subject.back.rsplit("/", 1)[-1]
    into = [filled.get(f"into.{mark}", "") for mark in marks_in(filled, "into")]
    lines = said_end(desk, id, filled, [one for one in into if one])
    status = filled.get("status") or StationStatus.OPEN.value
    return Question(f"改成“{STATUS_WORDS.get(status, status)}”吗？", lines, "就这样改")


def _ask_address(desk: Desk, subject: Subject, filled: Mapping[str, str]) -> Question:
    site = register_data(desk.root).get("site")
    now = text_of(site, "permalink_base") if isinstance(site, Mapping) else ""
    lines = (
        f"永久网址从 {now} 换成 {filled.get('permalink_base', '').strip()}。",
        "挂着的门牌、印过的二维码上都是旧网址。旧域名要一直续费、备案，每个网址都跳转到新域名的同一个地址；停了，那些牌子就全部扫不开。",
        "旧网址自动记进“用过的永久网址”，排在最后：订阅和日历照最早的那个认每一条内容，次序不能动。",
        "以后印的牌子用新网址。新网址太长，二维码会太密，检查会提醒。",
    )
    return Question("换永久网址吗？", lines, "旧域名会一直跳转，就这样换")
