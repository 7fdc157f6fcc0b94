"""`zhanpai handin`: choose what this folder hands in, make the file that is handed over, and take in the city's receipt."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

from zhanpai.content import filing
from zhanpai.content.handin.gathering import Gathered
from zhanpai.content.several_edits import write_files
from zhanpai.fronts import handing_in
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.fronts.cli.questions import ask, is_accepted
from zhanpai.kit.clock import read_now
from zhanpai.kit.disk import files
from zhanpai.kit.problem import Problem, explain

MANY = 200
"""Values that are shown on the screen; the file has them all."""


def hand_in(
    root: Path,
    begin: bool,
    district: str | None,
    stations: tuple[str, ...],
    by: str | None,
    out: Path | None,
    answer: Path | None,
    yes: bool,
) -> int:
    """Do one of the three; the status is 1 if a person at the keyboard says no.

    Problem for what cannot be done as asked, ContentError if the register cannot be read.
    """
    if answer is not None:
        return _take_receipt(root, answer, yes)
    if begin:
        return _begin(root, district or "", stations, by, yes)
    if district or stations or by:
        raise Problem("范围和姓名是开始的时候定的。", "要换，加上 --begin；要交，只运行 zhanpai handin。")
    return _hand_in(root, out)


def read_parcel(path: Path) -> bytes:
    """The bytes of a file that somebody sent; Problem if there is none, or if it cannot be read."""
    if not path.is_file():
        raise Problem(f"没有这个文件：{path}。", "核对文件名和文件夹。")
    try:
        return path.read_bytes()
    except OSError as error:
        raise explain(error) from error


def write_parcel(root: Path, path: Path, raw: bytes) -> None:
    """Put a file that is sent on where it was asked for; Problem if something else stands there or the disk refuses."""
    if (root / filing.CONTENT).resolve() in path.resolve().parents:
        raise Problem(f"{path} 在 content 文件夹里，那里只放网站的内容。", "写一个别的地方。")
    if path.is_dir():
        raise Problem(f"{path} 是一个文件夹。", "后面再写上文件名，例如 交稿.zip。")
    if path.exists() and path.suffix.lower() not in (".zip", ".txt", ".html"):
        raise Problem(f"{path} 已经有了，没有动它。", "换一个文件名，以 .zip 结尾。")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.put(path, raw)
    except OSError as error:
        raise explain(error, path).unwritten() from error


def _begin(root: Path, district: str, stations: tuple[str, ...], by: str | None, yes: bool) -> int:
    scope = handing_in.find_scope(root, district, stations)
    before = handing_in.base_state(root)
    if before and handing_in.has_unhanded(root, read_now()):
        screen.say(
            f"{before.begun:%Y-%m-%d} 以后改过的还没有交，或者还没有收到回执；重新开始就不再算作改动。",
            "yellow",
        )
        if not is_accepted(yes):
            screen.say("没有重新开始。先运行 zhanpai handin 交掉；一定要重新开始，加上 --yes。")
            return CONTENT_ERRORS
    name = ask(by, "--by", "交稿人的姓名", suggestion=before.by if before else "")
    state = handing_in.begin(root, scope, name, read_now())
    screen.say(f"从现在起，这个文件夹交的是“{state.scope.words}”，交稿人 {state.by}。", "green")
    screen.say("改好以后运行 zhanpai handin，把做出来的 交稿.zip 发给市里。")
    return OK


def _hand_in(root: Path, out: Path | None) -> int:
    gathered = handing_in.gather(root, read_now())
    _show_returned(root)
    _show(gathered)
    if gathered.hand_in.is_empty:
        screen.say("没有要交的。")
        return OK
    path = out or root / "交稿.zip"
    write_parcel(root, path, handing_in.written_hand_in(gathered))
    scope = gathered.hand_in.scope.words
    screen.say(f"“{scope}”的交稿写好了，{len(gathered.values)} 处：{path}", "green")
    screen.say("把它发给市里；还没有收到回执以前可以再改、再交，每一份都包括以前的。")
    return OK


def _show(gathered: Gathered) -> None:
    shown = 0
    for title, values in groupby(gathered.values, key=lambda pair: pair[0]):
        if shown >= MANY:
            break
        screen.say(f"\n{title}", "bold")
        for _, said in values:
            screen.say(f"  {said}")
            shown += 1
    if len(gathered.values) > shown:
        screen.say(f"  还有 {len(gathered.values) - shown} 处。")
    if gathered.unread:
        screen.say("\n这些文件读不出来，这一次没有交：", "yellow")
        for sentence in gathered.unread:
            screen.say(f"  {sentence}")
    if gathered.outside:
        screen.say("\n这些改动没有交：", "yellow")
        for sentence in gathered.outside:
            screen.say(f"  {sentence}")


def _show_returned(root: Path) -> None:
    state = handing_in.base_state(root)
    if state and state.returned:
        screen.say("上一次市里退回的：", "yellow")
        for where, word in state.returned:
            screen.say(f"  {where}——{word}")


def _take_receipt(root: Path, path: Path, yes: bool) -> int:
    taken = handing_in.read_receipt(root, read_parcel(path))
    receipt = taken.receipt
    screen.say(f"“{receipt.scope.words}”的回执，{receipt.made:%Y-%m-%d %H:%M}", "bold")
    if receipt.word:
        screen.say(f"市里说：{receipt.word}")
    screen.say(f"收下了 {len(receipt.taken)} 处，退回 {len(receipt.returned)} 处。")
    for where, word in receipt.returned:
        screen.say(f"  退回：{where}——{word}", "yellow")
    for told in receipt.told:
        screen.say(f"  {told}", "yellow")
    if taken.files:
        screen.say(f"市里换过编号或者文件名，这里的 {len(taken.files)} 个文件跟着改：")
        for file in taken.files:
            screen.say(f"  {file[0]}")
        if not is_accepted(yes):
            is_asked = sys.stdin.isatty()
            screen.say("什么都没有写。" if is_asked else "什么都没有写；要写，加上 --yes 再运行一次。")
            return CONTENT_ERRORS
        write_files(root, taken.files, "照市里的回执改编号和文件名")
    handing_in.keep_receipt(root, taken)
    screen.say("记下了：收下的不再交，退回的改好以后再交。", "green")
    return OK
