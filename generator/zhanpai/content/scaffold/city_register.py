"""The register of a site that begins: divisions, words and stations, in the layout of every register here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from zhanpai.content.divisions import Atlas, Division, Rank
from zhanpai.content.scaffold.communities import PlacedCommunity
from zhanpai.content.scaffold.district_slugs import district_slugs
from zhanpai.content.scaffold.editor_line import editor_line
from zhanpai.content.scaffold.register_line import format_row
from zhanpai.domain.model.register import StationKind, StationRow
from zhanpai.domain.naming import USUAL_WORD
from zhanpai.domain.place_names import registered
from zhanpai.kit.yaml.writing import quote

FORMER_WORDS = ("联系群众工作站", "联络工作站", "活动室", "工作站", "工作室", "之家")
"""What such stations were called in many cities before they had one name."""

_BOARD = re.compile("(?<=.)(管理委员会|管委会)$")
"""What the tables call a zone by; its name is the zone's."""

_HEAD = """\
# 名册：{name}每一个人大代表联络站（点）都在这里，一站一行，站名由这里的字段算出来，不用手写。
# 怎么改：
#   · 新设一个站：运行 zhanpai new station，站号自动往下编，用过的号不再用。
#   · 并站：写 status: merged、into: "并入的站号"、since: 日期；撤站写 status: closed 和 since。不要删行，门牌上的二维码还要用。
#   · 暂停接待：写 status: suspended 和 since。
#   · 改站点用词（例如“联络站”）：只改 kinds 里的一处，所有的站名、门牌和网页一起变。
# 站号印在门牌上，永久不变。改完运行 zhanpai check。
# 区划名称和代码取自国家统计局 2023 年统计用区划代码（截止 2023-06-30）；以后有调整的，照民政部门公布的改。
"""


@dataclass(frozen=True, slots=True)
class BegunDistrict:
    """A district of the register that begins, with its townships as they will stand there."""

    code: str
    name: str
    townships: tuple[Division, ...]


def areas_of(atlas: Atlas, division: Division, with_statistical: bool) -> tuple[BegunDistrict, ...]:
    """The districts of the register: a prefecture's counties; of a place without counties, the place itself."""
    if atlas.is_whole(division):
        townships = _townships(atlas, division, division.name, with_statistical)
        # 嘉峪关市 is 620200, and what lies in it 620201: a township's code begins with its district's.
        code = townships[0].code[:6] if townships else division.code
        return (BegunDistrict(code, division.name, townships),)
    # 三沙市 has nothing but what statistics list.
    inside = atlas.children(division, with_statistical) or atlas.children(division, True)
    return tuple(
        BegunDistrict(
            one.code, _own_name(one, division), _townships(atlas, one, division.name, with_statistical)
        )
        for one in inside
    )


def _own_name(one: Division, division: Division) -> str:
    """The district without the place before it: 经济技术开发区 for 秦皇岛市经济技术开发区."""
    return registered(one.name, (division.name,))


def _townships(atlas: Atlas, county: Division, city: str, with_statistical: bool) -> tuple[Division, ...]:
    """The townships of a county by their own names, each name once."""
    found: dict[str, Division] = {}
    above = (city, county.name, registered(county.name, (city,)))
    for one in atlas.children(county, with_statistical):
        name = registered(_BOARD.sub("", one.name), above)
        found.setdefault(name, Division(one.code, name, Rank.TOWNSHIP, one.above, one.is_statistical))
    return tuple(found.values())


def station_rows(
    areas: Sequence[BegunDistrict], communities: Sequence[PlacedCommunity], stations_per_township: bool
) -> tuple[StationRow, ...]:
    """A row for each township, if so wanted, and for each community, numbered in the order of the divisions."""
    placed: dict[tuple[str, str], list[str]] = {}
    for one in communities:
        placed.setdefault((one.district, one.township), []).append(one.name)
    places = [
        place
        for area in areas
        for township in area.townships
        for place in (
            *([(area.name, township.name, None)] if stations_per_township else []),
            *((area.name, township.name, name) for name in placed.get((area.name, township.name), ())),
        )
    ]
    return tuple(
        StationRow(
            id=f"{number:04}",
            kind=StationKind.COMMUNITY if community else StationKind.TOWNSHIP,
            district=district,
            township=township,
            community=community,
        )
        for number, (district, township, community) in enumerate(places, 1)
    )


def register_text(
    division: Division,
    site: Mapping[str, str],
    words: Mapping[StationKind, str],
    areas: Sequence[BegunDistrict],
    rows: Sequence[StationRow],
) -> str:
    """`stations.yaml` whole.  `site` has title, permalink_base, owner, icp, police_record and phone, "" for none."""
    return "".join(f"{line}\n" for line in _lines(division, site, {**USUAL_WORD, **words}, areas, rows))


def _lines(
    division: Division,
    site: Mapping[str, str],
    words: Mapping[StationKind, str],
    areas: Sequence[BegunDistrict],
    rows: Sequence[StationRow],
) -> Iterator[str]:
    yield editor_line("stations", "stations.yaml") + _HEAD.format(name=division.name) + "site:"
    yield from _site_lines(site)
    yield ""
    above = f", prefecture: {quote(prefecture)}" if (prefecture := prefecture_above(division)) else ""
    yield f"city: {{name: {quote(division.name)}, code: {quote(division.code)}{above}}}"
    yield ""
    yield "kinds:                   # 每一类站点只用一个词"
    yield from (f"  {kind}: {{word: {quote(words[kind])}}}" for kind in StationKind)
    yield ""
    yield "former_words:            # 旧牌子、旧文件上的叫法：只用来识别，不再使用"
    yield from (f"  - {quote(word)}" for word in FORMER_WORDS if word not in words.values())
    yield ""
    yield from _district_lines(division, areas)
    yield ""
    if not rows:
        yield "stations: []             # 还没有站；运行 zhanpai new station 加第一个"
        return
    yield f"stations:                # 共 {len(rows)} 行，按站号排"
    yield from (f"  {format_row(row)}" for row in rows)


def prefecture_above(division: Division) -> str:
    """The prefecture that a county lies in; "" for what lies right in its province, or is no county."""
    return division.above[1] if division.rank is Rank.COUNTY and len(division.above) > 1 else ""


def _site_lines(site: Mapping[str, str]) -> Iterator[str]:
    yield f"  title: {quote(site['title'])}"
    yield f"  permalink_base: {site['permalink_base']}       # 印在门牌和二维码里，永远不改"
    yield f"  owner: {quote(site['owner'])}"
    yield f"  icp: {quote(site['icp'])}" + ("" if site["icp"] else "                # 备案号，办下来以后填")
    yield f"  police_record: {quote(site['police_record'])}"
    if site["phone"]:
        yield f"  contact: {{phone: {quote(site['phone'])}}}"
    else:
        yield '  contact: {}            # 主办单位的电话，写成 contact: {phone: "区号-号码"}'
    yield "  reviews_required: 3    # 新闻要过几审才发布"


def _district_lines(division: Division, areas: Sequence[BegunDistrict]) -> Iterator[str]:
    yield "districts:"
    slugs = district_slugs([area.name for area in areas], division.name)
    for area, slug in zip(areas, slugs, strict=True):
        yield f"  - code: {quote(area.code)}"
        yield f"    name: {quote(area.name)}"
        yield f"    slug: {slug}"
        yield "    townships:" if area.townships else "    townships: []"
        yield from (f"      - {{code: {quote(t.code)}, name: {quote(t.name)}}}" for t in area.townships)
