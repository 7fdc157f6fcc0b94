"""The demo register: which stations a city has, their ids and states, and `stations.yaml`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from random import Random

from zhanpai.content.demo.divisions import Community, inhabited, make_districts
from zhanpai.content.demo.station_counts import apportion, count_stations
from zhanpai.content.demo.word_files import read_words
from zhanpai.content.scaffold.register_line import format_row
from zhanpai.domain.model.register import (
    City,
    Contact,
    KindWord,
    Register,
    SiteInfo,
    StationKind,
    StationRow,
    StationStatus,
)
from zhanpai.domain.naming import USUAL_WORD
from zhanpai.kit.yaml.writing import quote

HEAD = """\
# 名册：全市每一个人大代表联络站（点）都在这里，一站一行，站名由这里的字段算出来，不用手写。
# 怎么改：
#   · 新设一个站：在末尾加一行，站号接着往下编，不要用已经用过的号。
#   · 并站：写 status: merged、into: "并入的站号"、since: 日期；撤站写 status: closed。不要删行，门牌上的二维码还要用。
#   · 暂停接待：写 status: suspended 和 since。
#   · 改站点用词（例如“联络站”）：只改 kinds 里的一处，全市的站名、门牌和网页一起变。
# 站号印在门牌上，永久不变。改完运行 zhanpai check。
# 本册是演示数据：区划名称取自国家统计局 2023 年统计用区划代码，站点、人员、电话都是编的。
"""


def make_register(divisions: Sequence[Community], total: int, seed: int, today: dt.date) -> Register:
    """Return a register of `total` stations; raises DemoError if the divisions cannot hold so many."""
    rows = _with_states(_number(_places(divisions, total, Random(f"{seed}/places"))), seed, today)
    return Register(
        site=SiteInfo(
            title="长沙市人大代表网上联络站",
            permalink_base="https://llz.example.gov.cn",
            owner="长沙市人大常委会代表工作委员会（演示）",
            contact=Contact(phone="0731-00000000"),
            demo=True,
        ),
        city=City(name="长沙市", code="430100"),
        kinds={kind: KindWord(word=word) for kind, word in USUAL_WORD.items()},
        former_words=read_words().places.former_words,
        districts=make_districts(divisions),
        stations=rows,
    )


def _places(divisions: Sequence[Community], total: int, rng: Random) -> list[StationRow]:
    """The rows without their ids: the city's, then district by district, a township before its communities."""
    wanted = count_stations(total, divisions)
    words = read_words().places
    here = inhabited(divisions)
    townships = {c.township_code: c for c in sorted(divisions, key=lambda c: c.code)}
    if wanted.townships < len(townships):
        townships = {
            code: townships[code] for code in sorted(rng.sample(sorted(townships), wanted.townships))
        }
    chosen = _choose(here, wanted.communities, rng)
    extras = [(c, place) for place in words.point_places for c in here][: wanted.extra_points]
    fields = [f for f in words.fields if f.district in wanted.communities][: wanted.fields]
    points = [p for p in words.points if p.district in wanted.communities][: wanted.points]

    rows = [_row(StationKind.CITY)]
    by_township = defaultdict(list)
    for c in chosen:
        row = _row(StationKind.COMMUNITY, district=c.district, township=c.township, community=c.name)
        by_township[c.township_code].append(row)
    for c, place in extras:
        by_township[c.township_code].append(
            _row(StationKind.POINT, district=c.district, township=c.township, community=c.name, point=place)
        )
    names = {c.district_code: c.district for c in divisions}
    for number, (code, district) in enumerate(sorted(names.items())):
        if number < wanted.districts:
            rows.append(_row(StationKind.DISTRICT, district=district))
        for township_code in sorted({c.township_code for c in divisions if c.district_code == code}):
            if township := townships.get(township_code):
                rows.append(_row(StationKind.TOWNSHIP, district=district, township=township.township))
            rows += by_township[township_code]
        own = sorted({c.township for c in divisions if c.district_code == code})
        rows += [
            _row(StationKind.POINT, district=district, township=rng.choice(own), point=point.name)
            for point in points
            if point.district == district
        ]
        rows += [
            _row(StationKind.FIELD, district=district, field=field.name)
            for field in fields
            if field.district == district
        ]
    return rows


