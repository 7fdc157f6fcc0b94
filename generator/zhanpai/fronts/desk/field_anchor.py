"""Where in the desk a value of a file is changed: the form of its record, at the field."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from zhanpai.kit.diagnostics import Keys

_STATION = re.compile(r"content/stations/[^/]+/([0-9]{4})\.yaml")
_LEDGER = re.compile(r"content/opinions/[^/]+/([0-9]{4})\.yaml")
_PROJECTS = re.compile(r"content/projects/([0-9]{4})\.yaml")
_NEWS = re.compile(r"content/news/[0-9]{4}/([^/]+)\.md")


def anchor(keys: Keys) -> str:
    """The id of the field of the value at `keys`: ``f-rota.0.on``; of a whole record ``f-``."""
    return "f-" + ".".join(map(str, keys))


def has_form(path: str) -> bool:
    """Whether records of the file at `path` have forms."""
    kinds = (_STATION, _LEDGER, _PROJECTS, _NEWS)
    return path == "stations.yaml" or any(kind.fullmatch(path) for kind in kinds)


def field_address(path: str, keys: Keys, data: Any) -> str:
    """The address of the form in which the value at `keys` of the file at `path` is changed, with the field; "" for none.

    `data` is what the file says, as the reader has it: records are known by their ids, not by where they stand.
    """
    if found := _NEWS.fullmatch(path):
        return f"/news/{quote(found[1])}/edit#{anchor(keys)}"
    if found := _STATION.fullmatch(path):
        return _of_station(found[1], keys, data)
    if found := _LEDGER.fullmatch(path):
        return _of_row(f"/opinions/{found[1]}", keys, data)
    if found := _PROJECTS.fullmatch(path):
        return _of_row(f"/projects/{found[1]}", keys, data)
    return _of_register(keys, data) if path == "stations.yaml" else ""


def _of_station(id: str, keys: Keys, data: Any) -> str:
    if keys[:1] != ("deputies",):
        return f"/stations/{id}/edit#{anchor(keys)}"
    if len(keys) < 2:
        return f"/stations/{id}"
    person = _id(data, keys[:2])
    # Who is only named here has her form where her seats are; what is wrong with the mention is seen in the file alone.
    is_whole = isinstance(data["deputies"][keys[1]], dict) and "mandates" in data["deputies"][keys[1]]
    return f"/deputies/{person}/edit#{anchor(keys[2:])}" if person and is_whole else ""


def _of_row(base: str, keys: Keys, data: Any) -> str:
    id = _id(data, keys[:1])
    return f"{base}/{quote(id, safe='')}/edit#{anchor(keys[1:])}" if id else ""


def _of_register(keys: Keys, data: Any) -> str:
    match keys:
        case ("stations", int(), *rest):
            id = _id(data, keys[:2])
            return f"/register/stations/{quote(id, safe='')}/edit#{anchor(tuple(rest))}" if id else ""
        case ("districts", int(place), *rest):
            code = str(_inside(data, ("districts", place, "code")) or "")
            return f"/register/districts/{quote(code, safe='')}/edit#{anchor(tuple(rest))}" if code else ""
        case ("site" | "city", *rest):
            return f"/register/sections/{keys[0]}/edit#{anchor(tuple(rest))}"
        case ("kinds" | "former_words" | "readings", *_):
            return f"/register/sections/{str(keys[0]).replace('_', '-')}/edit#{anchor(keys)}"
    return ""


def _id(data: Any, keys: Keys) -> str:
    found = _inside(data, (*keys, "id"))
    return found if isinstance(found, str) else ""


def _inside(data: Any, keys: Keys) -> Any:
    for key in keys:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return None
    return data
