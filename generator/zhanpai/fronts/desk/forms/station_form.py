"""联络站 and 代表: what a station says of itself, and each of its deputies, as forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from zhanpai.content.scaffold.station import station_text
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.station import StationFile
from zhanpai.fronts.desk.forms.known import deputy_of, picks_for, station_of
from zhanpai.fronts.desk.forms.picks import Picks
from zhanpai.fronts.desk.forms.subject import Subject, with_id
from zhanpai.fronts.desk.state import Desk

STATIONS, DEPUTIES = "/stations", "/deputies"


def station_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """What the station `id` says of itself, without its deputies, who have forms of their own."""
    station = station_of(desk, words["id"])
    if station is None:
        return None
    return Subject(
        url=f"{STATIONS}/{station.id}/edit",
        room=STATIONS,
        back=f"{STATIONS}/{station.id}",
        title=station.short_name,
        about=f"站号 {station.id}。站名由名册生成，这里不写；没有的项空着。",
        path=station.path,
        model=StationFile,
        shows=f"/s/{station.id}/",
        leave_out=frozenset({"deputies"}),
        starts=station_text(station.id, station.name).encode(),
    )


def deputy_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """The deputy of this number: the entry that has the seats."""
    deputy = deputy_of(desk, words["id"])
    home = station_of(desk, deputy.stations[0]) if deputy else None
    if deputy is None or home is None:
        return None
    return Subject(
        url=f"{DEPUTIES}/{deputy.id}/edit",
        room=DEPUTIES,
        back=f"{STATIONS}/{home.id}",
        title=deputy.name,
        about=f"代表编号 {deputy.id}，{home.short_name}。",
        path=home.path,
        model=Deputy,
        shows=f"/d/{deputy.id}/",
        find=with_id(deputy.id, "deputies"),
        leave_out=frozenset({"id"}),
    )


def station_picks(desk: Desk, subject: Subject) -> Picks:
    """Of a form about a station or one of its deputies: the station's own people first, and its pictures."""
    station = subject.path.rsplit("/", 1)[-1].removesuffix(".yaml")
    person = subject.url.split("/")[2] if subject.room == DEPUTIES and subject.joins is None else ""
    takes = {"photo": f"deputy-{station}-{person}"} if person else {"photos": f"photos-{station}"}
    return replace(picks_for(desk, subject, [station]), takes={} if subject.joins else takes)
