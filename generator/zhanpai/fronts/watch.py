"""Notice that somebody has saved something."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from zhanpai.content import filing
from zhanpai.content.load.theme import FOLDER as THEME

QUIET = 0.05
"""Seconds without a change before the content is read: an editor that saves makes several in a row."""

_CHANGES = {"created", "modified", "deleted", "moved", "closed"}
"""Reading a file is an event too, and we read what has changed: that would never end."""


@contextmanager
def watching(root: Path, changed: Callable[[], None]) -> Iterator[None]:
    """Call `changed` in a thread of its own after each save below the project, until the end of the block."""
    bell = threading.Event()
    stop = threading.Event()

    def attend() -> None:
        while True:
            bell.wait()
            while bell.is_set() and not stop.is_set():
                bell.clear()
                stop.wait(QUIET)
            if stop.is_set():
                return
            changed()

    observer = _observe(root, bell)
    thread = threading.Thread(target=attend, name="preview", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        bell.set()
        observer.stop()
        observer.join()
        thread.join(timeout=5)


def _observe(root: Path, bell: threading.Event) -> BaseObserver:
    try:
        return _start(Observer(), root, bell)
    except OSError:
        # The system lets each person watch so many folders (inotify) and other programs have taken them.
        return _start(PollingObserver(timeout=0.5), root, bell)


def _start(observer: BaseObserver, root: Path, bell: threading.Event) -> BaseObserver:
    everything = _Listener(bell, None)
    for folder in (root / filing.CONTENT, root / THEME):
        if folder.is_dir():
            observer.schedule(everything, str(folder), recursive=True)
    top = frozenset({filing.REGISTER, filing.CONTENT, "mkdocs.yml", THEME})
    observer.schedule(_Listener(bell, top), str(root), recursive=False)
    observer.start()
    return observer


class _Listener(FileSystemEventHandler):
    """Rings when a file changes; `names` limits it to these."""

    def __init__(self, bell: threading.Event, names: frozenset[str] | None) -> None:
        self._bell = bell
        self._names = names

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [Path(str(p)).name for p in (event.src_path, event.dest_path) if p]
        is_ours = self._names is None or not self._names.isdisjoint(paths)
        if event.event_type in _CHANGES and is_ours and not all(map(filing.is_noise, paths)):
            self._bell.set()
