"""The addresses of 标牌: choose, make, look, answer whether it goes to print, take away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.load.theme import shipped_theme
from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.page_number import page_number
from zhanpai.fronts.desk.rooms.findings import by_file
from zhanpai.fronts.desk.rooms.signage import choice_page, made_page, offers
from zhanpai.fronts.desk.serving import made_file
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.kit.diagnostics import ContentError
from zhanpai.office.report.compose import OWN
from zhanpai.press.making.job_sheet import NOTES
from zhanpai.press.signs.settings import read_spec
from zhanpai.press.signs.spec import SignageSpec
from zhanpai.site.theme import Theme, make_theme

SIGNS = "/signs"
CHOOSE = f"{SIGNS}/choose"
FIELDS = 3000
"""Fields of the form: a search lists sixty stations."""

DrawPage: TypeAlias = Callable[..., Response]


class SignPages:
    """The room 标牌, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        self._theme: Theme | None = None
        self._told: Upshot | None = None

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (SIGNS, self.made, "GET"),
            (CHOOSE, self.choose, "GET"),
            (f"{SIGNS}/jobs", self.jobs, "GET"),
            (f"{SIGNS}/made/{{name:path}}", self.file, "GET"),
            (f"{SIGNS}/make", self.make, "POST"),
            (f"{SIGNS}/print", self.hand_over, "POST"),
            (f"{SIGNS}/unprint", self.take_back, "POST"),
        ]

    def made(self, request: Request) -> Response:
        """What was made last, or what is under way; the choice if there is nothing to show."""
        desk, made = self._desk, self._desk.made.get("signs")
        work = desk.running("signs", "print")
        outcomes = desk.outcome("signs"), desk.outcome("print")
        is_bad = any(one.problem or one.fault or one.count for one in outcomes)
        if not (made or work or is_bad):
            return self.choose(request)
        names = desk.glance.looked.names if desk.glance else {}
        told = [(one, tuple(by_file((Noted(**d) for d in one.refused), names))) for one in outcomes]
        asked = request.query_params
        words, number = asked.get("words", ""), page_number(asked.get("page", ""))
        page = made_page(made.result, words, number) if made else None
        context: dict[str, object] = {
            "made": made,
            "page": page,
            "work": work,
            "outcomes": told,
            "told": self._told,
            "is_changed": bool(made and desk.is_changed_since(made) and not made.notes.get("printed")),
            "notes": NOTES,
        }
        return self._draw("signs.html", SIGNS, **context)

    def choose(self, request: Request) -> Response:
        """Whose signs can be asked for and of which kinds, with what was lacking when it was asked last."""
        desk = self._desk
        words = request.query_params.get("words", "")
        kept, glance = desk.own.read_stations(), desk.glance
        page = choice_page(glance.looked, kept, words, self._spec()) if glance else None
        told, look = self._told, desk.workshop.now("look")
        self._told = None
        has_made = desk.made.get("signs") is not None
        return self._draw("signs_choice.html", SIGNS, page=page, told=told, look=look, has_made=has_made)

    async def make(self, request: Request) -> Response:
        """Begin to make them; back to the choice, with what is lacking, if it cannot be begun."""
        async with request.form(max_fields=FIELDS, max_files=0) as form:
            kinds = {str(one) for one in form.getlist("kind")}
            ids = {str(one) for one in form.getlist("id")}
            scope, _, district = str(form.get("whose", "")).partition(":")
        desk = self._desk
        known = {one.id for one in desk.glance.looked.stations} if desk.glance else set()
        chosen = [one.name for one in offers(self._spec()) if one.name in kinds]
        whose = self._whose(scope, district, ids & known)
        if not chosen or whose is None:
            lacking = "没有选站。" if whose is None else "没有选做哪几种牌子。"
            self._told = Upshot("还没有开始做", f"{lacking}选好再按“做标牌”。", "warn")
            return RedirectResponse(CHOOSE, 303)
        self._told = None
        desk.workshop.forget("print")
        desk.make("signs", "signs", {"kinds": chosen, "whose": whose})
        return RedirectResponse(SIGNS, 303)

    def _whose(self, scope: str, district: str, ticked: set[str]) -> Mapping[str, object] | None:
        glance = self._desk.glance
        stations = glance.looked.stations if glance else ()
        if scope == "all" and stations:
            return {}
        if scope == "district" and district in {one.district for one in stations}:
            if district == OWN:  # The city's own lie in no district.
                return {"ids": [one.id for one in stations if one.district == OWN]}
            return {"district": district}
        ids = {one.id for one in stations} & self._desk.own.read_stations() if scope == "kept" else ticked
        return {"ids": sorted(ids)} if ids else None

    def hand_over(self, request: Request) -> Response:
        """Write down that what was made goes to print."""
        made = self._desk.made.get("signs")
        if made and not made.notes.get("printed"):
            asked = {"asked": made.result["asked"], "mark": made.result["mark"]}
            self._desk.begin("print", asked)
        return RedirectResponse(SIGNS, 303)

    def take_back(self, request: Request) -> Response:
        """Write down that what was said to go to print does not."""
        made = self._desk.made.get("signs")
        if made and (printed := made.notes.get("printed")) and printed["fresh"]:
            self._desk.begin("print", {"undo": {"keys": printed["keys"], "day": printed["day"]}})
        return RedirectResponse(SIGNS, 303)

    def jobs(self, request: Request) -> Response:
        """The job sheet for the print shop, as a page of its own; HTTPException 404 until it goes to print."""
        return made_file(self._printed(), "jobs.html")

    def file(self, request: Request) -> Response:
        """A proof to look at; what is to be printed only when somebody has said that it is, else HTTPException 404."""
        name = request.path_params["name"]
        made = self._desk.made.get("signs")
        if name.startswith("proofs/"):
            return made_file(made, name)
        if name == "proofs.zip":
            return made_file(made, name, saved_as="标牌样张.zip")
        saved_as = {"print.zip": "标牌印刷文件.zip", "jobs.csv": "印制单.csv"}.get(
            name, name.rpartition("/")[2]
        )
        return made_file(self._printed(), name, saved_as=saved_as)

    def _printed(self) -> Any:
        made = self._desk.made.get("signs")
        if made is None or not made.notes.get("printed"):
            raise HTTPException(404)
        return made

    def _spec(self) -> SignageSpec:
        """What the city says of its signs; what is shipped where that cannot be read: the making tells what is wrong with it."""
        self._theme = self._theme or make_theme(shipped_theme(), {})
        read = partial(read_spec, self._desk.root, self._theme)
        try:
            return read()[0]
        except ContentError:
            return read(raw=b"")[0]
