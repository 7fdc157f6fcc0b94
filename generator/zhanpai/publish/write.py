"""The only writer of the site: draw every page, make every file, and put them into a folder.

Pages are drawn by several processes; each takes a slice, so what crosses between them is numbers.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeAlias

from zhanpai.content.load.disk import read_picture
from zhanpai.domain.model.register import SiteInfo
from zhanpai.kit import images
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.disk import cache
from zhanpai.kit.disk.files import write_bytes
from zhanpai.publish.project_places import MARKER
from zhanpai.site.page import Output, Page, PublishedPicture
from zhanpai.site.render import Renderer
from zhanpai.site.share_images import ShareImage
from zhanpai.site.shell import Shell, stamp
from zhanpai.site.theme import Theme

ShellKey: TypeAlias = tuple[str, int]
"""Section and depth of the URL: pages alike in both share a shell."""

Item: TypeAlias = Page | Output | PublishedPicture | ShareImage

DrawImages: TypeAlias = Callable[[Theme, Sequence[ShareImage]], Sequence[bytes]]
"""Draws pictures with the means of a theme, as PNG and in their order; ContentError if an own file of the city's fails.

A front hands it down, for what draws lies above this room.  It may leave threads behind in its process.
"""


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
    theme: Theme
    renderer: Renderer
    draw_images: DrawImages
    shells: Mapping[ShellKey, Shell]
    items: Sequence[Item]
    inspect: Inspect | None = None
    drawn: Mapping[str, bytes] = field(default_factory=dict)
    """The share images that are drawn already, by URL."""
    instead: Mapping[str, bytes | None] = field(default_factory=dict)
    """Pictures of the content that are tried and do not lie on the disk, by their paths."""

    def with_images(self) -> Job:
        """The same job, all share images in it drawn: those that the cache does not have, together, in this process."""
        return replace(self, drawn=self._draw([i for i in self.items if isinstance(i, ShareImage)]))

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
                key = f"photo-{checksum}-{width}-{form}-{images.QUALITY[form]}-{images.RULES}"
                return self._cached(key, lambda: images.develop(self._picture(source, checksum), width, form))
            case ShareImage(url=url):
                return self.drawn[url] if url in self.drawn else self._draw([item])[url]

    def _picture(self, source: str, checksum: str) -> bytes:
        return self.instead.get(source) or read_picture(self.root, source, checksum)

    def _cached(self, key: str, make: Callable[[], bytes]) -> bytes:
        if (content := cache.find(self.cache, key)) is None:
            content = make()
            cache.keep(self.cache, key, content)
        return content

    def _draw(self, wanted: Sequence[ShareImage]) -> dict[str, bytes]:
        known = {image.url: cache.find(self.cache, image.cache_key) for image in wanted}
        drawn = {url: content for url, content in known.items() if content is not None}
        if missing := [image for image in wanted if image.url not in drawn]:
            for image, content in zip(missing, self.draw_images(self.theme, missing), strict=True):
                cache.keep(self.cache, image.cache_key, content)
                drawn[image.url] = content
        return drawn


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
    # Before any worker is forked, and never in one: threads of what draws do not survive that, and would be waited for.
    job = job.with_images()
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
