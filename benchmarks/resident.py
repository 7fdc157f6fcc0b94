"""What drawing a station's page anew costs after one edit, against a cold build of the same project in the same run.

CPU, that of the processes a build starts included; the page's is the median of several edits in one warm process.

    python benchmarks/resident.py [--root FOLDER] [--edits N]
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from zhanpai.content.load import load
from zhanpai.domain import urls
from zhanpai.fronts.desk.resident.holding import Held
from zhanpai.kit.clock import read_today

PARTS = ("content", "stations.yaml", "mkdocs.yml", "theme")
"""What a project is made of; what was made of it before would make a build warm."""


def main() -> None:
    """Print both costs and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--edits", type=int, default=5)
    args = parser.parse_args()
    page, build = costs(args.root, args.edits)
    print(f"page {page:.2f} s CPU, cold build {build:.1f} s CPU: ratio {page / build:.2%}")


def costs(root: Path, edits: int) -> tuple[float, float]:
    """Seconds of CPU that a page takes after an edit of its station's file, and that a cold build takes."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        project.mkdir()
        for part in PARTS:
            if (root / part).is_dir():
                shutil.copytree(root / part, project / part)
            elif (root / part).exists():
                shutil.copy(root / part, project)
        return _page(project, edits), _build(project)


def _page(project: Path, edits: int) -> float:
    site = load(project, read_today()).site
    if site is None:
        raise SystemExit("no register that can be used")
    station = next(station for station in site.stations if station.path)
    raw, held = (project / station.path).read_bytes(), Held(project)
    held.page("/", {})
    taken = []
    for number in range(edits):
        start = time.process_time()
        shown = held.page(urls.station(station), {station.path: raw + b"\n# %d\n" % number})
        taken.append(time.process_time() - start)
        assert shown.status == 200
    return statistics.median(taken)


def _build(project: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "zhanpai", "--root", str(project), "build"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
