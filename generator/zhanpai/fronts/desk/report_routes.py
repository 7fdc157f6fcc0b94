"""The addresses of 报告: internal, made anew when somebody asks, shown behind the door alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from zhanpai.fronts.desk.looked import Noted
from zhanpai.fronts.desk.rooms.findings import by_file
from zhanpai.fronts.desk.serving import made_file
from zhanpai.fronts.desk.state import Desk

REPORT = "/report"
SAVED = {
    "report.zip": "宣传工作报告.zip",
    "stations.csv": "每个站.csv",
    "worklist.csv": "要做的事.csv",
    "names.csv": "站名写错.csv",
}

DrawPage: TypeAlias = Callable[..., Response]


class ReportPages:
    """The office's report, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here: ``(path, endpoint, HTTP verb)``."""
        return [
            (REPORT, self.report, "GET"),
            (REPORT, self.make, "POST"),
            (f"{REPORT}/files/{{name:path}}", self.file, "GET"),
            (f"{REPORT}/annual", self.print_annuals, "POST"),
            (f"{REPORT}/annual/{{name:path}}", self.annual, "GET"),
        ]

    def report(self, request: Request) -> Response:
        """The main figures of the last report, and the way to all of it; how to make one if there is none."""
        desk = self._desk
        made, printed = desk.made.get("report"), desk.made.get("annual")
        outcomes = desk.outcome("report"), desk.outcome("annual")
        names = desk.glance.looked.names if desk.glance else {}
        return self._draw(
            "report.html",
            "/",
            made=made,
            printed=printed,
            work=desk.running("report", "annual"),
            outcomes=[(one, tuple(by_file((Noted(**d) for d in one.refused), names))) for one in outcomes],
            kept=len(desk.own.read_stations()),
            is_changed=bool(made and desk.is_changed_since(made)),
        )

    async def make(self, request: Request) -> Response:
        """Make the report, on all stations or on those that the person keeps."""
        async with request.form(max_fields=10, max_files=0) as form:
            whose = self._whose(form.get("whose") == "own")
        self._desk.make("report", "report", whose)
        return RedirectResponse(REPORT, 303)

    async def print_annuals(self, request: Request) -> Response:
        """Print 年报 of this year or the last, for all stations or those that the person keeps."""
        async with request.form(max_fields=10, max_files=0) as form:
            whose, is_last = self._whose(form.get("whose") == "own"), form.get("year") == "last"
        self._desk.make("annual", "annual", {**whose, "last": is_last})
        return RedirectResponse(REPORT, 303)

    def _whose(self, is_own: bool) -> dict[str, object]:
        kept = sorted(self._desk.own.read_stations())
        return {"ids": kept} if is_own and kept else {}

    def annual(self, request: Request) -> Response:
        """One 年报 as a PDF, or all of them, to be kept."""
        name = request.path_params["name"]
        saved_as = "年报.zip" if name.endswith(".zip") else f"年报-{name.rpartition('/')[2]}"
        return made_file(self._desk.made.get("annual"), name, saved_as=saved_as)

    def file(self, request: Request) -> Response:
        """A page of the report, in which no script runs; a table or all of it, to be kept."""
        name = request.path_params["name"]
        saved_as = SAVED.get(name, "")
        return made_file(self._desk.made.get("report"), name, saved_as=saved_as)
