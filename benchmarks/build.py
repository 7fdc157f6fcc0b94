"""How long a whole city takes: make a corpus on the real divisions, check it, build it cold and warm.

Every command runs as staff run it, in a process of its own; the memory is that of its largest process.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stations", type=int, default=901)
    parser.add_argument("--deputies", type=int, default=8000)
    parser.add_argument("--news", type=int, default=5000)
    args = parser.parse_args()
    size = [f"--{name}={getattr(args, name)}" for name in ("stations", "deputies", "news")]
    with tempfile.TemporaryDirectory() as folder:
        city = Path(folder, "city")
        print(f"{args.stations} stations, {args.deputies} deputies, {args.news} news; {os.cpu_count()} cores")
        print("| command | wall s | CPU s | peak MB |\n|---|---|---|---|")
        measure("demo", "demo", str(city), *size, "--seed=1")
        measure("check", "check", "--root", str(city))
        measure("build, nothing cached", "build", "--root", str(city))
        measure("build again", "build", "--root", str(city))
        pages = sum(1 for _ in (city / "site").rglob("*.html"))
        files = sum(1 for p in (city / "site").rglob("*") if p.is_file())
        print(f"\n{pages} pages, {files} files")


def measure(name: str, *command: str) -> None:
    """Run one command in a fresh child, so that its peak is its own, and print a row."""
    queue: multiprocessing.SimpleQueue[tuple[float, float, float]] = multiprocessing.SimpleQueue()
    child = multiprocessing.Process(target=_run, args=(command, queue))
    child.start()
    child.join()
    if child.exitcode:
        sys.exit(f"{name}: failed")
    wall, cpu, peak = queue.get()
    print(f"| {name} | {wall:.1f} | {cpu:.1f} | {peak:.0f} |", flush=True)


def _run(command: tuple[str, ...], queue: multiprocessing.SimpleQueue[tuple[float, float, float]]) -> None:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "zhanpai", *command], check=True, stdout=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    queue.put((wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))


if __name__ == "__main__":
    main()
