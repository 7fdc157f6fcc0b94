"""`zhanpai desk`: the clerk's desk in the browser of this computer."""

from __future__ import annotations

import gc
import webbrowser
from pathlib import Path

from zhanpai.fronts.cli import screen
from zhanpai.fronts.desk.opening import open_desk


def desk(root: Path, no_browser: bool, git: bool) -> None:
    """Open the desk of a project and stay until it is closed, with `git` each save a commit.

    In a folder that is empty or not there it asks for a city first.  Problem if that cannot be done.
    """

    def show(address: str) -> None:
        if no_browser or not webbrowser.open(address):
            screen.say(f"在浏览器里打开（只能用一次）：{address}")
        else:
            screen.say("工作台在浏览器里打开了。这个窗口不要关；用完按 Ctrl-C，或者在网页上点“关掉工作台”。")

    gc.enable()  # `run` turns it off for commands that end; this one goes on all day.
    open_desk(root, screen.say, show, with_git=git)
