"""The addresses that the text areas of the desk ask while somebody writes: pasting, listening, finding what to link to."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from zhanpai.fronts.desk.finding_names import found_deputies, found_stations
from zhanpai.fronts.desk.listening import Kind
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.markdown.pasted import from_html, from_plain
from zhanpai.kit.problem import Problem


class WritingPages:
    """What helps to write, each a method that answers one request in JSON; none of them changes anything."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            ("/paste", self.paste, "POST"),
            ("/listen", self.listen, "POST"),
            ("/find/stations", self.stations, "GET"),
            ("/find/deputies", self.deputies, "GET"),
        ]

    async def paste(self, request: Request) -> Response:
        """The Markdown of what is on the clipboard (`html`, or else `plain`), and sentences about what is not in it."""
        async with request.form(max_fields=3, max_files=0, max_part_size=2_000_000) as form:
            html, plain = str(form.get("html", "")), str(form.get("plain", ""))
        pasted = await run_in_threadpool(from_html, html) if html else None
        if pasted is None or not (pasted.text or pasted.left_out):
            pasted = await run_in_threadpool(from_plain, plain)
        return JSONResponse({"text": pasted.text, "left_out": list(pasted.left_out)})

    async def listen(self, request: Request) -> Response:
        """What `check` would say of `text` by itself; `kind` is opinion or news."""
        async with request.form(max_fields=3, max_files=0, max_part_size=2_000_000) as form:
            text, kind = str(form.get("text", "")), form.get("kind")
        heard = (
            await run_in_threadpool(self._hear, text, "news" if kind == "news" else "opinion")
            if text.strip()
            else []
        )
        return JSONResponse({"heard": heard})

    def _hear(self, text: str, kind: Kind) -> list[dict[str, Any]]:
        # What it says is comfort: the rules hold when the form is saved, whoever heard it or not.
        with suppress(Problem):
            return self._desk.resident.hear(text, kind)
        return []

    def stations(self, request: Request) -> Response:
        """At most 20 stations whose names hold the query's `words`, or whose 站号 begins so; none before the first look."""
        glance, words = self._desk.glance, request.query_params.get("words", "")
        return JSONResponse({"found": found_stations(glance.looked, words) if glance else []})

    def deputies(self, request: Request) -> Response:
        """At most 20 deputies in office whose name, station or number holds the query's `words`; none before the first look."""
        glance, words = self._desk.glance, request.query_params.get("words", "")
        return JSONResponse({"found": found_deputies(glance.looked, words) if glance else []})
