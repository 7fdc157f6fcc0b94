"""What becomes of each picture that was handed in: drawn anew like any that comes from outside, under a name that is free."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from zhanpai.content.filing import Kind
from zhanpai.content.handin.fates import Decisions, Fate, HandedValue, decided
from zhanpai.content.handin.file_fates import Ids, Reader
from zhanpai.content.handin.gathering import named_by
from zhanpai.content.handin.handed import HandedFile, HandedPicture, HandIn
from zhanpai.content.handin.renumbering import free_path, with_picture_name
from zhanpai.content.handin.scope_files import ScopeFiles, picture_folder
from zhanpai.content.taking_in import RefusedPictureError, finish, take_in

_ENDINGS = {"jpg": ("jpg", "jpeg"), "png": ("png",)}


@dataclass(frozen=True)
class DrawnPictures:
    """The pictures of a hand-in as the city would keep them, and its text files, which name them as they will lie there.

    `drawn` are the bytes by the new path, or why one is refused; `paths` old path → new one where it became another.
    """

    files: tuple[HandedFile, ...]
    pictures: tuple[tuple[HandedPicture, bytes | str | None], ...]
    paths: Mapping[str, str] = field(default_factory=dict)
    told: tuple[str, ...] = ()


def draw_pictures(hand_in: HandIn, read: Reader, names: frozenset[str]) -> DrawnPictures:
    """The pictures of `hand_in`, drawn anew; `names` are the paths of all files of the city, in small letters.

    A new one whose name the city has given to another picture gets the next free one, and so does one that is no such file
    as its name says.
    """
    files, paths, told = list(hand_in.files), {}, []
    found: list[tuple[HandedPicture, bytes | str | None]] = []
    taken = names
    for one in hand_in.pictures:
        made = _drawn(one.mine) if one.mine is not None else None
        path = one.path
        drawn = made[0] if isinstance(made, tuple) else made
        if isinstance(made, tuple):
            path = _path_for(one, *made, read, taken)
        if path != one.path:
            old, new = (each.rpartition("/")[2] for each in (one.path, path))
            folder = one.path.rpartition("/")[0] + "/"
            files = [
                with_picture_name(file, old, new) if file.path.startswith(folder) else file for file in files
            ]
            paths[one.path] = path
            told.append(f"图片 {old} 改名为 {new}。")
        taken |= {path.casefold()}
        found.append((replace(one, path=path), drawn))
    return DrawnPictures(tuple(files), tuple(found), paths, tuple(told))


def _path_for(one: HandedPicture, content: bytes, ending: str, read: Reader, taken: frozenset[str]) -> str:
    """Where the city would keep the picture: at its own path, unless another stands there or it is of another form."""
    path = one.path
    if path.rpartition(".")[2].lower() not in _ENDINGS[ending]:
        path = f"{path.rpartition('.')[0]}.{ending}"
        if read(path) == content:
            return path
        return free_path(path, taken)
    there = read(path)
    if one.base or (there is None and path.casefold() not in taken) or there == content:
        return path
    stem, _, form = path.rpartition(".")
    number = 2
    while (raw := read(found := f"{stem}-{number}.{form}")) is not None or found.casefold() in taken:
        if raw == content:
            return found
        number += 1
    return found


@lru_cache(maxsize=64)
def _drawn(raw: bytes) -> tuple[bytes, str] | str:
    """The picture as the city keeps it, with its ending; or why not.  The last are remembered, as plans are made again."""
    try:
        finished = finish(take_in(raw))
    except RefusedPictureError as error:
        return f"{error.message}{error.fix}"
    return finished.content, finished.ending


def sort_picture(
    one: HandedPicture, drawn: bytes | str | None, read: Reader, decisions: Decisions, ids: Ids, why: str = ""
) -> tuple[HandedValue, bytes | None]:
    """What becomes of the picture, and what stands at its path then; `why` refuses it."""
    there = read(one.path)
    sum = None if there is None else hashlib.sha256(there).hexdigest()
    new = None if one.mine is None else hashlib.sha256(one.mine).hexdigest()
    is_same = there is None if one.mine is None else there is not None and (there == drawn or sum == new)
    if why or isinstance(drawn, str):
        fate = Fate.REFUSED
    elif is_same:
        fate = Fate.SAME
    else:
        fate = Fate.TAKEN if (sum or "") == one.base else Fate.CONFLICT
    name = one.path.rpartition("/")[2]
    words = [_words(raw) for raw in (one.mine, there)]
    value = HandedValue(
        ids.of(one.path, ("picture",), one.base, new),
        one.path,
        _station(one.path),
        f"图片 {name}",
        "图片",
        "另一张图片" if one.base else "",
        words[0],
        words[1],
        fate,
        why or (drawn if isinstance(drawn, str) else ""),
    )
    value = decided(value, decisions)
    taken = value.fate is Fate.TAKEN and not isinstance(drawn, str)
    return value, drawn if taken and not isinstance(drawn, str) else there


def _words(raw: bytes | None) -> str:
    return "" if raw is None else f"一张图片（{max(1, len(raw) // 1024)} KB）"


def _station(path: str) -> str:
    place, name = picture_folder(path), path.rpartition("/")[2]
    is_numbered = name[:4].isdigit() and not name[4:5].isdigit()
    return name[:4] if place and place[0] is Kind.STATION and is_numbered else ""


def why_refused(
    one: HandedPicture, scope: ScopeFiles, before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> str:
    """Why the picture is not taken, or "": a file of the scope must name it, as the city has it then, and no other file.

    `before` and `after` are the city's texts in the picture's folder, as they are and as they would be.
    """
    place = picture_folder(one.path)
    if place is None or (place[0] is Kind.STATION and place[1] not in scope.folders):
        return f"这张图片不在“{scope.scope.words}”这个范围里。"
    texts = after if one.mine is not None else before
    inside = {
        path
        for path, raw in texts.items()
        if not scope.why_outside(path, (before.get(path), after.get(path)))
    }
    if named_by(one.path, {path: raw for path, raw in texts.items() if path not in inside}):
        return "范围以外的文件也用这张图片，归市里管。"
    if not named_by(one.path, {path: raw for path, raw in texts.items() if path in inside}):
        return (
            "收下的内容里没有哪一处用到这张图片。" if one.mine is not None else "市里没有这个范围的文件用它。"
        )
    return ""


def in_folder(path: str, paths: frozenset[str]) -> Iterator[str]:
    """Those of `paths` that are texts in the folder of `path`."""
    folder = path.rpartition("/")[0]
    return (one for one in paths if one.rpartition("/")[0] == folder and one.endswith((".yaml", ".md")))
