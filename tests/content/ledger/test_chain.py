"""No line of the ledger can be taken out, exchanged or put back unseen; and every loss has a way out."""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.make import TODAY, write_project
from zhanpai.content import ledger as permanence
from zhanpai.content.ledger import appending
from zhanpai.content.load import load
from zhanpai.content.load.permalinks import read_ledger, read_seal, unsealed
from zhanpai.kit.disk import files
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import examine

LEDGER, SEAL = permanence.PATH, permanence.SEAL_PATH
IDS = ("0001", "0002", "0003", "0005", "0006")


@pytest.fixture
def root(tmp_path):
    return write_project(tmp_path / "project")


def printings(root, what="s1", ids=IDS):
    site = load(root, TODAY).site
    return [permanence.station_printing(site, site.station_by_id[id], what) for id in ids]


@pytest.fixture
def sealed(root):
    appending.append_printings(root, printings(root))
    return root


def told(root):
    return [(d.path, d.code) for d in examine(load(root, TODAY)) if d.code[0] == "P"]


def of_files(root):
    """What is told of ledger and seal alone: many times faster."""
    read = read_ledger((root / LEDGER).read_bytes())
    finding = unsealed(read, read_seal((root / SEAL).read_bytes()))
    return [p.code for p in read.problems] + ([finding.code] if finding else [])


def lines(root):
    return (root / LEDGER).read_text("utf-8").splitlines(keepends=True)


def of_old(printings):
    """A ledger as it was written before lines were linked: each with its own checksum alone."""
    rows = permanence.append("", printings).splitlines()
    head, *rest = rows
    return "".join(f"{line}\n" for line in [head, *map(_bare, rest)])


def _bare(row):
    before, _, cell = row.rpartition(",")
    return f"{before},{cell[:17]}"


def without(root, kept):
    (root / LEDGER).write_text("".join(kept), "utf-8")


@pytest.mark.parametrize("n", range(1, 6))
def test_every_line_that_is_deleted_is_missed_once(sealed, n):
    whole = lines(sealed)
    without(sealed, [*whole[:n], *whole[n + 1 :]])
    assert told(sealed) == [(LEDGER, "P510")]


@pytest.mark.parametrize("n", range(1, 5))
def test_every_two_lines_that_are_swapped_are_told_once(sealed, n):
    whole = lines(sealed)
    without(sealed, [*whole[:n], whole[n + 1], whole[n], *whole[n + 2 :]])
    assert told(sealed) == [(LEDGER, "P510")]


def test_a_line_that_stands_twice_is_told_once(sealed):
    whole = lines(sealed)
    without(sealed, [*whole[:3], whole[2], *whole[3:]])
    assert told(sealed) == [(LEDGER, "P510")]


def test_the_whole_ledger_is_missed(sealed):
    (sealed / LEDGER).unlink()
    (found,) = examine(load(sealed, TODAY))
    assert (found.path, found.code) == (LEDGER, "P510")
    assert found.message == "永久网址登记册不见了；封条上说它有 5 行。"


def test_an_older_copy_of_the_ledger_is_told_and_the_newest_one_is_right_again(sealed):
    older = (sealed / LEDGER).read_bytes()
    appending.append_printings(sealed, printings(sealed, "s3"))
    newest = (sealed / LEDGER).read_bytes()
    (sealed / LEDGER).write_bytes(older)
    assert told(sealed) == [(LEDGER, "P510")]
    (sealed / LEDGER).write_bytes(newest)
    assert told(sealed) == []


def test_a_change_of_words_is_a_change_and_no_lost_line(sealed):
    text = (sealed / LEDGER).read_text("utf-8").replace("湖东社区人大", "湖中社区人大")
    (sealed / LEDGER).write_text(text, "utf-8")
    assert told(sealed) == [(LEDGER, "P502")]


def test_each_of_two_independent_faults_is_told(sealed):
    whole = lines(sealed)
    without(sealed, [*whole[:2], whole[2].replace("湖东社区人大", "湖中社区人大"), *whole[3:4], *whole[5:]])
    assert told(sealed) == [(LEDGER, "P502"), (LEDGER, "P510")]


@pytest.mark.breadth
@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_of_windows_break_no_seal(sealed, end, mark):
    for path in (LEDGER, SEAL):
        (sealed / path).write_bytes(mark + (sealed / path).read_bytes().replace(b"\n", end))
    assert told(sealed) == ([(LEDGER, "P503")] if mark else [])
    appending.append_printings(sealed, printings(sealed, "s3"))
    assert told(sealed) == ([(LEDGER, "P503")] if mark else [])
    assert len(load(sealed, TODAY).site.printed) == 10


