"""A clerk's day at the desk, over HTTP: look, choose stations, build, look at the site, hand it over, close."""

from __future__ import annotations

import io
import json
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import httpx
import psutil
import pytest

from tests.fronts.cli.zhanpai import EPOCH, HEED_CTRL_C, environment
from tests.fronts.desk.desks import HANGS, OpenDesk, looked, noted, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk import making
from zhanpai.fronts.desk.looked import Looked, read_looked
from zhanpai.fronts.desk.looking import look
from zhanpai.fronts.desk.work import Work, WorkOutcome
from zhanpai.publish.packing import pack_site

STATION = "content/stations/yuelu/0001.yaml"


def looking(root: Path) -> Looked:
    """What the errand sees, as it comes out of its process."""
    return read_looked(json.loads(json.dumps(look(root, lambda **_: None))))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[OpenDesk]:
    with opened(write_project(tmp_path / "project"), tmp_path / "settings") as desk:
        yield desk


def test_a_look_finds_what_check_finds_and_what_is_to_be_done(desk: OpenDesk) -> None:
    station = desk.desk.root / STATION
    typed = station.read_text("utf-8")
    station.write_text(
        re.sub("address: .*", "address: 请打 13800138000", typed, count=1) + "adress: 又一个\n", "utf-8"
    )
    with desk.clerk() as clerk:
        assert "还没有检查" in clerk.get("/check").text
        seen(desk, looking(desk.desk.root))
        page = clerk.get("/check").text
        assert "处错误" in page and STATION in page and "138******00" in page and "13800138000" not in page
        assert 'href="/handbook/code/V401"' in page and "怎么改" in page
        assert "手机" in clerk.get("/handbook/code/V401").text
        week = clerk.get("/").text
        assert "资料里有" in week and "件事" in week
        # What a faulty file still says counts.
        assert "建立站点资料" not in "".join(
            c.what for c in desk.desk.glance.looked.chores if c.station == "0001"
        )
        assert "有文件改过" not in week
        desk.desk.note_save()
        assert "有文件改过" in clerk.get("/").text


def test_what_is_to_be_done_comes_by_kinds_and_of_a_kind_by_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    chores = looking(write_project(tmp_path / "project")).chores
    assert [(c.kind, c.by) for c in chores][:3] == [
        ("发预告", "3月6日"),
        ("发预告", "3月8日"),
        ("写接待", "今天"),
    ]


def test_the_stations_that_are_kept_are_chosen_by_forms_and_remembered(desk: OpenDesk) -> None:
    seen(desk, looked())
    with desk.clerk() as clerk:
        page = clerk.get("/keeping", params={"words": "望月湖"}).text
        assert page.count('name="id"') == 2 and "找到 2 个站" in page
        page = clerk.post("/keeping/add", data={"id": ["0002", "9999", "../x"]})
        assert page.url.path == "/keeping" and "已经选的（1 个）" in page.text
        assert "您管的 1 个站" in clerk.get("/").text
        clerk.post("/keeping/add", data={"all": "yes", "words": "", "district": "岳麓区"})
        assert desk.desk.own.read_stations() == {"0001", "0002"}
        clerk.post("/keeping/drop", data={"id": ["0001"]})
        assert desk.desk.own.read_stations() == {"0002"}


@pytest.mark.slow
def test_the_site_is_built_looked_at_and_handed_over_as_one_file(desk: OpenDesk) -> None:
    root = desk.desk.root
    with desk.clerk() as clerk:
        assert "打开做好的网站" not in clerk.get("/site").text
        clerk.post("/site/pack")
        desk.end("pack")
        assert "还没有生成网站，没有东西可以打包" in clerk.get("/site").text
        clerk.post("/site/build")
        assert "停下来" in clerk.get("/site").text
        desk.end("build")
        page = clerk.get("/site").text
        assert "网站做好了" in page and f'href="{desk.site_at}/"' in page
        home = httpx.get(f"{desk.site_at}/")
        assert home.status_code == 200 and home.content == (root / "site/index.html").read_bytes()
        assert httpx.get(f"{desk.site_at}/s/9999/").status_code == 404
        clerk.post("/site/pack")
        desk.end("pack")
        assert "下载压缩包" in clerk.get("/site").text
        packed = clerk.get("/site/site.zip").content
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        there = {
            p.relative_to(root / "site").as_posix(): p.read_bytes()
            for p in (root / "site").rglob("*")
            if p.is_file()
        }
        assert there.pop(".zhanpai") and files == there
        assert pack_site(root, lambda *_: None).read_bytes() == packed
        # With an error the site stands as it was.
        (root / STATION).write_text("adress: 又一个\n" + (root / STATION).read_text("utf-8"), "utf-8")
        clerk.post("/site/build")
        desk.end("build")
        page = clerk.get("/site").text
        assert "网站没有更新：有 1 处要先改" in page and STATION in page and "adress" in page
        assert httpx.get(f"{desk.site_at}/").content == home.content


