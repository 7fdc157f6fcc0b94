"""The folder `.desk/` beside the register, where saves are remembered: one small file a save, and the bytes they name.

    .desk/.gitignore                       * : git never sees any of it
    .desk/saves/0000000012-5e0c1a77.json   a save (`save_record.py`)
    .desk/saves/….begun.json               one that was begun: what has become of it says the project itself
    .desk/saves/….unwritten.json           one that was begun and of which nothing was written
    .desk/bytes/5e/5e0c…                   what stood in a file, deflated, under its checksum: the same is kept once

Several computers may share the folder.  Nothing is decided by clocks or by the times of files.

It stays small: the newest `MOST` saves are kept, and of these the `PICTURES` newest with all bytes; of older ones the
bytes of what is larger than `LARGE` (pictures) are let go.  Whoever deletes the folder loses the history and nothing else.
"""

from __future__ import annotations

import secrets
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.edits import PATIENCE
from zhanpai.fronts.desk.history.save_record import (
    SAVE_ID,
    FileBytes,
    Save,
    checksum,
    read_save,
    written_save,
)
from zhanpai.kit.disk import files
from zhanpai.kit.disk.lock import claimed_within
from zhanpai.kit.disk.system import move, settle_names
from zhanpai.kit.problem import Problem

DESK = ".desk"

MOST = 2000
"""Saves that are kept: some years of one station, some weeks of a whole city."""

PICTURES = 100
"""The newest saves, of which pictures are kept too."""

LARGE = 256 * 1024
"""Bytes on the disk from which on something is only kept with the newest saves: text, deflated, never has as many."""

UNWRITTEN = 20
"""Saves of which nothing was written, the newest, that are still told of."""

_BEGUN, _DONE, _UNWRITTEN = ".begun.json", ".json", ".unwritten.json"


@dataclass(frozen=True)
class DeskFolder:
    """The folder of the project at `root`; it is made when the first save is begun."""

    root: Path

    @property
    def _saves(self) -> Path:
        return self.root / DESK / "saves"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other desks on the same project from writing here; makes the folder.

        Problem if another goes on writing for some seconds, OSError if the disk refuses.
        """
        self._saves.mkdir(parents=True, exist_ok=True)
        ignored = self.root / DESK / ".gitignore"
        if not ignored.exists():
            files.put(ignored, b"*\n")
        with claimed_within(self.root / DESK / "lock", PATIENCE) as is_ours:
            if not is_ours:
                raise Problem("别的工作台正在存。", "等它存完，再试一次。")
            yield

    def new_id(self) -> str:
        """An id behind all that are there."""
        last = max(self.ids(_DONE) + self.ids(_BEGUN) + self.ids(_UNWRITTEN), default="0")
        return f"{int(last.split('-')[0]) + 1:010}-{secrets.token_hex(4)}"

    def done(self) -> list[str]:
        """The ids of saves whose files were written, the newest first."""
        return self.ids(_DONE)

    def begun(self) -> list[str]:
        """The ids of saves of which nobody has said yet what became of them."""
        return self.ids(_BEGUN)

    def unwritten(self) -> list[str]:
        """The ids of saves of which nothing was written, the newest first."""
        return self.ids(_UNWRITTEN)

    def ids(self, ending: str) -> list[str]:
        """The ids of the files with this ending, the newest first; none where the folder cannot be read."""
        names: Iterable[str] = ()
        with suppress(OSError):
            names = [path.name for path in self._saves.iterdir()]
        found = (name.removesuffix(ending) for name in names if name.endswith(ending))
        return sorted((id for id in found if SAVE_ID.fullmatch(id)), reverse=True)

    def read(self, id: str) -> Save | None:
        """The save of this id, whatever became of it; None if there is none, or if its file cannot be understood."""
        if not SAVE_ID.fullmatch(id):
            return None
        for ending in (_DONE, _BEGUN, _UNWRITTEN):
            with suppress(OSError):
                return read_save(id, (self._saves / (id + ending)).read_bytes())
        return None

    def begin(self, save: Save, contents: Iterable[FileBytes]) -> None:
        """Remember that `save` is about to be written, and then the bytes it names; OSError if the disk refuses."""
        files.put(self._saves / (save.id + _BEGUN), written_save(save))
        folders = set()
        for _, *versions in contents:
            for raw in versions:
                if raw is not None and self.bytes_of(checksum(raw)) is None:
                    path = self._path_of(checksum(raw) or "")
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.unlink(missing_ok=True)  # What cannot be read is worth nothing.
                    files.create(path, zlib.compress(raw))
                    folders.add(path.parent)
        for folder in folders:
            settle_names(folder)

    def finish(self, id: str) -> None:
        """The files of the save that was begun are written; OSError if the disk refuses to remember it."""
        self._become(id, _DONE)

    def give_up(self, id: str) -> None:
        """Nothing of the save that was begun is written; OSError if the disk refuses to remember it."""
        self._become(id, _UNWRITTEN)

    def forget(self, id: str) -> None:
        """Nobody need be told of the save that was begun."""
        with suppress(OSError):
            (self._saves / (id + _BEGUN)).unlink(missing_ok=True)

    def _become(self, id: str, ending: str) -> None:
        move(self._saves / (id + _BEGUN), self._saves / (id + ending))
        settle_names(self._saves)

    def bytes_of(self, sum: str | None) -> bytes | None:
        """The bytes of this checksum; None if they were let go, or are damaged, or for None."""
        if sum is None:
            return None
        with suppress(OSError, zlib.error):
            raw = zlib.decompress(self._path_of(sum).read_bytes())
            if checksum(raw) == sum:
                return raw
        return None

    def _path_of(self, sum: str) -> Path:
        return self.root / DESK / "bytes" / sum[:2] / sum

    def tidy(self) -> None:
        """Let go what is too old (see above), and what was left by desks that were killed; a disk that refuses is no harm."""
        if not self._saves.is_dir():
            return  # Nothing was ever saved at a desk: the project stays as it is.
        with suppress(OSError, Problem):
            kept = {id: self.read(id) for id in self.done()[:MOST] + self.unwritten()[:UNWRITTEN]}
            with self.alone():
                self._tidy(kept)

    def _tidy(self, known: dict[str, Save | None]) -> None:
        old = self.done()[MOST:]
        self._drop(self._saves / (id + _DONE) for id in old)
        self._drop(self._saves / (id + _UNWRITTEN) for id in self.unwritten()[UNWRITTEN:])
        # Reading a thousand files takes a while on a disk over a network: only those that came meanwhile are read in here.
        all_ids = [*self.done(), *self.begun(), *self.unwritten()]
        saves = {id: known[id] if id in known else self.read(id) for id in all_ids}
        new = set(sorted(saves, reverse=True)[:PICTURES])
        wanted, wanted_by_new = (_sums(saves, pick) for pick in (lambda _: True, new.__contains__))
        for path in [*(self.root / DESK / "bytes").glob("*/*")]:
            if path.name in wanted_by_new or (path.name in wanted and path.stat().st_size <= LARGE):
                continue
            self._drop([path])
        self._drop(self._saves.glob(".*.tmp"))

    @staticmethod
    def _drop(paths: Iterable[Path]) -> None:
        for path in paths:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _sums(saves: dict[str, Save | None], pick: Callable[[str], bool]) -> set[str | None]:
    picked = [save for id, save in saves.items() if save and pick(id)]
    return {sum for save in picked for file in save.files for sum in (file.before, file.after)}
