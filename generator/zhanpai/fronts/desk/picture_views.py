"""Small copies of the project's pictures, for the desk's pages: made when they are asked for, the last of them kept."""

from __future__ import annotations

import threading
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from zhanpai.content.edits import read_file
from zhanpai.content.load import pictures
from zhanpai.content.several_edits import LARGEST
from zhanpai.kit import images
from zhanpai.kit.problem import Problem

WIDTH = 480
KEPT = 8 * 2**20
"""Bytes of copies that are kept in memory: some three hundred."""


class PictureViews:
    """Copies of the pictures of the project at `root`; threads may ask at once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._views: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()

    def view(self, path: str) -> bytes | None:
        """A JPEG of the picture at `path`, at most WIDTH wide; None if there is none by now, or if it cannot be drawn."""
        with suppress(OSError, Problem):
            info = (self._root / path).lstat()
            key = (path, info.st_mtime_ns, info.st_size)
            with self._lock:
                if key in self._views:
                    self._views.move_to_end(key)
                    return self._views[key]
                # One at a time: a page of sixty asks for all of them at once.
                made = self._made(path)
                if made is not None:
                    self._keep(key, made)
                return made
        return None

    def _made(self, path: str) -> bytes | None:
        raw = read_file(self._root, path, LARGEST)
        if pictures.inspect(path, raw).problem:
            return None
        return images.develop(raw, WIDTH)

    def _keep(self, key: tuple[str, int, int], made: bytes) -> None:
        self._views[key] = made
        while sum(map(len, self._views.values())) > KEPT and len(self._views) > 1:
            self._views.popitem(last=False)
