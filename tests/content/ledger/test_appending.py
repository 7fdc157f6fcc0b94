"""Writing down what was printed: whole lines or nothing, whoever writes at the same time."""

import datetime as dt
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.make import TODAY, write_project
from tests.shipped import ROOT
from zhanpai.content import ledger as permanence
from zhanpai.content.ledger import appending
from zhanpai.content.load import load
from zhanpai.content.load.permalinks import read_ledger
from zhanpai.kit.disk.lock import locked
from zhanpai.kit.problem import Problem

LEDGER = "content/permalinks.csv"


@pytest.fixture
def root(tmp_path):
    return write_project(tmp_path / "project")


def printings(root, what="s1", ids=("0001", "0002")):
    site = load(root, TODAY).site
    return [permanence.station_printing(site, site.station_by_id[id], what) for id in ids]


def test_what_is_recorded_comes_back_with_the_site(root):
    made = appending.append_printings(root, printings(root))
    assert load(root, TODAY).site.printed == made
    assert [(e.id, e.text, e.place, e.on) for e in made] == [
        ("0001", "岳麓区望月湖街道人大代表联络总站", "岳麓区/望月湖街道", TODAY),
        ("0002", "岳麓区望月湖街道湖东社区人大代表联络站", "岳麓区/望月湖街道/湖东社区", TODAY),
    ]


def test_lines_are_added_and_never_rewritten(root):
    appending.append_printings(root, printings(root))
    before = (root / LEDGER).read_bytes()
    appending.append_printings(root, printings(root, "s3"))
    after = (root / LEDGER).read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == before.count(b"\n") + 2


def test_the_same_plate_once_more_adds_no_line(root):
    appending.append_printings(root, printings(root))
    before = (root / LEDGER).read_bytes()
    later = [replace(e, on=e.on + dt.timedelta(days=9)) for e in printings(root)]
    assert appending.append_printings(root, later) == ()
    assert (root / LEDGER).read_bytes() == before


def test_a_plate_with_other_words_is_a_new_event(root):
    appending.append_printings(root, printings(root))
    changed = [replace(printings(root)[0], text="望月湖街道人大代表联络总站")]
    assert appending.append_printings(root, changed) == tuple(changed)
    last = permanence.latest(load(root, TODAY).site.printed)
    assert last[changed[0].key].text == "望月湖街道人大代表联络总站"


def test_nothing_to_record_writes_nothing(root):
    assert appending.append_printings(root, []) == ()
    assert not (root / LEDGER).exists()


def test_clock_that_runs_behind_is_refused(root):
    appending.append_printings(root, printings(root))
    before = (root / LEDGER).read_bytes()
    with pytest.raises(Problem) as refused:
        appending.append_printings(root, [replace(printings(root, "s3")[0], on=dt.date(2020, 1, 1))])
    assert refused.value.message == "登记册最后一行的日期是 2026-03-04，比今天（2020-01-01）还晚。"
    assert (root / LEDGER).read_bytes() == before


def test_damaged_ledger_is_not_written_to(root):
    appending.append_printings(root, printings(root))
    spoilt = (root / LEDGER).read_bytes().replace(b"0002,", b"2,")
    (root / LEDGER).write_bytes(spoilt)
    with pytest.raises(Problem) as refused:
        appending.append_printings(root, printings(root, "s3"))
    assert refused.value.message.startswith("content/permalinks.csv 第 3 行：站号写成“2”，开头的 0 不见了")
    assert (root / LEDGER).read_bytes() == spoilt


def test_link_in_the_place_of_the_ledger_is_refused(root, tmp_path):
    (tmp_path / "elsewhere.csv").write_text("", "utf-8")
    (root / LEDGER).symlink_to(tmp_path / "elsewhere.csv")
    with pytest.raises(Problem):
        appending.append_printings(root, printings(root))
    assert (tmp_path / "elsewhere.csv").read_text("utf-8") == ""


def test_who_waits_too_long_for_another_writer_is_told(root, monkeypatch):
    monkeypatch.setattr(appending, "PATIENCE", 0.2)
    (root / ".cache").mkdir()
    with locked(root / ".cache" / "permalinks"), pytest.raises(Problem) as refused:
        appending.append_printings(root, printings(root))
    assert refused.value.message == "别的程序正在写永久网址登记册。"
    assert appending.append_printings(root, printings(root))


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from zhanpai.content import ledger as permanence
from zhanpai.content.ledger import appending
from zhanpai.content.load import load
import datetime as dt
root = Path(sys.argv[1])
site = load(root, dt.date(2026, 3, 4)).site
for n in range(10):
    appending.append_printings(root, [permanence.station_printing(site, site.stations[0], f"s{sys.argv[2]}-{n}")])
"""


@pytest.mark.slow
def test_writers_at_the_same_time_lose_no_line(root):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, root, str(n)]) for n in range(4)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    ledger = read_ledger((root / LEDGER).read_bytes())
    assert ledger.problems == ()
    assert len(ledger.printed) == 40


def test_full_disk_leaves_the_ledger_as_it_was(root, monkeypatch):
    appending.append_printings(root, printings(root))
    before = (root / LEDGER).read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device", LEDGER)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        appending.append_printings(root, printings(root, "s3"))
    assert (root / LEDGER).read_bytes() == before
    assert sorted(p.name for p in (root / "content").iterdir() if p.is_file()) == [
        "permalinks.csv",
        "permalinks.seal",
    ]


def test_random_days_of_printing_never_lose_an_id(root):
    """Whatever is printed in whatever order: the ledger of later holds every line of the ledger before."""
    ids = ("0001", "0002", "0003", "0005", "0006")
    seen = b""
    for n in range(12):
        chosen = [ids[(n * k) % 5] for k in (1, 2)]
        moved = [
            replace(e, on=TODAY + dt.timedelta(days=n)) for e in printings(root, f"s{n % 3 + 1}", chosen)
        ]
        appending.append_printings(root, moved)
        now = (root / LEDGER).read_bytes()
        assert now.startswith(seen)
        seen = now
    assert not re.search(b"\n\n", seen)


def test_shipped_ledger_begins_with_what_was_published():
    """By `appending.append_printings(root, [station_printing(site, s, "published") for s in site.stations if s.path])`."""
    root = ROOT
    site = load(root, dt.date(2026, 11, 23)).site
    made = [permanence.station_printing(site, s, "published") for s in site.stations if s.path]
    assert (root / LEDGER).read_text("utf-8").startswith(permanence.append("", made))
    assert len(made) == 64
