"""The hand-ins of an evening in the person's own folder, never in the project, until they are decided; and the receipts."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from zhanpai.fronts.desk.handin.evening_values import Choices, ShownValue
from zhanpai.kit.disk.files import make_folder, put
from zhanpai.kit.disk.system import move

NAME = 120
"""Characters of a file's name that are shown."""
MOST_PARCELS = 60
"""Hand-ins of one evening: more than any city has districts."""
WORD = 300
"""Characters of a word that goes back."""
_PARCELS, _FOUND, _CHOICES, _RECEIPTS = "parcels.json", "found.json", "choices.json", "receipts.json"


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file that waits: its key, the name it came with, and whether the person says that its scope is right."""

    key: str
    name: str
    sum: str
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ParcelHead:
    """What a parcel says of itself: scope, who, when, and what it comes to; or in `refused` why it is none that is taken."""

    key: str
    name: str
    scope: str = ""
    by: str = ""
    made: str = ""
    counted: str = ""
    told: tuple[str, ...] = ()
    refused: str = ""
    is_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class MadeReceipt:
    """A receipt to be sent: the name of its file, to whom, and what the hand-in came to."""

    key: str
    name: str
    words: str
    counted: str


@dataclass(frozen=True)
class OwnEvening:
    """The hand-ins that wait, what was found of them, what is decided, and the receipts of those before; one folder."""

    folder: Path

    @property
    def page(self) -> Path:
        """The evening as a page to print."""
        return self.folder / "evening.html"

    def take(self, raw: bytes, name: str) -> bool:
        """Keep one more; False if it waits already or if there are too many.  OSError if the disk refuses."""
        parcels, sum = self.parcels(), hashlib.sha256(raw).hexdigest()
        if len(parcels) >= MOST_PARCELS or any(one.sum == sum for one in parcels):
            return False
        make_folder(self.folder)
        key = str(1 + max((int(one.key) for one in parcels), default=0))
        put(self._place(key), raw)
        shown = "".join(ch if ch.isprintable() else " " for ch in name.replace("\\", "/").rpartition("/")[2])
        self._write(_PARCELS, [asdict(one) for one in (*parcels, Parcel(key, shown[:NAME], sum))])
        return True

    def parcels(self) -> tuple[Parcel, ...]:
        """What waits, in the order in which it came."""
        try:
            return tuple(Parcel(**one) for one in self._read(_PARCELS) or ())
        except (TypeError, AttributeError):
            return ()

    def raw(self, parcel: Parcel) -> bytes:
        """The bytes that were handed in; OSError if there are none."""
        return self._place(parcel.key).read_bytes()

    def confirm(self, keys: Iterable[str]) -> None:
        """The person says that these may hand in the scope that they say."""
        right = frozenset(keys)
        plain = [
            {**asdict(one), "is_confirmed": one.is_confirmed or one.key in right} for one in self.parcels()
        ]
        self._write(_PARCELS, plain)

    def remove(self, key: str) -> None:
        """Forget one of them, and what was decided: the values of the others are counted anew."""
        left = [one for one in self.parcels() if one.key != key]
        if len(left) == len(self.parcels()):
            return
        self._write(_PARCELS, [asdict(one) for one in left])
        self._place(key).unlink(missing_ok=True)
        for name in (_FOUND, _CHOICES):
            (self.folder / name).unlink(missing_ok=True)

    def drop(self) -> None:
        """Forget all that waits; receipts and the page to print stay."""
        for one in self.parcels():
            self._place(one.key).unlink(missing_ok=True)
        for name in (_PARCELS, _FOUND, _CHOICES):
            (self.folder / name).unlink(missing_ok=True)

    def note(self, heads: Iterable[ParcelHead], values: Iterable[ShownValue], page: str) -> None:
        """Keep what was found, in the place of what was found before, and the page to print."""
        put(self.page, page.encode())
        plain = {"heads": [asdict(one) for one in heads], "values": [one.plain() for one in values]}
        self._write(_FOUND, plain)

    def found(self) -> tuple[tuple[ParcelHead, ...], tuple[ShownValue, ...]] | None:
        """What was found of parcels and of their values; None before that."""
        try:
            match self._read(_FOUND):
                case {"heads": list(heads), "values": list(values)}:
                    told = tuple(ParcelHead(**{**one, "told": tuple(one["told"])}) for one in heads)
                    return told, tuple(ShownValue(**one) for one in values)
        except (KeyError, TypeError):
            return None
        return None

    def choose(self, choices: Choices, word: str) -> None:
        """Remember what is decided, and the word that goes back with everything."""
        words = {id: said[:WORD] for id, said in choices.words.items()}
        plain = {"off": sorted(choices.off), "mine": sorted(choices.mine), "words": words}
        self._write(_CHOICES, {**plain, "word": word[:WORD]})

    def choices(self) -> tuple[Choices, str]:
        """What is decided, and the word that goes back with everything."""
        match self._read(_CHOICES):
            case {"off": list(off), "mine": list(mine), "words": dict(words), "word": str(word)}:
                return Choices(frozenset(off), frozenset(mine), words), word
        return Choices(), ""

    def keep_receipts(self, receipts: Iterable[tuple[MadeReceipt, bytes]]) -> None:
        """Keep receipts aside, not to be seen until what they tell of is written."""
        pending = self.folder / "pending"
        shutil.rmtree(pending, ignore_errors=True)
        make_folder(pending)
        told = []
        for one, raw in receipts:
            put(pending / f"{one.key}.zip", raw)
            told.append(asdict(one))
        put(pending / _RECEIPTS, json.dumps(told, ensure_ascii=False).encode())

    def show_receipts(self) -> None:
        """What they tell of is written: from now on they can be had, in the place of those before."""
        pending, shown = self.folder / "pending", self.folder / "receipts"
        shutil.rmtree(shown, ignore_errors=True)
        move(pending, shown)

    def receipts(self) -> tuple[MadeReceipt, ...]:
        """The receipts of the evening that was written last."""
        try:
            return tuple(MadeReceipt(**one) for one in self._read(f"receipts/{_RECEIPTS}") or ())
        except (TypeError, AttributeError):
            return ()

    def receipt(self, key: str) -> Path | None:
        """The file of this receipt; None if there is none."""
        path = self.folder / "receipts" / f"{key}.zip"
        return path if any(one.key == key for one in self.receipts()) and path.is_file() else None

    def drop_receipts(self) -> None:
        """Forget the receipts and the page to print."""
        shutil.rmtree(self.folder / "receipts", ignore_errors=True)
        self.page.unlink(missing_ok=True)

    def _place(self, key: str) -> Path:
        return self.folder / f"{key}.zip"

    def _write(self, name: str, value: object) -> None:
        put(self.folder / name, json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass"))

    def _read(self, name: str) -> Any:
        try:
            return json.loads((self.folder / name).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
