"""A new deputy's entry in a station's file, and the mandate that colleagues make likely."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.site import Site
from zhanpai.kit.yaml.writing import quote

T = TypeVar("T")


def usual_level(site: Site, station_id: str) -> Level | None:
    """The level that most deputies of the station sit on, or else most of the city's."""
    station = site.station_by_id[station_id]
    return _commonest([d.mandates[0].level for d in station.deputies if d.mandates]) or _commonest(
        [d.mandates[0].level for d, _ in site.deputies if d.mandates]
    )


def usual_term(site: Site, level: Level) -> str | None:
    """The term that most deputies of `level` serve."""
    return _commonest(
        [m.term for d, _ in site.deputies for m in d.mandates_on(site.today) if m.level is level]
    )


def deputy_lines(
    id: str, name: str, level: Level, term: str, constituency: str = "", place: str = ""
) -> list[str]:
    """The entry, its first line beginning with ``- ``."""
    where = f", place: {quote(place)}" if place else ""
    seat = f", constituency: {quote(constituency)}" if constituency else ""
    return [
        f'- id: "{id}"',
        f"  name: {quote(name)}",
        "  mandates:",
        f"    - {{level: {level}, term: {quote(term)}{where}{seat}}}",
    ]


def reference_lines(id: str, name: str) -> list[str]:
    """The entry of a deputy whose own one stands in another station's file."""
    return [f'- {{id: "{id}", name: {quote(name)}}}']


def _commonest(values: Sequence[T]) -> T | None:
    return Counter(values).most_common(1)[0][0] if values else None
