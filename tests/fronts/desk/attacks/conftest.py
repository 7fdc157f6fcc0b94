"""One desk with something in every room, for whoever tries to break it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

import pytest

from tests.fronts.cli.zhanpai import EPOCH
from tests.fronts.desk.attacks.browsers import AttackedDesk, Browser
from tests.fronts.desk.attacks.sound_answers import SECRET
from tests.make import DEMO, write_project
from zhanpai.content.filing import WAIVERS
from zhanpai.fronts.desk import routes, state
from zhanpai.fronts.desk.looked import read_looked
from zhanpai.fronts.desk.looking import look
from zhanpai.fronts.desk.opening import set_up
from zhanpai.fronts.desk.own_files import OwnFiles
from zhanpai.fronts.desk.resident.holding import Held
from zhanpai.fronts.desk.state import Glance
from zhanpai.fronts.local_server import address, listen

WAIVED = '- hash: "0123abcd"\n  reason: 核对过\n  who: 李一\n  until: 2027-01-01\n'
MORE = """\
- id: 2026-003
  month: "2026-02"
  topic: 路灯不亮
  category: 市政设施
  status: received
  history:
    - {status: received, on: 2026-02-20}
- id: 2026-004
  month: "2026-02"
  topic: 井盖响
  category: 市政设施
  status: received
  history:
    - {status: received, on: 2026-02-21}
"""
LEDGER = "content/opinions/yuelu/0001.yaml"


def more_files() -> dict[str, str | bytes | None]:
    """What the demo has too little of."""
    return {WAIVERS: WAIVED, LEDGER: (DEMO / LEDGER).read_text("utf-8") + MORE}


def look_again(desk: AttackedDesk) -> None:
    """What an errand would find now, as it comes through JSON."""
    plain = json.loads(json.dumps(look(desk.desk.root, lambda **_: None)))
    desk.desk.glance = Glance(read_looked(plain), "9:05", 0)


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def begin_anew(desk: AttackedDesk) -> None:
    """The project as it was, nothing told, no draft, one picture waiting to be cut."""
    shutil.rmtree(desk.desk.root)
    write_project(desk.desk.root, more_files())
    shutil.rmtree(desk.desk.own.folder / "drafts", ignore_errors=True)
    desk.desk.own.write_stations({"0001", "0002"})
    desk.desk.own.write_keeps_register(True)
    desk.desk.told = None


@pytest.fixture(scope="package")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AttackedDesk]:
    folder = tmp_path_factory.mktemp("attacks")
    for name in ("secret.yaml", "secret.md", "secret.jpg"):
        (folder / name).write_text(f"- {SECRET}\n", "utf-8")
    project, settings = write_project(folder / "project", more_files()), folder / "settings"
    settings.mkdir()
    with pytest.MonkeyPatch.context() as patch, ExitStack() as stack:
        lines = [stack.enter_context(listen("127.0.0.1", 0)) for _ in range(3)]
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        desk, door, server = set_up(project, OwnFiles(settings), lines[0], lines[1], preview_line=lines[2])
        patch.setattr(state, "SETTLES", 0)
        patch.setattr(routes.Pages, "_close_soon", _stays)
        # A look takes seconds in a process of its own; nothing is asked of it here.
        patch.setattr(desk, "begin", lambda *_: None)
        held = Held(project)
        patch.setattr(desk.resident, "try_", held.try_)
        patch.setattr(desk.resident, "page", lambda url, instead, **_: held.page(url, instead))
        at, site_at, preview_at = (address(one).rstrip("/") for one in lines)
        attacked = AttackedDesk(desk, door, cast(Any, server.config.app), at, site_at, preview_at)
        begin_anew(attacked)
        look_again(attacked)
        yield attacked
        for browser in attacked.browsers:
            browser.close()
        desk.close()


async def _stays(_: object) -> None:
    """Closing is asked for, and the desk stands on for the next test."""


@pytest.fixture(scope="package")
def clerk(desk: AttackedDesk) -> Browser:
    return desk.clerk()
