"""Every address of the desk as the application itself lists it, with an example that is there in the project of these tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import quote

import pytest
from starlette.datastructures import FormData, ImmutableMultiDict, QueryParams
from starlette.routing import Route

from tests.fronts.desk.attacks.browsers import AttackedDesk
from zhanpai.fronts.desk.routes import Pages

EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "/handin": {"key": "1"},
    "/assets/": {"name": "desk.css"},
    "/handbook/": {"code": "D204", "name": "jiaogao"},
    "/stations/": {"id": "0001"},
    "/deputies/": {"id": "100001"},
    "/opinions/": {"id": "0001", "mark": "2026-002", "marks": "2026-003,2026-004", "step": "replied"},
    "/news/": {"stem": "2026-02-11-dianti", "name": "article.html"},
    "/signs/made/": {"name": "proofs.zip"},
    "/report/": {"name": "report.zip"},
    "/history/": {"id": "0000000001-01234567"},
    "/pictures/cut/": {"id": "{pending}"},
    "/projects/": {"year": "2026", "id": "2026-01", "where": "yuelu"},
    "/register/sections/": {"section": "city"},
    "/register/districts/": {"code": "430104"},
    "/register/stations/": {"id": "0001"},
    "/check/waivers/": {"code": "0123abcd"},
    "/begin/": {"step": "making"},
}
"""What stands in the place of each parameter, below each room; an address that finds nothing here fails its test."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "/news/new": ("title", "station", "category", "date", "announces"),
    "/news/{stem}/sign": ("on", "name", "mark"),
    "/news/{stem}/unsign": ("from",),
    "/news/{stem}/move": ("date",),
    "/news/{stem}/withdraw": ("on", "reason"),
    "/news/{stem}/restore": ("mark",),
    "/news/{stem}/delete": ("mark",),
    "/pictures/cut/{id}": (
        "words",
        "to",
        "only_file",
        "do",
        "turn",
        "left",
        "top",
        "right",
        "bottom",
        "box-1-left",
    ),
    "/pictures/again": ("path",),
    "/pictures/words": ("path", "words-1"),
    "/pictures/remove": ("path",),
}
"""What is sent to addresses that take a form as a whole; of all others one sees what they ask it for (`asked_for`)."""

OF_A_FORM = re.compile(r"(?P<base>.+)/(?P<deed>edit|draft|look|forget|sure)")
PARAMETER = re.compile(r"\{(\w+)(?::path)?\}")


@dataclass(frozen=True)
class Address:
    """One address: its pattern as it is routed, and the verb that it answers to."""

    pattern: str
    verb: str

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.pattern)

    @property
    def example(self) -> dict[str, str]:
        """What is there; KeyError if nobody has said so."""
        rooms = [room for room in EXAMPLES if self.pattern.startswith(room)]
        known = EXAMPLES[max(rooms, key=len)] if self.parameters else {}
        return {name: known[name] for name in self.parameters}

    def path(self, **other: str) -> str:
        """The address with its example, or with what stands in `other`, percent-encoded unless it is already."""
        words = {name: quote(word, safe=",") for name, word in self.example.items()} | other
        return PARAMETER.sub(lambda found: words[found[1]], self.pattern)

    @property
    def form(self) -> str | None:
        """The address of the form, if it is one of a record's."""
        found = OF_A_FORM.fullmatch(self.pattern)
        return f"{found['base']}/edit" if found and self.pattern not in ("/look",) else None


def addresses(desk: AttackedDesk) -> Iterator[Address]:
    """Everything that the application answers, in the order of its routes."""
    for route in Pages(desk.desk, cast(Any, None), lambda: None).app().routes:
        assert isinstance(route, Route) and route.methods
        yield Address(route.path, next(verb for verb in ("POST", "GET") if verb in route.methods))


@contextmanager
def asked_for() -> Iterator[tuple[set[str], set[str]]]:
    """The names that the desk asks queries for, and forms, in the meantime: no list of ours can forget one."""
    queries: set[str] = set()
    forms: set[str] = set()
    get, listed = ImmutableMultiDict.__getitem__, ImmutableMultiDict.getlist

    def note(table: Any, name: Any) -> None:
        if isinstance(table, (QueryParams, FormData)):
            (queries if isinstance(table, QueryParams) else forms).add(str(name))

    def noted_get(table: Any, name: Any) -> Any:
        note(table, name)
        return get(table, name)

    def noted_list(table: Any, name: Any) -> Any:
        note(table, name)
        return listed(table, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ImmutableMultiDict, "__getitem__", noted_get)
        patch.setattr(ImmutableMultiDict, "getlist", noted_list)
        yield queries, forms
