"""A desk without a project, and somebody who answers its pages as far as a test wants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, opened

COUNTY = "430527"
"""绥宁县 in 邵阳市: a county of seventeen townships is read and written in no time."""

SITE = {
    "title": "绥宁县人大代表网上联络站",
    "owner": "绥宁县人大常委会代表工作委员会",
    "permalink_base": "llz.suining.gov.cn",
    "sure_of_host": "yes",
}
LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
    '<path fill="#1A5276" d="M4 4h88v88H4z"/><path fill="#FFFFFF" d="M48 20l28 56H20z"/></svg>'
)


@dataclass
class Beginner:
    """The browser of somebody who begins a city; `desk` is hers, `begun` lists the errands that were begun."""

    desk: OpenDesk
    web: httpx.Client
    begun: list[str]

    def get(self, path: str) -> str:
        answer = self.web.get(path)
        assert answer.status_code == 200, answer.text
        return unescape(answer.text)

    def send(
        self, step: str, said: Mapping[str, str] | None = None, **files: tuple[str, bytes]
    ) -> httpx.Response:
        return self.web.post(f"/begin/{step}", data=dict(said or {}), files=files or None)

    def shown(self, step: str, said: Mapping[str, str] | None = None, **files: tuple[str, bytes]) -> str:
        return unescape(self.send(step, said, **files).text)

    def answer(self, *steps: str) -> None:
        """Answer these steps as most people do."""
        usual: Mapping[str, Mapping[str, str]] = {
            "place": {"code": COUNTY},
            "site": SITE,
            "stations": {"with_stations": "yes", "do": "next"},
            "look": {"colour": "", "picked": "#B3141D", "do": "next"},
        }
        for step in steps:
            assert self.send(step, usual[step]).status_code == 200


@contextmanager
def beginning(folder: Path, settings: Path) -> Iterator[Beginner]:
    """The desk of a folder without a project; its errands are noted and not begun."""
    with opened(folder, settings) as desk, desk.clerk() as web, pytest.MonkeyPatch.context() as patch:
        begun: list[str] = []
        patch.setattr(desk.desk.workshop, "begin", lambda kind, *_: begun.append(kind))
        yield Beginner(desk, web, begun)


def value_of(page: str, name: str) -> str:
    """What stands in the field of this name."""
    found = re.search(rf'<input [^>]*name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]
