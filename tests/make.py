"""Values for tests: a test states only what it is about, the rest has sensible defaults."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from zhanpai.content.load.membership import with_people
from zhanpai.domain import closures, naming, receptions
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.news import NewsFront, NewsItem, ProseFront, ProsePage
from zhanpai.domain.model.opinion import Opinion
from zhanpai.domain.model.project import Project, ProjectItem
from zhanpai.domain.model.register import Register, StationKind, StationRow, StationStatus
from zhanpai.domain.model.site import Picture, Site
from zhanpai.domain.model.station import Station, StationFile

TODAY = dt.date(2026, 3, 4)
"""A Wednesday: the day on which all tests take place."""

DEMO = Path(__file__).parent / "fixtures" / "demo"
"""A small valid project without any finding on `TODAY`."""

PLACES = {
    "district": "岳麓区",
    "township": "望月湖街道",
    "community": "湖东社区",
    "point": "月湖公园",
    "field": "大学科技城青年",
    "at": "上海",
}
DISTRICTS = (
    {
        "code": "430102",
        "name": "芙蓉区",
        "slug": "furong",
        "townships": [{"code": "430102001", "name": "文艺路街道"}],
    },
    {
        "code": "430104",
        "name": "岳麓区",
        "slug": "yuelu",
        "townships": [{"code": "430104001", "name": "望月湖街道"}, {"code": "430104102", "name": "莲花镇"}],
    },
)
WORDS = {
    "city": "联络总站",
    "district": "联络中心站",
    "township": "联络总站",
    "community": "联络站",
    "point": "联系点",
    "field": "联络站",
    "mobile": "流动联络站",
    "away": "联络站",
    "online": "网上联络站",
}
FORMER_WORDS = ("联系群众工作站", "联络工作站", "活动室", "工作站", "工作室", "之家")


def write_project(root: Path, files: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the demo project to `root` with `files` on top; None takes a file or folder away."""
    shutil.copytree(DEMO, root, dirs_exist_ok=True)
    for path, content in (files or {}).items():
        target = root / path
        if content is None:
            shutil.rmtree(target) if target.is_dir() else target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def make_deputy(id: str = "100001", name: str = "张示例", **fields: Any) -> Deputy:
    """A deputy of the district, in office on `TODAY`; `level` and `until` stand for one mandate's."""
    mandate = {
        "level": fields.pop("level", "district"),
        "term": "第六届",
        "until": fields.pop("until", "2026-12"),
        "place": fields.pop("place", ""),
    }
    return Deputy.model_validate({"id": id, "name": name, "mandates": [mandate], **fields})


def make_row(id: str = "0001", kind: str = "community", **fields: Any) -> StationRow:
    """A row of the register with the places that its kind asks for; None leaves one out."""
    needed = naming.PLACES_OF_KIND[StationKind(kind)]
    if StationKind(kind) in naming.OF_NO_PLACE:
        needed = ("district", *naming.REQUIRED_OF_KIND[StationKind(kind)])
    places = {key: PLACES[key] for key in needed}
    return StationRow.model_validate({"id": id, "kind": kind, **places, **fields})


def make_register(rows: Iterable[StationRow] = (), **fields: Any) -> Register:
    """A register of two districts; `site` adds to what the site says of itself."""
    site = {
        "title": "长沙市人大代表网上联络站",
        "permalink_base": "https://llz.example.gov.cn",
        "owner": "长沙市人大常委会（演示）",
    }
    data = {
        "city": {"name": "长沙市", "code": "430100"},
        "kinds": {kind: {"word": word} for kind, word in WORDS.items()},
        "former_words": FORMER_WORDS,
        "districts": DISTRICTS,
        **fields,
        "site": {**site, **fields.get("site", {})},
        "stations": tuple(rows),
    }
    return Register.model_validate(data)


