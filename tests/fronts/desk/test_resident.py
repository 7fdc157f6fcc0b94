"""The process that stays with the desk: what would be found, what would be shown, and that nobody waits for ever."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.fronts.cli.zhanpai import EPOCH
from tests.fronts.desk.desks import HANGS
from tests.make import write_project
from zhanpai.fronts.desk.resident import Resident, ShownPage, Trial
from zhanpai.kit.problem import Problem

STATION = "content/stations/yuelu/0001.yaml"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("resident") / "中文 project")


@pytest.fixture(scope="module")
def resident(root: Path) -> Iterator[Resident]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        held = Resident(root, patience=HANGS, reading=HANGS)
        yield held
        held.close()


def typed(root: Path, more: str) -> dict[str, bytes | None]:
    """The station's file with more at its end."""
    return {STATION: (root / STATION).read_bytes() + more.encode()}


def told(trial: Trial) -> list[tuple[str, tuple[str | int, ...] | None]]:
    return [(one.code, one.keys) for one in trial.new]


@pytest.mark.slow
def test_what_would_be_wrong_is_told_at_its_value_and_what_is_wrong_already_is_not(
    root: Path, resident: Resident
) -> None:
    assert told(resident.try_({})) == []
    trial = resident.try_(typed(root, "hourz: 9点\n"))
    assert told(trial) == [("D102", ("hourz",))]
    assert trial.errors and not trial.warnings and trial.is_whole


def test_what_each_file_says_by_itself_is_told_at_once(root: Path, resident: Resident) -> None:
    trial = resident.try_(typed(root, "hourz: 9点\n"), is_whole=False)
    assert told(trial) == [("D102", ("hourz",))]
    assert not trial.is_whole


def test_what_the_reader_of_yaml_finds_has_its_value_too(root: Path, resident: Resident) -> None:
    (one,) = resident.try_(typed(root, "phone：0731-00000000\n"), is_whole=False).new
    assert one.line == len((root / STATION).read_text().splitlines()) + 1
    assert one.keys is not None


def test_a_page_is_shown_as_it_would_be(root: Path, resident: Resident) -> None:
    before = resident.page("/s/0001/", {})
    after = resident.page("/s/0001/", {"content/news/2026/2026-03-01-new.md": NEWS.encode()})
    assert before.status == after.status == 200
    assert before.type == "text/html; charset=utf-8"
    shown = resident.page("/news/2026-03-01-new/", {"content/news/2026/2026-03-01-new.md": NEWS.encode()})
    assert shown.status == 200 and "楼道灯修好了" in shown.content.decode()
    assert resident.page("/news/2026-03-01-new/", {}).status == 404


def test_of_a_draft_that_cannot_be_read_it_says_calmly_what_is_missing(
    root: Path, resident: Resident
) -> None:
    shown = resident.page("/s/0001/", typed(root, "hourz: 9点\n"))
    assert shown.status == 422
    assert shown.content.decode() == "还差一点，补好就看得到：不认识的字段“hourz”。"


def test_an_address_without_its_slash_leads_on(resident: Resident) -> None:
    assert resident.page("/s/0001", {}) == ShownPage(302, "text/plain; charset=utf-8", b"/s/0001/")


@pytest.mark.slow
def test_what_another_program_saves_is_seen_at_the_next_question(tmp_path: Path) -> None:
    root = write_project(tmp_path / "project")
    held = Resident(root)
    try:
        draft = typed(root, "hourz: 9点\n")
        assert told(held.try_(draft)) == [("D102", ("hourz",))]
        (root / STATION).write_bytes(draft[STATION] or b"")
        assert told(held.try_(draft)) == []
    finally:
        held.close()


@pytest.mark.slow
def test_a_process_that_was_killed_is_started_again(root: Path, resident: Resident) -> None:
    resident.try_({})
    (one,) = [
        p for p in psutil.Process().children() if "zhanpai.fronts.desk.resident.answering" in p.cmdline()
    ]
    one.kill()
    one.wait()
    assert told(resident.try_(typed(root, "hourz: 9点\n"))) == [("D102", ("hourz",))]


def test_two_who_ask_at_once_get_each_their_own(root: Path, resident: Resident) -> None:
    got: dict[str, Trial] = {}

    def ask(word: str) -> None:
        got[word] = resident.try_(typed(root, f"{word}: 9点\n"))

    threads = [threading.Thread(target=ask, args=(word,)) for word in ("hourz", "fone", "adres")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(HANGS)
    assert {word: told(trial) for word, trial in got.items()} == {
        word: [("D102", (word,))] for word in ("hourz", "fone", "adres")
    }


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no process can be stopped there")
class TestOneThatDoesNotAnswer:
    """A resident that was stopped in the middle, as a machine without memory stops it."""

    @pytest.fixture
    def stopped(self, root: Path) -> Iterator[Resident]:
        held = Resident(root, patience=0.3, reading=HANGS)
        held._patience = HANGS
        held.try_({})
        held._patience = 0.3
        assert held._process
        os.kill(held._process.id, signal.SIGSTOP)
        yield held
        held.close()

    def test_is_waited_for_no_longer_than_its_time_and_another_answers(self, stopped: Resident) -> None:
        with pytest.raises(Problem) as caught:
            stopped.try_({})
        assert caught.value.message == "等了很久还没有看完全部资料。"
        stopped._patience = HANGS
        assert told(stopped.try_({})) == []

    def test_leaves_nobody_waiting_when_the_desk_is_closed(self, stopped: Resident) -> None:
        stopped._patience = HANGS
        problems: list[str] = []

        def ask() -> None:
            try:
                stopped.page("/", {})
            except Problem as problem:
                problems.append(problem.message)

        threads = [threading.Thread(target=ask) for _ in range(2)]
        for thread in threads:
            thread.start()
        assert stopped._process
        stopped._process.kill()
        stopped.close()
        for thread in threads:
            thread.join(HANGS)
        assert problems == ["工作台正在关。"] * 2

    def test_a_page_that_waits_gives_way_to_a_newer_one(self, stopped: Resident) -> None:
        stopped._patience = HANGS
        said: list[tuple[int, str]] = []

        def ask(number: int) -> None:
            try:
                said.append((number, str(stopped.page("/s/0001/", {}).status)))
            except Problem as problem:
                said.append((number, problem.message))

        assert stopped._process
        threads = [threading.Thread(target=ask, args=(number,)) for number in range(3)]
        asked = stopped._asked
        for number, thread in enumerate(threads):
            thread.start()
            until_asked(stopped, [asked + number] if number else [])
        os.kill(stopped._process.id, signal.SIGCONT)
        for thread in threads:
            thread.join(HANGS)
        assert sorted(said) == [(0, "200"), (1, "又有新的改动，这一次的不画了。"), (2, "200")]


def until_asked(resident: Resident, waiting: list[int]) -> None:
    """Wait until one question is with the process, and of the others these wait."""
    hangs_at = time.monotonic() + HANGS
    while not resident._is_busy or [one.number for one in resident._waiting] != waiting:
        assert time.monotonic() < hangs_at
        time.sleep(0.01)


@pytest.mark.slow
def test_the_process_ends_with_the_desk(root: Path) -> None:
    held = Resident(root)
    held.start()
    assert held._process
    process = psutil.Process(held._process.id)
    held.close()
    assert not process.is_running()


NEWS = """\
---
title: 楼道灯修好了
date: 2026-03-01
category: 接待选民
stations: ["0001"]
---
楼道灯修好了，谢谢大家。
"""
