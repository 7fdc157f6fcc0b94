"""A desk on ports of this machine, and browsers at its door."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.fronts.cli.zhanpai import EPOCH
from zhanpai.fronts.desk.door import Door
from zhanpai.fronts.desk.looked import Chore, KeptStation, Looked, Noted
from zhanpai.fronts.desk.opening import set_up
from zhanpai.fronts.desk.own_files import OwnFiles
from zhanpai.fronts.desk.state import Desk, Glance
from zhanpai.fronts.local_server import address, listen

HANGS = 60
"""Seconds after which a test gives up waiting: no limit, only an end."""


@dataclass
class OpenDesk:
    """A desk that is open; `at`, `site_at` and `preview_at` are the addresses of it, of the finished site and of looks ahead.

    Without a slash at the end.
    """

    desk: Desk
    door: Door
    at: str
    site_at: str
    preview_at: str

    def stranger(self) -> httpx.Client:
        """A program that knows where the desk is, and no more."""
        # To read the certificates of all the world takes longer than most of what is asked here.
        return httpx.Client(base_url=self.at, timeout=HANGS, verify=False, trust_env=False)

    @contextmanager
    def clerk(self) -> Iterator[httpx.Client]:
        """The browser that was opened with a key; it sends what browsers send with forms."""
        with self.stranger() as client:
            client.headers["Origin"] = self.at
            client.follow_redirects = True
            assert client.get(self.door.new_key()).status_code == 200
            yield client

    def end(self, kind: str) -> None:
        """Wait until this errand has ended."""
        hangs_at = time.monotonic() + HANGS
        while self.desk.running(kind):
            assert time.monotonic() < hangs_at
            time.sleep(0.02)


@contextmanager
def opened(root: Path, settings: Path) -> Iterator[OpenDesk]:
    """The desk of the project in `root`; nothing was looked at yet."""
    settings.mkdir(exist_ok=True)
    with (
        pytest.MonkeyPatch.context() as patch,
        listen("127.0.0.1", 0) as line,
        listen("127.0.0.1", 0) as site_line,
        listen("127.0.0.1", 0) as preview_line,
    ):
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        desk, door, server = set_up(root, OwnFiles(settings), line, site_line, preview_line=preview_line)
        thread = threading.Thread(target=server.run, args=([line, site_line, preview_line],), daemon=True)
        thread.start()
        yield OpenDesk(desk, door, *(address(one).rstrip("/") for one in (line, site_line, preview_line)))
        server.should_exit = True
        thread.join()
        desk.close()


def noted(
    path: str = "content/stations/yuelu/0001.yaml", line: int = 1, code: str = "D204", *, error: bool = True
) -> Noted:
    return Noted(
        path, line, 3, code, f"第 {line} 行的话。", "这样改。", error, "rule: ", "每月第6个周三", "，"
    )


def looked(found: tuple[Noted, ...] = (), chores: tuple[Chore, ...] = ()) -> Looked:
    stations = (
        KeptStation("0001", "岳麓区望月湖街道人大代表联络总站", "望月湖街道人大代表联络总站", "岳麓区"),
        KeptStation(
            "0002", "岳麓区望月湖街道湖东社区人大代表联络站", "望月湖街道湖东社区人大代表联络站", "岳麓区"
        ),
        KeptStation("0103", "芙蓉区文艺路街道人大代表联络总站", "文艺路街道人大代表联络总站", "芙蓉区"),
    )
    return Looked(
        "长沙市", found, {"content/stations/yuelu/0001.yaml": "望月湖街道人大代表联络总站"}, stations, chores
    )


def seen(desk: OpenDesk, what: Looked) -> None:
    """Let the desk have looked."""
    desk.desk.glance = Glance(what, "9:05", 0)
