"""How well our codes scan, and others': `python benchmarks/qr/run.py [--trials N] [--quick]`.

Writes README.md between its markers, results.csv, results.png and samples.png; `--quick` only prints.
Needs `make setup`.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from benchmarks.qr import codes, conditions, decoders, report, samples, trials  # noqa: E402
from benchmarks.qr.target import Target  # noqa: E402

START, END = "<!-- results: written by run.py -->", "<!-- end of results -->"
LONG_NAMES = (
    codes.OURS,
    "ours, but level M",
    "ours, but H with logo 20 %",
    "ours, but the host in capitals",
    codes.COMPACT,
)


def main() -> None:
    """Measure, print, and unless it is quick, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--trials", type=int, default=12, help="pictures of each contender under each condition"
    )
    parser.add_argument(
        "--quick", action="store_true", help="a few conditions, two contenders, nothing written"
    )
    parser.add_argument("--workers", type=int, default=2, help="processes; one for each core that is free")
    parser.add_argument(
        "--signs", type=Path, metavar="FOLDER", help="what `zhanpai signs` wrote; see README.md"
    )
    args = parser.parse_args()
    if args.quick:
        everybody = codes.contenders(codes.URL)
        quick = [everybody[0], everybody[-1]]
        print(report.by_family(measure(quick, conditions.QUICK, min(args.trials, 4), 1)))
        return
    targets = codes.of_all_stations(codes.URL)
    signs = codes.signs(args.signs, codes.URL) if args.signs else []
    start = time.monotonic()
    results = measure(targets, conditions.CONDITIONS, args.trials, args.workers)
    distant = [t for t in codes.of_all_stations(codes.LONG_URL) if t.name in (*LONG_NAMES, "segno default")]
    longer = measure(distant, conditions.LONG, args.trials, args.workers)
    printed = measure(signs, conditions.LONG, args.trials, args.workers)
    took = time.monotonic() - start
    frames = sum(len({key[:3] for key in part}) for part in (results, longer, printed)) * args.trials
    same = {key[1:3] for key in longer}
    printed |= {k: row for k, row in results.items() if k[0] == codes.OURS and k[1:3] in same}
    effort = f"{frames} frames of {args.trials} trials in {took:.0f} s"
    text = write_up(targets, results, distant, longer, signs, printed, effort, " ".join(sys.argv[1:]))
    page = HERE / "README.md"
    before, _, rest = page.read_text("utf-8").partition(START)
    page.write_text(f"{before}{START}\n{text}\n{END}{rest.partition(END)[2]}", "utf-8")
    (HERE / "results.csv").write_text(report.details(results), "utf-8")
    (HERE / "results.png").write_bytes(report.plot(results))
    (HERE / "samples.png").write_bytes(samples.sheet([targets[0], targets[3], *signs[::4]]))
    print(text)


def measure(
    targets: list[Target], some: tuple[conditions.Condition, ...], count: int, workers: int
) -> trials.Results:
    """All results in the order of the contenders and conditions, whichever worker was first."""
    found: trials.Results = {}
    total = len({t.name for t in targets}) * len(some)
    for number, part in enumerate(trials.run(targets, some, count, workers=workers), 1):
        found |= part
        if sys.stderr.isatty():
            print(f"\r{number}/{total}", end="", file=sys.stderr)
    order = {name: i for i, name in enumerate(dict.fromkeys(t.name for t in targets))}
    place = {(c.family, c.level): i for i, c in enumerate(some)}
    return {k: found[k] for k in sorted(found, key=lambda k: (order[k[0]], place[k[1], k[2]]))}


def write_up(
    targets: list[Target],
    results: trials.Results,
    distant: list[Target],
    longer: trials.Results,
    signs: list[Target],
    printed: trials.Results,
    effort: str,
    asked: str,
) -> str:
    """The generated part of README.md."""
    used = ", ".join(
        f"{p} {version(p)}" for p in ("zxing-cpp", "opencv-python-headless", "segno", "qrcode", "numpy")
    )
    readers = decoders.missing() or {"jsQR": trials.jsqr_version()}
    return f"""
`python benchmarks/qr/run.py {asked}`: {effort} on 2 workers; Python {platform.python_version()}, {used},
{", ".join(f"{name} {what}" for name, what in readers.items())}. Brackets are Wilson's 95 % interval.

### Contenders: `{codes.URL}` and {len(codes.STATIONS) - 1} more stations, 80 mm with the quiet zone
{report.contenders({t.name: t for t in targets}.values())}

### Against ours, scene by scene
{report.against(results, codes.OURS)}

### Against ours as `permalink_style: compact` makes it
{report.against(results, codes.COMPACT)}

A scene is one hand, light and dirt, all levels and readers together. p is the sign test's, given where below 0.05.

### Reading distance of our code
{report.reading_distance(results)}

### Share of frames read
![pixels a module, share covered, angle](results.png)

{report.by_family(results)}

### A longer address: `{codes.LONG_URL}`, all readers together
{report.contenders({t.name: t for t in distant}.values())}

{report.few(longer)}

### The signs as printed, all readers together
{report.contenders({t.name: t for t in signs}.values(), sizes=()) if signs else "Not run: no `--signs`."}

{report.few(printed)}
"""


if __name__ == "__main__":
    main()
