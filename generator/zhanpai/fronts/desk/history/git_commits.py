"""Each save as a commit, where the project lies in a git repository: just its own files, whatever else is staged or changed.

Git is run as the person would run it, with her hooks and settings, without a shell; it may fail and nothing is lost.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from zhanpai.fronts.desk.history.save_record import Save
from zhanpai.kit.disk.system import hidden

PATIENCE = 30
"""Seconds that git, hooks and all, may take for one command."""

GRACE = 5
"""Seconds in which git, asked to end, lets go of its locks."""

AT_ONCE = 100
"""Paths on one command line: Windows takes 32,000 characters."""

NO_ADDRESS = "zhanpai@localhost"
"""The e-mail address of a commit where git was told none."""

_STRAY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY")
"""What a git that has started us says of its own repository."""


_LISTED = ("--pathspec-from-file=-", "--pathspec-file-nul")

LONGEST = 4000
"""Characters of a commit's message."""


class GitError(Exception):
    """Git did not do what it was asked; the text is what it said, for a person who knows git."""


@dataclass(frozen=True)
class GitCommits:
    """The repository around the project at `root`: `git` is the program, `top` the repository's own folder."""

    root: Path
    git: str
    top: Path
    _lock: threading.Lock = field(default_factory=threading.Lock, compare=False)

    def commit(self, save: Save) -> str:
        """Make a commit of the files of `save`; "" when that is done, or if git sees nothing new in them.

        Else one sentence in Chinese that says why not.  What is staged of other files stays staged, and out of it.
        """
        with self._lock:
            try:
                if states := self._states([one.path for one in save.files]):
                    self._commit(save, states)
            except GitError as error:
                return f"资料存好了，但是 git 没有提交成：{_last_words(str(error))}。可以自己提交，或者请管 git 的同志看一看。"
        return ""

    def _states(self, paths: Sequence[str]) -> dict[str, str]:
        """Those that git sees changed, from the repository's own folder, with its two letters for what they are.

        What it is told to ignore is not among them.
        """
        found: dict[str, str] = {}
        for start in range(0, len(paths), AT_ONCE):
            asked = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames", "--")
            said = self._run(self.root, *asked, *map(_literal, paths[start : start + AT_ONCE]))
            found |= {os.fsdecode(line[3:]): line[:2].decode() for line in said.split(b"\0") if line}
        return found

    def _commit(self, save: Save, states: Mapping[str, str]) -> None:
        # A file that git does not know yet cannot be named in a commit of single files.
        new = _listed(path for path, state in states.items() if state == "??")
        words = "\n".join([save.what, *(("", *save.details[:50]) if save.details else ())])[:LONGEST]
        commit = ("commit", "--quiet", "--only", f"--message={words}", *_LISTED)
        if new:
            self._run(self.top, "add", "--intent-to-add", *_LISTED, told=new)
        try:
            self._run(self.top, *commit, told=_listed(states), who=save.who)
        except GitError:
            if new:
                with suppress(GitError):
                    self._run(self.top, "rm", "--cached", "--force", "--quiet", *_LISTED, told=new)
            raise

    def _run(self, folder: Path, *asked: str, told: bytes = b"", who: str = "") -> bytes:
        return _run(self.git, folder, *asked, told=told, env=self._signed(who) if who else {})

    def _signed(self, who: str) -> dict[str, str]:
        """The author is the person at the desk; the committer too where git knows none."""
        plain = re.sub(r"[<>\x00-\x1f\ud800-\udfff]+", " ", who)
        name = " ".join(plain.split()).strip(" .,:;\"'") or "工作台"
        mail = self._setting("user.email") or NO_ADDRESS
        signed = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": mail}
        if not self._setting("user.name"):
            signed |= {"GIT_COMMITTER_NAME": name}
        if mail == NO_ADDRESS:
            signed |= {"GIT_COMMITTER_EMAIL": mail}
        return signed

    def _setting(self, name: str) -> str:
        with suppress(GitError):
            return _run(self.git, self.root, "config", "--get", name).decode("utf-8", "replace").strip()
        return ""


def find_git(root: Path) -> GitCommits | str:
    """The repository around the project at `root`, or why saves cannot be committed: one sentence in Chinese."""
    git = shutil.which("git")
    # Windows looks into the folder where it stands first; what lies in a project is no program of ours.
    if git is None or Path(git).resolve().is_relative_to(root.resolve()):
        return "这台电脑没有装 git，工作台照常能用，只是每次存不提交。"
    try:
        said = _run(git, root, "rev-parse", "--show-toplevel")
    except GitError as error:
        return f"这个文件夹不在 git 仓库里（{_last_words(str(error))}），工作台照常能用，只是每次存不提交。"
    top = os.fsdecode(said.rstrip(b"\r\n"))
    return (
        GitCommits(root, git, Path(top))
        if top
        else "这个 git 仓库没有工作区，工作台照常能用，只是每次存不提交。"
    )


def _literal(path: str) -> str:
    """The path as git wants it where no sign in it shall mean anything."""
    return f":(literal){path}"


def _listed(paths: Iterable[str]) -> bytes:
    return b"\0".join(os.fsencode(_literal(path)) for path in paths)


def _run(git: str, folder: Path, *asked: str, told: bytes = b"", env: dict[str, str] | None = None) -> bytes:
    """What git says on its standard output; GitError if it fails or takes too long."""
    settings = {name: value for name, value in os.environ.items() if name not in _STRAY}
    # Its words are English, and nothing is asked of anybody.
    settings |= {"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0"} | (env or {})
    # Into files: who waits for the end of a pipe waits for every program that a hook has left behind.
    with (
        tempfile.TemporaryFile() as given,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as wrong,
    ):
        given.write(told)
        given.seek(0)
        command: Iterable[str] = (git, "-C", str(folder), *asked)
        try:
            process = subprocess.Popen(
                [*command], stdin=given, stdout=out, stderr=wrong, env=settings, **hidden()
            )
        except (OSError, ValueError) as error:
            raise GitError(str(error)) from error
        status = _wait(process)
        out.seek(0)
        wrong.seek(0)
        if status is None:
            raise GitError(f"等了 {PATIENCE} 秒还没有做完")
        said = out.read()
        if status:
            raise GitError((wrong.read() or said).decode("utf-8", "replace"))
        return said


def _wait(process: subprocess.Popen[bytes]) -> int | None:
    """Its exit status; None if it had to be ended."""
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.terminate()
        try:
            process.wait(GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        return None


def _last_words(said: str) -> str:
    """The last line that says something, cut to a sentence's length."""
    lines = [" ".join(line.split()) for line in said.splitlines() if line.strip()]
    text = next(
        (line for line in lines if line.startswith(("fatal:", "error:"))),
        lines[-1] if lines else "没有说原因",
    )
    text = "".join(ch for ch in text if ch.isprintable())
    return text if len(text) <= 120 else f"{text[:118]}……"
