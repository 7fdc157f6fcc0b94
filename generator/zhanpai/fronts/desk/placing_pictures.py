"""Pictures into the project and out of it: the file and whatever names it, in one save."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.edits import read_file
from zhanpai.content.load import disk
from zhanpai.content.several_edits import LARGEST
from zhanpai.content.taking_in import Finished
from zhanpai.fronts.desk.history.saves import Change
from zhanpai.fronts.desk.looked_pictures import LookedPictures, PictureHome, PictureUse, SeenPicture
from zhanpai.fronts.desk.picture_edits import (
    free_name,
    named_at,
    proper_words,
    with_name,
    with_picture,
    with_words,
    without,
)


@dataclass(frozen=True)
class Placed:
    """A picture that was put into the project: its path, and what it shows."""

    path: str
    alt: str

    @property
    def name(self) -> str:
        """Its file's name, as it is typed beside it."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class PicturePlacer:
    """Makes the saves that put pictures into the project at `root`, take them out, and say what they show.

    `save` writes them, in the name of `who`.  Every method raises what `save` does, and Problem if a place is not what was
    looked at; nothing is then written.
    """

    root: Path
    save: Callable[[Change], object]
    who: Callable[[], str]

    def put(
        self,
        done: Finished,
        home: PictureHome,
        words: str,
        looked: LookedPictures,
        *,
        only_file: bool = False,
    ) -> Placed:
        """Put the picture where `home` is; `only_file`: the text that is to name it is not saved yet, and will.

        A portrait, a code or a cover takes the place of what was there; that file goes if nothing else names it.
        """
        raw = read_file(self.root, home.source)
        old = named_at(raw, home)
        name = self._name(home, done.ending)
        said = proper_words(words, name) if home.asks_words else ""
        path = f"{home.folder}/{name}"
        files: list[tuple[str, bytes | None, bytes | None]] = [(path, None, done.content)]
        if not only_file:
            files.append((home.source, raw, with_picture(raw, home, name, said)))
        left = (
            next((one for one in looked.pictures if one.path == f"{home.folder}/{old}"), None)
            if old
            else None
        )
        if left and len(left.uses) == 1:
            files.append((left.path, read_file(self.root, left.path, LARGEST), None))
        self._save(f"{home.words}：放进一张图片", (f"{name}：{said}" if said else name,), files)
        return Placed(path, said)

    def replace(self, done: Finished, old: SeenPicture) -> Placed:
        """Put the picture in the place of `old`, wherever that is shown; what it shows stays said as it was."""
        before = read_file(self.root, old.path, LARGEST)
        ending = (
            "jpg" if old.name.lower().endswith((".jpg", ".jpeg")) else old.name.lower().rpartition(".")[2]
        )
        what = f"换掉图片 {old.name}"
        if ending == done.ending:
            self._save(what, (), [(old.path, before, done.content)])
            return Placed(old.path, "")
        folder, stem = old.path.rpartition("/")[0], old.name.rpartition(".")[0]
        taken = self._taken(folder) - {old.name.casefold()}
        path = f"{folder}/{free_name(stem, done.ending, taken, numbered=False)}"
        files: list[tuple[str, bytes | None, bytes | None]] = [
            (old.path, before, None),
            (path, None, done.content),
        ]
        name = path.rpartition("/")[2]
        files += self._edited(old.uses, lambda raw, use: with_name(raw, use, name))
        self._save(what, (), files)
        return Placed(path, "")

    def say(self, said: Iterable[tuple[PictureUse, str]]) -> None:
        """Write what a picture shows, place by place; what stays the same is not written."""
        new = {
            (use.home.source, use.home.keys, use.line): proper_words(words, use.name)
            for use, words in said
            if words.strip() != use.alt
        }
        uses = [use for use, _ in said if (use.home.source, use.home.keys, use.line) in new]
        files = self._edited(
            uses, lambda raw, use: with_words(raw, use, new[use.home.source, use.home.keys, use.line])
        )
        self._save("改图里有什么", tuple(new.values()), files)

    def remove(self, picture: SeenPicture) -> None:
        """Take the picture away, and whatever names it."""
        files = self._edited(picture.uses, without)
        files.append((picture.path, read_file(self.root, picture.path, LARGEST), None))
        self._save(f"删掉图片 {picture.name}", (), files)

    def _edited(
        self, uses: Iterable[PictureUse], edit: Callable[[bytes, PictureUse], bytes]
    ) -> list[tuple[str, bytes | None, bytes | None]]:
        """Each file that `uses` stand in, before and after; from below, so that what is above keeps its number."""
        before: dict[str, bytes] = {}
        after: dict[str, bytes] = {}
        for use in sorted(
            uses, key=lambda use: (use.line, [str(key).zfill(6) for key in use.home.keys]), reverse=True
        ):
            source = use.home.source
            before.setdefault(source, after.get(source) or read_file(self.root, source))
            after[source] = edit(after.get(source, before[source]), use)
        return [(path, raw, after[path]) for path, raw in before.items()]

    def _name(self, home: PictureHome, ending: str) -> str:
        return free_name(
            home.stem, ending, self._taken(home.folder), numbered=home.kind not in ("deputy", "account")
        )

    def _taken(self, folder: str) -> set[str]:
        """The names in this folder, in small letters."""
        return {seen.path.rpartition("/")[2].casefold() for seen in disk.walk(self.root, folder)}

    def _save(
        self, what: str, details: tuple[str, ...], files: list[tuple[str, bytes | None, bytes | None]]
    ) -> None:
        self.save(Change(what, self.who(), details, tuple(files)))
