"""The register as it stands in its file, for pages and lists to choose from: what cannot be read is passed over."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from zhanpai.content.edits import read_file
from zhanpai.content.filing import REGISTER
from zhanpai.domain.model.register import Register, StationRow
from zhanpai.domain.naming import REQUIRED_OF_KIND, full_name
from zhanpai.fronts.desk.forms.form_fields import Asked, Choices
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml import parse

PART = " · "
"""Between a district and its township, where one is chosen: a script shows those of one district by it."""


def register_data(root: Path) -> Mapping[str, Any]:
    """The file's data, not to be changed; empty if it cannot be read."""
    with suppress(Problem):
        return _parsed(read_file(root, REGISTER))
    return {}


@lru_cache(maxsize=2)
def _parsed(raw: bytes) -> Mapping[str, Any]:
    # A thousand rows take a quarter of a second, and every page of a form asks for them.
    data = parse(raw, REGISTER).data
    return data if isinstance(data, dict) else {}


def rows_of(data: Mapping[str, Any], *keys: str) -> list[Mapping[str, Any]]:
    """The records of the list at `keys`."""
    value: Any = data
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def text_of(row: Mapping[str, Any], key: str) -> str:
    """What stands there in one line; "" if nothing does."""
    value = row.get(key)
    return value.strip() if isinstance(value, str) else ""


def districts_of(data: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the districts, in their order."""
    return tuple(name for one in rows_of(data, "districts") if (name := text_of(one, "name")))


def place_choices(data: Mapping[str, Any]) -> dict[str, Asked]:
    """District and township as they are asked for: chosen from those that the register has."""
    districts: Choices = tuple((name, name) for name in districts_of(data))
    townships: Choices = tuple(
        (text_of(one, "name"), f"{text_of(district, 'name')}{PART}{text_of(one, 'name')}")
        for district in rows_of(data, "districts")
        for one in rows_of(district, "townships")
    )
    return {"district": Asked("choice", districts), "township": Asked("choice", townships)}


def register_of(root: Path) -> Register | None:
    """The register, if everything in it can be understood."""
    with suppress(Problem):
        return _understood(read_file(root, REGISTER))
    return None


@lru_cache(maxsize=2)
def _understood(raw: bytes) -> Register | None:
    try:
        return Register.model_validate(_parsed(raw))
    except ValidationError:
        return None


@lru_cache(maxsize=2)
def _named(raw: bytes) -> Mapping[str, str]:
    register = _understood(raw)
    return {row.id: full_name(register, row) for row in register.stations} if register else {}


def names_of(root: Path) -> Mapping[str, str]:
    """The name of every station by its 站号, of those too that are no more; none if the register cannot be understood."""
    with suppress(Problem):
        return _named(read_file(root, REGISTER))
    return {}


def name_made(root: Path, row: Mapping[str, str]) -> str:
    """The name that a row makes, whose values are as somebody has typed them; "" if it makes none yet."""
    register = register_of(root)
    try:
        typed = StationRow.model_validate({key: value for key, value in row.items() if value.strip()})
    except ValidationError:
        return ""
    needs = REQUIRED_OF_KIND[typed.kind]
    return full_name(register, typed) if register and all(getattr(typed, key) for key in needs) else ""
