"""分享 and 报告, over HTTP: made by errands, shown behind the door, copied or taken away."""

from __future__ import annotations

import errno
import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
import zxingcpp
from PIL import Image

from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk import archive, state
from zhanpai.fronts.desk.looked import KnownNews, Looked
from zhanpai.fronts.desk.rooms.going_out import share_page
from zhanpai.fronts.desk.without_options import without_options
from zhanpai.kit.problem import Problem

DIANTI, TINGCHE, DRAFT = "2026-02-11-dianti", "2026-01-22-tingche", "2026-03-02-caogao"
NEWS = (
    KnownNews(
        DRAFT,
        "还在审的稿子",
        "2026-03-02",
        ("0001",),
        refusal="还是草稿：签了 1 审，要 3 审。",
        fix="审核签齐以后再分享。",
    ),
    KnownNews(DIANTI, "加装电梯", "2026-02-11", ("0002",)),
    KnownNews(TINGCHE, "停车", "2026-01-22", ("0001",)),
)


def with_news() -> Looked:
    plain = looked()
    return Looked(plain.city, plain.found, plain.names, plain.stations, plain.chores, news=NEWS)


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("share")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        patch.setattr(state, "SETTLES", 0)
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    """A desk that has seen three news items and made nothing."""
    seen(open_desk, with_news())
    for kind in ("share", "report", "annual"):
        open_desk.desk.stop(kind)
        open_desk.desk.workshop.forget(kind)
    open_desk.desk.made.clear()
    open_desk.desk.own.write_stations(())
    return open_desk


def codes_of(clerk: httpx.Client, path: str) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(Image.open(io.BytesIO(clerk.get(path).content)))}


def test_one_item_is_made_ready_to_copy_and_to_take_away(desk: OpenDesk) -> None:
    at = f"/news/{DIANTI}/share"
    with desk.clerk() as clerk:
        assert at in clerk.get("/share").text and "做分享的图文" in clerk.get(at).text
        clerk.post(at)
        desk.end("share")
        answer = clerk.get(at)
        page = unescape(answer.text)
        assert "做好了" in page and "正文" in page and "竖版海报" in page and "微博" in page
        assert (
            'data-zd-copy="field-1" hidden' in page
            and "frame-src 'self'" in answer.headers["content-security-policy"]
        )
        poster = re.search(rf'src="({at}/files/[^"]+poster\.png)"', page)[1]
        assert any(f"/news/{DIANTI}" in code or DIANTI in code for code in codes_of(clerk, poster))
        fragment = clerk.get(f"{at}/files/{DIANTI}/wechat.html")
        policy = fragment.headers["content-security-policy"]
        assert (
            policy.endswith("; sandbox") and "script-src" not in policy and "frame-ancestors 'self'" in policy
        )
        assert (
            fragment.headers["x-frame-options"] == "SAMEORIGIN"
            and fragment.headers["x-content-type-options"] == "nosniff"
        )
        assert (
            "attachment"
            in clerk.get(f"{at}/files/{DIANTI}/wechat.html?save=yes").headers["content-disposition"]
        )
        with zipfile.ZipFile(io.BytesIO(clerk.get(f"{at}/files/share.zip").content)) as packed:
            assert packed.testzip() is None
            assert {f"{DIANTI}/poster.png", f"{DIANTI}/texts.txt"} <= set(packed.namelist())
        # What was made of one is still there when another is made, and stopped.
        clerk.post(f"/news/{TINGCHE}/share")
        clerk.post("/stop", data={"kind": "share", "back": "/share"})
        assert "做好了" in clerk.get(at).text
        assert clerk.get(f"{at}/files/share.zip").status_code == 200
    with desk.stranger() as stranger:
        assert stranger.get(f"{at}/files/share.zip").status_code == 403


