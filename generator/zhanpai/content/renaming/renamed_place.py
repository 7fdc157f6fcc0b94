"""A district, township or community under another name: the register's lists and rows, seats, projects, texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from zhanpai.content.filing import REGISTER
from zhanpai.content.load.content import Loaded
from zhanpai.content.renaming.former import keep_former_names
from zhanpai.content.renaming.new_name import (
    LEVELS,
    PlaceChain,
    find_place,
    places,
    refuse_taken,
    settle_new,
)
from zhanpai.content.renaming.old_words import OldWord, PlaceWord, StationWord, chains_of
from zhanpai.content.renaming.rename_draft import RenameDay, RenameDraft
from zhanpai.content.renaming.rename_texts import follow_in_texts
from zhanpai.content.renaming.seats import follow_in_seats
from zhanpai.domain import naming
from zhanpai.domain.model.register import Register, StationRow
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import set_value

STATION_KEYS = ("township", "community", "point", "field", "at", "run_by")
"""What a single row may say anew; another district would be another folder, and another file name in every link."""


def rename_place(
    loaded: Loaded, site: Site, read: Callable[[str], bytes], level: str, old: str, new: str, day: RenameDay
) -> RenameDraft:
    """What gives the place `old` of `level` the name `new` everywhere; Problem if it cannot be, with what would do."""
    register = site.register
    chain = find_place(register, level, old)
    name = settle_new(register, level, chain, new)
    draft = RenameDraft(read, f"{''.join(chain)}改名{name}")
    _in_lists(loaded, draft, level, chain, name)
    rows = enumerate(register.stations)
    changed = {i: fields for i, row in rows if (fields := _fields(row, level, chain, name))}
    _in_rows(loaded, draft, changed)
    _in_projects(loaded, draft, level, chain, name)
    _keep_names(loaded, site, draft, changed, day)
    follow_in_seats(loaded, site, draft, level, chain, name, day)
    word = _word(register, level, chain, name)
    inside = {row.id for row in register.stations if _lies_in(row, level, chain)}
    follow_in_texts(loaded, draft, word, day, _home(loaded, inside))
    _tell_reading(register, draft, chain[-1], name)
    if level == "district":
        draft.told.append("网址和文件夹照旧；区划代码也换了的，改 stations.yaml 里的 code。")
    return draft


def rename_station(
    loaded: Loaded,
    site: Site,
    read: Callable[[str], bytes],
    id: str,
    fields: Mapping[str, str],
    day: RenameDay,
) -> RenameDraft:
    """What gives the station `id` another place (`fields`: key of its row → new value) and so another name.

    Problem if there is no such station, if its kind does not bear that key, or if the name is another's.
    """
    station = site.station_by_id.get(id.strip().zfill(4))
    if station is None:
        near = nearest(id, sorted(site.station_by_id))
        raise Problem(
            f"名册里没有站号“{id}”。", f"是不是想写 {near}？" if near else "站号在 stations.yaml 里查。"
        )
    row = station.row
    wanted = {key: _settled(site.register, row, key, typed) for key, typed in fields.items()}
    draft = RenameDraft(read, f"站号 {row.id} {station.short_name}换{'、'.join(wanted.values())}")
    changed = {i: wanted for i, one in enumerate(site.register.stations) if one is row}
    _in_rows(loaded, draft, changed)
    names = _keep_names(loaded, site, draft, changed, day)
    if names:
        moved = row.model_copy(update=wanted)
        pairs = {station.name: names[row.id][1], station.short_name: naming.short_name(site.register, moved)}
        others = [s for s in site.stations if s.id != row.id]
        shared = frozenset(n for s in others for n in (s.name, s.short_name) if n in pairs)
        follow_in_texts(loaded, draft, StationWord(pairs, shared), day, _home(loaded, {row.id}))
    if not day.is_correction and not wanted.keys() <= {"field", "run_by"}:
        draft.told.append("地址、坐标、电话、接待地点没有动：站搬了的，在站点文件里改。")
    return draft


def _settled(register: Register, row: StationRow, key: str, typed: str) -> str:
    title = StationRow.model_fields[key].title or key
    known = naming.PLACES_OF_KIND[row.kind]
    if key not in known:
        may = "、".join(f"--{k.replace('_', '-')}" for k in known if k in STATION_KEYS)
        fix = f"可以写 {may}。" if may else "它的名字里只有区县，用 zhanpai rename district 改。"
        raise Problem(f"站号 {row.id} 是{row.kind.label}，名册里没有{title}这一项。", fix)
    if key == "township":
        return find_place(register, "township", f"{row.district}/{typed.rpartition('/')[2]}")[-1]
    chain = tuple(filter(None, (row.district, row.township, row.community)))
    old = getattr(row, key) or ""
    if key == "community":
        above = chain[:2]
        if typed.strip() != old and (*above, typed.strip()) in places(register, "community"):
            return typed.strip()
        return settle_new(register, "community", (*above, old), typed)
    new = "".join(typed.split())
    if not new:
        raise Problem(f"没有写新的{title}。", "写在选项后面。")
    if new == old:
        raise Problem(f"新名和原名一样，都是{new}。", "写新的名称。")
    return new


def _in_lists(loaded: Loaded, draft: RenameDraft, level: str, chain: PlaceChain, new: str) -> None:
    for i, district in enumerate(_items(_register(loaded), "districts")):
        if _typed(district, "name") != chain[0]:
            continue
        if level == "district":
            draft.set(REGISTER, ("districts", i, "name"), new)
        for j, township in enumerate(_items(district, "townships")):
            if level == "township" and _typed(township, "name") == chain[1]:
                draft.set(REGISTER, ("districts", i, "townships", j, "name"), new)
    for i, closure in enumerate(_items(_register(loaded), "closures") if level == "district" else ()):
        for j, name in enumerate(_items(closure, "districts")):
            if name == chain[0]:
                draft.set(REGISTER, ("closures", i, "districts", j), new)


def _lies_in(row: StationRow, level: str, chain: PlaceChain) -> bool:
    return tuple(
        getattr(row, key) for key in LEVELS[: LEVELS.index(level) + 1] if getattr(row, key)
    ) == chain and bool(getattr(row, level))


def _fields(row: StationRow, level: str, chain: PlaceChain, new: str) -> dict[str, str]:
    """What changes in a row: its place, and who runs it, if that is the place."""
    found = {level: new} if _lies_in(row, level, chain) else {}
    is_near = level == "district" or row.district == chain[0]
    if row.run_by == chain[-1] and is_near:
        found["run_by"] = new
    return found


def _in_rows(loaded: Loaded, draft: RenameDraft, changed: Mapping[int, Mapping[str, str]]) -> None:
    rows = _items(_register(loaded), "stations")
    for i, fields in changed.items():
        row = rows[i]
        for key, new in fields.items():
            keys: Keys = ("stations", i, key)
            if key in row:
                draft.set(REGISTER, keys, new)
            else:
                draft.then(REGISTER, _adding(keys, new))


def _adding(keys: Keys, new: str) -> Callable[[bytes], bytes]:
    return lambda raw: set_value(raw, REGISTER, keys, new)


def _in_projects(loaded: Loaded, draft: RenameDraft, level: str, chain: PlaceChain, new: str) -> None:
    if level == "community":
        return
    for path, document in loaded.documents.items():
        if not path.startswith("content/projects/") or not isinstance(document.data, list):
            continue
        for i, project in enumerate(document.data):
            is_near = _typed(project, "district") == chain[0]
            if is_near and _typed(project, level) == chain[-1]:
                draft.set(path, (i, level), new)


def _keep_names(
    loaded: Loaded,
    site: Site,
    draft: RenameDraft,
    changed: Mapping[int, Mapping[str, str]],
    day: RenameDay,
) -> dict[str, tuple[str, str]]:
    """The stations whose full names change, id → old and new, with their former names in `draft`."""
    names: dict[str, tuple[str, str]] = {}
    for i, fields in changed.items():
        station = site.station_by_id[site.register.stations[i].id]
        if station.row is not site.register.stations[i]:
            continue  # The second row of a number: a check names it.
        new = naming.full_name(site.register, station.row.model_copy(update=dict(fields)))
        if new != station.name:
            names[station.id] = station.name, new
    refuse_taken(site, {id: new for id, (_, new) in names.items()})
    keep_former_names(loaded, draft, names, day)
    for id, (old, new) in sorted(names.items()):
        draft.renamed[id] = old, new
    return names


def _word(register: Register, level: str, chain: PlaceChain, new: str) -> OldWord:
    known = {c[-1] for one in LEVELS for c in places(register, one)}
    beside: frozenset[str] = frozenset()
    if level != "district":
        beside = frozenset(c[-1] for c in places(register, LEVELS[LEVELS.index(level) - 1]))
    everywhere = [c for one in LEVELS for c in places(register, one)]
    return PlaceWord(chain[-1], new, chain[:-1], chains_of(everywhere, chain), frozenset(known), beside)


def _home(loaded: Loaded, ids: set[str]) -> Callable[[str, Keys], bool]:
    """Whether a text is of these stations alone: their own files, and what names no others."""

    def at_home(path: str, keys: Keys) -> bool:
        if path == REGISTER:
            rows = _items(_register(loaded), "stations")
            return keys[:1] == ("stations",) and _typed(rows[int(keys[1])], "id") in ids
        if path.startswith(("content/stations/", "content/opinions/")):
            return path.rpartition("/")[2].removesuffix(".yaml") in ids
        document = loaded.documents[path]
        data = document.data[int(keys[0])] if isinstance(document.data, list) and keys else document.data
        named = _items(data, "stations") if isinstance(data, dict) else []
        return bool(named) and all(str(id) in ids for id in named)

    return at_home


def _tell_reading(register: Register, draft: RenameDraft, old: str, new: str) -> None:
    lost = [w for w in register.readings if w in old and w not in new]
    for word in lost:
        draft.told.append(
            f"名册的 readings 里有“{word}”的读音，新名用不上；新名里有多音字的，在 readings 里加一行。"
        )


def _register(loaded: Loaded) -> Any:
    return loaded.documents[REGISTER].data


def _items(data: Any, key: str) -> list[Any]:
    found = data.get(key) if isinstance(data, dict) else None
    return found if isinstance(found, list) else []


def _typed(data: Any, key: str) -> str:
    found = data.get(key) if isinstance(data, dict) else None
    return found.strip() if isinstance(found, str) else ""
