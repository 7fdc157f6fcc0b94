"""`zhanpai serve`: the site on this machine, while it is being written."""

from __future__ import annotations

import gc
import re
import webbrowser
from pathlib import Path

from zhanpai.fronts.cli import screen
from zhanpai.fronts.preview import serve as serve_preview


def serve(root: Path, port: int, host: str, open_browser: bool) -> None:
    """Preview a project at `http://host:port/` until Ctrl-C; Problem if the port is taken."""

    def report(line: str) -> None:
        screen.say(line)
        if open_browser and (address := re.search(r"http://\S+", line)):
            webbrowser.open(address[0])

    gc.enable()  # `run` turns it off for commands that end; this one goes on all day.
    serve_preview(root, host, port, report)