@pytest.mark.slow
def test_several_items_become_a_digest(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        assert "要两篇以上" in clerk.post("/share/digest", data={"stem": [DIANTI, DRAFT]}).text
        place = clerk.post("/share/digest", data={"stem": [DIANTI, TINGCHE]}).url.path
        desk.end("share")
        page = unescape(clerk.get(place).text)
        assert "一周履职" in page and "digest.png" in page and "加装电梯" in page


@pytest.mark.slow
def test_what_may_not_go_out_is_said_before_and_by_the_errand(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        page = clerk.get("/share").text
        assert "还不能分享：这一篇还是草稿" in page and f"/news/{DRAFT}/share" not in page
        assert "签了 1 审，要 3 审" in clerk.get(f"/news/{DRAFT}/share").text
        # Somebody has taken the file away, or posts what no form offers.
        clerk.post(f"/news/{DRAFT}/share")
        desk.end("share")
        page = clerk.get(f"/news/{DRAFT}/share").text
        assert "这篇动态已经不在了" in page and "做好了" not in page
        assert clerk.get("/news/nothing/share").status_code == 404
        assert clerk.post("/news/nothing/share").status_code == 404


def test_news_is_found_by_words_days_and_the_stations_that_are_kept() -> None:
    news = with_news()
    assert [one.stem for one in share_page(news, {"0001"}, "", is_own=True).news] == [DRAFT, TINGCHE]
    assert [one.stem for one in share_page(news, set(), "", is_own=True).news] == [DRAFT, DIANTI, TINGCHE]
    assert [one.stem for one in share_page(news, set(), "2026-02  电梯", is_own=False).news] == [DIANTI]


@pytest.mark.slow
def test_the_report_is_made_shown_behind_the_door_and_taken_away(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        assert "写一份报告" in clerk.get("/report").text and 'href="/report"' in clerk.get("/").text
        clerk.post("/report", data={"whose": "all"})
        desk.end("report")
        page = clerk.get("/report").text
        assert re.search(r"\d+ 个站，这周要做 \d+ 件", page) and "从未有过动态的" in page
        whole = clerk.get("/report/files/index.html")
        policy = whole.headers["content-security-policy"]
        assert (
            "联络站宣传工作报告" in whole.text and "default-src 'none'; style-src 'unsafe-inline'" in policy
        )
        assert (
            "script" not in policy
            and "frame-ancestors 'none'" in policy
            and whole.headers["x-frame-options"] == "DENY"
        )
        with zipfile.ZipFile(io.BytesIO(clerk.get("/report/files/report.zip").content)) as packed:
            assert {"index.html", "worklist.csv"} <= set(packed.namelist())
        assert clerk.get("/report/files/../whereabouts.json").status_code == 404
        assert clerk.get("/report/files/.zhanpai-report").status_code == 404
        # Of the stations that are kept alone.
        desk.desk.own.write_stations({"0001"})
        clerk.post("/report", data={"whose": "own"})
        desk.end("report")
        assert "1 个站，这周要做" in clerk.get("/report").text
    with desk.stranger() as stranger:
        assert stranger.get("/report/files/index.html").status_code == 403


@pytest.mark.slow
def test_annual_reports_are_printed_and_taken_away(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        clerk.post("/report/annual", data={"year": "this", "whose": "all"})
        desk.end("annual")
        page = unescape(clerk.get("/report").text)
        assert "2026 年的年报排好了" in page
        path = re.search(r'href="(/report/annual/2026/[^"]+\.pdf)"', page)[1]
        pdf = clerk.get(path)
        assert pdf.content.startswith(b"%PDF") and "attachment" in pdf.headers["content-disposition"]
        with zipfile.ZipFile(io.BytesIO(clerk.get("/report/annual/annual.zip").content)) as packed:
            assert "2026/city.pdf" in packed.namelist()
        desk.desk.own.write_stations({"9999"})
        clerk.post("/report/annual", data={"year": "last", "whose": "own"})
        desk.end("annual")
        page = unescape(clerk.get("/report").text)
        # What cannot be made leaves what was made before.
        assert "您管的站都不在名册里了" in page and "2026 年的年报排好了" in page


def test_who_has_looked_at_nothing_is_told_to_look_first(desk: OpenDesk) -> None:
    desk.desk.glance = None
    with desk.clerk() as clerk:
        for room in ("/share", f"/news/{DIANTI}/share", "/signs"):
            assert "还没有检查资料" in clerk.get(room).text
        assert "写一份报告" in clerk.get("/report").text
        assert clerk.post(f"/news/{DIANTI}/share").status_code == 404


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("清理磁盘，或者用 --out 换一个有空间的地方，再做一次。", "清理磁盘，再做一次。"),
        ("把它移开，或者用 --out 换一个文件夹。", "把它移开。"),
        ("用 --out 换一个自己能读写的文件夹，或者请管理员开放权限。", "请管理员开放权限。"),
        ("关掉别的程序再试，或者加上 --jobs 1。", "关掉别的程序再试。"),
        ("审核签齐以后再分享。", "审核签齐以后再分享。"),
        ("去掉 --out。", ""),
    ],
)
def test_what_to_do_names_no_option_where_there_is_no_command(told: str, left: str) -> None:
    assert without_options(told) == left


def test_a_disk_that_is_full_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(archive.zipfile, "ZipFile", full)
    with pytest.raises(Problem, match="磁盘满了") as caught:
        archive.write_zip(tmp_path, ["a"], "all.zip")
    assert "清理磁盘" in without_options(caught.value.fix)
