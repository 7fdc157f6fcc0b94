"""What every `zhanpai new` needs of the project: what is there, and a way to write that destroys nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from zhanpai.content import filing
from zhanpai.content.edit_journal import refuse_unfinished
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.content.scaffold.editor_line import FOLDER
from zhanpai.content.scaffold.insertion import InsertionError, append_item
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli import screen
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.disk import files
from zhanpai.kit.problem import Problem


def read_project(root: Path) -> tuple[Site, Loaded]:
    """The project in `root`; ContentError if its register cannot be read, while other files need not be.

    Problem if a change of several files was broken off there: what is added now could be taken back with it.
    """
    refuse_unfinished(root)
    loaded = ContentReader(root).load(read_today())
    if loaded.site is None:
        raise ContentError(p for p in loaded.problems if p.path == filing.REGISTER)
    return loaded.site, loaded


def refuse_unread(loaded: Loaded, path: str) -> None:
    """Raise ContentError, with everything that is wrong with it, if the file at `path` could not be read."""
    if loaded.site and path in loaded.site.unread:
        raise ContentError(p for p in loaded.problems if p.path == path)


def station_file(site: Site, id: str) -> str:
    """Where the own file of a station of the register lies, or would lie."""
    return f"{filing.CONTENT}/stations/{folder_of(site, id)}/{id}.yaml"


def folder_of(site: Site, id: str) -> str:
    """The folder of a station's files: its district's, or that of the city."""
    district = site.district_of(site.station_by_id[id])
    return district.slug if district else "city"


def known_station(site: Site, typed: str) -> str:
    """`typed`, with or without leading zeros, as the id of a station; Problem if the register holds none."""
    id = typed.zfill(4)
    if id not in site.station_by_id:
        raise Problem(f"名册里没有站号“{typed}”。", "站号在 stations.yaml 里查，例如 0001。")
    return id


def appended(root: Path, path: str, key: str, lines: Iterable[str]) -> tuple[bytes, bytes]:
    """The file at `path` as it is, and with an entry added to its list `key`.

    Raises Problem, with the lines to add by hand, if the list is written in a way of its own.
    """
    before = (root / path).read_bytes()
    entry = list(lines)
    try:
        return before, append_item(before, path, key, entry)
    except InsertionError:
        message = f"{path} 里 {key} 的写法太特别，程序加不进去。"
        raise Problem(message, "请自己在列表末尾加上：\n" + "\n".join(entry)) from None


def write_new(root: Path, path: str, text: str) -> None:
    """Write a file that must not be there yet; Problem if it is."""
    try:
        files.create(root / path, text.encode())
    except FileExistsError:
        raise Problem(f"{path} 已经有了，没有动它。", "换一个名字，或者直接打开它改。") from None


def tell_of_schemas(root: Path) -> None:
    """Say how to get the folder that a new file's first line leads to, if the project was begun before there was one."""
    if not (root / FOLDER).is_dir():
        screen.warn(
            f"新文件的第一行告诉编辑器，格式说明在 {FOLDER} 文件夹里；现在还没有，运行 zhanpai schema 就有。"
        )


def write_changed(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Write a file anew; Problem if somebody saved it in the meantime."""
    files.replace(root / path, after, expected=before, name=path)
