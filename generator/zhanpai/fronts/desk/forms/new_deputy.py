"""A deputy more at a station: the number is given out by us, the seat begins as the colleagues' are."""

from __future__ import annotations

from collections.abc import Mapping

from zhanpai.content.scaffold.station import station_text
from zhanpai.domain.model.deputy import Deputy
from zhanpai.fronts.desk.forms.known import looked, station_of
from zhanpai.fronts.desk.forms.station_form import DEPUTIES, STATIONS
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.state import Desk


def new_deputy_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """A deputy who comes to the station `id`; None if there is no such station, or if no number can be given out.

    The number is that of the last look: two that are entered before the next one ends are told apart when they are tried.
    """
    station, seen = station_of(desk, words["id"]), looked(desk)
    if station is None or seen is None or not seen.next_deputy:
        return None
    number = seen.next_deputy
    begins = {"mandates.~": "n0", "mandates.n0.level": station.level, "mandates.n0.term": station.term}
    return Subject(
        url=f"{STATIONS}/{station.id}/deputies/new/edit",
        room=DEPUTIES,
        back=f"{STATIONS}/{station.id}",
        title="新来的代表",
        about=f"到{station.short_name}。代表编号自动编：{number}。",
        path=station.path,
        model=Deputy,
        find=lambda _: None,
        leave_out=frozenset({"id"}),
        joins=("deputies",),
        fixed={"id": number},
        begins_with=begins,
        starts=station_text(station.id, station.name).encode(),
    )
