"""What the kind of a typed name tells of its place, and where the two speak of different places."""

from __future__ import annotations

from zhanpai.domain.model.register import StationKind
from zhanpai.domain.model.station import Station
from zhanpai.domain.names.gazetteer import STEM, Gazetteer, Locality
from zhanpai.domain.names.place_forms import stem_of, unit_of
from zhanpai.domain.names.splitting import Cut


def told_by_kind(spots: list[Locality], cut: Cut, way: int) -> list[Locality]:
    """The places whose station is of the typed kind, where that tells; else all of them."""
    if cut.unit:
        return [s for s in spots if s.own.endswith(cut.unit)]
    if len(spots) < 2 or way is not STEM:
        return spots
    return [s for s in spots if s.is_upper or not cut.is_upper] or spots


def begun_too(gazetteer: Gazetteer, spot: Locality, cut: Cut) -> list[Station]:
    """The stations of larger places that a larger one's stem begins too: 雨花; a 中心站 is a district's."""
    if not spot.is_upper or (spot.level is StationKind.DISTRICT and "中心" in cut.kind):
        return []
    longer = gazetteer.begun_by(stem_of(spot.own))
    if spot.level is StationKind.TOWNSHIP and stem_of(spot.district) in cut.place:
        longer = [one for one in longer if one.district == spot.district]
    return [s for one in longer for s in one.stations]


def contradicted(gazetteer: Gazetteer, spot: Locality, cut: Cut) -> list[Station]:
    """The stations of a larger place of the same name, if the kind is one of that: 望月湖社区人大代表联络总站.

    With its township before it a community is meant all the same.  And the name of the city alone before 联络站 speaks
    of any station in it.
    """
    if spot.own == gazetteer.city:
        return [] if cut.is_upper else list(spot.stations[1:]) or list(gazetteer.stations[1:3])
    if (
        spot.is_upper
        or not cut.is_upper
        or unit_of(cut.place.rpartition(stem_of(spot.own))[0]) in ("街道", "镇", "乡")
        or stem_of(spot.township) in cut.place[: -len(stem_of(spot.own))]
    ):
        return []
    twins = gazetteer.look(stem_of(spot.own)).sights
    return [s for twin in twins if twin.spot.is_upper for s in twin.spot.stations]
