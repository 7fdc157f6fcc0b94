"""The room 交稿: the same address on both desks, a district's and that of the office of the city."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from zhanpai.fronts.desk.handin.district_routes import DISTRICT_WORKS, DistrictPages
from zhanpai.fronts.desk.handin.evening_routes import EVENING_WORKS, ROOM, DrawPage, EveningPages
from zhanpai.fronts.desk.state import Desk

HAND_IN_WORKS = (*DISTRICT_WORKS, *EVENING_WORKS)
"""The errands of this room."""


class HandInPages:
    """Both sides of handing in; which one the room shows is told by whether the person keeps the register."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk = desk
        self._district, self._evening = DistrictPages(desk, draw), EveningPages(desk, draw)

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [(ROOM, self.room, "GET"), *self._district.routes(), *self._evening.routes()]

    def room(self, request: Request) -> Response:
        """交稿, for who hands in or for who takes over."""
        side = self._evening if self._desk.own.keeps_register() else self._district
        return side.room(request)
