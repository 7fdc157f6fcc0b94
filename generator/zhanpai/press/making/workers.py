"""Several processes that share one job without being sent it, and end with their parent."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeAlias, TypeVar

from zhanpai.kit.problem import worker_killed

T = TypeVar("T")

OnProgress: TypeAlias = Callable[[str, int, int], None]
"""Called with the phase, how many of its parts are done, and of how many; of (…, 0, 0) the number is not known."""

SLICE = 8
"""Files to one slice: enough to hide the cost of handing it over, few enough for a smooth progress bar."""

_work: Callable[[int], Any] | None = None


def each(work: Callable[[int], T], count: int, processes: int, at_once: int = SLICE) -> Iterator[T]:
    """``work(0)`` … ``work(count - 1)``, as they are done.  What `work` raises is raised here.

    A process takes `at_once` of them.  With `processes` of 1 all is done in this one.  Raises Problem if
    the system ends one of them.
    """
    global _work
    starts = range(0, count, at_once)
    if processes <= 1 or len(starts) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, range(count))
        return
    _work = work
    gc.freeze()
    ends = os.pipe()
    pool = ProcessPoolExecutor(
        processes, multiprocessing.get_context("fork"), initializer=_start, initargs=ends
    )
    try:
        slices = [range(start, min(start + at_once, count)) for start in starts]
        for done in as_completed([pool.submit(_do, indexes) for indexes in slices]):
            yield from done.result()
    except BrokenProcessPool as error:
        raise worker_killed() from error
    finally:
        pool.shutdown(cancel_futures=True)
        for end in ends:
            os.close(end)
        gc.unfreeze()
        _work = None


def _do(indexes: Sequence[int]) -> list[Any]:
    assert _work is not None
    return [_work(index) for index in indexes]


def _start(read_end: int, write_end: int) -> None:
    """Leave Ctrl-C to the parent, and do not outlive it: only it keeps the writing end of the pipe open."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.close(write_end)
    threading.Thread(target=_end_with_parent, args=(read_end,), daemon=True).start()


def _end_with_parent(read_end: int) -> None:
    os.read(read_end, 1)
    os._exit(1)
