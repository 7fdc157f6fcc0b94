"""What a change of several files was to make, kept beside the register from before the first file until after the last.

While this journal lies there the change is neither made nor not made; with it, whoever comes next can do either
(`content/several_edits.py`).  It is one file, put in its place whole, and taken away when everything is on the disk.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.filing import UNFINISHED
from zhanpai.kit.diagnostics import Finding, Rule
from zhanpai.kit.disk import files
from zhanpai.kit.disk.lock import claimed
from zhanpai.kit.disk.system import settle_names, take_away
from zhanpai.kit.problem import Problem

BROKEN_OFF = Rule.parse("""S220 一次改动写到一半断了

    改名、改正会同时改几个文件。写到一半断电、关机或者被结束，有的文件已经是新的，有的还是旧的：站名和门牌会对不上。
    写之前全部内容都记在 .zhanpai-unfinished 里，接着写完、退回原样都可以，什么都不会丢。

    错：
        .zhanpai-unfinished 还在：上次的改动没有写完
    对：
        运行 zhanpai resume 接着写完，或者 zhanpai resume --undo 退回原样
    """)

RULES = (BROKEN_OFF,)

HOW_TO_GO_ON = "运行“zhanpai resume”接着写完；要退回原样，运行“zhanpai resume --undo”。"
"""What to do when a change was broken off."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file of a change: its path from the project's root with ``/``.

    `before` is None for a file that is new, `after` for one that is taken away.
    """

    path: str
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A change that was begun: `what` it does, in words, and all of its files."""

    what: str
    changes: tuple[FileChange, ...]


def keep(root: Path, change: Unfinished) -> None:
    """Put `change` into the journal; it is on the disk when this returns.  OSError if the disk refuses."""
    files.put(root / UNFINISHED, _written(change))


def find(root: Path) -> Unfinished | None:
    """What was begun in the project and not finished, or None; Problem if the journal is damaged or cannot be read."""
    try:
        raw = (root / UNFINISHED).read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        raise Problem(f"{UNFINISHED} 读不出来。", "关掉打开它的程序，再试一次。") from None
    with suppress(ValueError, KeyError, TypeError, AttributeError):
        return _read(raw)
    raise Problem(
        f"{UNFINISHED} 坏了：上次的改动写到哪里，看不出来了。",
        f"把项目退回到上一个备份，再删掉 {UNFINISHED}。",
    )


def forget(root: Path, change: Iterable[FileChange]) -> None:
    """Take the journal away: every file of `change` is as it shall be.  They are on the disk first."""
    for folder in sorted({(root / one.path).parent for one in change}):
        if folder.is_dir():
            settle_names(folder)
    take_away(root / UNFINISHED)
    settle_names(root)


def refuse_unfinished(root: Path) -> None:
    """Problem if a change was broken off and waits: another on top of it could be neither finished nor taken back."""
    if (root / UNFINISHED).exists():
        raise Problem("上次的改动写到一半断了，先把它做完才能再改。", HOW_TO_GO_ON)


def look_for_unfinished(root: Path) -> tuple[Finding, ...]:
    """One finding if a change was broken off in the project at `root`; none while somebody is writing it.  Raises nothing."""
    if not (root / UNFINISHED).exists() or _is_being_written(root):
        return ()
    return (
        BROKEN_OFF.at(UNFINISHED, (), "上次的改动写到一半断了，有的文件是新的，有的是旧的。", HOW_TO_GO_ON),
    )


def lock_of(root: Path) -> Path:
    """The file that whoever writes into the project holds meanwhile."""
    return root / ".cache" / "edits"


def _is_being_written(root: Path) -> bool:
    if not lock_of(root).exists():
        return False
    try:
        with claimed(lock_of(root)) as is_ours:
            return not is_ours or not (root / UNFINISHED).exists()
    except OSError:
        return False


def _written(change: Unfinished) -> bytes:
    data = {
        "what": change.what,
        "files": [
            {"path": one.path, "before": _packed(one.before), "after": _packed(one.after)}
            for one in change.changes
        ],
    }
    body = json.dumps(data, ensure_ascii=False, indent=1).encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body + b"\n"


def _read(raw: bytes) -> Unfinished:
    """What stands in the journal; ValueError, KeyError or TypeError if it is not as it was written."""
    checksum, _, body = raw.partition(b"\n")
    body = body.removesuffix(b"\n").replace(b"\r\n", b"\n")
    if hashlib.sha256(body).hexdigest().encode() != checksum.strip():
        raise ValueError("not as it was written")
    data = json.loads(body)
    changes = (
        FileChange(one["path"], _unpacked(one["before"]), _unpacked(one["after"])) for one in data["files"]
    )
    return Unfinished(data["what"], tuple(changes))


def _packed(raw: bytes | None) -> str | None:
    return None if raw is None else base64.b64encode(raw).decode()


def _unpacked(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)
