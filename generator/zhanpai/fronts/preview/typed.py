"""Values of the theme's types, made of what is typed in an examples.yaml, where every scalar is text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from zhanpai.kit import markdown


def made(kind: Any, typed: Any, where: str) -> Any:
    """The value of type `kind` that is `typed`: a mapping for a dataclass, a list for a tuple, else text.

    For `object` it is what is typed.

    ValueError, with `where`, says what cannot be one: an unknown or missing key, a wrong word or number.
    """
    if kind is object:
        return typed
    if get_origin(kind) in (Union, UnionType):
        return _one_of(get_args(kind), typed, where)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), typed, where)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record(kind, typed, where)
    if not isinstance(typed, str):
        raise ValueError(f"{where}: a text, not {typed!r}")
    return _scalar(kind, typed, where)


def _one_of(kinds: tuple[Any, ...], typed: Any, where: str) -> Any:
    """None for "" where there may be none; text for a text, and what is no text for the other type."""
    if NoneType in kinds and typed == "":
        return None
    wants_text = isinstance(typed, str)
    chosen = [k for k in kinds if k is not NoneType and (k is str) == wants_text]
    return made(chosen[0] if chosen else kinds[0], typed, where)


def _tuple(kinds: tuple[Any, ...], typed: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(typed, list):
        raise ValueError(f"{where}: a list, not {typed!r}")
    each = [kinds[0]] * len(typed) if kinds[-1] is Ellipsis else list(kinds)
    if len(each) != len(typed):
        raise ValueError(f"{where}: {len(each)} items, not {typed!r}")
    return tuple(made(kind, item, where) for kind, item in zip(each, typed, strict=True))


def _record(kind: type, typed: Any, where: str) -> Any:
    if not isinstance(typed, Mapping):
        raise ValueError(f"{where}: a {kind.__name__}, not {typed!r}")
    kinds = get_type_hints(kind)
    required = {f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING}
    if unknown := sorted(typed.keys() - kinds.keys()):
        raise ValueError(f"{where}: {kind.__name__} has no {', '.join(unknown)}")
    if missing := sorted(required - typed.keys()):
        raise ValueError(f"{where}: {kind.__name__} needs {', '.join(missing)}")
    return kind(**{key: made(kinds[key], value, where) for key, value in typed.items()})


def _scalar(kind: Any, typed: str, where: str) -> Any:
    if kind is bool:
        if typed not in ("yes", "no"):
            raise ValueError(f"{where}: yes or no, not {typed!r}")
        return typed == "yes"
    if kind is int:
        if not typed.isdecimal():
            raise ValueError(f"{where}: a number, not {typed!r}")
        return int(typed)
    if get_origin(kind) is Literal and typed not in get_args(kind):
        raise ValueError(f"{where}: one of {', '.join(get_args(kind))}, not {typed!r}")
    return Markup(markdown.read(typed).html()) if kind is Markup else typed
