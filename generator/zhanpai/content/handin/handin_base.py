"""The base: what the city has given a district, against which everything is handed in; and the file it is kept in."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from zhanpai.content.handin.handed import CityMark, Scope
from zhanpai.kit.clock import CHINA
from zhanpai.kit.disk.zip_parcel import packed, unpacked
from zhanpai.kit.problem import Problem

VERSION = 1
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class GivenPicture:
    """A picture of the scope: the SHA-256 of what lies here, and of what the city has, which draws each picture anew."""

    here: str
    city: str


@dataclass(frozen=True, slots=True)
class Base:
    """What the city has given for `scope`, to `by`, at `begun`, and what of later hand-ins it has taken since.

    `texts` are the files of the scope, `pictures` those that they name; `others` tell by a checksum whether any other file
    has changed; `deputies` are all numbers that deputies had.  `returned` is what the last receipt gave back:
    ``(place in words, the city's word)``.
    """

    mark: str
    scope: Scope
    by: str
    begun: dt.datetime
    city: CityMark
    texts: Mapping[str, bytes] = field(repr=False)
    pictures: Mapping[str, GivenPicture] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    deputies: frozenset[str] = frozenset()
    returned: tuple[tuple[str, str], ...] = ()


def short_sum(raw: bytes) -> str:
    """A checksum that is enough to see that a file has changed."""
    return hashlib.sha256(raw).hexdigest()[:16]


def mark_of(base: Base) -> str:
    """What tells this base from others: the checksum of when and for whom it was taken, and of its files."""
    digest = hashlib.sha256(f"{base.begun.isoformat()} {base.city} {base.scope} {base.by}".encode())
    for path, raw in sorted(base.texts.items()):
        digest.update(f"{path}:{len(raw)}:".encode() + raw)
    return digest.hexdigest()[:32]


def packed_base(base: Base) -> bytes:
    """The ZIP in which `base` is kept, the same for the same."""
    plain = {
        "version": VERSION,
        "mark": base.mark,
        "district": base.scope.district,
        "stations": base.scope.stations,
        "by": base.by,
        "begun": base.begun.isoformat(timespec="seconds"),
        "city": [base.city.code, base.city.name, base.city.identity],
        "texts": list(base.texts),
        "pictures": {path: [one.here, one.city] for path, one in base.pictures.items()},
        "others": dict(base.others),
        "deputies": sorted(base.deputies),
        "returned": base.returned,
    }
    texts = {f"texts/{number}": raw for number, raw in enumerate(base.texts.values())}
    manifest = json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")
    return packed({_MANIFEST: manifest, **texts}, base.begun)


def read_base(raw: bytes) -> Base:
    """What `packed_base` has made; Problem if it is damaged or of a later version."""
    with suppress(Problem, ValueError, KeyError, TypeError, AttributeError):
        members = unpacked(raw)
        plain = json.loads(members[_MANIFEST])
        if plain["version"] == VERSION:
            return Base(
                plain["mark"],
                Scope(plain["district"], tuple(plain["stations"])),
                plain["by"],
                dt.datetime.fromisoformat(plain["begun"]).astimezone(CHINA),
                CityMark(*plain["city"]),
                {path: members[f"texts/{number}"] for number, path in enumerate(plain["texts"])},
                {path: GivenPicture(*sums) for path, sums in plain["pictures"].items()},
                plain["others"],
                frozenset(plain["deputies"]),
                tuple((where, word) for where, word in plain["returned"]),
            )
    message = "交稿的底稿（.desk 文件夹里的 handin.zip）坏了，或者是更新的版本写的。"
    raise Problem(message, "请市里重新给一份资料，再运行 zhanpai handin --begin。")
