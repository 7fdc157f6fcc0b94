"""The addresses that the text areas of the desk ask while somebody writes: pasting, listening, finding what to link to."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from zhanpai.fronts.desk.finding_names import found_deputies, found_stations
from zhanpai.fronts.desk.listening import Ear, ear_of
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.clock import read_today
from zhanpai.kit.markdown.pasted import from_html, from_plain


class WritingPages:
    """What helps to write, each a method that answers one request in JSON; none of them changes anything."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._lock = threading.Lock()
        self._ear: tuple[object, Ear | None] | None = None

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
        heard = await run_in_threadpool(self._hear, text, kind == "news") if text.strip() else []
        return JSONResponse({"heard": heard})

    def _hear(self, text: str, is_news: bool) -> list[dict[str, Any]]:
        with self._lock:
            # A name that was entered since the last look is known from the next one on.
            if self._ear is None or self._ear[0] is not self._desk.glance:
                self._ear = self._desk.glance, ear_of(self._desk.root, read_today())
            ear = self._ear[1]
        return [one.plain() for one in ear.hear(text, "news" if is_news else "opinion")] if ear else []

    def stations(self, request: Request) -> Response:
        """At most 20 stations whose names hold the query's `words`, or whose 站号 begins so; none before the first look."""
        glance, words = self._desk.glance, request.query_params.get("words", "")
        return JSONResponse({"found": found_stations(glance.looked, words) if glance else []})

    def deputies(self, request: Request) -> Response:
        """At most 20 deputies in office whose name, station or number holds the query's `words`; none before the first look."""
        glance, words = self._desk.glance, request.query_params.get("words", "")
        return JSONResponse({"found": found_deputies(glance.looked, words) if glance else []})
