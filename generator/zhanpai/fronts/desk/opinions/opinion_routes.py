"""The addresses of 意见台账: the lists, one opinion, and the forms by which it comes in and moves along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.edits import read_file
from zhanpai.fronts.desk.forms.candidate import UnreadableError
from zhanpai.fronts.desk.forms.form_page import FormPage, form_page
from zhanpai.fronts.desk.forms.form_routes import DrawPage, FormPages
from zhanpai.fronts.desk.forms.known import looked, station_of
from zhanpai.fronts.desk.forms.saving import FormDesk
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.history.undoing import changes_said
from zhanpai.fronts.desk.looked import KeptStation
from zhanpai.fronts.desk.opinions.ledgers import LedgerLine, Ledgers
from zhanpai.fronts.desk.opinions.moves import outcomes, with_last_step_back
from zhanpai.fronts.desk.opinions.opinion_forms import OpinionForms
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.rooms.keeping import MOST, matches
from zhanpai.fronts.desk.rooms.opinion_list import (
    OPINIONS,
    PER_PAGE,
    open_by_state,
    opinion_url,
    opinions_page,
    standing,
    standings,
)
from zhanpai.fronts.desk.rooms.opinion_page import opinion_page
from zhanpai.fronts.desk.rooms.week import FEW
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.clock import read_today

ONE = f"{OPINIONS}/{{id}}/{{mark}}"
FIELDS = 200


class OpinionPages:
    """What stands in the ledgers and what becomes of it, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        self._ledgers = Ledgers(desk.root)
        self._forms, self._saved = OpinionForms(self._ledgers), FormDesk(desk)
        desk.after_look = lambda: self._ledgers.warm(self._kept())
        forms = self._forms
        self._pages = tuple(
            FormPages(desk, draw, base, find, forms.picks)
            for base, find in (
                (f"{OPINIONS}/{{id}}/new", forms.new),
                (f"{OPINIONS}/{{id}}/refer/{{marks}}", forms.refer),
                (f"{ONE}/step/{{step}}", forms.step),
                (ONE, forms.whole),
            )
        )

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here."""
        return [
            (OPINIONS, self.opinions, "GET"),
            (f"{OPINIONS}/add", self.choose, "GET"),
            (f"{OPINIONS}/meeting", self.meeting, "GET"),
            (f"{OPINIONS}/{{id}}/refer", self.tick, "POST"),
            *(route for forms in self._pages for route in forms.routes()),
            (ONE, self.opinion, "GET"),
            (f"{ONE}/number", self.number, "GET"),
            (f"{ONE}/back", self.ask_back, "GET"),
            (f"{ONE}/back", self.take_back, "POST"),
        ]

    def opinions(self, request: Request) -> Response:
        """意见台账, one page of it: `station`, `words`, `state` and `page` say of what."""
        asked = request.query_params
        station = station_of(self._desk, asked.get("station", ""))
        kept = self._kept()
        those = [station] if station else kept
        page = None
        if looked(self._desk):
            number = page_number(asked.get("page", ""))
            ledgers = [(one, self._ledgers.of(one)) for one in those]
            words, state = asked.get("words", ""), asked.get("state", "")
            page = opinions_page(ledgers, read_today(), words, state, number, station)
        groups = list(open_by_state(page.shown)) if page else []
        return self._shown("opinions.html", page=page, groups=groups, today=read_today())

    def choose(self, request: Request) -> Response:
        """Where an opinion came in: straight to the form if there is one station alone."""
        seen, words = looked(self._desk), request.query_params.get("words", "")[:80]
        kept = self._kept()
        if len(kept) == 1:
            return RedirectResponse(f"{OPINIONS}/{kept[0].id}/new/edit", 303)
        found = list(matches(seen, words, "")) if seen else []
        return self._shown(
            "opinion_station.html", seen=seen, kept=kept[:MOST], more=len(kept) > MOST, found=found[:MOST], words=words
        )  # fmt: skip

    def meeting(self, request: Request) -> Response:
        """What is not closed at a station, for a meeting, on paper; HTTPException 404 if there is no such station."""
        station = station_of(self._desk, request.query_params.get("station", ""))
        if station is None:
            raise HTTPException(404)
        today = read_today()
        found = [
            one for one in standings([(station, self._ledgers.of(station))], today) if one.state != "closed"
        ]
        return self._shown("opinions_meeting.html", station=station, found=found, today=today)

    async def tick(self, request: Request) -> Response:
        """Go on to the form for the opinions that were ticked."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            marks = [str(mark) for mark in form.getlist("mark")][:PER_PAGE]
        id = request.path_params["id"]
        if not marks:
            self._desk.told = Upshot("还没有打勾", "在要交办的意见前面打勾，再点“一起交办”。", "warn")
            return RedirectResponse(f"{OPINIONS}?station={quote(id, safe='')}", 303)
        joined = ",".join(quote(mark, safe="") for mark in marks)
        return RedirectResponse(f"{OPINIONS}/{quote(id, safe='')}/refer/{joined}/edit", 303)

    def opinion(self, request: Request) -> Response:
        """One opinion with what may come next; `step` is the step whose form is open.

        Of a ledger that cannot be read the list says so.
        """
        station = station_of(self._desk, request.path_params["id"])
        if station and self._ledgers.of(station).wrong:
            return RedirectResponse(f"{OPINIONS}?station={station.id}", 303)
        station, line = self._line(request)
        asked = request.query_params.get("step", "")
        following = line.opinion.status.following if line.opinion else ()
        step = next((one for one in following if one.value == asked), following[0] if following else None)
        form = None
        if line.opinion and step:
            form = self._form(self._forms.step_of(station, line, line.opinion, step))
        page = opinion_page(standing(station, line, read_today()), step)
        return self._shown("opinion.html", page=page, form=form)

    def number(self, request: Request) -> Response:
        """The number that the person is told who brought the opinion, to be read out and to be printed."""
        station, line = self._line(request)
        seen = looked(self._desk)
        base = seen.permalink_base if seen else ""
        address = f"{base}/s/{station.id}/" if base else ""
        url = opinion_url(station.id, line.mark)
        return self._shown("opinion_number.html", station=station, line=line, address=address, url=url)

    def ask_back(self, request: Request) -> Response:
        """What goes if the last step is taken back; HTTPException 404 if there is none before it."""
        station, line = self._line(request)
        if line.opinion is None or len(line.opinion.history) < 2:
            raise HTTPException(404)
        page = opinion_page(standing(station, line, read_today()), None)
        gone = [one for one in page.facts if one.key in outcomes(line.opinion)]
        return self._shown("opinion_back.html", page=page, last=line.opinion.history[-1], gone=gone)

    async def take_back(self, request: Request) -> Response:
        """Take the last step back, if it is still the one that the person saw."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            steps = str(form.get("steps", ""))
        return await run_in_threadpool(self._take_back, request, steps)

    def _take_back(self, request: Request, steps: str) -> Response:
        station, line = self._line(request)
        page, path = RedirectResponse(opinion_url(station.id, line.mark), 303), station.opinions_path
        raw = read_file(self._desk.root, path)
        if line.opinion is None or len(line.opinion.history) < 2 or steps != str(len(line.opinion.history)):
            why = "这件意见刚才又有人改过，没有退。看一看，还要退就再点一次。"
            self._desk.told = Upshot("没有退回", why, "warn")
            return page
        last = line.opinion.history[-1].status.label
        after = with_last_step_back(raw, path, line.place, line.opinion)
        if wrong := [one for one in self._desk.resident.try_({path: after}).new if one.is_error]:
            self._desk.told = Upshot(
                "没有退回", "\n".join(f"{one.message}{one.fix}" for one in wrong), "warn"
            )
            return page
        words = changes_said(path, raw, after)
        what = f"{line.id}：退回“{last}”"
        change = Change(what, self._desk.own.read_name(), words, ((path, raw, after),))
        self._desk.told = self._desk.save(change, f"“{last}”这一步退回去了")
        return page

    def _form(self, subject: Subject) -> FormPage | None:
        try:
            opened = self._saved.open(subject)
        except UnreadableError:
            return None
        picks = self._forms.picks(self._desk, subject)
        return form_page(subject, opened.filled, opened.seen, picks, draft=opened.draft)

    def _line(self, request: Request) -> tuple[KeptStation, LedgerLine]:
        station, line = self._forms.line(self._desk, request.path_params)
        if station is None or line is None:
            raise HTTPException(404)
        return station, line

    def _kept(self) -> list[KeptStation]:
        """The stations that the person keeps; all of them where none was chosen and there are few."""
        seen = looked(self._desk)
        if seen is None:
            return []
        ids = self._desk.own.read_stations()
        kept = [one for one in seen.stations if one.id in ids]
        return kept or (list(seen.stations) if len(seen.stations) <= FEW else [])

    def _shown(self, template: str, **context: Any) -> Response:
        told, self._desk.told = self._desk.told, None
        return self._draw(template, OPINIONS, told=told, **context)
