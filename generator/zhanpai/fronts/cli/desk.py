"""`zhanpai desk`: the clerk's desk in the browser of this computer."""

from __future__ import annotations

import gc
import webbrowser
from pathlib import Path

from zhanpai.fronts.cli import screen
from zhanpai.fronts.desk.opening import DeskPlace, open_desk
from zhanpai.fronts.desk.sign_on import read_listen, read_sign_on


def desk(
    root: Path, no_browser: bool, git: bool, behind: str, login: str, secret: Path | None, listen: str
) -> None:
    """Open the desk of a project and stay until it is closed, with `git` each save a commit.

    In a folder that is empty or not there it asks for a city first.  `behind`: an office's sign-on stands in front.  Problem
    if that cannot be done.
    """
    place = DeskPlace(*read_listen(listen), read_sign_on(behind, secret, login)) if behind else DeskPlace()

    def show(address: str) -> None:
        if place.sign_on:
            screen.say(f"{login} 的工作台在：{address}")
        elif no_browser or not webbrowser.open(address):
            screen.say(f"在浏览器里打开（只能用一次）：{address}")
        else:
            screen.say("工作台在浏览器里打开了。这个窗口不要关；用完按 Ctrl-C，或者在网页上点“关掉工作台”。")

    gc.enable()  # `run` turns it off for commands that end; this one goes on all day.
    open_desk(root, screen.say, show, with_git=git, place=place)
