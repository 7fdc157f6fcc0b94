"""Pictures at the desk: handed in, looked at, cut, put in their place in one save; and none of what is no picture."""

from __future__ import annotations

import dataclasses
import re
import tempfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image

from tests.content.test_taking_in import WRONG
from tests.fronts.desk.desks import OpenDesk
from tests.fronts.desk.picture_desk import NEWS, STATION, fresh, look_again, photo, picture_desk
from tests.make import TODAY
from zhanpai.content.load import load
from zhanpai.content.taking_in import MAX_BYTES
from zhanpai.fronts.desk.history.saves import Saves
from zhanpai.fronts.desk.looked_pictures import PictureHome, PictureUse
from zhanpai.fronts.desk.pending_pictures import MOST, PendingPictures
from zhanpai.fronts.desk.picture_edits import (
    free_name,
    proper_words,
    with_name,
    with_picture,
    with_words,
    without,
)
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import examine

WORDS = "代表在接待室听居民说话"


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    with picture_desk(tmp_path_factory.mktemp("pictures")) as desk:
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    fresh(open_desk)
    return open_desk


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as clerk:
        yield clerk


def take(clerk: httpx.Client, raw: bytes, name: str = "IMG_2031.jpg", **fields: str) -> httpx.Response:
    return clerk.post("/pictures/take", files={"file": (name, raw, "image/jpeg")}, data=fields)


def put(clerk: httpx.Client, taken: httpx.Response, **fields: str) -> httpx.Response:
    return clerk.post(taken.url.path, data={"do": "put", "words": WORDS, **fields})


def text(desk: OpenDesk, path: str) -> str:
    return (desk.desk.root / path).read_text("utf-8")


def files(desk: OpenDesk) -> dict[str, bytes]:
    """All of the project but what remembers saves."""
    root = desk.desk.root
    paths = (path for path in root.rglob("*") if path.is_file())
    kept = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    return {path: raw for path, raw in kept.items() if not path.startswith((".desk/", ".cache/", ".zhanpai"))}


def words(page: httpx.Response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.text.split("<main", 1)[1])).split())


def findings(desk: OpenDesk) -> set[str]:
    return {one.code for one in examine(load(desk.desk.root, TODAY))}


def test_a_telephones_photo_becomes_a_stations_photo_in_one_save(desk: OpenDesk, clerk: httpx.Client) -> None:
    before = text(desk, STATION)
    taken = take(clerk, photo(), to="photos-0001")
    assert taken.url.path.startswith("/pictures/cut/") and "放在哪里" in taken.text
    answer = put(clerk, taken, to="photos-0001", shape="3:2")
    assert "图片放好了" in words(answer)
    line = f"""  - {{file: 0001-1.jpg, alt: 联络站接待室}}\n  - {{file: "0001-2.jpg", alt: {WORDS}}}\n"""
    assert text(desk, STATION) == before.replace("  - {file: 0001-1.jpg, alt: 联络站接待室}\n", line)
    raw = (desk.desk.root / "content/stations/yuelu/0001-2.jpg").read_bytes()
    assert Image.open(BytesIO(raw)).size == (600, 400) and b"SECRET" not in raw and b"Exif" not in raw
    assert findings(desk) == set()
    assert [save.what for save in Saves(desk.desk.root).entries(5)] == [
        "望月湖街道人大代表联络总站的照片：放进一张图片"
    ]
    assert clerk.get(taken.url.path).url.path == "/pictures"


