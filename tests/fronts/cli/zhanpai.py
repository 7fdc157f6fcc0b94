"""Run the command: its exit status, what it shows; in this process, or in one of its own as a person does."""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from unittest import mock

from tests.make import TODAY
from zhanpai.content.demo import make_corpus, parse_divisions
from zhanpai.content.scaffold.site import MKDOCS, prose_files
from zhanpai.fronts.cli.main import run

EPOCH = str(int(dt.datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=dt.UTC).timestamp()))
ENGLISH = re.compile(r"[A-Za-z]+(?:[ ,]+[A-Za-z]+){3,}")
"""Four English words in a row: a sentence that staff should never meet."""

HEED_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
"""Python source: what a shell starts in the background ignores Ctrl-C, and so would all that this starts."""


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def shown(self) -> str:
        return self.out + self.err

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


def environment(**more: str) -> dict[str, str]:
    assert all(name.isupper() for name in more), "no variable of the environment"
    known = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING")}
    return known | {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1", **more}


def zhanpai(*args: str | Path, at: Path, **env: str) -> Done:
    """Run `zhanpai args…` in the folder `at` within this process, which is afterwards as it was before.

    The command gets an environment, streams and a collector of its own.  `in_a_process` is for what only a process
    shows: its end, its console, what is planted in it.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    collects = gc.isenabled()
    try:
        with (
            Path(os.devnull).open(encoding="utf-8") as nothing,
            contextlib.chdir(at),
            mock.patch.dict(os.environ, environment(**env), clear=True),
            mock.patch("sys.stdin", nothing),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            status = run([str(arg) for arg in args])
    finally:
        if collects:
            gc.enable()
    return Done(status, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def in_a_process(*args: str | Path, at: Path, code: str = "", encoding: str = "utf-8", **env: str) -> Done:
    """Run the real command the way a person does; `code` is run in the same process before it."""
    start = f"{code}\nfrom zhanpai.__main__ import main\nmain()"
    command = [sys.executable, *(["-c", start] if code else ["-m", "zhanpai"]), *map(str, args)]
    done = subprocess.run(
        command, cwd=at, env=environment(**env), capture_output=True, stdin=subprocess.DEVNULL, timeout=120
    )
    return Done(done.returncode, done.stdout.decode(encoding), done.stderr.decode(encoding))


def write_corpus(root: Path, *, stations: int = 20, deputies: int = 40, news: int = 8) -> Path:
    """A made-up city of 20 stations without a finding."""
    table = resources.files("zhanpai.content.demo").joinpath("changsha-divisions.csv").read_text("utf-8")
    corpus = make_corpus(
        parse_divisions(table), stations=stations, deputies=deputies, news=news, seed=1, today=TODAY
    )
    for file in corpus:
        write(root, file.path, file.content)
    for path, text in {"mkdocs.yml": MKDOCS, **prose_files()}.items():
        write(root, path, text.encode())
    return root


def write(root: Path, path: str, content: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file below `root`."""
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}
