"""What a typed name comes to: a station and why, or why none is named; and the sentences that say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from zhanpai.domain.model.register import StationStatus
from zhanpai.domain.model.station import Station


class NameResult(StrEnum):
    """How a typed name was read; the first four name a station, the last three none.

    `EXACT`: the full or the short name as the register gives it, byte for byte.  `FORMER`: a 曾用名.  `NORMALISED`: the
    same place in other words.  `CORRECTED`: one character of it set right.  `AMBIGUOUS`: more than one may be meant.
    `UNKNOWN`: none in the register is surely meant.  `NOT_STATION`: it is an organ, a platform or somebody else's room.
    """

    EXACT = "exact"
    FORMER = "former"
    NORMALISED = "normalised"
    CORRECTED = "corrected"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    NOT_STATION = "not_station"


@dataclass(frozen=True, slots=True)
class NameAnswer:
    """The answer to one typed name: `station` if it is decided, else `candidates` where several may be meant.

    `because` is one Chinese sentence for a clerk.
    """

    input: str
    result: NameResult
    because: str
    station: Station | None = None
    candidates: tuple[Station, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The answer as the JSON of `zhanpai names --json` has it."""
        return {
            "input": self.input,
            "result": self.result.value,
            "id": self.station.id if self.station else None,
            "name": self.station.name if self.station else None,
            "candidates": [{"id": s.id, "name": s.name} for s in self.candidates],
            "because": self.because,
        }


def decided(
    typed: str, result: NameResult, station: Station, because: str, heirs: Sequence[Station]
) -> NameAnswer:
    """The answer that names `station`; `heirs` are those that do its work now, if it is merged or closed."""
    return NameAnswer(typed, result, because + _fate(station, heirs), station)


def several(typed: str, stations: Sequence[Station], because: str) -> NameAnswer:
    """The answer that names none, because any of `stations` may be meant."""
    return NameAnswer(typed, NameResult.AMBIGUOUS, because, None, tuple(stations))


def none(typed: str, because: str, result: NameResult = NameResult.UNKNOWN) -> NameAnswer:
    """The answer that names no station, nor any that may be meant."""
    return NameAnswer(typed, result, because)


def listed(stations: Sequence[Station], most: int = 3) -> str:
    """The names of some stations as a sentence gives them: the first ones, and how many there are."""
    names = "、".join(f"{s.short_name}（{s.id}）" for s in stations[:most])
    return names if len(stations) <= most else f"{names}等 {len(stations)} 个站"


def _fate(station: Station, heirs: Sequence[Station]) -> str:
    match station.status:
        case StationStatus.MERGED if heirs:
            return f"这个站已并入{listed(heirs)}。"
        case StationStatus.MERGED:
            return "这个站已并入他站。"
        case StationStatus.CLOSED:
            return "这个站已撤销。"
        case StationStatus.SUSPENDED:
            return "这个站暂停接待。"
    return ""