@pytest.mark.slow
def test_what_is_under_way_can_be_stopped_and_leaves_nothing(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        clerk.post("/site/build")
        hangs_at = time.monotonic() + HANGS
        while clerk.get("/progress", params={"kind": "build"}).json().get("words") == "准备……":
            assert time.monotonic() < hangs_at
        page = clerk.post("/stop", data={"kind": "build", "back": "/site"})
        assert page.url.path == "/site"
        desk.end("build")
        # On a busy machine it may have ended before it was asked to stop: then the site is whole and said to be.
        assert (desk.desk.root / "site").exists() == bool(desk.desk.outcome("build").result)
        page = clerk.get("/site").text
        assert "没有做成" not in page and "生成网站" in page


@pytest.mark.slow
def test_work_that_the_system_ended_is_told(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        desk.desk.begin("look")
        desk.desk.workshop._processes["look"].kill()
        desk.end("look")
        assert "内存不够" in clerk.get("/check").text


@pytest.mark.slow
def test_a_project_that_is_no_project_says_so_in_the_rooms(tmp_path: Path) -> None:
    """Its register is gone, and other files are there: an empty folder asks for a city, see `beginning/`."""
    write_project(tmp_path / "project")
    (tmp_path / "project" / "stations.yaml").unlink()
    with opened(tmp_path / "project", tmp_path / "settings") as desk, desk.clerk() as clerk:
        seen(desk, looking(desk.desk.root))
        assert "找不到名册" in clerk.get("/check").text
        assert clerk.get("/").status_code == 200


@pytest.mark.slow
def test_a_button_closes_the_desk(tmp_path: Path) -> None:
    with opened(write_project(tmp_path / "project"), tmp_path / "settings") as desk:
        with desk.clerk() as clerk:
            assert "工作台已经关了" in clerk.post("/close").text
        hangs_at = time.monotonic() + HANGS
        with pytest.raises(httpx.TransportError):
            while time.monotonic() < hangs_at:
                desk.stranger().get("/")


def start(root: Path, settings: Path) -> subprocess.Popen[str]:
    code = f"{HEED_CTRL_C}from zhanpai.__main__ import main\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", code, "desk", "--no-browser"],
        cwd=root, env=environment(XDG_CONFIG_HOME=str(settings)), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return next(found[0] for line in process.stdout if (found := re.search(r"http://\S+", line)))


@pytest.mark.slow
def test_a_second_start_opens_the_desk_that_stands_and_ctrl_c_ends_with_one_line(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    first = start(root, tmp_path / "settings")
    opened_first = address_of(first)
    second = start(root, tmp_path / "settings")
    said, err = second.communicate(timeout=HANGS)
    assert (second.returncode, err) == (0, "") and "已经开着" in said
    opened_second = re.search(r"http://\S+", said)[0]
    assert (
        opened_second != opened_first and opened_second.split("/enter")[0] == opened_first.split("/enter")[0]
    )
    for address in (opened_first, opened_second):
        with httpx.Client(follow_redirects=True) as client:
            assert "今天要做的" in client.get(address).text
    first.send_signal(signal.SIGINT)
    out, err = first.communicate(timeout=HANGS)
    assert (first.returncode, err) == (0, "") and out.splitlines()[-1] == "工作台已经关了。"
    # Nothing of it is in the project.
    assert {p.name for p in root.iterdir()} - {".cache"} == {
        p.name for p in write_project(tmp_path / "same").iterdir()
    }


@pytest.mark.slow
def test_a_desk_that_is_killed_leaves_no_work_behind_and_can_be_opened_again(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    first = start(root, tmp_path / "settings")
    address_of(first)
    # It looks at the project from the start.
    working = psutil.Process(first.pid).children(recursive=True)
    assert working
    first.kill()
    first.communicate()
    assert psutil.wait_procs(working, timeout=HANGS)[1] == []
    second = start(root, tmp_path / "settings")
    assert address_of(second)
    second.send_signal(signal.SIGINT)
    assert second.communicate(timeout=HANGS) and second.returncode == 0


def test_a_site_that_stood_when_it_was_stopped_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped before, nothing is said; stopped when only the tidying up was left, that the site is new."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = write_project(tmp_path / "project")

    def stopped(prepared: object, out: Path, **_: object) -> None:
        raise KeyboardInterrupt

    def stopped_late(prepared: object, out: Path, **_: object) -> None:
        out.mkdir()
        raise KeyboardInterrupt

    monkeypatch.setattr("zhanpai.publish.site.build_site", stopped)
    with pytest.raises(KeyboardInterrupt):
        making.build(root, lambda **_: None)
    monkeypatch.setattr("zhanpai.publish.site.build_site", stopped_late)
    built = making.build(root, lambda **_: None)
    assert built["is_late"] and built["pages"] > 10


@pytest.mark.slow
def test_what_a_build_was_refused_for_has_the_buttons_of_the_room_that_checks(desk: OpenDesk) -> None:
    wrong = asdict(noted(STATION, 2, "D203"))
    work = Work("build", False, outcome=WorkOutcome(refused=({**wrong, "can_fix": True},), count=1))
    desk.desk.workshop._works["build"] = work
    with desk.clerk() as clerk:
        page = clerk.get("/site").text
        assert "改好它" in page and 'action="/check/fix"' in page and 'href="/check"' in page
    assert [(one.path, one.line, one.code) for one in desk.desk.found] == [(STATION, 2, "D203")]


def test_how_long_it_will_take_is_said_only_of_what_takes_long() -> None:
    assert Work("signs", phase="制作与扫码", done=3, total=9, left=5).words == "制作与扫码：3 / 9"
    assert (
        Work("signs", phase="制作与扫码", done=3, total=9, left=45).words
        == "制作与扫码：3 / 9，大约还要 45 秒"
    )
    assert Work("signs", phase="制作与扫码", done=3, total=901, left=290).words.endswith("，大约还要 5 分钟")
