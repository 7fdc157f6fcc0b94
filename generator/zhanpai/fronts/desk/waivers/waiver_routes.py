"""The addresses of what was found private and may be published: the list, its forms, and letting one go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.content.edits import read_file
from zhanpai.content.filing import WAIVERS
from zhanpai.fronts.desk.forms.form_routes import DrawPage, FormPages
from zhanpai.fronts.desk.saving_once import save_file
from zhanpai.fronts.desk.state import Desk, Upshot
from zhanpai.fronts.desk.waivers.waiver_form import (
    BASE,
    ROOM,
    listed_waivers,
    place_of,
    waiver_picks,
    waiver_subject,
)
from zhanpai.kit.clock import read_today
from zhanpai.kit.yaml import parse
from zhanpai.kit.yaml.splice import remove


class WaiverPages:
    """What somebody answers for, each method answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        self._forms = FormPages(desk, draw, f"{BASE}/{{code}}", waiver_subject, waiver_picks)

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here."""
        return [
            (BASE, self.waivers, "GET"),
            (f"{BASE}/{{code}}/remove", self.remove, "POST"),
            *self._forms.routes(),
        ]

    def waivers(self, request: Request) -> Response:
        """All entries, those that hold no longer marked."""
        told, self._desk.told = self._desk.told, None
        waivers, today = listed_waivers(self._desk.root), read_today().isoformat()
        return self._draw("waivers.html", ROOM, waivers=waivers, today=today, told=told)

    async def remove(self, request: Request) -> Response:
        """Let one go: what it was about is found again from now on."""
        self._desk.told = await run_in_threadpool(self._remove, request.path_params["code"])
        return RedirectResponse(BASE, 303)

    def _remove(self, code: str) -> Upshot:
        if not any(one.code == code for one in listed_waivers(self._desk.root)):
            return Upshot("没有删", "这一条已经没有了。", "warn")
        raw = read_file(self._desk.root, WAIVERS)
        place = place_of(parse(raw, WAIVERS, root=list).data, code)
        after = remove(raw, WAIVERS, place or ())
        return save_file(self._desk, "核对过可以公开的内容：删掉一条", WAIVERS, raw, after)
