"""The addresses of 联络站 and 代表: the lists, one station, and the forms below them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from zhanpai.fronts.desk.forms.form_routes import DrawPage, FormPages
from zhanpai.fronts.desk.forms.known import station_of
from zhanpai.fronts.desk.forms.new_deputy import new_deputy_subject
from zhanpai.fronts.desk.forms.station_form import (
    DEPUTIES,
    STATIONS,
    deputy_subject,
    station_picks,
    station_subject,
)
from zhanpai.fronts.desk.rooms.station_list import deputies_page, station_page, stations_page
from zhanpai.fronts.desk.state import Desk


class StationPages:
    """What a station is, says and has, each a method that answers one request."""

    def __init__(self, desk: Desk, draw: DrawPage) -> None:
        self._desk, self._draw = desk, draw
        self._forms = (
            FormPages(desk, draw, f"{STATIONS}/{{id}}", station_subject, station_picks),
            FormPages(desk, draw, f"{STATIONS}/{{id}}/deputies/new", new_deputy_subject, station_picks),
            FormPages(desk, draw, f"{DEPUTIES}/{{id}}", deputy_subject, station_picks),
        )

    def routes(self) -> list[tuple[str, Callable[[Request], Any], str]]:
        """What the application is to route here."""
        return [
            (STATIONS, self.stations, "GET"),
            (f"{STATIONS}/{{id}}", self.station, "GET"),
            (DEPUTIES, self.deputies, "GET"),
            *(route for forms in self._forms for route in forms.routes()),
        ]

    def stations(self, request: Request) -> Response:
        """联络站: those I keep, and others by a search."""
        glance, words = self._desk.glance, request.query_params.get("words", "")
        page = stations_page(glance.looked, self._desk.own.read_stations(), words) if glance else None
        return self._draw("stations.html", STATIONS, page=page)

    def station(self, request: Request) -> Response:
        """One station; HTTPException 404 if there is none of this number."""
        station, glance = station_of(self._desk, request.path_params["id"]), self._desk.glance
        if station is None or glance is None:
            raise HTTPException(404)
        told, self._desk.told = self._desk.told, None
        return self._draw("station.html", STATIONS, page=station_page(glance.looked, station), told=told)

    def deputies(self, request: Request) -> Response:
        """代表: those of the stations I keep, and others by a search."""
        glance, words = self._desk.glance, request.query_params.get("words", "")
        page = deputies_page(glance.looked, self._desk.own.read_stations(), words) if glance else None
        return self._draw("deputies.html", DEPUTIES, page=page)
