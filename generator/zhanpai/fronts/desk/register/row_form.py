"""One row of the register as a form: what kind of station it is and where, a new one, and what becomes of one that ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from zhanpai.content.filing import REGISTER
from zhanpai.content.scaffold.ids import next_station_id
from zhanpai.content.scaffold.station import station_text
from zhanpai.domain.model.register import StationKind, StationRow, StationStatus
from zhanpai.domain.naming import PLACES_OF_KIND, REQUIRED_OF_KIND
from zhanpai.fronts.desk.forms.form_fields import Asked
from zhanpai.fronts.desk.forms.known import picks_for
from zhanpai.fronts.desk.forms.picks import Picks
from zhanpai.fronts.desk.forms.subject import NewFile, Subject, with_id
from zhanpai.fronts.desk.register.register_rows import (
    name_made,
    names_of,
    place_choices,
    register_data,
    register_of,
    rows_of,
    text_of,
)
from zhanpai.fronts.desk.register.section_form import ROOM
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse

ROWS = f"{ROOM}/stations"
PLACES = ("district", "township", "community", "point", "field", "at", "run_by")
"""The fields of a row that say where the station is, as a name is made of them."""

ENDS = ("status", "into", "since")
NAME = (f"{ROOM}/name", "看看站名")
SCRIPTS = ("places.js", "row_name.js")


def row_of(desk: Desk, id: str) -> Mapping[str, Any] | None:
    """The row of this 站号; None if there is none."""
    rows = rows_of(register_data(desk.root), "stations")
    return next((one for one in rows if text_of(one, "id") == id), None)


def row_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """Of one station its kind and its places, of which its name is made; None if no row has this 站号."""
    row = row_of(desk, words["id"])
    if row is None:
        return None
    name = names_of(desk.root).get(words["id"], "")
    return Subject(
        url=f"{ROWS}/{words['id']}/edit",
        room=ROOM,
        back=f"{ROWS}/{words['id']}",
        title=name or f"站号 {words['id']}",
        about=f"站号 {words['id']}，永久不变。站名是照下面几项生成的。这里只改写错的；真的改了名，用“改名”，旧名会登记下来。",
        path=REGISTER,
        model=StationRow,
        find=with_id(words["id"], "stations"),
        leave_out=frozenset({"id", *ENDS}),
        asked=_asked(desk),
        scripts=SCRIPTS,
        also=(NAME,),
    )


def end_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """Whether residents are received there, and since when they are not."""
    if row_of(desk, words["id"]) is None:
        return None
    return Subject(
        url=f"{ROWS}/{words['id']}/status/edit",
        room=ROOM,
        back=f"{ROWS}/{words['id']}",
        title="暂停、并入、撤销，或者恢复",
        about=f"{names_of(desk.root).get(words['id'], '')}，站号 {words['id']}。名册里的这一行一直留着，旧门牌上的二维码还打得开。",
        path=REGISTER,
        model=StationRow,
        find=with_id(words["id"], "stations"),
        leave_out=frozenset(StationRow.model_fields) - frozenset(ENDS),
    )


def new_row_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """A station more: its row, and its own file in the same save; Problem if the register cannot be understood."""
    register, root = register_of(desk.root), desk.root
    if register is None:
        raise Problem("名册里有错，不知道下一个站号是多少。", "先在“检查”里把名册改好。")
    paths = [one.relative_to(root).as_posix() for one in (root / "content").glob("*/*/*.yaml")]
    id = next_station_id(register, paths)

    def own_file(raw: bytes) -> Sequence[NewFile]:
        data = parse(raw, REGISTER).data
        rows = rows_of(data, "stations") if isinstance(data, dict) else []
        row = next((one for one in rows if text_of(one, "id") == id), {})
        slugs = {text_of(one, "name"): text_of(one, "slug") for one in rows_of(data or {}, "districts")}  # type: ignore[arg-type]
        path = f"content/stations/{slugs.get(text_of(row, 'district'), '') or 'city'}/{id}.yaml"
        name = name_made(root, {key: text_of(row, key) for key in ("id", "kind", *PLACES)})
        return () if (root / path).exists() else ((path, None, station_text(id, name).encode()),)

    return Subject(
        url=f"{ROWS}/new/edit",
        room=ROOM,
        back=ROWS,
        title="新设一个站",
        about=f"站号自动编：{id}。站名照下面几项生成。保存以后，站的资料在“联络站”里填。",
        path=REGISTER,
        model=StationRow,
        find=lambda _: None,
        leave_out=frozenset({"id", *ENDS}),
        joins=("stations",),
        fixed={"id": id},
        asked=_asked(desk),
        scripts=SCRIPTS,
        also=(NAME,),
        beside=own_file,
    )


def row_picks(desk: Desk, subject: Subject) -> Picks:
    """Stations by their names, of those that the register has."""
    picks = picks_for(desk, subject, ())
    return Picks(dict(names_of(desk.root)) or picks.stations, picks.deputies, picks.near_stations)


def said_end(desk: Desk, id: str, filled: Mapping[str, str], into: Sequence[str]) -> tuple[str, ...]:
    """What it means for residents, signs and the register, in sentences."""
    names = names_of(desk.root)
    name, since = names.get(id, f"站号 {id}"), filled.get("since", "").strip()
    days = f"从 {since} 起" if since else ""
    kept = "名册里的这一行和站号留着，这个号不再给别的站用；旧门牌上的二维码还打得开它的网页。"
    match filled.get("status", ""):
        case StationStatus.SUSPENDED.value:
            return (
                f"{name}{days}暂停接待。",
                "网页还在，写着暂停接待；找站的时候排在后面，接待日不再列出来。",
                "恢复的时候，在同一个地方改回“正常开放”。",
            )
        case StationStatus.MERGED.value:
            others = "、".join(names.get(one, f"站号 {one}") for one in into) or "（还没有选并入哪个站）"
            return (f"{name}{days}并入{others}。", "网页还在，写着并到了哪里。", kept)
        case StationStatus.CLOSED.value:
            return (f"{name}{days}撤销。", "网页还在，写着已经撤销。", kept)
    return (f"{name}正常开放，接待居民。",)


def hint_of(key: str) -> str:
    """Which kinds of stations this place belongs to, and which cannot do without."""
    needed = [kind.label for kind in StationKind if key in REQUIRED_OF_KIND[kind]]
    can = [kind.label for kind in StationKind if key in PLACES_OF_KIND[kind] and kind.label not in needed]
    parts = [f"{'、'.join(needed)}要写" if needed else "", f"{'、'.join(can)}可以写" if can else ""]
    return "；".join(filter(None, parts)) + "；别的不写。"


def _asked(desk: Desk) -> dict[str, Asked]:
    places = place_choices(register_data(desk.root))
    asked = {key: Asked("line", hint=hint_of(key)) for key in PLACES}
    for key, one in places.items():
        asked[key] = Asked(one.sort, one.choices, hint_of(key))
    return asked
