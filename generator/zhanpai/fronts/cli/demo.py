"""`zhanpai demo DIR`: a made-up city of any size on real divisions, to try everything on."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from zhanpai.content.demo import DemoError, DemoFile, make_corpus, parse_divisions
from zhanpai.content.scaffold.site import IGNORED, MKDOCS, prose_files
from zhanpai.fronts.cli import screen
from zhanpai.kit.clock import read_today
from zhanpai.kit.disk.files import write_bytes
from zhanpai.kit.problem import Problem

MARKER = ".zhanpai-demo"
"""Says that everything in a folder was made by this command and may be made anew."""


def demo(folder: Path, root: Path, stations: int, deputies: int, news: int, seed: int) -> None:
    """Write a corpus of the size asked for into `folder`, with the hand-written pages of the project `root`, if any.

    The same `seed` and day give the same bytes.  Raises Problem if the size is impossible or the folder is not ours.
    """
    divisions = parse_divisions(
        resources.files("zhanpai.content.demo").joinpath("changsha-divisions.csv").read_text("utf-8")
    )
    corpus = make_corpus(
        divisions, stations=stations, deputies=deputies, news=news, seed=seed, today=read_today()
    )
    try:
        first = next(corpus)
    except DemoError as error:
        raise Problem(str(error), "改一改 --stations 再试。") from None
    _clear(folder)
    count = _write(folder, [first], corpus, _frame(root))
    screen.say(
        f"演示数据在 {folder.resolve()}：{stations} 个站，{deputies} 位代表，{news} 篇动态，共 {count} 个文件。"
    )
    screen.say(f"接下来：cd {folder}，再运行 zhanpai check 和 zhanpai build。")


def _clear(folder: Path) -> None:
    """Empty a former demo; refuse any other folder that holds something, and a demo that was worked on."""
    if not folder.exists() or (folder.is_dir() and not any(folder.iterdir())):
        return
    marker = folder / MARKER
    if not marker.is_file():
        raise Problem(f"{folder} 里有别的东西，没有动它。", "换一个新的或者空的文件夹。")
    made_at = marker.stat().st_mtime_ns
    contents = [folder / "stations.yaml", *(folder / "content").rglob("*")]
    for path in contents:
        if path.is_file() and path.stat().st_mtime_ns > made_at:
            message = f"{path} 在造好以后改过，没有动这份演示数据。"
            raise Problem(message, "换一个文件夹；确定不要了，就自己删掉它再来。")
    shutil.rmtree(folder / "content", ignore_errors=True)


def _frame(root: Path) -> Iterator[DemoFile]:
    """What a corpus lacks to be a site: settings, and the hand-written pages of the project at `root`, if any."""
    yield DemoFile("mkdocs.yml", MKDOCS.encode())
    yield DemoFile(".gitignore", IGNORED.encode())
    own = sorted((root / "content" / "pages").glob("*.md"))
    if own:
        yield from (DemoFile(f"content/pages/{path.name}", path.read_bytes()) for path in own)
    else:
        yield from (DemoFile(path, text.encode()) for path, text in prose_files().items())


def _write(folder: Path, *parts: Iterable[DemoFile]) -> int:
    count = 0
    for part in parts:
        for file in part:
            write_bytes(folder / file.path, file.content)
            count += 1
    write_bytes(folder / MARKER, "这个文件夹是 zhanpai demo 造的，可以重新造。\n".encode())
    return count
