"""Whenever a renaming is killed, the project is as it was, as it was to be, or waits for resume with all that is needed."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest

from tests.fronts.cli.zhanpai import snapshot, write_corpus
from tests.make import TODAY
from zhanpai.content.load import load
from zhanpai.content.several_edits import find_unfinished, resume
from zhanpai.pipeline import examine

RENAMERS = """
import datetime as dt, os, sys
from pathlib import Path
from zhanpai.fronts.renaming import RenameWish, plan_renaming, write_renaming
root, today = Path(sys.argv[1]), dt.date.fromisoformat(sys.argv[2])
planned = plan_renaming(root, today, RenameWish(*sys.argv[3:], None))
print("go", flush=True)
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        print("child", os.getpid(), flush=True)
        write_renaming(root, planned)
        os._exit(0)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


@pytest.mark.slow
def test_two_hundred_kills_of_a_district_s_renaming_leave_nothing_half(tmp_path):
    root = write_corpus(tmp_path / "city", stations=60, deputies=120, news=10)
    district = load(root, TODAY).site.register.districts[0].name
    old = content(root)
    dice = random.Random(1)
    renamers = subprocess.Popen(
        [sys.executable, "-c", RENAMERS, root, str(TODAY), "district", district, f"新{district}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    assert renamers.stdout.readline() == "go\n"
    new = None
    broken_off = 0
    for turn in range(200):
        renamers.stdin.write("go on\n")
        pid = renamers.stdout.readline().split()[1]
        time.sleep(dice.random() / 40)
        subprocess.run(["kill", "-9", pid], check=False)
        assert renamers.stdout.readline() == "dead\n"
        left = find_unfinished(root)
        if left:
            broken_off += 1
            for one in left.changes:
                there = root / one.path
                assert (there.read_bytes() if there.exists() else None) in (one.before, one.after)
            undo = dice.random() < 0.5
            resume(root, undo=undo)
        now = content(root)
        if now != old:
            new = new or now
            assert now == new, f"half, in turn {turn}"
            # And back to the beginning, whole, for the next.
            for path in set(now) | set(old):
                if path in old:
                    (root / path).write_bytes(old[path])
                else:
                    (root / path).unlink()
    renamers.stdin.close()
    renamers.wait()
    renamers.stdout.close()
    assert new is not None and broken_off > 20, (broken_off, "the kills met nothing")
    for path, raw in new.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(raw)
    assert [d for d in examine(load(root, TODAY)) if d.severity.is_error] == []


def content(root):
    """What the project says: a draft that was never put in its place is nothing, and goes with the next change."""
    return {
        p: raw for p, raw in snapshot(root).items() if not p.startswith(".cache") and not p.endswith(".tmp")
    }