@pytest.mark.parametrize("raw", [b"", b"rows: five\nend: x\n", b"\xff\xfe1\x00", b"rows: 5\n", b"x" * 5000])
def test_a_seal_that_is_none_is_told_once(sealed, raw):
    (sealed / SEAL).write_bytes(raw)
    assert told(sealed) == [(SEAL, "P511")]


def test_a_seal_that_is_left_behind_is_missed(sealed):
    (sealed / SEAL).unlink()
    assert told(sealed) == [(SEAL, "P511")]


def test_a_seal_that_somebody_changed_is_told(sealed):
    text = (sealed / SEAL).read_text("utf-8").replace("rows: 5", "rows: 4")
    (sealed / SEAL).write_text(text, "utf-8")
    assert told(sealed) == [(LEDGER, "P510")]


def test_a_folder_in_the_place_of_the_seal_is_told_as_such(sealed):
    (sealed / SEAL).unlink()
    (sealed / SEAL).symlink_to(sealed / "stations.yaml")
    assert [d.code for d in examine(load(sealed, TODAY))] == ["S202"]


def test_a_ledger_of_before_there_were_links_is_read_and_held_from_the_next_line_on(root):
    old = of_old(printings(root))
    assert all(len(line.rpartition(",")[2]) == 17 for line in old.splitlines()[1:])
    (root / LEDGER).write_text(old, "utf-8")
    assert told(root) == []
    assert len(load(root, TODAY).site.printed) == 5
    appending.append_printings(root, printings(root, "s3", ["0001"]))
    assert (root / LEDGER).read_text("utf-8").startswith(old)
    assert told(root) == []
    whole = lines(root)
    for n in range(1, 7):
        without(root, [*whole[:n], *whole[n + 1 :]])
        assert of_files(root) == ["P510"], n
    without(root, [*whole[:2], whole[3], whole[2], *whole[4:]])
    assert told(root) == [(LEDGER, "P510")]


def test_nothing_is_added_to_a_ledger_that_lacks_lines(sealed):
    without(sealed, lines(sealed)[:-1])
    before = (sealed / LEDGER).read_bytes()
    with pytest.raises(Problem, match="少了 1 行") as refused:
        appending.append_printings(sealed, printings(sealed, "s3"))
    assert "zhanpai signs --reseal" in refused.value.fix
    assert (sealed / LEDGER).read_bytes() == before


def lose(root, how):
    whole = lines(root)
    match how:
        case "last":
            without(root, whole[:-1])
        case "middle":
            without(root, [*whole[:3], *whole[4:]])
        case "first":
            without(root, [whole[0], *whole[2:]])
        case "swapped":
            without(root, [*whole[:2], whole[3], whole[2], *whole[4:]])
        case "changed":
            without(root, [*whole[:2], whole[2].replace("湖东社区人大", "湖中社区人大"), *whole[3:]])
        case "ledger":
            (root / LEDGER).unlink()
        case "seal":
            (root / SEAL).unlink()
        case "seal emptied":
            (root / SEAL).write_bytes(b"")


@pytest.mark.breadth
@pytest.mark.parametrize(
    "how", ["last", "middle", "first", "swapped", "changed", "ledger", "seal", "seal emptied"]
)
def test_what_is_lost_for_good_can_be_gone_on_from_and_is_held_again(sealed, how):
    lose(sealed, how)
    assert told(sealed)
    kept = (sealed / LEDGER).read_bytes() if (sealed / LEDGER).exists() else b""
    appending.reseal(sealed, TODAY, "https://llz.example.gov.cn")
    assert told(sealed) == []
    assert (sealed / LEDGER).read_bytes().startswith(kept)
    appending.append_printings(sealed, printings(sealed, "s3"))
    assert told(sealed) == []
    whole = lines(sealed)
    for n in range(1, len(whole)):
        without(sealed, [*whole[:n], *whole[n + 1 :]])
        assert "P510" in of_files(sealed), n


def test_a_ledger_that_is_whole_is_not_gone_on_from(sealed):
    before = (sealed / LEDGER).read_bytes()
    with pytest.raises(Problem, match="登记册是完整的"):
        appending.reseal(sealed, TODAY, "https://llz.example.gov.cn")
    assert (sealed / LEDGER).read_bytes() == before


