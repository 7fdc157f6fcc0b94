"""A deputy more at a station: the number is given out by us, the seat begins as the colleagues' are."""

from __future__ import annotations

from collections.abc import Mapping

from zhanpai.content.load import ContentReader
from zhanpai.content.scaffold.deputy import usual_level, usual_term
from zhanpai.content.scaffold.ids import next_deputy_id
from zhanpai.content.scaffold.station import station_text
from zhanpai.domain.model.deputy import Deputy
from zhanpai.fronts.desk.forms.known import station_of
from zhanpai.fronts.desk.forms.station_form import DEPUTIES, STATIONS
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.clock import read_today


def new_deputy_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """A deputy who comes to the station `id`; None if there is no such station, or the register cannot be read."""
    station = station_of(desk, words["id"])
    loaded = ContentReader(desk.root).load(read_today()) if station else None
    if station is None or loaded is None or loaded.site is None:
        return None
    site = loaded.site
    texts = [one.text for path, one in loaded.documents.items() if path.startswith("content/stations/")]
    number = next_deputy_id(site, texts)
    level = usual_level(site, station.id)
    term = usual_term(site, level) if level else None
    begins = {"mandates.~": "n0", "mandates.n0.level": str(level or ""), "mandates.n0.term": term or ""}
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
