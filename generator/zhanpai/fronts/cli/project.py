"""Which project a command is about: `--root`, or the nearest folder that holds a register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from zhanpai.content import filing
from zhanpai.kit.problem import Problem


def nearest_root(start: Path) -> Path:
    """The nearest folder at or above `start` that holds a register, or else `start`."""
    return next((folder for folder in (start, *start.parents) if (folder / filing.REGISTER).is_file()), start)


def _settle(ctx: typer.Context, given: Path | None) -> Path:
    """`--root` of the command, or of `zhanpai` itself, or the nearest; it must be a folder."""
    root = given or ctx.find_root().params.get("root") or nearest_root(Path.cwd())
    if not root.is_dir():
        raise Problem(f"没有这个文件夹：{root}。", "核对 --root 后面写的文件夹。")
    return Path(root)


AnyFolder = Annotated[
    Path,
    typer.Option(
        "--root",
        metavar="文件夹",
        help="网站所在的文件夹；不写就从当前文件夹往上找 stations.yaml",
        # None is what the callback takes for “not given”; commands always get a folder.
        default_factory=lambda: None,
        callback=_settle,
    ),
]
"""The option of commands that make do without a project."""


def _settle_project(ctx: typer.Context, given: Path | None) -> Path:
    root = _settle(ctx, given)
    if not (root / filing.REGISTER).is_file():
        fix = "到放 stations.yaml 的文件夹里运行，或者用 --root 指明；新建网站用 zhanpai new site。"
        raise Problem(f"{root.resolve()} 里没有名册 stations.yaml。", fix)
    return root


Project = Annotated[
    Path,
    typer.Option(
        "--root",
        metavar="文件夹",
        help="网站所在的文件夹；不写就从当前文件夹往上找 stations.yaml",
        default_factory=lambda: None,
        callback=_settle_project,
    ),
]
"""The option of commands that need a register."""
