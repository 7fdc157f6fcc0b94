"""The addresses of 手册: read, searched and printed at the desk, also before there is a city."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any, TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.fronts.desk.handbook.room_pages import HANDBOOK
from zhanpai.fronts.desk.serving import made_file
from zhanpai.fronts.desk.state import Desk
from zhanpai.office.handbook.handbook_html import page_html
from zhanpai.office.handbook.handbook_pages import FIRST, code_pages, handbook_pages, picture
from zhanpai.office.handbook.handbook_search import LONGEST, find_in_handbook
from zhanpai.office.handbook.rulebook import find_rule

PDF = "handbook.pdf"
SAVED_AS = "使用手册.pdf"

DrawPage: TypeAlias = Callable[..., Response]


class HandbookRooms:
    """The handbook, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (HANDBOOK, self.contents, "GET"),
            (f"{HANDBOOK}/find", self.find, "GET"),
            (f"{HANDBOOK}/print", self.print, "POST"),
            (f"{HANDBOOK}/{PDF}", self.printed, "GET"),
            (f"{HANDBOOK}/code/{{code}}", self.code, "GET"),
            (f"{HANDBOOK}/pictures/{{name}}", self.picture, "GET"),
            (f"{HANDBOOK}/{{name}}", self.page, "GET"),
        ]

    def contents(self, request: Request) -> Response:
        """The first page, which leads to all others, with search above it and the way to a printed one below."""
        desk = self._desk
        return self._draw(
            "handbook.html",
            HANDBOOK,
            page=handbook_pages()[0],
            text=page_html(handbook_pages()[0], HANDBOOK),
            work=desk.running("handbook"),
            outcome=desk.outcome("handbook"),
            made=desk.made.get("handbook"),
            asked="",
            most=LONGEST,
        )

    def page(self, request: Request) -> Response:
        """One page; HTTPException 404 if there is none of this name."""
        name = request.path_params["name"]
        pages = handbook_pages()
        at = next((at for at, page in enumerate(pages) if page.name == name and name != FIRST), None)
        if at is None:
            raise HTTPException(404)
        after = pages[at + 1] if at + 1 < len(pages) else None
        text = page_html(pages[at], HANDBOOK)
        return self._draw(
            "handbook_page.html", HANDBOOK, page=pages[at], text=text, after=after, asked="", most=LONGEST
        )

    def code(self, request: Request) -> Response:
        """What a rule wants and why; HTTPException 404 if there is none of this code."""
        rule = find_rule(request.path_params["code"])
        page = next((page for page in code_pages() if rule and page.name == rule.code), None)
        if page is None:
            raise HTTPException(404)
        return self._draw("rule.html", "/check", page=page, text=page_html(page, HANDBOOK))

    def find(self, request: Request) -> Response:
        """The pages that answer to what was typed, each with a sentence."""
        asked = request.query_params.get("q", "").strip()[:LONGEST]
        hits = find_in_handbook(asked)
        parts = [
            (is_code, [*found])
            for is_code, found in groupby(sorted(hits, key=lambda hit: hit.is_code), lambda hit: hit.is_code)
        ]
        return self._draw(
            "handbook_find.html", HANDBOOK, asked=asked, parts=parts, count=len(hits), most=LONGEST
        )

    def picture(self, request: Request) -> Response:
        """A picture of a page; HTTPException 404 if there is none of this name."""
        content = picture(request.path_params["name"])
        if content is None:
            raise HTTPException(404)
        return Response(content, media_type="image/webp")

    def print(self, request: Request) -> Response:
        """Print all of it as one PDF."""
        self._desk.make("handbook", "handbook", {})
        return RedirectResponse(f"{HANDBOOK}#print", 303)

    def printed(self, request: Request) -> Response:
        """The PDF, to be kept; HTTPException 404 if it was not printed since the desk was opened."""
        return made_file(self._desk.made.get("handbook"), PDF, saved_as=SAVED_AS)
