"""Take every picture, hand it to every reader, keep who read what."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from functools import cache

import cv2

from benchmarks.qr import decoders
from benchmarks.qr.camera import photograph
from benchmarks.qr.conditions import CONDITIONS, Condition
from benchmarks.qr.target import Target

Key = tuple[str, str, float, str]
"""Contender, family, level, reader."""
Results = dict[Key, list[bool]]
"""For each key the trials in their order: position n is the same hand, light and dirt for each contender."""

Contenders = dict[str, list[Target]]
"""The targets of each name, taken in turn by the trials."""

readers = cache(decoders.decoders)
_targets: Contenders = {}


def run(
    targets: Iterable[Target],
    conditions: Iterable[Condition],
    trials: int,
    *,
    seed: int = 4,
    workers: int = 2,
    without: tuple[str, ...] = (),
) -> Iterator[Results]:
    """Results of one contender under one condition at a time, as they come; `without` leaves readers out."""
    everybody: Contenders = {}
    for target in targets:
        everybody.setdefault(target.name, []).append(target)
    tasks = [(name, CONDITIONS.index(c), trials, seed, without) for c in conditions for name in everybody]
    if workers == 1:
        _start(everybody)
        yield from map(_measure, tasks)
        return
    # Not fork: OpenCV has threads by now, and their locks would be copied in the state they are in.
    with multiprocessing.get_context("spawn").Pool(workers, _start, (everybody,)) as pool:
        yield from pool.imap_unordered(_measure, tasks)


def _start(everybody: Contenders) -> None:
    cv2.setNumThreads(1)
    _targets.update(everybody)


def _measure(task: tuple[str, int, int, int, tuple[str, ...]]) -> Results:
    name, index, trials, seed, without = task
    targets, condition = _targets[name], CONDITIONS[index]
    there = [reader for reader in readers() if reader.name not in without]
    results: Results = {(name, condition.family, condition.level, d.name): [] for d in there}
    for trial in range(trials):
        target = targets[trial % len(targets)]
        frame = photograph(target, *condition.shot(trial, seed))
        for decoder in there:
            key = (name, condition.family, condition.level, decoder.name)
            results[key].append(decoder.read(frame) == target.text)
    return results


def jsqr_version() -> str:
    """Which jsQR read the frames; nothing if it cannot run here."""
    return next((d.version for d in readers() if d.name == "jsQR"), "")
