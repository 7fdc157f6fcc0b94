"""The options that several commands share, each with its one name, meaning and help text."""

from __future__ import annotations

import os
from pathlib import Path

import click

from zhanpai.fronts.cli.parameters import Option, flag

FOLDER = click.Path(path_type=Path)
"""The type of a value that is the way to a file or folder; whether it is there is for the command to say."""

ROOT = Option("--root", "文件夹", "网站所在的文件夹；不写就从当前文件夹往上找 stations.yaml", type=FOLDER)

ONLY = Option("--only", "站号", "只做这些站，例如 0001,0002；可以写几次", multiple=True)

DISTRICT = Option("--district", "区县", "只做这个区县，例如 示例区；可以写几次", multiple=True)

STATION = Option("--station", "站号", "哪个站，例如 0002")

JOBS = Option(
    "--jobs",
    "个数",
    "同时用几个处理器，1 以上的整数；不写就全用",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
)

STRICT = flag("--strict", "有提醒也算不通过")

JSON = flag("--json", "写成 JSON 显示出来，给别的程序用")


def out(folder: str) -> Option:
    """Where to put what is made; `folder` is its name in the project if nothing is said."""
    return Option("--out", "文件夹", f"放到哪里，默认是网站文件夹里的 {folder}", type=FOLDER)
