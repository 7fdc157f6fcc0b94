"""资料完整度: how much of what residents need of a station is there, and what is missing.

Each part counts the same: the score is what is there out of all parts, in per cent.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from zhanpai.domain.model.base import Labelled
from zhanpai.domain.model.station import Station
from zhanpai.office.report.figures import percent


class Part(Labelled):
    """What a station's page cannot do without."""

    ADDRESS = "address", "地址"
    LOCATION = "location", "坐标"
    PHONE = "phone", "电话"
    HOURS = "hours", "开放时间"
    PHOTO = "photo", "照片"
    INTRO = "intro", "简介"
    DEPUTIES = "deputies", "代表"
    RECEPTION = "reception", "接待日"
    VERIFIED = "verified", "近期核对"


PARTS = tuple(Part)


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is missing of one station."""

    missing: tuple[Part, ...]

    @property
    def there(self) -> int:
        """How many parts are there."""
        return len(PARTS) - len(self.missing)

    @property
    def score(self) -> int:
        """0 to 100."""
        return percent(self.there, len(PARTS)) or 0


def completeness(station: Station, today: dt.date, verified_days: int) -> Completeness:
    """What residents would miss on the page of `station`."""
    detail = station.detail
    there = {
        Part.ADDRESS: bool(detail.address),
        Part.LOCATION: detail.location is not None,
        Part.PHONE: detail.phone is not None,
        Part.HOURS: bool(detail.hours),
        Part.PHOTO: bool(detail.photos),
        Part.INTRO: bool(detail.intro.strip()),
        Part.DEPUTIES: any(deputy.serves_on(today) for deputy in detail.deputies),
        Part.RECEPTION: bool(detail.reception) or any(duty.on >= today for duty in detail.rota),
        Part.VERIFIED: detail.last_verified is not None
        and (today - detail.last_verified).days <= verified_days,
    }
    return Completeness(tuple(part for part in PARTS if not there[part]))
