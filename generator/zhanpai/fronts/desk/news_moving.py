"""A news item that goes to another day: its file's name carries the day, so the file moves, and all that names it follows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from zhanpai.content.edits import read_file
from zhanpai.content.load import disk
from zhanpai.content.several_edits import LARGEST
from zhanpai.fronts.desk.history.save_record import FileBytes
from zhanpai.kit.diagnostics import Finding
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.splice import set_value

TYPED = (".md", ".yaml", ".yml")


def moved_stem(stem: str, day: dt.date) -> str:
    """What the item is called on another day."""
    return f"{day}{stem[10:]}"


def moved_files(
    root: Path, path: str, day: dt.date, pictures: Iterable[tuple[str, bool]]
) -> tuple[FileBytes, ...]:
    """All files of the move, before and after; Problem if the place is taken or a file cannot be had, SpliceError as splices.

    `pictures` are the paths of those that the item shows, and whether nothing else shows them.  They lie beside it: to
    another year they go along, and those of others as copies.
    """
    raw = read_file(root, path)
    stem = path.rpartition("/")[2].removesuffix(".md")
    new_stem = moved_stem(stem, day)
    new_path = f"content/news/{day.year}/{new_stem}.md"
    if (root / new_path).exists():
        raise Problem(f"{day} 已经有一篇叫这个名字的动态。", "换一天，或者先改那一篇。")
    moved = set_value(raw, path, ("date",), day)
    files: list[FileBytes] = [(path, raw, None), (new_path, None, _renamed(moved, stem, new_stem))]
    if str(day.year) != stem[:4]:
        files += _moved_pictures(root, pictures, f"content/news/{day.year}")
    return (*files, *_followers(root, path, stem, new_stem))


def _moved_pictures(root: Path, pictures: Iterable[tuple[str, bool]], folder: str) -> Iterator[FileBytes]:
    for path, is_own in pictures:
        content = read_file(root, path, LARGEST)
        target = f"{folder}/{path.rpartition('/')[2]}"
        if (root / target).exists():
            if read_file(root, target, LARGEST) != content:
                name = target.rpartition("/")[2]
                raise Problem(
                    f"那一年的文件夹里已经有另一张图片叫 {name}。", "先在“图片”里换掉这一张，再改日期。"
                )
        else:
            yield target, None, content
        if is_own:
            yield path, content, None


def _followers(root: Path, path: str, stem: str, new_stem: str) -> Iterator[FileBytes]:
    """The other files that name the item, by its address or by its name alone."""
    for seen in disk.walk(root, "content"):
        if isinstance(seen, Finding) or seen.path == path or not seen.path.endswith(TYPED):
            continue
        raw = read_file(root, seen.path, LARGEST)
        if stem.encode() in raw and (new := _renamed(raw, stem, new_stem)) != raw:
            yield seen.path, raw, new


def _renamed(raw: bytes, stem: str, new_stem: str) -> bytes:
    """With the one name in the place of the other, where it stands as a word of its own and is no picture's."""
    word = rb"(?<![A-Za-z0-9-])" + re.escape(stem.encode()) + rb"(?![A-Za-z0-9-]|\.(?!md\b)[a-z0-9])"
    return re.sub(word, new_stem.encode(), raw)
