"""The file that is handed over (`交稿.zip`): a hand-in as bytes, and of foreign bytes a hand-in or a refusal in words.

    manifest.json   format, version, made, by, city, scope, mark of the base; each file's path and the checksum of its bytes
    old/0, new/0    a text file as it was given and as it is now; missing where there was or is none
    pictures/0      a picture that came or became another

Nothing is unpacked onto a disk: a path of the manifest is a word that must be one of a project's files, or all is refused.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhanpai.content.edits import proper_path
from zhanpai.content.filing import Filed, Kind, classify
from zhanpai.content.handin.handed import CityMark, HandedFile, HandedPicture, HandIn, Scope
from zhanpai.content.handin.scope_files import picture_folder
from zhanpai.content.load.content import MAX_BYTES
from zhanpai.content.taking_in import MAX_BYTES as MAX_PICTURE
from zhanpai.kit.clock import CHINA
from zhanpai.kit.disk.zip_parcel import packed, unpacked
from zhanpai.kit.problem import Problem

FORMAT = "zhanpai-handin"
VERSION = 1
MANIFEST = "manifest.json"
READ_ME = "改了什么.txt"
"""For who opens the file by hand; it is never read back."""

MOST_WORDS = 40
"""Characters of a name of somebody, as in the desk's own settings."""

_SUM = re.compile(r"[0-9a-f]{64}")
_ID = re.compile(r"[0-9]{4}")
_DEPUTY = re.compile(r"[0-9]{6}")
_NOT_SHOWN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
_DAMAGED = "这份交稿坏了：里面的内容和清单对不上。"
_AGAIN = "请交的人重新做一份，再发一次。"


def packed_hand_in(hand_in: HandIn, words: str = "") -> bytes:
    """The ZIP of `hand_in`, the same for the same; `words` say in it, for people, what was changed."""
    members: dict[str, bytes] = {}
    files = [
        {
            "path": one.path,
            "old": _put(members, f"old/{number}", one.base),
            "new": _put(members, f"new/{number}", one.mine),
        }
        for number, one in enumerate(hand_in.files)
    ]
    pictures = [
        {"path": one.path, "old": one.base, "new": _put(members, f"pictures/{number}", one.mine)}
        for number, one in enumerate(hand_in.pictures)
    ]
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "made": hand_in.made.isoformat(timespec="seconds"),
        "by": hand_in.by,
        "city": {"code": hand_in.city.code, "name": hand_in.city.name, "identity": hand_in.city.identity},
        "scope": {"district": hand_in.scope.district, "stations": hand_in.scope.stations},
        "base": hand_in.base,
        "files": files,
        "pictures": pictures,
        "station_names": dict(hand_in.station_names),
        "new_deputies": hand_in.new_deputies,
    }
    manifest = json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8", "replace")
    head = {MANIFEST: manifest} | ({READ_ME: words.encode("utf-8", "replace")} if words else {})
    as_is = [name for name in members if name.startswith("pictures/")]
    return packed({**head, **members}, hand_in.made, as_is=as_is)


def read_hand_in(raw: bytes) -> HandIn:
    """The hand-in in a file; Problem, in one sentence with what to do, if it is none, damaged, of a later version or tricky."""
    members = unpacked(raw)
    plain = read_manifest(members, FORMAT, VERSION, "交稿")
    try:
        return HandIn(
            read_moment(plain["made"]),
            shown_text(plain["by"]),
            read_city(plain["city"]),
            read_scope(plain["scope"]),
            shown_text(plain["base"]),
            tuple(_files(plain["files"], members)),
            tuple(_pictures(plain["pictures"], members)),
            {
                id: shown_text(name)
                for id, name in plain.get("station_names", {}).items()
                if _ID.fullmatch(id)
            },
            tuple(id for id in plain.get("new_deputies", ()) if _DEPUTY.fullmatch(id)),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError):
        raise Problem(_DAMAGED, _AGAIN) from None


def read_manifest(members: Mapping[str, bytes], format: str, version: int, what: str) -> Mapping[str, Any]:
    """What the manifest says; Problem if it is none of this `format`, or of a later version than this program knows."""
    raw = members.get(MANIFEST)
    try:
        plain = json.loads(raw) if raw is not None else None
    except (ValueError, RecursionError):
        raise Problem(f"这份{what}坏了：里面的清单读不出来。", _AGAIN) from None
    if not isinstance(plain, dict) or plain.get("format") != format:
        raise Problem(
            f"这个压缩包不是{what}。", f"{what}是用 zhanpai 做出来的一个 ZIP 文件，原样发来，不要解压再打包。"
        )
    if plain.get("version") != version:
        raise Problem(f"这份{what}是更新的版本做的，这里读不了。", "先升级这台电脑上的 zhanpai，再收一次。")
    return plain


