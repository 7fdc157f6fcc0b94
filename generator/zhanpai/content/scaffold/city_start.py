"""What a city, a county or a district says of itself when its site is begun, and the files that come of it.

Pure: no disk, no clock.  The command line and the desk both build a `CityStart` and call `city_files`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from zhanpai.content.divisions import Division
from zhanpai.domain.model.register import StationKind


@dataclass(frozen=True, slots=True)
class CityStart:
    """The answers of the one who begins a site; "" and None are: not said, or not yet."""

    division: Division
    """Whose people's congress keeps the site: a prefecture, a county or district, or a municipality."""
    permalink_base: str
    """The address that is printed in codes and never changes: ``https://llz.example.gov.cn``; see `settle_host`."""
    owner: str = ""
    """主办单位; "" is what `usual_owner` says: 邵阳市人大常委会代表工作委员会."""
    title: str = ""
    """网站名称; "" is what `usual_title` says: 邵阳市人大代表网上联络站."""
    icp: str = ""
    """ICP备案号, ``湘ICP备00000000号``; "" leaves it to be filled in."""
    police_record: str = ""
    """公安备案号; "" leaves it to be filled in."""
    phone: str = ""
    """The office's telephone, as the foot of every page shows it; "" leaves it to be filled in."""
    words: Mapping[StationKind, str] = field(default_factory=dict)
    """The city's word for a kind of station, 联络总站; kinds that are not named have `naming.USUAL_WORD`."""
    stations_per_township: bool = True
    """Whether every township begins with a station of its own (街道（乡镇）站)."""
    with_statistical: bool = False
    """Whether what is listed for statistics alone (开发区, 农场) comes into the register too."""
    communities: str = ""
    """A pasted list of communities, one a line, see `read_communities`; each becomes a station (社区（村）站)."""
    logo: bytes | None = None
    """The city's own logo: an SVG of filled paths, as `kit/logo.parse_logo` takes it."""
    colour: str = ""
    """The brand's colour, ``#B3201F``; "" leaves the shipped red.  See `colour_fault`."""


def usual_title(division: Division) -> str:
    """What a site of this place is called if nobody says otherwise: 邵阳市人大代表网上联络站."""
    raise NotImplementedError


def usual_owner(division: Division) -> str:
    """Who keeps it if nobody says otherwise: 邵阳市人大常委会代表工作委员会."""
    raise NotImplementedError


def settle_host(typed: str) -> str:
    """``llz.shaoyang.gov.cn`` or an address as `permalink_base`; Problem with one sentence if it is none."""
    raise NotImplementedError


def colour_fault(colour: str) -> str:
    """Why this colour cannot be the brand's (no colour, or not readable), one Chinese sentence; "" if it can."""
    raise NotImplementedError


def start_faults(start: CityStart) -> tuple[tuple[str, str], ...]:
    """(name of the field of `CityStart`, one Chinese sentence with its fix) of everything that `city_files` cannot use."""
    raise NotImplementedError


def city_files(start: CityStart, today: dt.date) -> dict[str, str | bytes]:
    """Path → content of every file of the new project, the schemas of the editor left out.

    Raises Problem with the first of `start_faults`, if there is one; nothing that this gives fails `check`.
    """
    raise NotImplementedError


def to_do(start: CityStart) -> tuple[str, ...]:
    """What is still to be filled in later, one Chinese sentence each: the ICP record, telephones of stations …."""
    raise NotImplementedError
