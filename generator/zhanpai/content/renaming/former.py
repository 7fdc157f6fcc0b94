"""`former_names`: every station whose full name becomes another says which it bore, and until which month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from zhanpai.content.load.content import Loaded
from zhanpai.content.renaming.rename_draft import RenameDay, RenameDraft
from zhanpai.content.scaffold.editor_line import editor_line
from zhanpai.domain.model.field_types import Month, parse_month
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station, StationFile
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import add_item, add_key, remove, set_value

KEY = "former_names"


def keep_former_names(
    loaded: Loaded, draft: RenameDraft, names: Mapping[str, tuple[str, str]], day: RenameDay
) -> None:
    """Note in `draft` the old name of each station of `names`: its id → old and new full name; Problem if `day` is before one.

    Of a correction none is kept, and what an earlier renaming kept of the name that is right again goes.
    """
    site = loaded.checked
    if site is None:
        return
    for id, (old, new) in sorted(names.items()):
        station = site.station_by_id[id]
        document = loaded.documents.get(station.path)
        data = document.data if document and isinstance(document.data, dict) else {}
        entries = data.get(KEY) if isinstance(data.get(KEY), list) else []
        if station.path:
            draft.then(station.path, _renaming_head(old, new, id))
        if day.is_correction:
            _drop(draft, station, entries or [], new)
        else:
            _keep(site, draft, station, data, entries or [], old, new, day)


def path_of(site: Site, station: Station) -> str:
    """Where the station's own file lies, or would lie."""
    district = site.district_of(station)
    return station.path or f"content/stations/{district.slug if district else 'city'}/{station.id}.yaml"


def _keep(
    site: Site,
    draft: RenameDraft,
    station: Station,
    data: dict[str, Any],
    entries: list[Any],
    old: str,
    new: str,
    day: RenameDay,
) -> None:
    until = _until(station, day)
    same = None
    for number, entry in enumerate(entries):
        last = _month(entry)
        if last and (last.year, last.month) > (until.year, until.month):
            name = str(entry.get("name", ""))
            fix = f"把 --since 写成 {last.last_day} 以后的日期；或者先改正 {station.path} 里的 {KEY}。"
            raise Problem(f"站号 {station.id} 的曾用名“{name}”用到 {last}，比这次改名还晚。", fix)
        if isinstance(entry, dict) and entry.get("name") == old:
            same = number
    path = path_of(site, station)
    typed = {"name": old, "until": str(until)}
    if not station.path:
        # No form to be filled in: a station that has closed needs none.
        head = f"{editor_line('station', path)}# {new}（站号 {station.id}）\n"
        draft.make(path, f'{head}{KEY}:\n  - {{name: {old}, until: "{until}"}}\n'.encode())
    elif same is not None:
        number = same
        draft.then(path, lambda raw: set_value(raw, path, (KEY, number, "until"), str(until)))
    elif KEY in data:
        draft.then(path, lambda raw: add_item(raw, path, (KEY,), typed))
    else:
        following = _following(data)
        draft.then(path, lambda raw: add_key(raw, path, (KEY,), [typed], before=following))


def _renaming_head(old: str, new: str, id: str) -> Callable[[bytes], bytes]:
    """The remark at the head of a scaffold says whose file it is; no other remark is touched."""
    before, after = (f"# {name}（站号 {id}）".encode() for name in (old, new))
    return lambda raw: raw.replace(before, after)


def _drop(draft: RenameDraft, station: Station, entries: list[Any], new: str) -> None:
    kept = [n for n, entry in enumerate(entries) if isinstance(entry, dict) and entry.get("name") == new]
    path = station.path
    for number in reversed(kept):
        keys = (KEY,) if len(entries) == 1 else (KEY, number)
        draft.then(path, lambda raw, keys=keys: remove(raw, path, keys))  # type: ignore[misc]


def _until(station: Station, day: RenameDay) -> Month:
    """The last month of the old name: of a station that was shut before, the month in which it was."""
    until, shut = day.until, station.row.since
    if shut and not station.exists and (shut.year, shut.month) < (until.year, until.month):
        return Month(shut.year, shut.month)
    return until


def _month(entry: Any) -> Month | None:
    typed = entry.get("until") if isinstance(entry, dict) else None
    try:
        return parse_month(typed) if typed else None
    except ValueError:
        return None


def _following(data: dict[str, Any]) -> str | None:
    """The first key of the file that stands behind `former_names` where all are written."""
    order = list(StationFile.model_fields)
    behind = order[order.index(KEY) + 1 :]
    return next((key for key in data if key in behind), None)
