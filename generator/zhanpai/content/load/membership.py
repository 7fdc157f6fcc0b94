"""One person, one page, however many stations list them: 岱山 has deputies who receive at two.

A station that is not a deputy's first may repeat the whole entry or name the number and the person alone; what one
entry leaves out another may say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from zhanpai.domain.congresses import congress_of
from zhanpai.domain.model.deputy import Deputy, Mandate
from zhanpai.domain.model.register import Register, StationRow
from zhanpai.domain.model.station import Station
from zhanpai.kit.remembered import Remembered

ONLY_AT_HOME = ("photo",)
"""Fields that are read where the person's entry is: a picture lies in that station's folder."""


def with_people(
    register: Register, stations: Sequence[Station], today: dt.date, remembered: Remembered | None = None
) -> tuple[Station, ...]:
    """`stations` with their deputies, each as all of the person's entries have it, every seat with its congress.

    Two of one number and different names are two people (S207 tells them).
    """
    remembered = remembered or Remembered()
    entries: dict[tuple[str, str], list[tuple[StationRow, Deputy]]] = {}
    for station in stations:
        for deputy in station.detail.deputies:
            entries.setdefault((deputy.id, deputy.name), []).append((station.row, deputy))
    people = {
        key: remembered.get(("person", *key), tuple(chain(*same)), partial(_joined, register, same))
        for key, same in entries.items()
    }
    return tuple(_with_own(people, station, today, remembered) for station in stations)


def _with_own(
    people: Mapping[tuple[str, str], Deputy], station: Station, today: dt.date, remembered: Remembered
) -> Station:
    own = tuple(people[deputy.id, deputy.name] for deputy in station.detail.deputies)
    return remembered.get(("peopled", station.id), (station, *own), lambda: _peopled(station, own, today))


def _peopled(station: Station, deputies: tuple[Deputy, ...], today: dt.date) -> Station:
    if station.deputies == deputies:
        return station
    serving = tuple(d for d in deputies if d.serves_on(today))
    former = tuple(d for d in deputies if not d.serves_on(today))
    return replace(station, deputies=deputies, serving=serving, former=former)


def _joined(register: Register, entries: list[tuple[StationRow, Deputy]]) -> Deputy:
    row, deputy = next(((r, d) for r, d in entries if d.mandates), entries[0])
    if len(entries) > 1:
        more = {
            name: value
            for name in Deputy.model_fields
            if not getattr(deputy, name) and name not in ONLY_AT_HOME
            for value in [next(filter(None, (getattr(d, name) for _, d in entries)), None)]
            if value
        }
        deputy = deputy.model_copy(update=more)
    return deputy.model_copy(update={"mandates": tuple(_placed(register, row, m) for m in deputy.mandates)})


def _placed(register: Register, row: StationRow, mandate: Mandate) -> Mandate:
    return mandate.model_copy(update={"place": congress_of(register, row, mandate)})