def test_lines_that_cannot_be_read_are_not_gone_on_from(sealed):
    text = (sealed / LEDGER).read_text("utf-8").replace("0002,", "2,")
    (sealed / LEDGER).write_text(text, "utf-8")
    with pytest.raises(Problem, match="开头的 0 不见了"):
        appending.reseal(sealed, TODAY, "https://llz.example.gov.cn")


class Killed(BaseException):
    """Nobody catches it, as nobody catches a kill."""


@pytest.mark.breadth
@pytest.mark.parametrize("steps", range(5))
@pytest.mark.parametrize("was", ["nothing", "old", "sealed"])
def test_whoever_is_killed_between_two_writes_leaves_a_project_that_checks(root, was, steps, monkeypatch):
    if was == "old":
        (root / LEDGER).write_text(of_old(printings(root)), "utf-8")
    elif was == "sealed":
        appending.append_printings(root, printings(root))
    more, left = printings(root, "s9"), [steps]

    def dying(call):
        def wrapped(*args, **more):
            if left[0] == 0:
                raise Killed
            left[0] -= 1
            return call(*args, **more)

        return wrapped

    with monkeypatch.context() as patch, suppress(Killed):
        for owner, name in ((os, "link"), (Path, "replace"), (files, "create"), (files, "replace")):
            patch.setattr(owner, name, dying(getattr(owner, name)))
        appending.append_printings(root, more)
    assert told(root) == []
    appending.append_printings(root, printings(root, "s3"))
    assert told(root) == []


WRITER = """
import sys
from pathlib import Path
from zhanpai.content import ledger as permanence
from zhanpai.content.ledger import appending
from zhanpai.content.load import load
import datetime as dt
root = Path(sys.argv[1])
site = load(root, dt.date(2026, 3, 4)).site
print("go", flush=True)
for n in range(10_000):
    appending.append_printings(root, [permanence.station_printing(site, site.stations[0], f"s{n}-{sys.argv[2]}")])
"""


@pytest.mark.slow
def test_twenty_kills_at_any_moment_leave_a_project_that_checks(root):
    dice = random.Random(1)
    for turn in range(20):
        seen = (root / LEDGER).read_bytes() if (root / LEDGER).exists() else b""
        writer = subprocess.Popen([sys.executable, "-c", WRITER, root, str(turn)], stdout=subprocess.PIPE)
        assert writer.stdout.readline() == b"go\n"
        time.sleep(dice.random() / 4)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert told(root) == [], turn
        assert (root / LEDGER).read_bytes().startswith(seen)
    appending.append_printings(root, printings(root, "s3"))
    assert read_ledger((root / LEDGER).read_bytes()).problems == ()


def test_what_is_taken_back_counts_no_more_and_stays_written(sealed):
    before = (sealed / LEDGER).read_bytes()
    appending.void_printings(sealed, lambda printed: printed[:2], TODAY)
    assert (sealed / LEDGER).read_bytes().startswith(before)
    assert [p.id for p in load(sealed, TODAY).site.printed] == ["0003", "0005", "0006"]
    assert told(sealed) == []


def test_what_was_taken_back_and_is_printed_again_counts_again(sealed):
    appending.void_printings(sealed, lambda printed: printed[:1], TODAY)
    (again,) = appending.append_printings(sealed, printings(sealed, ids=["0001"]))
    assert [p.id for p in load(sealed, TODAY).site.printed] == ["0002", "0003", "0005", "0006", "0001"]
    assert again.id == "0001"


def test_taking_back_the_last_printing_brings_the_one_before_it_into_force(sealed):
    wrong = replace(printings(sealed, ids=["0001"])[0], text="印错的名字")
    appending.append_printings(sealed, [wrong])
    appending.void_printings(sealed, lambda printed: [p for p in printed if p.text == "印错的名字"], TODAY)
    last = permanence.latest(load(sealed, TODAY).site.printed)
    assert last[wrong.key].text == "岳麓区望月湖街道人大代表联络总站"


def test_a_choice_that_is_refused_writes_nothing(sealed):
    before = (sealed / LEDGER).read_bytes()

    def refuse(printed):
        raise Problem("没有印过。", "看登记册。")

    with pytest.raises(Problem, match="没有印过"):
        appending.void_printings(sealed, refuse, TODAY)
    assert (sealed / LEDGER).read_bytes() == before


def test_a_clock_that_runs_behind_takes_nothing_back(sealed):
    with pytest.raises(Problem, match="比今天（2020-01-01）还晚"):
        appending.void_printings(sealed, lambda printed: printed, dt.date(2020, 1, 1))
