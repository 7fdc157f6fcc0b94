"""`zhanpai serve`: the site on this machine, while it is being written."""

from __future__ import annotations

import gc
import re
import webbrowser
from typing import Annotated

import typer

from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.project import Project
from zhanpai.fronts.preview import serve as serve_preview

HELP = "在这台电脑上预览；存盘以后网页自己更新"


def serve(
    root: Project,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="端口", help="网址里的端口号，1 到 65535，默认 8000", min=1, max=65535
        ),
    ] = 8000,
    host: Annotated[
        str, typer.Option("--host", metavar="地址", help="默认 127.0.0.1，只有这台电脑看得到")
    ] = "127.0.0.1",
    open_browser: Annotated[bool, typer.Option("--open", help="顺便打开浏览器")] = False,
) -> None:
    """Preview a project until Ctrl-C."""

    def report(line: str) -> None:
        screen.say(line)
        if open_browser and (address := re.search(r"http://\S+", line)):
            webbrowser.open(address[0])

    gc.enable()  # `run` turns it off for commands that end; this one goes on all day.
    serve_preview(root, host, port, report)
