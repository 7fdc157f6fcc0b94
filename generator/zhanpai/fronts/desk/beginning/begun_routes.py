"""The page that the desk goes on with when a city has begun: it is checked, it is built, here it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.fronts.desk.state import Desk

DrawPage: TypeAlias = Callable[..., Response]
MAKING = "/begin/making"


class BegunPages:
    """The last of the pages that begin a city, in the desk of the city."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [("/begin/{step}", self.done, "GET")]

    def done(self, request: Request) -> Response:
        """What has come of the city; every other page that asked for it leads to the desk."""
        if request.url.path != MAKING:
            return RedirectResponse("/", 303)
        desk = self._desk
        begun, build = desk.outcome("begin"), desk.outcome("build")
        return self._draw(
            "begin_done.html",
            "-",
            glance=desk.glance,
            errors=desk.glance.looked.errors if desk.glance else 0,
            work=desk.running("look", "build"),
            build=build,
            begun=begun.result,
            address=desk.site_address,
        )
