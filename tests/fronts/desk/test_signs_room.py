"""标牌, over HTTP: chosen, made by an errand, looked at, handed to the print shop or not, stopped."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from tests.fronts.desk.desks import HANGS, OpenDesk, looked, opened, seen
from tests.make import write_project
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.made import MOST, MadeThings
from zhanpai.fronts.desk.rooms.signage import made_page

DOOR = {"kind": "doorplate", "whose": "found", "id": "0001"}
ADDRESS = "https://llz.example.gov.cn/s/0001/"


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("signs")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        patch.setattr(state, "SETTLES", 0)
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    """A desk that has seen its stations and made nothing."""
    seen(open_desk, looked())
    for kind in ("signs", "print"):
        open_desk.desk.stop(kind)
        open_desk.desk.workshop.forget(kind)
    open_desk.desk.made.clear()
    open_desk.desk.own.write_stations(())
    for name in ("permalinks.csv", "permalinks.seal"):
        (open_desk.desk.root / "content" / name).unlink(missing_ok=True)
    return open_desk


def make(desk: OpenDesk, clerk: httpx.Client, **asked: object) -> str:
    """The page of what came of it."""
    clerk.post("/signs/make", data={**DOOR, **asked})
    desk.end("signs")
    return unescape(clerk.get("/signs").text)


def codes_of(picture: Image.Image) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(picture)}


def test_a_plate_is_looked_at_and_then_goes_to_print_and_into_the_ledger(desk: OpenDesk) -> None:
    ledger = desk.desk.root / "content/permalinks.csv"
    with desk.clerk() as clerk:
        page = make(desk, clerk)
        assert "标牌做好了" in page and "这批要送去印吗？" in page and "不要送去印" in page
        assert "宽 600 × 高 400 毫米" in page
        assert "扫码打开的是望月湖街道人大代表联络总站的网页" in page and ADDRESS in page
        proof = re.search(r'<img src="(/signs/made/proofs/[^"]+)"', page)[1]
        picture = clerk.get(proof)
        assert picture.headers["content-type"] == "image/png"
        assert codes_of(Image.open(io.BytesIO(picture.content))) == {ADDRESS}
        with zipfile.ZipFile(io.BytesIO(clerk.get("/signs/made/proofs.zip").content)) as proofs:
            assert "proof.html" in proofs.namelist() and proofs.testzip() is None
        # Nobody gets what is to be printed before somebody has said that it is.
        assert not ledger.exists() and "PDF" not in page.partition("样张（")[2]
        assert clerk.get("/signs/made/print.zip").status_code == 404
        clerk.post("/signs/print")
        desk.end("print")
        page = unescape(clerk.get("/signs").text)
        assert "1 块送去印" in page and "0001,station,s1,2026-03-04,https:" in ledger.read_text("utf-8-sig")
        archive = clerk.get("/signs/made/print.zip")
        assert "attachment" in archive.headers["content-disposition"]
        with zipfile.ZipFile(io.BytesIO(archive.content)) as packed:
            names = packed.namelist()
        (path,) = [name for name in names if name.endswith(".pdf")]
        sheet = clerk.get(f"/signs/made/{path}").content
        assert codes_of(pypdfium2.PdfDocument(sheet)[0].render(scale=2).to_pil()) == {ADDRESS}
        jobs = clerk.get("/signs/jobs")
        assert "script-src" not in jobs.headers["content-security-policy"] and "印制单" in jobs.text


@pytest.mark.slow
def test_a_print_run_that_was_a_mistake_is_taken_back(desk: OpenDesk) -> None:
    ledger = desk.desk.root / "content/permalinks.csv"
    with desk.clerk() as clerk:
        make(desk, clerk)
        for deed in ("print", "unprint"):
            clerk.post(f"/signs/{deed}")
            desk.end("print")
        assert "这批要送去印吗？" in clerk.get("/signs").text and "void-s1" in ledger.read_text("utf-8-sig")
        # What had been printed already in the same words is neither written down nor taken back a second time.
        clerk.post("/signs/print")
        desk.end("print")
        make(desk, clerk)
        clerk.post("/signs/print")
        desk.end("print")
        page = clerk.get("/signs").text
        assert "1 块以前印过一样的" in page and "撤销登记" not in page


@pytest.mark.slow
def test_what_was_changed_since_is_not_written_down(desk: OpenDesk) -> None:
    register = desk.desk.root / "stations.yaml"
    before = register.read_bytes()
    with desk.clerk() as clerk:
        make(desk, clerk)
        register.write_bytes(
            before.replace("湖东".encode(), "湖西".encode()).replace("望月湖".encode(), "望星湖".encode())
        )
        clerk.post("/signs/print")
        desk.end("print")
        register.write_bytes(before)
        page = unescape(clerk.get("/signs").text)
        assert ("资料改过" in page or "没有登记" in page) and "这批要送去印吗？" in page
        assert not (desk.desk.root / "content/permalinks.csv").exists()


@pytest.mark.slow
def test_what_is_wrong_is_told_with_a_way_to_mend_it_and_what_was_made_before_stays(desk: OpenDesk) -> None:
    station = desk.desk.root / "content/stations/yuelu/0003.yaml"
    typed = station.read_bytes()
    with desk.clerk() as clerk:
        make(desk, clerk)
        station.write_text("address: 示范大道100号\nlast_verified: 2025年12月5日\n", "utf-8")
        page = make(desk, clerk)
        assert "标牌没有做" in page and 'href="/check"' in page and "改好它" in page and "标牌做好了" in page
        # The button does what the one of 检查 does, though nobody has looked since.
        spot = {
            name: re.search(f'name="{name}" value="([^"]+)"', page)[1]
            for name in ("path", "line", "column", "code")
        }
        clerk.post("/check/fix", data=spot)
        desk.end("fix")
        assert "改了以后是这样" in clerk.get("/check/fix").text
        station.write_bytes(typed)
        make(desk, clerk)
        assert "标牌没有做" not in clerk.get("/signs").text


def test_what_is_lacking_in_the_choice_is_said(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        assert "没有选站" in clerk.post("/signs/make", data={"kind": "doorplate", "whose": "kept"}).text
        assert (
            "没有选站"
            in clerk.post("/signs/make", data={"kind": "doorplate", "whose": "district:月球区"}).text
        )
        assert "没有选做哪几种" in clerk.post("/signs/make", data={"whose": "all"}).text
        assert "没有选站" in clerk.post("/signs/make", data={**DOOR, "id": "../../9999"}).text
        assert "还没有开始做" not in clerk.get("/signs/choose").text
        page = clerk.get("/signs/choose", params={"words": "湖东"}).text
        assert "上面打勾的站" in page and "代表桌牌" in page and "毫米" in page


@pytest.mark.slow
def test_who_stops_it_finds_nothing_of_it_and_what_was_made_before(desk: OpenDesk) -> None:
    own = desk.desk.own.made
    with desk.clerk() as clerk:
        make(desk, clerk)
        before = sorted(path.name for path in own.iterdir())
        kinds = [
            "doorplate",
            "hanging_board",
            "room_plate",
            "desk_card",
            "stickers",
            "deputies_board",
            "flow_chart",
        ]
        clerk.post("/signs/make", data={"kind": kinds, "whose": "all"})
        hangs_at = time.monotonic() + HANGS
        while "制作" not in desk.desk.workshop.now("signs").words:
            assert time.monotonic() < hangs_at and desk.desk.running("signs")
            time.sleep(0.01)
        assert "正在做标牌" in clerk.get("/signs").text
        page = clerk.post("/stop", data={"kind": "signs", "back": "/signs"}).text
        assert "标牌做好了" in page and "1 个站，1 块" in page
        assert sorted(path.name for path in own.iterdir()) == before


@pytest.mark.slow
def test_nothing_but_what_was_made_is_given_out(desk: OpenDesk) -> None:
    with desk.clerk() as clerk:
        make(desk, clerk)
        for name in (
            "../whereabouts.json",
            "%2e%2e/stations.json",
            "proofs/../proof.html",
            "proofs/none.png",
        ):
            assert clerk.get(f"/signs/made/{name}").status_code == 404
    with desk.stranger() as stranger:
        assert stranger.get("/signs/made/proofs.zip").status_code == 403


def test_of_what_is_made_the_last_of_its_kind_is_kept_and_an_old_desks_is_swept(tmp_path: Path) -> None:
    (tmp_path / "made/signs-1").mkdir(parents=True)
    made = MadeThings(tmp_path / "made")
    assert not (tmp_path / "made").exists()
    for number in range(MOST + 3):
        (folder := made.place("share")).mkdir(parents=True)
        made.keep("share", f"share/{number % (MOST + 1)}", {"files": ["a"]}, 0)
    assert len(list((tmp_path / "made").iterdir())) == MOST
    (half := made.place("share")).mkdir()
    made.sweep("share")
    assert not half.exists() and folder.exists() and made.get("share/1").path("../a") is None
    made.clear()
    assert made.get("share/1") is None and not (tmp_path / "made").exists()


def shown(number: int, **fields: object) -> dict[str, object]:
    """What the errand says of one doorplate."""
    return {
        "path": f"yuelu/{number:04}-s1-doorplate.pdf",
        "kind": "门牌",
        "number": "S1",
        "district": "岳麓区",
        "labels": [f"第{number}社区联络站"],
        "sizes": ["宽 600 × 高 400"],
        "bleed": 3,
        "is_own": False,
        "material": "铝板",
        "copies": 2,
        "sheets": 0,
        "joined": 0,
        "codes": [[f"https://llz.example.gov.cn/s/{number:04}/", "本站的网页"]],
        "proofs": [f"proofs/{number}.png"],
        **fields,
    }


@pytest.mark.slow
def test_of_a_whole_city_a_page_shows_some_and_a_search_finds_one() -> None:
    result = {"shown": [*(shown(n) for n in range(1, 902)), shown(0, joined=901, sheets=119, proofs=[])]}
    page = made_page(result, "", 99)
    assert (page.number, page.pages, len(page.cards), page.is_long) == (19, 19, 901 - 18 * 48, True)
    assert [(row.title, row.size, row.bleed, row.copies) for row in page.shop] == [
        ("门牌", "宽 600 × 高 400", "3 毫米", 1802)
    ]
    assert page.joined[0].about == "岳麓区的 901 份拼在一起，119 张大版"
    (found,) = made_page(result, "岳麓区 0417", 1).cards
    assert found.labels == ("第417社区联络站",) and found.codes == (
        ("https://llz.example.gov.cn/s/0417/", "本站的网页"),
    )
    assert made_page(result, "没有", 1).cards == ()
