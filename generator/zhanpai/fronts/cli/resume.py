"""`zhanpai resume`: a change of several files that was broken off is finished, or taken back."""

from __future__ import annotations

from pathlib import Path

from zhanpai.content.several_edits import resume
from zhanpai.fronts.cli import screen


def go_on(root: Path, undo: bool, keep: bool) -> None:
    """Finish what `rename` or another command was writing when it was ended, or with `undo` take it back.

    `keep` leaves files as they are that somebody has saved since; Problem names them otherwise.
    """
    done = resume(root, undo=undo, keep=keep)
    if done is None:
        screen.say("没有写到一半的改动。", "green")
        return
    ending = "退回原样了" if undo else "写完了"
    screen.say(f"“{done.what}”{ending}，这次写了 {len(done.written)} 个文件。", "green")
    for path in done.kept:
        screen.warn(f"{path} 后来又被改过，没有动：看看里面是不是该有的内容。")
    screen.say("运行 zhanpai check 再看一遍。")
