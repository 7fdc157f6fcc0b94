"""Of which people's congress a seat is, after the congress's place has another name.

A seat that is held on the new name's first day follows, with its constituency, which is called after the place.  A seat
that ended before was one in the congress of the old name: that is written down where it was only understood.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from zhanpai.content.load.content import Loaded
from zhanpai.content.renaming.new_name import PlaceChain
from zhanpai.content.renaming.rename_draft import RenameDay, RenameDoubt, RenameDraft
from zhanpai.domain.congresses import congress_of, has_congress
from zhanpai.domain.model.deputy import Level, Mandate
from zhanpai.domain.model.site import Site
from zhanpai.domain.place_names import UNITS
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import add_key

_NUMBERED = ("第", *"一二三四五六七八九十0123456789", "选区", "选举单位")


def follow_in_seats(
    loaded: Loaded, site: Site, draft: RenameDraft, level: str, chain: PlaceChain, new: str, day: RenameDay
) -> None:
    """Note in `draft` what the seats in `chain`'s congress, and constituencies named after it, say from now on."""
    if level == "community":
        return
    _refuse_without_congress(site, level, chain, new, day)
    of_the_name = site.register.districts_of_township(chain[-1]) if level == "township" else []
    for station in site.stations:
        document = loaded.documents.get(station.path)
        is_theirs = len(of_the_name) < 2 or station.row.district == chain[0]
        for keys, typed, mandate in _seats(document.data if document else None):
            said = _said(mandate, level, chain[-1], new)
            is_called_so = mandate.constituency.startswith(_stem(chain[-1])) and "constituency" not in said
            if document and ((said and not is_theirs) or (is_called_so and is_theirs)):
                # Half a name, or a name that two towns have: only the electoral rolls know.
                words = mandate.constituency or mandate.place
                draft.doubts.append(
                    RenameDoubt(station.path, document.locate((*keys, "constituency")).line, words)
                )
            if not is_theirs:
                continue
            if mandate.until is None or not day.is_past(mandate.until):
                for key, words in said.items():
                    draft.set(station.path, (*keys, key), words)
            elif not mandate.place and congress_of(site.register, station.row, mandate) == chain[-1]:
                draft.then(station.path, _placing(station.path, (*keys, "place"), chain[-1], typed))


def _refuse_without_congress(site: Site, level: str, chain: PlaceChain, new: str, day: RenameDay) -> None:
    """Problem if a town with deputies becomes a subdistrict, which has no congress (组织法 art. 7): their terms end first."""
    if (
        level != "township"
        or not has_congress(Level.TOWNSHIP, chain[-1])
        or has_congress(Level.TOWNSHIP, new)
    ):
        return
    serving = {
        deputy.name
        for deputy, station in site.deputies
        for m in deputy.mandates
        if m.level is Level.TOWNSHIP and m.place == chain[-1] and not (m.until and day.is_past(m.until))
        if station.row.district == chain[0]
    }
    if serving and day.since:
        message = f"{new}没有人民代表大会，还有 {len(serving)} 位{chain[-1]}人大代表的任期没有结束（{'、'.join(sorted(serving)[:3])}等）。"
        raise Problem(message, f"先在他们的代表职务里写 until: {day.until}，再改名。")


def _seats(data: Any) -> Iterator[tuple[Keys, dict[str, Any], Mandate]]:
    """Every seat of a station's file that can be read, with its keys and as it was typed."""
    deputies = data.get("deputies") if isinstance(data, dict) else None
    for i, deputy in enumerate(deputies if isinstance(deputies, list) else []):
        seats = deputy.get("mandates") if isinstance(deputy, dict) else None
        for n, typed in enumerate(seats if isinstance(seats, list) else []):
            try:
                yield ("deputies", i, "mandates", n), typed, Mandate.model_validate(typed)
            except ValidationError:
                continue


def _said(mandate: Mandate, level: str, old: str, new: str) -> dict[str, str]:
    """What a seat says of the old name, said with the new one: 岳麓区选举单位, 岳麓一选区."""
    found = {"place": new} if mandate.place == old else {}
    typed = mandate.constituency
    rest = typed.removeprefix(_stem(old))
    if typed.startswith(old):
        found["constituency"] = new + typed.removeprefix(old)
    elif level == "district" and rest != typed and rest.startswith(_NUMBERED):
        found["constituency"] = _stem(new) + rest
    return found


def _stem(place: str) -> str:
    """The place without its unit, if two characters are left of it: 岳麓."""
    unit = next((unit for unit in UNITS if place.endswith(unit)), "")
    return place.removesuffix(unit) if len(place) - len(unit) > 1 else place


def _placing(path: str, keys: Keys, place: str, typed: dict[str, Any]) -> Callable[[bytes], bytes]:
    following = next((key for key in ("constituency", "until") if key in typed), None)
    return lambda raw: add_key(raw, path, keys, place, before=following)
