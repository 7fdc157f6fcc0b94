"""A new station: its line in the register, and its own file with a place for everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from zhanpai.content.records.fields import field_at
from zhanpai.content.scaffold.editor_line import editor_line
from zhanpai.domain.model.register import StationKind, StationRow
from zhanpai.domain.model.station import StationFile
from zhanpai.domain.naming import PLACES_OF_KIND

_SAYS_KIND = {
    "at": StationKind.AWAY,
    "field": StationKind.FIELD,
    "point": StationKind.POINT,
    "community": StationKind.COMMUNITY,
    "township": StationKind.TOWNSHIP,
    "district": StationKind.DISTRICT,
}
"""The key that decides the kind of a station, the strongest first."""

EXAMPLES: Mapping[str, str] = {
    "address": "address: 示例区示范路1号",
    "location": "location: {lon: 110.12, lat: 30.34, crs: gcj02}",
    "phone": "phone: 010-88880001",
    "hours": "hours: 周一至周五 9:00-12:00, 14:30-17:00",
    "head": "head: {name: 张示例, post: 站长}",
    "liaison_officer": "liaison_officer: {name: 李样例, post: 联络员}",
    "intro": "intro: |\n  第一段。\n\n  第二段。",
    "photos": "photos:\n  - {file: 0001-1.jpg, alt: 联络站接待室}",
    "former_names": "former_names:\n  - {name: 原来的名称, until: 2023-05}",
    "also": "also: [基层立法联系点]",
    "features": "features: [党建, 产业]",
    "rating": "rating: {scheme: 五星级代表联络站, stars: 5, year: 2025, by: 示例区人大常委会}",
    "accounts": "accounts:\n  - {kind: wechat, name: 公众号的名称}",
    "points": "points:\n  - {name: 点位名称, address: 示范路2号}",
    "reception": "reception:\n  - {rule: 每月第2个周三, time: 9:00-11:30, place: 一楼接待室, holidays: 顺延}",
    "rota": 'rota:\n  - {on: 2026-12-09, deputies: ["100000"], topic: 加装电梯}',
    "deputies": (
        'deputies:\n  - id: "100000"\n    name: 张示例\n    mandates:\n'
        "      - {level: city, term: 第十六届, constituency: 示例一选区, until: 2027-01}\n"
        "    post: 单位和职务\n    focus: [养老, 教育]"
    ),
    "last_verified": "last_verified: 2026-01-05",
}
"""How each field of a station's file is typed."""

_BLANK = ("address", "phone", "hours", "deputies", "last_verified")
"""The fields that stand ready to be filled in; a file of comments alone would be an empty one."""


def kind_of(places: Mapping[str, str]) -> StationKind | None:
    """The kind of station that has just these places; None when they say nothing."""
    return next((kind for key, kind in _SAYS_KIND.items() if places.get(key)), None)


def make_row(id: str, kind: StationKind, places: Mapping[str, str]) -> StationRow:
    """The row of a new station; pydantic's ValidationError if its places are none."""
    return StationRow.model_validate({"id": id, "kind": kind, **{k: v for k, v in places.items() if v}})


def missing_places(kind: StationKind, places: Mapping[str, str]) -> list[str]:
    """The keys of the place chain that nobody has named yet, from large to small; `run_by` is asked of nobody."""
    return [key for key in PLACES_OF_KIND[kind] if not places.get(key) and key != "run_by"]


def station_text(id: str, name: str) -> str:
    """A station's own file in which nothing is filled in and everything is explained."""
    line = editor_line("station", f"content/stations/_/{id}.yaml")
    head = [
        line.rstrip(),
        f"# {name}（站号 {id}）",
        "# 站名由名册 stations.yaml 自动生成，这里不写。文件名是站号，不要改。",
        "# 怎么填：内容写在冒号和空格后面；行首有 # 的是例子，照着另起一行写，或者去掉 # 和后面的一个空格再改。",
        "# 没有的项空着就行，不会出现在网页上。填完运行 zhanpai check，写错的地方会一次全部指出来。",
    ]
    return "\n".join([*head, *_fields()]) + "\n"


def _fields() -> Iterator[str]:
    for name, info in StationFile.model_fields.items():
        first, *rest = EXAMPLES[name].split("\n")
        yield ""
        yield f"# {info.title}{_parts(name)}"
        if name in _BLANK:
            yield f"{name}:"
            first = first.removeprefix(f"{name}:").strip()
        lines = [first, *rest] if first else rest
        yield from (f"# {line}".rstrip() for line in lines)


def _parts(name: str) -> str:
    """The Chinese titles of what stands inside the field, if anything does."""
    inside = field_at(StationFile, (name, "?"))
    if inside.owner is StationFile:
        return ""
    return "：" + "、".join(f"{key} {title}" for key, title in inside.siblings.items())
