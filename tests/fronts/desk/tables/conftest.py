"""A desk whose errands of tables are done where they are begun: no process starts, and nobody watches files."""

from __future__ import annotations

import json
from collections.abc import Iterator

import httpx
import pytest

from tests.fronts.desk.desks import OpenDesk, opened
from tests.make import write_project
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.tables import table_errands
from zhanpai.fronts.desk.work import Work, WorkOutcome
from zhanpai.kit.problem import Problem

ERRANDS = {"export": table_errands.export, "compare": table_errands.compare, "take": table_errands.take}


def done_at_once(desk: OpenDesk, patch: pytest.MonkeyPatch) -> None:
    """Look at the project once; from then on errands of tables are done at once, and others not at all."""
    desk.desk.begin("look")
    desk.end("look")
    patch.setattr(state, "SETTLES", 0)
    workshop = desk.desk.workshop

    def begin(kind: str, *asked: object) -> None:
        if kind not in ERRANDS:
            return
        workshop._works[kind] = Work(kind)
        try:
            done = ERRANDS[kind](desk.desk.root, lambda **_: None, *json.loads(json.dumps(asked)))
            outcome = WorkOutcome(json.loads(json.dumps(done)))
        except Problem as problem:
            outcome = WorkOutcome(problem=(problem.message, problem.fix))
        work = Work(kind, is_running=False, outcome=outcome)
        desk.desk._ended(work)
        workshop._works[kind] = work

    patch.setattr(workshop, "begin", begin)


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("tables")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(write_project(folder / "project"), folder / "own") as desk,
    ):
        done_at_once(desk, patch)
        yield desk


@pytest.fixture
def desk(open_desk: OpenDesk) -> OpenDesk:
    """The same desk, of a project in which nothing was changed yet, and no table waits."""
    write_project(open_desk.desk.root)
    for kind in ERRANDS:
        open_desk.desk.workshop._works.pop(kind, None)
    open_desk.desk.told = None
    return open_desk


@pytest.fixture
def clerk(desk: OpenDesk) -> Iterator[httpx.Client]:
    with desk.clerk() as client:
        yield client
