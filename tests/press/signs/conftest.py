"""One small project with a usual, a 26-character and a rare-character name, printed once for all tests."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.make import DEMO, TODAY, write_project
from tests.shared import once
from zhanpai.pipeline import prepare
from zhanpai.press.making.press_run import Pressed, press_signs
from zhanpai.press.signs.print_plan import NUMBERS

LONG = "浏阳市浏阳经济技术开发区长沙生物产业园人大代表联络站"
RARE = "岳麓区䂮溪街道㵲河社区人大代表联络站"

_DISTRICT = """  - code: "430181"
    name: 浏阳市
    slug: liuyang
    townships:
      - {code: "430181500", name: 浏阳经济技术开发区}
stations:
"""
_ROWS = """\
  - {id: "0008", kind: community, district: 浏阳市, township: 浏阳经济技术开发区, community: 长沙生物产业园}
  - {id: "0009", kind: community, district: 岳麓区, township: 䂮溪街道, community: 㵲河社区}
"""


def register() -> str:
    text = (DEMO / "stations.yaml").read_text("utf-8")
    text = text.replace("stations:\n", _DISTRICT, 1)
    text = text.replace("name: 莲花镇}\n", 'name: 莲花镇}\n      - {code: "430104103", name: 䂮溪街道}\n', 1)
    return text + _ROWS


def make_project(folder: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    """The demo project with the two stations, and `files` on top."""
    return write_project(folder, {"stations.yaml": register(), **(files or {})})


@dataclass(frozen=True)
class Print:
    """What came out of the press."""

    root: Path
    out: Path
    pressed: Pressed

    def file(self, id: str, number: str) -> Path:
        found = list(self.out.glob(f"*/{id}-{number}-*.pdf"))
        assert len(found) == 1, found
        return found[0]


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """Every kind for every open station, printed once for all workers."""

    def make(folder: Path) -> None:
        prepared = prepare(make_project(folder / "project"), TODAY)
        stations = [s for s in prepared.site.stations if s.exists]
        pressed = press_signs(prepared, folder / "project" / "signs", NUMBERS.values(), stations)
        (folder / "pressed").write_bytes(pickle.dumps(pressed))

    folder = once(tmp_path_factory, "printed", make)
    root, out = folder / "project", folder / "project" / "signs"
    return Print(root, out, replace(pickle.loads((folder / "pressed").read_bytes()), out=out))