def _row(kind: StationKind, **place: str) -> StationRow:
    return StationRow(id="0000", kind=kind, **place)


def _choose(here: Sequence[Community], wanted: Mapping[str, int], rng: Random) -> list[Community]:
    """As many communities of each district as wanted, spread over its townships."""
    chosen: list[Community] = []
    for district, number in wanted.items():
        pool: dict[str, list[Community]] = defaultdict(list)
        for community in here:
            if community.district == district:
                pool[community.township_code].append(community)
        sizes = {code: len(members) for code, members in sorted(pool.items())}
        for code, share in apportion(number, dict(sizes), sizes).items():
            chosen += rng.sample(pool[code], share)
    return sorted(chosen, key=lambda c: c.code)


def _number(rows: Iterable[StationRow]) -> list[StationRow]:
    return [row.model_copy(update={"id": f"{n:04}"}) for n, row in enumerate(rows, 1)]


def _with_states(rows: list[StationRow], seed: int, today: dt.date) -> tuple[StationRow, ...]:
    """Suspend, merge and close a handful of community stations, as any real city has."""
    total = len(rows)
    if total < 15:
        return tuple(rows)
    rng = Random(f"{seed}/states")
    by_id = {row.id: row for row in rows}
    siblings = defaultdict(list)
    for row in rows:
        if row.kind is StationKind.COMMUNITY:
            siblings[row.district, row.township].append(row.id)
    community_ids = [i for ids in siblings.values() for i in ids]
    order = rng.sample(community_ids, len(community_ids))
    changes: list[tuple[StationStatus, int, int, int]] = [
        (StationStatus.MERGED, max(1, total // 300), 200, 600),
        (StationStatus.CLOSED, max(1, total // 450), 200, 600),
        (StationStatus.SUSPENDED, max(1, total // 225), 15, 80),
    ]
    taken: set[str] = set()
    for status, number, least, most in changes:
        for station_id in [i for i in order if i not in taken][:number]:
            row = by_id[station_id]
            update: dict[str, object] = {
                "status": status,
                "since": today - dt.timedelta(rng.randint(least, most)),
            }
            if status is StationStatus.MERGED:
                others = [
                    i for i in siblings[row.district, row.township] if i not in taken and i != station_id
                ]
                into = others[0] if others else rows[1].id
                update["into"] = (into,)
                taken.add(into)
            taken.add(station_id)
            by_id[station_id] = row.model_copy(update=update)
    return tuple(by_id.values())


def format_register(register: Register) -> str:
    """Return `stations.yaml`: a table, one line a station, for people to read and compare."""
    site = register.site
    lines = [
        HEAD + "site:",
        f"  title: {quote(site.title)}",
        f"  permalink_base: {site.permalink_base}       # 印在门牌和二维码里，永远不改",
        f"  owner: {quote(site.owner)}",
        '  icp: ""                # 备案号，办下来以后填',
        '  police_record: ""',
        f"  contact: {{phone: {quote(site.contact.phone or '')}}}",
        f"  reviews_required: {site.reviews_required}    # 新闻要过几审才发布",
        "  demo: true             # 演示数据：每页有提示条，不能发布",
        "",
        f"city: {{name: {quote(register.city.name)}, code: {quote(register.city.code)}}}",
        "",
        "kinds:                   # 每一类站点在本市只用一个词",
        *(f"  {kind}: {{word: {quote(word.word)}}}" for kind, word in register.kinds.items()),
        "",
        "former_words:            # 旧牌子、旧文件上的叫法：只用来识别，不再使用",
        *(f"  - {quote(word)}" for word in register.former_words),
        "",
        "districts:",
    ]
    for district in register.districts:
        lines += [
            f"  - code: {quote(district.code)}",
            f"    name: {quote(district.name)}",
            f"    slug: {district.slug}",
            "    townships:",
            *(f"      - {{code: {quote(t.code)}, name: {quote(t.name)}}}" for t in district.townships),
        ]
    lines += ["", f"stations:                # 共 {len(register.stations)} 行，按站号排"]
    lines += [f"  {format_row(row)}" for row in register.stations]
    return "\n".join(lines) + "\n"
