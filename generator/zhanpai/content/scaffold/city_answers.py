"""What a city, a county or a district says of itself when its site is begun."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from zhanpai.content.divisions import Division, read_atlas
from zhanpai.content.scaffold.city_register import BegunDistrict, areas_of, register_text, station_rows
from zhanpai.content.scaffold.communities import CommunityList, read_communities
from zhanpai.domain.congresses import PROVINCES
from zhanpai.domain.model.register import StationKind, StationRow


@dataclass(frozen=True)
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
    """ICP备案号, ``湘ICP备2024000000号``; "" leaves it to be filled in."""
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
    """The brand's colour, ``#B3141D``; "" leaves the shipped red.  See `city_brand.colour_fault`."""

    @cached_property
    def areas(self) -> tuple[BegunDistrict, ...]:
        """The districts of the register with their townships."""
        return areas_of(read_atlas(), self.division, self.with_statistical)

    @cached_property
    def placed(self) -> CommunityList:
        """The communities of the list, and the lines that could not be placed."""
        townships = {area.name: [one.name for one in area.townships] for area in self.areas}
        return read_communities(self.division.name, townships, self.communities)

    @cached_property
    def rows(self) -> tuple[StationRow, ...]:
        """The stations that the register begins with; ValidationError if they are more than numbers of four digits."""
        return station_rows(self.areas, self.placed.placed, self.stations_per_township)

    @property
    def register(self) -> str:
        """`stations.yaml` whole; its values are looked through by `start_faults`."""
        said = {
            "title": self.title.strip() or usual_title(self.division),
            "permalink_base": self.permalink_base,
            "owner": self.owner.strip() or usual_owner(self.division),
            "icp": self.icp.strip(),
            "police_record": self.police_record.strip(),
            "phone": self.phone.strip(),
        }
        return register_text(self.division, said, self.words, self.areas, self.rows)


def usual_title(division: Division) -> str:
    """What a site of this place is called if nobody says otherwise: 邵阳市人大代表网上联络站."""
    return f"{division.name}人大代表网上联络站"


def usual_owner(division: Division) -> str:
    """Who keeps it if nobody says otherwise: 邵阳市人大常委会代表工作委员会.

    A 盟 and a 地区 have no congress but an office of their region's or province's (组织法 art. 63 and its sequel).
    """
    if division.name.endswith(("盟", "地区")):
        return f"{PROVINCES[division.code[:2]]}人大常委会{division.name}工作委员会"
    return f"{division.name}人大常委会代表工作委员会"