@pytest.mark.slow
def test_a_portrait_a_code_a_cover_a_gallery_and_a_text_get_theirs(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    put(clerk, take(clerk, photo()), to="deputy-0001-100002", shape="4:5")
    put(clerk, take(clerk, photo(colour="teal")), to="cover-2026-01-22-tingche")
    put(clerk, take(clerk, photo(colour="olive")), to="gallery-2026-01-22-tingche")
    put(clerk, take(clerk, photo(colour="plum")), to="body-2026-01-22-tingche", words="停车[一]图")
    assert 'photo: "100002.jpg"' in text(desk, STATION)
    news = text(desk, "content/news/2026/2026-01-22-tingche.md")
    assert "cover: 2026-01-22-tingche-1.jpg" in news.replace('"', "") and f"cover_alt: {WORDS}" in news
    assert "2026-01-22-tingche-2.jpg" in news.split("---")[1]
    assert news.endswith("\n![停车\\[一\\]图](2026-01-22-tingche-3.jpg)\n")
    look_again(desk)
    # What was there before goes with its place, if nothing else names it.
    put(clerk, take(clerk, photo(colour="pink")), to="deputy-0001-100001")
    put(clerk, take(clerk, photo(colour="gold")), to="account-0001-0")
    names = {path.rpartition("/")[2] for path in files(desk) if path.startswith("content/stations/yuelu/")}
    assert {"100001-2.jpg", "0001-qr-2.jpg"} <= names and not {"100001.jpg", "0001-qr.png"} & names
    assert findings(desk) == set()


def test_our_script_gets_the_file_beside_a_text_that_is_not_saved_yet(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    before = text(desk, NEWS)
    script = {"X-Zhanpai-Script": "1"}
    file = {"file": ("a.png", photo(), "image/png")}
    url = clerk.post(
        "/pictures/take", files=file, data={"to": "body-2026-02-11-dianti"}, headers=script
    ).json()["url"]
    fields = {"do": "put", "words": "", "only_file": "yes", "to": "body-2026-02-11-dianti"}
    assert "没有写图里有什么" in clerk.post(url, data=fields, headers=script).json()["problem"][0]
    said = clerk.post(url, data={**fields, "words": WORDS}, headers=script).json()
    assert said == {
        "name": "2026-02-11-dianti-1.jpg",
        "alt": WORDS,
        "path": "content/news/2026/2026-02-11-dianti-1.jpg",
    }
    assert text(desk, NEWS) == before and (desk.desk.root / said["path"]).is_file()


@pytest.mark.breadth
@pytest.mark.parametrize("name", WRONG)
def test_no_upload_of_a_wrong_kind_is_taken(name: str, desk: OpenDesk, clerk: httpx.Client) -> None:
    raw, word = WRONG[name]
    before = files(desk)
    for called in ("IMG.jpg", "IMG.jpg.exe"):
        answer = take(clerk, raw, called, to="photos-0001")
        assert answer.status_code == 422 and word in words(answer) and "怎么办" in words(answer)
        assert "<script>alert" not in answer.text
    assert files(desk) == before


@pytest.mark.slow
def test_what_a_file_is_called_and_said_to_be_counts_for_nothing(desk: OpenDesk, clerk: httpx.Client) -> None:
    names = (
        "../../stations.yaml",
        "C:\\x\\..\\a.jpg",
        "a.jpg\0.exe",
        "<script>alert(1)</script>.jpg",
        "x" * 300,
        "a.php",
    )
    for number, called in enumerate(names, 2):
        file = {"file": (called, photo(), "text/html")}
        taken = clerk.post("/pictures/take", files=file)
        assert "alert(1)" not in taken.text
        put(clerk, taken, to="photos-0001")
        assert (desk.desk.root / f"content/stations/yuelu/0001-{number}.jpg").is_file()
    assert {path for path in files(desk) if not re.fullmatch(r"[\w./-]+", path)} == set()


def test_two_files_no_file_and_a_text_for_a_file_are_none(clerk: httpx.Client) -> None:
    two = [("file", ("a.jpg", photo(), "image/jpeg")), ("file", ("b.jpg", photo(), "image/jpeg"))]
    assert clerk.post("/pictures/take", files=two).status_code == 400
    assert clerk.post("/pictures/take", data={"file": "/etc/passwd"}).status_code == 422
    assert clerk.post(
        "/pictures/take", content=b"--x\r\n", headers={"Content-Type": "multipart/form-data; boundary=x"}
    ).status_code in (400, 422)


def test_only_the_address_that_takes_files_takes_more_than_a_form(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    large = bytes(1_100_000)
    for path in ("/pictures/words", "/pictures/take/", "/pictures//take", "/stations/add"):
        assert clerk.post(path, content=large).status_code in (404, 413)
    too_large = clerk.post("/pictures/take", content=bytes(MAX_BYTES + 3 * 2**20))
    assert too_large.status_code == 413 and "40 MB" in too_large.text
    with desk.stranger() as stranger:
        assert (
            stranger.post("/pictures/take", files={"file": photo()}, headers={"Origin": desk.at}).status_code
            == 403
        )


def test_what_waits_is_forgotten_when_there_is_too_much_of_it_and_lies_on_no_disk(
    desk: OpenDesk, clerk: httpx.Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = files(desk)
    first = take(clerk, photo())
    for _ in range(MOST):
        take(clerk, photo((90, 80)))
    assert "已经不在等着了" in words(clerk.get(first.url.path))
    assert clerk.get(f"{first.url.path}/whole").status_code == 404
    assert put(clerk, first, to="photos-0001").status_code == 404
    assert files(desk) == before
    assert list(tmp_path.iterdir()) == []


def test_whoever_looks_at_what_waits_sees_pixels_alone(clerk: httpx.Client) -> None:
    taken = take(clerk, photo())
    whole = clerk.get(f"{taken.url.path}/whole")
    assert (
        whole.headers["content-type"] == "image/jpeg" and whole.headers["x-content-type-options"] == "nosniff"
    )
    assert b"SECRET" not in whole.content and Image.open(BytesIO(whole.content)).size == (600, 900)
    clerk.post(f"{taken.url.path}/drop")
    assert clerk.get(f"{taken.url.path}/whole").status_code == 404


def test_what_is_hidden_and_cut_is_seen_first_and_then_kept_so(desk: OpenDesk, clerk: httpx.Client) -> None:
    taken = take(clerk, photo(turn=1), to="photos-0001")
    boxes = {
        "hide-1-x": "0",
        "hide-1-y": "0",
        "hide-1-w": "50%",
        "hide-1-h": "５０",
        "shape": "4:3",
        "across": "0",
    }
    looked_at = clerk.post(taken.url.path, data={"do": "look", "words": WORDS, **boxes})
    assert "存进去是这样" in looked_at.text and f'value="{WORDS}"' in looked_at.text
    shown = Image.open(BytesIO(clerk.get(f"{taken.url.path}/result").content))
    assert shown.size == (800, 600) and shown.getpixel((100, 100))[0] < 100
    put(clerk, taken, to="photos-0001", **boxes)
    kept = Image.open(desk.desk.root / "content/stations/yuelu/0001-2.jpg")
    assert kept.size == (800, 600) and max(low for low, _ in kept.getextrema()[:1]) < 100
    assert kept.getchannel("R").getextrema()[1] < 100


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"hide-1-x": "10"}, "第 1 块：四个数没有写全"),
        ({"hide-8-x": "十", "hide-8-y": "1", "hide-8-w": "1", "hide-8-h": "1"}, "第 8 块"),
        ({"hide-1-x": "nan", "hide-1-y": "1", "hide-1-w": "1", "hide-1-h": "1"}, "不是数"),
        ({"hide-1-x": "1e9", "hide-1-y": "1", "hide-1-w": "1", "hide-1-h": "1"}, "不是数"),
        ({"cut-x": "120", "cut-y": "1", "cut-w": "1", "cut-h": "1"}, "在图片外面"),
        ({"words": ""}, "没有写图里有什么"),
        ({"words": "IMG_2031.jpg"}, "文件名"),
        ({"words": "长" * 201}, "太长"),
        ({"to": ""}, "没有选放在哪里"),
        ({"to": "photos-9999"}, "没有选放在哪里"),
        ({"to": "../../etc/passwd"}, "没有选放在哪里"),
    ],
)
def test_what_was_typed_wrong_is_said_and_nothing_is_written_or_lost(
    fields: dict[str, str], word: str, desk: OpenDesk, clerk: httpx.Client
) -> None:
    before = files(desk)
    taken = take(clerk, photo())
    answer = put(clerk, taken, **{"to": "photos-0001", **fields})
    assert answer.status_code == 422 and word in words(answer)
    assert files(desk) == before
    typed = {k: v for k, v in fields.items() if k not in ("to", "words")}
    assert all(f'name="{name}" value="{value}"' in answer.text for name, value in typed.items())
    assert put(clerk, taken, to="photos-0001").status_code == 200


