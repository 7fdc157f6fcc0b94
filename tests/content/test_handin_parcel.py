"""A file that somebody sent is a hand-in of this format or is refused in words; nothing in it is trusted."""

import datetime as dt
import json
from dataclasses import replace

import pytest

from zhanpai.content.handin.handed import CityMark, HandedFile, HandedPicture, HandIn, Scope
from zhanpai.content.handin.parcel import MANIFEST, packed_hand_in, read_hand_in
from zhanpai.kit.clock import CHINA
from zhanpai.kit.disk.zip_parcel import packed, unpacked
from zhanpai.kit.problem import Problem

MADE = dt.datetime(2026, 11, 23, 20, 10, tzinfo=CHINA)
HAND_IN = HandIn(
    MADE,
    "张示例",
    CityMark("430100", "长沙市", "https://llz.example.gov.cn"),
    Scope(district="岳麓区"),
    "0123456789abcdef",
    (
        HandedFile("content/stations/yuelu/0143.yaml", b"phone: 1\n", b"phone: 2\n"),
        HandedFile("content/news/2026/2026-11-21-a.md", None, b"---\ntitle: a\n---\n"),
        HandedFile("content/opinions/yuelu/0143.yaml", b"- {id: a}\n", None),
    ),
    (HandedPicture("content/stations/yuelu/0143-1.jpg", "", b"\xff\xd8"),),
    {"0143": "岳麓站"},
    ("100521",),
)
RAW = packed_hand_in(HAND_IN, "岳麓区\n电话：改了\n")


def changed(raw: bytes = RAW, **fields: object) -> bytes:
    """The file with other fields in its manifest."""
    members = unpacked(raw)
    plain = json.loads(members[MANIFEST]) | fields
    return packed(members | {MANIFEST: json.dumps(plain).encode()}, MADE)


def with_path(path: object, kind: str = "files") -> bytes:
    """The file with another path in the place of the first."""
    plain = json.loads(unpacked(RAW)[MANIFEST])[kind]
    return changed(**{kind: [plain[0] | {"path": path}, *plain[1:]]})


def test_a_hand_in_comes_out_as_it_went_in():
    assert read_hand_in(RAW) == HAND_IN


def test_what_an_older_program_did_not_write_is_not_asked_for():
    members = unpacked(RAW)
    plain = json.loads(members[MANIFEST])
    del plain["station_names"], plain["new_deputies"]
    older = packed(members | {MANIFEST: json.dumps(plain).encode()}, MADE)
    assert read_hand_in(older) == replace(HAND_IN, station_names={}, new_deputies=())


def test_a_field_that_is_not_known_yet_does_no_harm():
    assert read_hand_in(changed(hint="x")) == HAND_IN


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (changed(version=2), "这份交稿是更新的版本做的，这里读不了。"),
        (changed(format="zhanpai-receipt"), "这个压缩包不是交稿。"),
        (packed({"照片.jpg": b"x"}, MADE), "这个压缩包不是交稿。"),
        (packed({MANIFEST: b"{"}, MADE), "这份交稿坏了：里面的清单读不出来。"),
        (packed({MANIFEST: b"[" * 100_000}, MADE), "这份交稿坏了：里面的清单读不出来。"),
        (packed({MANIFEST: b"[]"}, MADE), "这个压缩包不是交稿。"),
        (changed(made="2026-11-23"), "这份交稿坏了"),
        (changed(scope={"district": "岳麓区", "stations": ["0001"]}), "这份交稿坏了"),
        (changed(scope={"district": "", "stations": []}), "这份交稿坏了"),
        (changed(files=7), "这份交稿坏了"),
        (
            changed(files=[{"path": "content/stations/yuelu/0143.yaml", "old": None, "new": None}]),
            "这份交稿坏了",
        ),
        (RAW[:-40], "这个文件不完整"),
    ],
)
def test_what_is_no_hand_in_is_refused_in_words(raw: bytes, said: str):
    with pytest.raises(Problem) as caught:
        read_hand_in(raw)
    assert caught.value.message.startswith(said) and caught.value.fix


@pytest.mark.parametrize(
    "path",
    [
        "../stations.yaml",
        "/etc/passwd",
        "content/../stations.yaml",
        "content/stations/../../x.yaml",
        "content\\stations\\yuelu\\0143.yaml",
        "C:/stations.yaml",
        "content/stations/yuelu/0143.yaml\x00.md",
        "content//stations/yuelu/0143.yaml",
        "content/./stations/yuelu/0143.yaml",
        "stations.yaml",
        "mkdocs.yml",
        "theme/page.html",
        ".desk/handin.zip",
        "content/stations/yuelu/.hidden.yaml",
        "content/stations/yuelu/0143.py",
        7,
        None,
    ],
)
def test_a_path_that_leads_elsewhere_refuses_the_whole_file(path: object):
    with pytest.raises(Problem, match="整份没有收"):
        read_hand_in(with_path(path))


@pytest.mark.parametrize(
    "path",
    [
        "content/pictures/a.jpg",
        "content/stations/yuelu/sub/a.jpg",
        "content/stations/a.jpg",
        "content/stations/yuelu/.a.jpg",
        "content/pages/x/a.jpg",
        "content/stations/yuelu/a.svg",
        "../a.jpg",
    ],
)
def test_a_picture_lies_beside_a_file_that_may_name_it_or_the_whole_is_refused(path: str):
    with pytest.raises(Problem, match="整份没有收"):
        read_hand_in(with_path(path, "pictures"))


def test_bytes_that_are_not_those_of_the_list_are_refused():
    members = unpacked(RAW)
    for name in ("old/0", "new/1", "pictures/0"):
        with pytest.raises(Problem, match="对不上"):
            read_hand_in(packed(members | {name: b"other"}, MADE))
        with pytest.raises(Problem, match="对不上"):
            read_hand_in(packed({key: raw for key, raw in members.items() if key != name}, MADE))


def test_a_name_cannot_drive_the_screen():
    assert read_hand_in(changed(by="张\x1b[31m示例\u202e\n")).by == "张[31m示例"
