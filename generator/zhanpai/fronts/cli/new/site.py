"""`zhanpai new site DIR`: a whole site that checks and builds: of a real place, or a small sample to be made one's own."""

from __future__ import annotations

import sys
from pathlib import Path

from zhanpai.content.new_folder import fill, refuse_used, sweep
from zhanpai.content.scaffold.site import site_files
from zhanpai.fronts.cli import screen
from zhanpai.fronts.schemas import schema_files
from zhanpai.kit.clock import read_today


def new_site(folder: Path, city: str | None, **given: object) -> None:
    """Write the files of a site into an empty folder; Problem if it holds something, or if an answer is no good.

    With a `city`, which somebody at a keyboard is asked for, it is that city's, and `given` are the other options, see
    `new.city`; without one it is the sample.
    """
    sweep(folder)
    refuse_used(folder)  # Before anything is asked.
    from zhanpai.fronts.cli.new.city import ask_city, begin_city

    has_more = any(value not in (None, (), False) for value in given.values())
    if city is None and not has_more and sys.stdin.isatty():
        city = ask_city() or None
    if city is not None or has_more:
        begin_city(folder, city, given)
        return
    files = {**site_files(read_today()), **schema_files()}
    fill(folder, files)
    screen.say(
        f"新网站在 {folder.resolve()}，共 {len(files)} 个文件。先改 stations.yaml 里的网站名称、城市和区划。"
    )
    screen.say(f"接下来：cd {folder}，再运行 zhanpai check 和 zhanpai build。")