def test_what_would_be_an_error_is_not_saved_and_the_picture_waits(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    before, taken = files(desk), take(clerk, photo())
    answer = put(clerk, taken, to="photos-0001", words="居民的身份证430102199003074518")
    assert answer.status_code == 422 and "没有存：" in words(answer)
    assert files(desk) == before
    assert "图片放好了" in words(put(clerk, taken, to="photos-0001"))


def test_a_file_that_was_saved_meanwhile_is_left_and_the_picture_waits(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    taken = take(clerk, photo())
    station = desk.desk.root / STATION
    station.write_text("address: 示范路\nphotos: 没有\n", "utf-8")
    answer = put(clerk, taken, to="photos-0001")
    assert answer.status_code == 422 and station.read_text("utf-8") == "address: 示范路\nphotos: 没有\n"
    assert not (station.parent / "0001-2.jpg").exists()


def test_the_room_shows_the_pictures_of_my_stations_and_what_is_wrong_with_them(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    (desk.desk.root / "content/stations/yuelu/0002-1.jpg").write_bytes(photo())
    (desk.desk.root / "content/stations/yuelu/0103-1.jpg").write_bytes(photo())
    (desk.desk.root / "content/stations/yuelu/0001-9.jpg").write_bytes(photo()[:-500])
    look_again(desk)
    page = clerk.get("/pictures")
    assert "没有用到的（2）" in words(page) and "打不开的（1）" in words(page)
    assert "0002-1.jpg" in page.text and "0103-1.jpg" not in page.text
    unused = clerk.get("/pictures?only=unused").text
    assert "0002-1.jpg" in unused and "/0001-1.jpg" not in unused
    assert "0103-1.jpg" in clerk.get("/pictures?words=文艺路").text
    for asked in ("only=<script>", "page=999999", "page=-1", "words=<script>alert(1)</script>", "page=x"):
        answer = clerk.get(f"/pictures?{asked}")
        assert answer.status_code == 200 and "<script>alert" not in answer.text


@pytest.mark.slow
def test_pictures_of_the_project_are_shown_as_copies_and_nothing_else_is(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    path = "content/stations/yuelu/0002-1.jpg"
    (desk.desk.root / path).write_bytes(photo())
    look_again(desk)
    for _ in range(2):
        view = clerk.get("/pictures/view", params={"path": path})
        assert view.headers["content-type"] == "image/jpeg" and b"SECRET" not in view.content
        assert Image.open(BytesIO(view.content)).size == (480, 720)
    outside = desk.desk.root.parent / "outside.jpg"
    outside.write_bytes(photo())
    tricks = (
        "stations.yaml", "../outside.jpg", "content/../../outside.jpg", str(outside), "content/stations/yuelu/0001.yaml",
        f"./{path}", f"{path}/", f"{path}\0", path.replace("/", "\\"), "", "/etc/passwd", f"file://{path}", STATION,
    )  # fmt: skip
    for trick in tricks:
        assert clerk.get("/pictures/view", params={"path": trick}).status_code == 404, trick
        assert clerk.get("/pictures/one", params={"path": trick}).status_code == 404, trick
    for trick in tricks[:4]:
        for deed in ("again", "words", "remove"):
            assert clerk.post(f"/pictures/{deed}", data={"path": trick}).status_code == 404, trick
    # What stood there when it was looked at, and is a way out by now.
    (desk.desk.root / path).unlink()
    (desk.desk.root / path).symlink_to(outside)
    assert clerk.get("/pictures/view", params={"path": path}).status_code == 404
    assert outside.read_bytes() == photo()


def test_what_a_picture_shows_is_changed_in_every_place_that_shows_it(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    path, before = "content/news/2026/dianti.jpg", text(desk, NEWS)
    page = clerk.get("/pictures/one", params={"path": path})
    names = re.findall(r'name="(words-\d)" value="([^"]*)"', page.text)
    assert names and all(value for _, value in names)
    said = {name: f"工人在装电梯{number}" for number, (name, _) in enumerate(names)}
    assert "改好了" in words(clerk.post("/pictures/words", data={"path": path, **said}))
    after = text(desk, NEWS)
    assert all(value in after for value in said.values()) and len(after.splitlines()) == len(
        before.splitlines()
    )
    assert findings(desk) == set()
    # Of a look that is older than the text nothing is written.
    assert clerk.post("/pictures/words", data={"path": path, **said}).status_code == 200


def test_a_picture_is_removed_with_all_that_names_it_and_can_be_had_back(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    for path, source in (
        ("content/stations/yuelu/0001-1.jpg", STATION),
        ("content/stations/yuelu/100001.jpg", STATION),
        ("content/news/2026/dianti.jpg", NEWS),
    ):
        assert path.rpartition("/")[2] in text(desk, source)
        assert "删掉了" in words(clerk.post("/pictures/remove", data={"path": path}))
        assert path.rpartition("/")[2] not in text(desk, source) and not (desk.desk.root / path).exists()
        look_again(desk)
    assert not findings(desk) & {"L301", "L304"}


def test_somebody_in_a_picture_of_the_project_is_hidden_later(desk: OpenDesk, clerk: httpx.Client) -> None:
    path, before = "content/stations/yuelu/0001-1.jpg", text(desk, STATION)
    waiting = clerk.post("/pictures/again", data={"path": path})
    assert "换掉现在的 0001-1.jpg" in words(waiting)
    box = {"hide-1-x": "0", "hide-1-y": "0", "hide-1-w": "100", "hide-1-h": "100"}
    assert "图片放好了" in words(put(clerk, waiting, **box))
    kept = Image.open(desk.desk.root / path)
    assert kept.getcolors() == [(kept.width * kept.height, (128, 128, 128))]
    assert text(desk, STATION) == before


def test_another_picture_takes_the_place_of_one_under_a_new_ending(
    desk: OpenDesk, clerk: httpx.Client
) -> None:
    path = "content/stations/yuelu/0001-qr.png"
    form = clerk.get("/pictures/take", params={"replaces": path})
    assert "换掉 0001-qr.png" in words(form)
    put(clerk, take(clerk, photo(), replaces=path))
    assert "qr: 0001-qr.jpg" in text(desk, STATION).replace('"', "") and not (desk.desk.root / path).exists()
    assert findings(desk) == set()


def test_a_free_name_is_nobodys_whatever_its_ending_and_letters() -> None:
    taken = {"0001-1.jpg", "0001-2.png", "100001.jpeg", "0001-3.webp"}
    assert free_name("0001", "jpg", taken, numbered=True) == "0001-4.jpg"
    assert free_name("100001", "png", taken, numbered=False) == "100001-2.png"
    assert free_name("100009", "png", taken, numbered=False) == "100009.png"


def test_in_a_text_only_the_one_mention_changes_whatever_ends_its_lines() -> None:
    typed = '---\r\ntitle: 一\r\n---\r\n\r\n前\u2028面\r\n![旧的](a.jpg) ![别的](b.jpg "题")\r\n后面'
    home = PictureHome("body-x", "body", "content/news/2026/x.md", (), "动态的正文", "x")
    first, second = PictureUse(home, "a.jpg", "旧的", 6), PictureUse(home, "b.jpg", "别的", 6)
    raw = typed.encode()
    assert with_words(raw, second, "新[1]的").decode() == typed.replace("别的", "新\\[1\\]的")
    assert with_name(raw, first, "c.jpg").decode() == typed.replace("a.jpg", "c.jpg")
    alone = typed.replace(' ![别的](b.jpg "题")', "").encode()
    assert without(alone, first).decode() == typed.replace('![旧的](a.jpg) ![别的](b.jpg "题")\r\n', "")
    assert with_picture(raw, home, "d.jpg", "图").decode() == f"{typed}\r\n\r\n![图](d.jpg)\r\n"
    for line in (1, 5, 99):
        with pytest.raises(Problem, match="不一样了"):
            with_name(raw, dataclasses.replace(first, line=line), "c.jpg")


def test_words_are_one_line_that_says_something() -> None:
    assert proper_words("  代表\n在接待室  ") == "代表 在接待室"
    for typed in ("", "\u3000 \n", "a\x00b", "\u202e听", "DSC_0012"):
        with pytest.raises(Problem):
            proper_words(typed)


def test_pictures_that_wait_have_names_that_nobody_guesses() -> None:
    pending = PendingPictures()
    ids = {pending.add(photo((90, 80))).id for _ in range(MOST)}
    assert len(ids) == MOST and all(len(id) >= 32 for id in ids)
    assert pending.find("") is None
