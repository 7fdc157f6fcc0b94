"""A ZIP that comes from outside is unpacked whole or refused in one Chinese sentence, and never grows beyond all measure."""

import datetime as dt
import io
import zipfile
import zlib

import pytest

from zhanpai.kit.disk import zip_parcel
from zhanpai.kit.disk.zip_parcel import packed, unpacked
from zhanpai.kit.problem import Problem

MADE = dt.datetime(2026, 11, 23, 20, 10, tzinfo=dt.UTC)


def made_by(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members:
            archive.writestr(name, raw)
    return out.getvalue()


def test_what_is_packed_comes_back_and_the_same_makes_the_same():
    members = {"manifest.json": b"{}", "old/0": "旧".encode(), "pictures/0": bytes(range(256))}
    raw = packed(members, MADE, as_is=("pictures/0",))
    assert unpacked(raw) == members
    assert raw == packed(members, MADE, as_is=("pictures/0",))


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "不是 ZIP 文件"),
        (b"%PDF-1.7", "不是 ZIP 文件"),
        (made_by(("a", b"x" * 1000))[:-30], "不完整"),
        (made_by(("a", b"x" * 1000))[:40], "不完整"),
    ],
    ids=["empty", "pdf", "cut off", "the beginning alone"],
)
def test_what_is_no_whole_zip_is_refused(raw: bytes, said: str):
    with pytest.raises(Problem, match=said):
        unpacked(raw)


def test_a_damaged_byte_is_seen():
    raw = bytearray(made_by(("a", bytes(range(256)) * 40)))
    raw[60] ^= 0xFF
    with pytest.raises(Problem, match="坏了"):
        unpacked(bytes(raw))


def test_a_bomb_is_refused_whatever_it_says_of_its_size(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(zip_parcel, "MOST", 1_000_000)
    honest = made_by(("a", bytes(3_000_000)))
    assert len(honest) < 10_000
    lying = honest.replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    for raw in (honest, lying):
        with pytest.raises(Problem, match=r"大得不正常|坏了"):
            unpacked(raw)


def test_a_locked_one_is_refused():
    raw = bytearray(made_by(("a", b"secret")))
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = raw.index(mark) + (6 if mark[2] == 3 else 8)
        raw[at] |= 1
    with pytest.raises(Problem, match="加了密码"):
        unpacked(bytes(raw))


def test_two_of_one_name_are_refused(recwarn: pytest.WarningsRecorder):
    with pytest.raises(Problem, match="同名"):
        unpacked(made_by(("a", b"1"), ("a", b"2")))


def test_no_bytes_at_all_make_another_error_than_a_sentence():
    raw = made_by(("a", bytes(range(256)) * 4), ("b", b"2"))
    for at in range(0, len(raw), 7):
        wrong = bytearray(raw)
        wrong[at] ^= 0x55
        try:
            unpacked(bytes(wrong))
        except Problem:
            continue
        except zlib.error as error:
            raise AssertionError(f"byte {at}") from error