def make_station(
    id: str = "0001",
    kind: str = "community",
    *,
    deputies: int | Iterable[Deputy] = (),
    opinions: Iterable[Opinion] = (),
    register: Register | None = None,
    today: dt.date = TODAY,
    **fields: Any,
) -> Station:
    """An open station; `fields` are those of its row and of its file, `deputies` may be how many."""
    row = make_row(id, kind, **{k: fields.pop(k) for k in [*fields] if k in StationRow.model_fields})
    if isinstance(deputies, int):
        deputies = [make_deputy(f"{100001 + n}", f"示例{'甲乙丙丁戊己庚辛壬癸'[n]}") for n in range(deputies)]
    detail = StationFile.model_validate({**fields, "deputies": tuple(deputies)})
    register = register or make_register([row])
    folder = next((d.slug for d in register.districts if d.name == row.district), "city")
    shut = closures.of_row(register, row)
    station = Station(
        row=row,
        name=naming.full_name(register, row),
        short_name=naming.short_name(register, row),
        name_parts=naming.name_parts(register, row),
        short_parts=naming.short_parts(register, row),
        detail=detail,
        opinions=tuple(opinions),
        receptions=receptions.receptions(detail, today, shut=shut)
        if row.status is StationStatus.OPEN
        else (),
        closures=shut,
        path=f"content/stations/{folder}/{id}.yaml",
        opinions_path=f"content/opinions/{folder}/{id}.yaml" if opinions else "",
    )
    return with_people(register, [station], today)[0]


def make_opinion(id: str = "2026-001", **fields: Any) -> Opinion:
    """An opinion that has just come in."""
    data = {"id": id, "month": "2026-02", "topic": "路灯不亮", "category": "市政设施", "status": "received"}
    return Opinion.model_validate({**data, **fields})


def make_news(stem: str = "2026-02-11-dianti", body: str = "正文。\n", **fields: Any) -> NewsItem:
    """A reviewed news item of the day that its file's name says."""
    front = {
        "title": "加装电梯有了时间表",
        "date": stem[:10],
        "category": "接待选民",
        "reviews": ["一审 曹示例", "二审 严示例", "三审 华示例"],
        **fields,
    }
    path = f"content/news/{stem[:4]}/{stem}.md"
    return NewsItem(NewsFront.model_validate(front), body, stem, path, body_line=7)


def make_project(id: str = "2026-01", *, year: int = 2026, index: int = 0, **fields: Any) -> ProjectItem:
    """A livelihood project of the whole city that is under way."""
    data = {"id": id, "title": "老旧小区加装电梯400台", "status": "under_way", **fields}
    return ProjectItem(Project.model_validate(data), year, f"content/projects/{year}.yaml", index)


def make_prose(slug: str = "about", body: str = "正文。\n", **fields: Any) -> ProsePage:
    """A hand-written page."""
    front = ProseFront.model_validate({"title": "关于本站", **fields})
    return ProsePage(front, body, slug, f"content/pages/{slug}.md", body_line=4)


def make_site(
    stations: Iterable[Station] | None = None,
    *,
    news: Iterable[NewsItem] = (),
    prose: Iterable[ProsePage] = (),
    pictures: Iterable[Picture] = (),
    projects: Iterable[ProjectItem] = (),
    today: dt.date = TODAY,
    **register: Any,
) -> Site:
    """A site of one station with two deputies, or of `stations`; `register` changes the register."""
    stations = tuple(stations) if stations is not None else (make_station(deputies=2),)
    made = make_register([s.row for s in stations], **register)
    stations = with_people(made, stations, today)
    return Site(
        register=made,
        stations=stations,
        news=tuple(sorted(news, key=lambda n: n.stem)),
        prose=tuple(sorted(prose, key=lambda p: (p.front.order, p.slug))),
        pictures={p.path: p for p in pictures},
        projects=tuple(sorted(projects, key=lambda p: (-p.year, p.index))),
        today=today,
    )
