"""Some named bytes as one ZIP and back; of a foreign one no more is unpacked than it may hold.

Names are told apart by the caller: nothing is ever written to a disk under one of them.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Collection, Mapping

from zhanpai.kit.problem import Problem

MOST_PACKED = 600 * 2**20
"""Bytes of a whole file: what a mailbox or a USB stick carries, many times over."""
MOST = 700 * 2**20
"""Bytes of all that is unpacked."""
MOST_NAMES = 40_000
"""Names in one file."""

_AGAIN = "请交的人重新做一份，再发一次。"


def packed(members: Mapping[str, bytes], made: dt.datetime, *, as_is: Collection[str] = ()) -> bytes:
    """A ZIP of `members` in their order; those in `as_is` are not deflated, as pictures gain nothing.  The same makes the same."""
    out = io.BytesIO()
    moment = (max(made.year, 1980), made.month, made.day, made.hour, made.minute, made.second)
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in members.items():
            info = zipfile.ZipInfo(name, moment)
            info.compress_type = zipfile.ZIP_STORED if name in as_is else zipfile.ZIP_DEFLATED
            archive.writestr(info, raw)
    return out.getvalue()


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Everything in a ZIP, by its name; Problem, in one sentence, if it is none, is damaged, locked, or grows beyond all measure."""
    if len(raw) > MOST_PACKED:
        raise Problem(f"这个文件有 {len(raw) // 2**20} MB，太大了，没有打开。", "分几次交，图片先缩小。")
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        what = "不完整" if raw[:2] == b"PK" else "不是 ZIP 文件"
        raise Problem(f"这个文件{what}，打不开。", _AGAIN)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _members(archive)
    except Problem:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        OverflowError,
        NotImplementedError,
    ):
        raise Problem("这个文件坏了，打不开。", _AGAIN) from None
    except RuntimeError:  # What zipfile raises for a password.
        raise Problem("这个文件加了密码，打不开。", "请交的人不要加密码，重新发一次。") from None


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > MOST_NAMES:
        raise Problem(f"这个文件里有 {len(infos)} 个文件，太多了，没有打开。", _AGAIN)
    found: dict[str, bytes] = {}
    left = MOST
    for info in infos:
        if info.is_dir():
            continue
        with archive.open(info) as member:
            content = member.read(left + 1)  # What it says of its size proves nothing.
        left -= len(content)
        if left < 0:
            raise Problem("这个文件解开以后大得不正常，没有收。", "问清楚是谁发来的；不要打开它。")
        if info.filename in found:
            raise Problem("这个文件里有两个同名的文件，没有收。", _AGAIN)
        found[info.filename] = content
    return found
