"""Parts that stand on many pages: a deputy on lists and on the station's page, a news item on every list of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple
from weakref import finalize

from zhanpai.domain.model.site import Site

Things = TypeVarTuple("Things")
Part = TypeVar("Part")


def once(make: Callable[[Site, *Things], Part]) -> Callable[[Site, *Things], Part]:
    """`make`, which is called once for each site and things; parts cannot change, so that pages may share them.

    Things are told apart by identity: they are those of the site, and are kept, with their part, as long as it.
    """
    parts_of: dict[int, dict[tuple[int, ...], tuple[object, Part]]] = {}

    @wraps(make)
    def shared(site: Site, *things: *Things) -> Part:
        parts = parts_of.get(id(site))
        if parts is None:
            parts = parts_of[id(site)] = {}
            finalize(site, parts_of.pop, id(site), None)
        key = tuple(map(id, things))
        if key not in parts:
            parts[key] = (things, make(site, *things))
        return parts[key][1]

    return shared
