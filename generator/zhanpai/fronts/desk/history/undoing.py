"""What taking back one save would write, and what of it stands no more as the save wrote it.

Values alone are taken back where others of the same file have changed since; every other byte stays.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zhanpai.content.versions.change_words import said_changes, said_conflict
from zhanpai.content.versions.file_words import fate_of, file_words
from zhanpai.content.versions.typed_values import TypedValues, read_values, with_body, with_changes
from zhanpai.content.versions.value_changes import three_way, value_changes
from zhanpai.fronts.desk.history.save_record import FileBytes, Save
from zhanpai.fronts.desk.history.settings_models import model_of
from zhanpai.kit.yaml.splice import SpliceError

WHOLE = "整个文件"


@dataclass(frozen=True, slots=True)
class BackWords:
    """What of one file goes back, and what cannot, in sentences; both may be empty where it is back already."""

    path: str
    back: tuple[str, ...]
    cannot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undoing:
    """Taking `save` back: the files that would be written, and the words for each file of the save.

    `mark` is what a yes must name, so that it is said to this and to nothing that has changed since.
    """

    save: Save
    files: tuple[FileBytes, ...]
    words: tuple[BackWords, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all of it can be taken back."""
        return not any(one.cannot for one in self.words)

    @property
    def mark(self) -> str:
        """The checksum of what would be written, and on what."""
        digest = hashlib.sha256(self.save.id.encode())
        for path, now, back in self.files:
            for part in (path.encode("utf-8", "surrogatepass"), now, back):
                digest.update(b"-" if part is None else b"%d:%b" % (len(part), part))
        return digest.hexdigest()


def plan_undo(save: Save, contents: Iterable[FileBytes], now: Callable[[str], bytes | None]) -> Undoing:
    """What takes `save` back, whose files had these `contents`; `now` gives what stands at a path, None for no file."""
    files, words = [], []
    for path, before, after in contents:
        stands = now(path)
        back, said = _file_back(path, before, after, stands)
        words.append(said)
        if back != stands:
            files.append((path, stands, back))
    return Undoing(save, tuple(files), tuple(words))


def changes_said(path: str, before: bytes | None, after: bytes | None) -> tuple[str, ...]:
    """What makes `after` of `before`, in sentences; for forms that say what was saved, and for the history."""
    if before is None or after is None:
        return (f"{file_words(path)}：{fate_of(before, after)}",)
    old, new = read_values(path, before), read_values(path, after)
    if old is None or new is None:
        return (f"{file_words(path)}：{fate_of(before, after)}",)
    said = said_changes(value_changes(old.data, new.data), old.data, model_of(path))
    body = ("正文改了",) if old.body != new.body else ()
    return (*said, *body) or (f"{file_words(path)}：只改了排版或者注解",)


def _file_back(
    path: str, before: bytes | None, after: bytes | None, stands: bytes | None
) -> tuple[bytes | None, BackWords]:
    """The file with what can be taken back, and the words for it."""
    if stands == after:
        return before, BackWords(path, changes_said(path, after, before), ())
    if stands == before:
        return stands, BackWords(path, (), ())
    if stands is None:
        return stands, _cannot(path, "后来去掉了")
    if after is None:
        return stands, _cannot(path, "后来又有了同名的文件")
    if before is None:
        return stands, _cannot(path, "是这一次新建的，后来又改过")
    versions = [read_values(path, raw) for raw in (after, stands, before)]
    if not path.endswith((".md", ".yaml", ".yml")):
        return stands, _cannot(path, "后来又换过")
    base, theirs, mine = versions
    if base is None or theirs is None or mine is None:
        return stands, _cannot(path, "后来又改过，里面有读不出来的地方；先到“检查”里改好")
    return _values_back(path, stands, base, theirs, mine)


def _values_back(
    path: str, stands: bytes, base: TypedValues, theirs: TypedValues, mine: TypedValues
) -> tuple[bytes, BackWords]:
    found, model = three_way(base.data, theirs.data, mine.data), model_of(path)
    said = said_changes(found.changes, theirs.data, model)
    cannot = [said_conflict(one, theirs.data, model) for one in found.conflicts]
    try:
        back = with_changes(path, stands, found.changes)
    except SpliceError as error:
        return stands, _cannot(path, f"程序改不了（{error.message}）")
    if base.body != mine.body and theirs.body not in (base.body, mine.body):
        cannot.append("正文：后来又改过")
    elif base.body != mine.body and theirs.body == base.body:
        back, said = with_body(back, mine.body), (*said, "正文：换回原来的")
    if back == stands and not cannot and base == mine:
        cannot.append(f"{WHOLE}：这一次只改了排版或者注解，后来又改过")
    return back, BackWords(path, said, tuple(cannot))


def _cannot(path: str, why: str) -> BackWords:
    return BackWords(path, (), (f"{WHOLE}：{why}",))
