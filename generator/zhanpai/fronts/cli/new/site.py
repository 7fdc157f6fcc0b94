"""`zhanpai new site DIR`: a whole site that checks and builds: of a real place, or a small sample to be made one's own."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from zhanpai.content.scaffold.site import site_files
from zhanpai.content.several_edits import write_files
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.questions import ask
from zhanpai.fronts.schemas import schema_files
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem, explain


def new_site(folder: Path, city: str | None, **given: object) -> None:
    """Write the files of a site into an empty folder; Problem if it holds something, or if an answer is no good.

    With a `city`, which somebody at a keyboard is asked for, it is that city's, and `given` are the other options, see
    `new.city`; without one it is the sample.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(f"{folder} 里已经有东西，没有动它。", "换一个新的或者空的文件夹。")
    from zhanpai.fronts.cli.new.city import begin_city

    has_more = any(value not in (None, (), False) for value in given.values())
    if city is None and not has_more and sys.stdin.isatty():
        city = (
            ask(None, "--city", "哪个市、州、盟或者区县的网站，写名称；先看示例的直接回车", optional=True)
            or None
        )
    if city is not None or has_more:
        begin_city(folder, city, given)
        return
    files = {**site_files(read_today()), **schema_files()}
    write_site(folder, files)
    screen.say(
        f"新网站在 {folder.resolve()}，共 {len(files)} 个文件。先改 stations.yaml 里的网站名称、城市和区划。"
    )
    screen.say(f"接下来：cd {folder}，再运行 zhanpai check 和 zhanpai build。")


def write_site(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write all files of a new site into a folder, or none; Problem if the disk refuses."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise explain(error, None).unwritten() from error
    changes = [(path, None, _raw(content)) for path, content in files.items()]
    write_files(folder, changes, "新建网站")


def _raw(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
