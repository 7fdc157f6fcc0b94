"""The build from beginning to end: lock, stage, write and look at every file, swap."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from zhanpai.content.load.disk import CACHE
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.kit.disk import out_folder
from zhanpai.kit.disk.cache import prune
from zhanpai.kit.disk.lock import locked
from zhanpai.kit.disk.swap import recover, swap
from zhanpai.kit.problem import explain, worker_killed
from zhanpai.pipeline import Prepared
from zhanpai.publish import anchors, gates, staging
from zhanpai.publish.mkdocs_plugin import draw_shells, keys_of, make_job
from zhanpai.publish.partial_build import carry_over, concerning
from zhanpai.publish.project_places import MARKER, places_of
from zhanpai.publish.search import NOT_WANTED, add_search, remove_search, standing
from zhanpai.publish.write import Doubt, DrawImages, Job, file_of, write_site


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is: `done` of `total` files of a phase whose name is for the person waiting."""

    phase: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    pages: int
    files: int
    out: Path
    without_search: str = ""
    """Why full-text search was left out, in Chinese; "" if it is there."""


OnBuildProgress = Callable[[Progress], None]


def build_site(
    prepared: Prepared,
    out: Path,
    *,
    draw_images: DrawImages,
    processes: int,
    only: frozenset[str] = frozenset(),
    search: bool = True,
    on_progress: OnBuildProgress,
) -> Built:
    """Build the site of `prepared` and put it at `out`, in one step and only if everything is right.

    `draw_images`: draws the share images that the cache does not have; called once at most, before processes are forked.
    `only`: draw anew what concerns the stations of these ids, and take the rest from the site at `out`.
    `search`: whether to make the index of the full-text search.
    Raises ContentError if a gate finds something, Problem if the surroundings do not allow the
    build; whatever is raised, `out` is as it was.
    """
    real = out_folder.settle(out, places_of(prepared.root), mine=MARKER)
    with _no_collections():
        order = BuildOrder(prepared, real, draw_images, only, search, processes, on_progress)
        job, without_search = _build(order)
    return Built(len(prepared.pages), len(job.items), real, without_search)


@dataclass(frozen=True, slots=True)
class BuildOrder:
    """What `build_site` was asked for."""

    prepared: Prepared
    out: Path
    draw_images: DrawImages
    only: frozenset[str]
    search: bool
    processes: int
    on_progress: OnBuildProgress


def _build(order: BuildOrder) -> tuple[Job, str]:
    real, on_progress = order.out, order.on_progress
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with locked(real):
            recover(real)
            with staging.staging(real) as stage:
                job = _stage(order, stage)
                without_search = _search(order, stage)
                on_progress(Progress("换上新网站", 0, 1))
                if old := swap(stage, real):
                    staging.set_aside(old, real)
                if not order.only:  # Such a build asks for little of what the next one needs.
                    prune(order.prepared.root / CACHE, time.time())
                on_progress(Progress("换上新网站", 1, 1))
            return job, without_search
    except OSError as error:
        raise explain(error, real) from error
    except BrokenProcessPool as error:
        raise worker_killed() from error


@contextmanager
def _no_collections() -> Iterator[None]:
    """Spare the collector: a plan of 15,000 pages is all alive, and looking for garbage in it doubles its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _stage(order: BuildOrder, stage: Path) -> Job:
    """Fill `stage` with the whole site; return the job of which it is the outcome."""
    prepared, on_progress = order.prepared, order.on_progress
    on_progress(Progress("画页面框架", 0, 1))
    shells = draw_shells(prepared, keys_of(prepared.pages))
    on_progress(Progress("画页面框架", 1, 1))
    whole = make_job(prepared, order.draw_images, shells, stage)
    whole = replace(whole, inspect=gates.make_gates(prepared.site, whole.items))
    job = whole
    planned = frozenset(file_of(item.url) for item in whole.items)
    staging.keep_only(stage, planned | standing(stage))
    if order.only:
        concerns = concerning(prepared.site, order.only)
        job = replace(whole, items=carry_over(whole.items, concerns, order.out, stage))
    _write(job, order.processes, on_progress)
    return whole


def _search(order: BuildOrder, stage: Path) -> str:
    """Add the full-text search to the pages in `stage`; return why it was left out, or ""."""
    if not order.search:
        remove_search(stage)
        return NOT_WANTED
    order.on_progress(Progress("做全文搜索", 0, 1))
    left_out = add_search(order.prepared, stage)
    order.on_progress(Progress("做全文搜索", 1, 1))
    return left_out


def _write(job: Job, processes: int, on_progress: OnBuildProgress) -> None:
    found: list[Diagnostic | Doubt] = []
    done, total = 0, len(job.items)
    for written in write_site(job, processes):
        found += written.problems
        done += written.files
        on_progress(Progress("生成并核对网页", done, total))
    problems = [f for f in found if isinstance(f, Diagnostic)]
    problems += anchors.settle((f for f in found if isinstance(f, Doubt)), job.folder)
    if problems:
        raise ContentError(problems)
