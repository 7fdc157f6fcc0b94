"""The only writer of the site: draw every page, make every file, and put them into a folder.

Pages are drawn by several processes; each takes a slice, so what crosses between them is numbers.
"""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from zhanpai.content.load.disk import read_picture
from zhanpai.domain.model.register import SiteInfo
from zhanpai.kit import images
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.disk.files import write_bytes
from zhanpai.site.page import Output, Page, PublishedPicture
from zhanpai.site.render import Renderer
from zhanpai.site.shell import Shell, stamp

ShellKey: TypeAlias = tuple[str, int]
"""Section and depth of the URL: pages alike in both share a shell."""

Item: TypeAlias = Page | Output | PublishedPicture


@dataclass(frozen=True, slots=True)
class Doubt:
    """What must not be published unless the page in `file`, once it is written, has a place `anchor`."""

    file: str
    anchor: str
    problem: Diagnostic


Inspect: TypeAlias = Callable[[Item, bytes], Sequence[Diagnostic | Doubt]]
"""Looks at a file before it is written, and says what must not be published."""

SLICE = 100
"""Files to one slice: enough to hide the cost of handing it over, few enough for a smooth progress bar."""

CACHE = ".cache/zhanpai"
"""Where a project keeps what was dear to make; it may be deleted at any time."""

MARKER = ".zhanpai"
"""A hidden file in the site's root: everything in this folder was made by us and may be made anew."""


def shell_key(page: Page) -> ShellKey:
    """Which shell `page` is stamped into: its section and the depth of its address."""
    return page.section, page.url.count("/") - 1


def file_of(url: str) -> str:
    """The file that a web server sends for `url`, relative to the site's root."""
    return url.lstrip("/") + ("index.html" if url.endswith("/") else "")


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one slice."""

    files: int
    problems: tuple[Diagnostic | Doubt, ...] = ()


@dataclass(frozen=True)
class Job:
    """All that a worker needs."""

    folder: Path
    root: Path
    cache: Path
    site: SiteInfo
    renderer: Renderer
    shells: Mapping[ShellKey, Shell]
    items: Sequence[Item]
    inspect: Inspect | None = None

    def write(self, start: int) -> Written:
        """Write the slice that begins at item `start`; OSError if the disk refuses."""
        part = self.items[start : start + SLICE]
        problems: list[Diagnostic | Doubt] = []
        for item in part:
            content = self.content(item)
            if self.inspect:
                problems += self.inspect(item, content)
            write_bytes(self.folder / file_of(item.url), content)
        return Written(len(part), tuple(problems))

    def content(self, item: Item) -> bytes:
        """The bytes of one file of the site, out of the cache where they were made before."""
        match item:
            case Page():
                body = self.renderer.body(item)
                return stamp(self.shells[shell_key(item)], item, body, self.site).encode()
            case Output(make=make, cache_key=key):
                return self._cached(key, make) if key else make()
            case PublishedPicture(source=source, width=width, checksum=checksum, form=form):
                key = f"photo-{checksum}-{width}-{form}-{images.QUALITY[form]}"
                return self._cached(key, lambda: images.develop(read_picture(self.root, source), width, form))

    def _cached(self, key: str, make: Callable[[], bytes]) -> bytes:
        path = self.cache / hashlib.sha256(key.encode()).hexdigest()[:32]
        try:
            content = path.read_bytes()
            os.utime(path)  # `build.cache` keeps what is asked for.
            return content
        except OSError:
            content = make()
        try:
            write_bytes(path.with_suffix(f".{os.getpid()}"), content)
            path.with_suffix(f".{os.getpid()}").replace(path)
        except OSError:
            pass  # A cache that cannot be written costs time, nothing else.
        return content


def marker(pages: int, files: int) -> Output:
    """The file that marks a finished site as ours; it holds nothing that may not be published."""
    note = "这个文件夹由站牌（zhanpai）生成，每次生成都会整个换掉，不要把别的东西放在这里。"
    text = json.dumps({"说明": note, "页面": pages, "文件": files}, ensure_ascii=False)
    return Output(f"/{MARKER}", partial(str.encode, text + "\n"))


_job: Job | None = None


def _write_slice(start: int) -> Written:
    assert _job is not None
    return _job.write(start)


def _start_worker(read_end: int, write_end: int) -> None:
    """Leave Ctrl-C to the parent, which ends its workers itself; and do not outlive it.

    A worker whose parent was killed would wait for work for ever, and hold the lock of the output folder.
    Only the parent keeps the writing end of the pipe open, so that reading ends when the parent does.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.close(write_end)
    threading.Thread(target=_end_with_parent, args=(read_end,), daemon=True).start()


def _end_with_parent(read_end: int) -> None:
    os.read(read_end, 1)
    os._exit(1)


def write_site(job: Job, processes: int) -> Iterator[Written]:
    """Write every item of `job`; yield slices as they are done.

    Raises OSError if the disk refuses, and BrokenProcessPool if a worker is killed.
    """
    global _job
    starts = range(0, len(job.items), SLICE)
    if processes <= 1 or len(starts) <= 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(job.write, starts)
        return
    # Forked workers inherit the job; sending ten thousand pages through a pipe would cost more than it saves.
    _job = job
    # A collection in a worker would touch, and so copy, every page of memory that it shares with its parent.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    ends = os.pipe()
    pool = ProcessPoolExecutor(processes, context, initializer=_start_worker, initargs=ends)
    try:
        for done in as_completed([pool.submit(_write_slice, start) for start in starts]):
            yield done.result()
    finally:
        pool.shutdown(cancel_futures=True)
        for end in ends:
            os.close(end)
        gc.unfreeze()
        _job = None
