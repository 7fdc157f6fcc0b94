"""The shipped project: read once for all tests of a worker, and built the way `mkdocs build` does."""

import datetime as dt
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from zhanpai.pipeline import Prepared, prepare

ROOT = Path(__file__).parents[1]
SHIPPED_TODAY = dt.date(2026, 11, 23)
EPOCH = str(int(dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC).timestamp()))


@cache
def shipped() -> Prepared:
    """The shipped project as of its day; nobody changes it."""
    return prepare(ROOT, SHIPPED_TODAY)


def run_engine(engine: str, out: Path, root: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs` or `properdocs` on a project as of the shipped day."""
    env = os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", engine, "build", "-q", "-d", str(out)]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True)


def build_shipped(out: Path) -> Path:
    """The shipped site in `out`."""
    done = run_engine("mkdocs", out)
    assert done.returncode == 0, done.stderr
    return out
