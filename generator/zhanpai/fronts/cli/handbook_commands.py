"""`zhanpai explain` and `zhanpai handbook` with what each takes: what there is to read; imported when called, as all others."""

from __future__ import annotations

from zhanpai.fronts.cli.grammar import Command
from zhanpai.fronts.cli.options import FOLDER
from zhanpai.fronts.cli.parameters import Argument, Option


def readings() -> tuple[Command, ...]:
    """What needs no project: a code looked up, and the whole handbook to print."""
    return (
        Command(
            "explain",
            "讲清楚检查结果里的一个代码；不写代码就列出全部",
            "explain:explain",
            Argument("code", "代码", "例如 D203；大小写都行", required=False, default=""),
        ),
        Command(
            "handbook",
            "把整本使用手册排成一个 PDF：A4，有目录和页码，可以打印",
            "print_handbook:print_handbook",
            Option("--out", "PDF文件", "存成哪个文件，默认是当前文件夹里的 使用手册.pdf", type=FOLDER),
        ),
    )
