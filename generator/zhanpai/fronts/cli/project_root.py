"""Which project a command is about: `--root`, or the nearest folder that holds a register."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content import filing
from zhanpai.kit.problem import Problem


def nearest_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a register, or else `start`."""
    return next((folder for folder in (start, *start.parents) if (folder / filing.REGISTER).is_file()), start)


def find_root(typed: Path | None, *, needs_register: bool, may_begin: bool = False) -> Path:
    """The folder `typed`, or the nearest if None; Problem if it is no folder, or lacks a register that is needed.

    Where a project may begin (`may_begin`) the folder need not be there yet: the command itself looks at it.
    """
    root = typed or nearest_root(Path.cwd())
    if may_begin:
        return root
    if not root.is_dir():
        raise Problem(f"没有这个文件夹：{root}。", "核对 --root 后面写的文件夹。")
    if needs_register and not (root / filing.REGISTER).is_file():
        fix = "到放 stations.yaml 的文件夹里运行，或者用 --root 指明；新建网站用 zhanpai new site。"
        raise Problem(f"{root.resolve()} 里没有名册 stations.yaml。", fix)
    return root
