"""`zhanpai new site DIR`: a whole small site that checks and builds, to be made one's own."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content.scaffold.site import site_files
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.new import project_files
from zhanpai.fronts.schemas import schema_files
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem


def new_site(folder: Path) -> None:
    """Write the files of a minimal site into an empty folder; Problem if it holds something."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Problem(f"{folder} 里已经有东西，没有动它。", "换一个新的或者空的文件夹。")
    texts = {**site_files(read_today()), **schema_files()}
    for path, text in texts.items():
        project_files.write_new(folder, path, text)
    screen.say(
        f"新网站在 {folder.resolve()}，共 {len(texts)} 个文件。先改 stations.yaml 里的网站名称、城市和区划。"
    )
    screen.say(f"接下来：cd {folder}，再运行 zhanpai check 和 zhanpai build。")