def read_city(plain: Mapping[str, Any]) -> CityMark:
    """The city that is named; KeyError or TypeError if none is."""
    return CityMark(*(shown_text(plain[key]) for key in ("code", "name", "identity")))


def read_scope(plain: Mapping[str, Any]) -> Scope:
    """The scope that is claimed; ValueError if it is none."""
    district, stations = shown_text(plain["district"]), tuple(plain["stations"])
    if bool(district) == bool(stations) or not all(_ID.fullmatch(id) for id in stations):
        raise ValueError("no scope")
    return Scope(district, stations)


def read_moment(plain: str) -> dt.datetime:
    """A moment in China time; ValueError if it is none."""
    moment = dt.datetime.fromisoformat(plain)
    if moment.tzinfo is None:
        raise ValueError("no time zone")
    return moment.astimezone(CHINA)


def shown_text(plain: object) -> str:
    """A text that may be shown: one line, without signs that cannot be seen; TypeError if it is no text."""
    if not isinstance(plain, str):
        raise TypeError("not a text")
    return _NOT_SHOWN.sub("", plain)[: MOST_WORDS * 5]


def text_path(path: object) -> str:
    """The path of a typed file that may be handed over; Problem if it is none."""
    found = _proper(path)
    filed = classify(found)
    if not isinstance(filed, Filed) or filed.kind is Kind.PICTURE:
        raise _tricky(found)
    return found


def picture_path(path: object) -> str:
    """The path of a picture that may be handed over; Problem if it is none."""
    found = _proper(path)
    if picture_folder(found) is None or found.rpartition("/")[2].startswith("."):
        raise _tricky(found)
    return found


def _proper(path: object) -> str:
    if not isinstance(path, str) or _NOT_SHOWN.search(path) or len(path) > 300:
        raise Problem("这份交稿里有一个不能用的文件名，整份没有收。", "问清楚是谁发来的。")
    try:
        proper_path(path)
    except Problem:
        raise _tricky(path) from None
    if path != "/".join(part for part in path.split("/") if part not in ("", ".")) or not path.startswith(
        "content/"
    ):
        raise _tricky(path)
    return path


def _tricky(path: str) -> Problem:
    return Problem(
        f"这份交稿里有“{path}”，不是站点、台账、动态或者图片的文件，整份没有收。", "问清楚是谁发来的。"
    )


def _put(members: dict[str, bytes], name: str, raw: bytes | None) -> str | None:
    if raw is None:
        return None
    members[name] = raw
    return hashlib.sha256(raw).hexdigest()


def _files(plain: object, members: Mapping[str, bytes]) -> Iterator[HandedFile]:
    seen: set[str] = set()
    for number, one in enumerate(_list(plain)):
        path = text_path(one["path"])
        old = _taken(members, f"old/{number}", one["old"], MAX_BYTES)
        new = _taken(members, f"new/{number}", one["new"], MAX_BYTES)
        if path in seen or old == new:
            raise ValueError("twice, or no change")
        seen.add(path)
        yield HandedFile(path, old, new)


def _pictures(plain: object, members: Mapping[str, bytes]) -> Iterator[HandedPicture]:
    seen: set[str] = set()
    for number, one in enumerate(_list(plain)):
        path, old = picture_path(one["path"]), one["old"]
        new = _taken(members, f"pictures/{number}", one["new"], MAX_PICTURE)
        if path.casefold() in seen or not (old == "" or _SUM.fullmatch(old)) or (old == "" and new is None):
            raise ValueError("twice, or no change")
        seen.add(path.casefold())
        yield HandedPicture(path, old, new)


def _list(plain: object) -> list[Any]:
    if not isinstance(plain, list):
        raise TypeError("not a list")
    return plain


def _taken(members: Mapping[str, bytes], name: str, sum: object, most: int) -> bytes | None:
    """The bytes of this name, if they are what the manifest says."""
    if sum is None:
        return None
    raw = members[name]
    if len(raw) > most or hashlib.sha256(raw).hexdigest() != sum:
        raise ValueError("not what it says")
    return raw
