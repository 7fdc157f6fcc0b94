"""The errands of a district: take the base, see what has changed and make the hand-in, read a receipt; each in its own process."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from zhanpai.content.handin.gathering import Gathered, named_by, title
from zhanpai.content.handin.handed import HandedFile, HandedPicture
from zhanpai.content.handin.handed_words import said_file, station_of
from zhanpai.fronts import handing_in
from zhanpai.fronts.desk.handin.own_receipt import OwnReceipt, SaidReceipt
from zhanpai.fronts.desk.handin.shown_changes import DistrictFile, DistrictPicture
from zhanpai.fronts.desk.tried_files import plain_files
from zhanpai.kit.clock import read_now
from zhanpai.kit.disk.files import create
from zhanpai.kit.problem import Problem

READING, COMPARING, WRITING = "读取资料", "看改了什么", "做成交稿"
HAND_IN = "handin.zip"


def begin(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Take what lies here as the base of ``asked["district"]`` or of ``asked["stations"]``, for ``asked["by"]``.

    Problem if that cannot be, or if something was changed since the base before and nobody has ``asked["agreed"]``.
    """
    say(phase=READING)
    scope = handing_in.find_scope(root, asked["district"], asked["stations"])
    before = handing_in.base_state(root)
    if before and not asked["agreed"] and handing_in.has_unhanded(root, read_now()):
        raise Problem(
            f"{before.begun:%Y-%m-%d} 以后改过的还没有交，或者还没有收到回执，没有重新开始。",
            "先交掉；一定要重新开始，勾上“以前改的不交了”再按一次。",
        )
    state = handing_in.begin(root, scope, asked["by"], read_now())
    return {"scope": state.scope.words, "by": state.by}


def gather(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """See what has changed since the base; with ``asked["make"]`` make the hand-in of it in the folder ``asked["out"]``.

    Files at the paths in ``asked["leave"]`` are left out then.  Problem if no scope was chosen or nothing is left,
    ContentError for a register that cannot be read.
    """
    say(phase=READING)
    found = handing_in.gather(root, read_now())
    say(phase=COMPARING)
    files = [_changed(one, found) for one in found.hand_in.files]
    pictures = [_picture(one) for one in found.hand_in.pictures]
    told = {
        "key": asked["key"],
        "files": [],
        "changed": [asdict(one) for one in files],
        "pictures": [asdict(one) for one in pictures],
        "outside": list(found.outside),
        "unread": list(found.unread),
        "handed": 0,
    }
    if not asked["make"]:
        return told
    say(phase=WRITING)
    some = without(found, frozenset(asked["leave"]))
    if some.hand_in.is_empty:
        raise Problem("没有要交的：什么都没有改，或者一份也没有勾选。", "改了以后再做；或者打了勾再做。")
    create(Path(asked["out"]) / HAND_IN, handing_in.written_hand_in(some))
    return {**told, "files": [HAND_IN], "handed": len(some.values)}


def receipt(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Read the receipt that waits in the folder ``asked["own"]``, and remember there what it says.

    ``files`` are what changes here, as the city gave other numbers and names, path, bytes before and after.  Problem if it is
    no receipt, or none for this folder.
    """
    own = OwnReceipt(Path(asked["own"]))
    say(phase=READING)
    taken = handing_in.read_receipt(root, own.raw())
    one = taken.receipt
    own.note(
        SaidReceipt(
            f"{one.made:%Y-%m-%d %H:%M}",
            one.scope.words,
            one.word,
            one.taken,
            one.returned,
            one.told,
            tuple(path for path, _, _ in taken.files),
        )
    )
    files = plain_files(taken.files)
    return {"keep": asked["keep"], "files": files, "taken": len(one.taken), "returned": len(one.returned)}


def without(found: Gathered, paths: Set[str]) -> Gathered:
    """The same without the files at `paths`, and without the pictures that only they name; those are handed in another time."""
    hand_in = found.hand_in
    kept = tuple(one for one in hand_in.files if one.path not in paths)
    left_texts = _texts(one for one in hand_in.files if one.path in paths)
    pictures = tuple(
        one
        for one in hand_in.pictures
        if one.path not in paths and (not named_by(one.path, left_texts) or named_by(one.path, _texts(kept)))
    )
    numbers = tuple(
        id for id in hand_in.new_deputies if any(id.encode() in (one.mine or b"") for one in kept)
    )
    values = [
        (title(one.path, one.mine or one.base, hand_in), said) for one in kept for said in said_file(one)
    ]
    values += [(f"图片 {one.path.rpartition('/')[2]}", _picture(one).said) for one in pictures]
    some = replace(hand_in, files=kept, pictures=pictures, new_deputies=numbers)
    return replace(found, hand_in=some, values=tuple(values))


def _texts(files: Any) -> dict[str, bytes]:
    return {one.path: (one.mine or b"") + (one.base or b"") for one in files}


def _changed(one: HandedFile, found: Gathered) -> DistrictFile:
    raw = one.mine or one.base
    station = station_of(one.path, raw)
    name = found.hand_in.station_names.get(station, "")
    place = f"{station} {name}".strip() if station else "别的"
    return DistrictFile(one.path, place, title(one.path, raw, found.hand_in), said_file(one))


def _picture(one: HandedPicture) -> DistrictPicture:
    said = "去掉了" if one.mine is None else "换了一张" if one.base else "新放上的"
    return DistrictPicture(one.path, one.path.rpartition("/")[2], said)
