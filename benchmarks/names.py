"""What reading 10,000 typed names costs, against one pass of rapidfuzz over the same names in the same run.

The names are those of the register written as people do: other kinds, places left out, slips, brackets, other cities.
None is canonical.  The index is made anew each time and counts; CPU of this process, the median of several runs.

    python benchmarks/names.py [--root FOLDER] [--names N] [--runs N]
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from rapidfuzz import fuzz, process

from zhanpai.content.load import load
from zhanpai.content.load.known_places import known_places
from zhanpai.domain.model.site import Site
from zhanpai.domain.names import StationNames
from zhanpai.kit.clock import read_today

KINDS = (
    "人大代表工作站",
    "代表联络站",
    "人大代表之家",
    "联络站",
    "人大代表联系群众工作室",
    "人大代表联络站总站",
)
AROUND = ("{}", "{}", "{}", "“驿路有我”{}", "{}（五星级）", "3、{}", "{}揭牌仪式", "株洲市{}")


def main() -> None:
    """Print the costs and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(__file__).parents[1])
    parser.add_argument("--names", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    site = load(args.root, read_today()).site
    if site is None:
        raise SystemExit("no register that can be used")
    ours, theirs = costs(site, args.names, args.runs)
    print(f"{args.names} names, {len(site.stations)} stations, median of {args.runs} runs")
    print(
        f"zhanpai {ours:.2f} s CPU, rapidfuzz.process.cdist (fuzz.ratio) {theirs:.2f} s CPU: ratio {ours / theirs:.1f}"
    )


def costs(site: Site, number: int, runs: int) -> tuple[float, float]:
    """Seconds of CPU that reading `number` names takes, and that comparing them with all stations' takes."""
    typed = typed_names(site, number)
    canonical = [station.name for station in site.stations]
    places = known_places(site.register)

    def ours() -> None:
        names = StationNames(site, places)
        for name in typed:
            names.read(name)

    def theirs() -> None:
        process.cdist(typed, canonical, scorer=fuzz.ratio)

    pairs = [(_cpu(ours), _cpu(theirs)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def typed_names(site: Site, number: int, seed: int = 1) -> list[str]:
    """`number` names of the site's stations as people write them, none of them canonical."""
    chance = random.Random(seed)
    found = []
    while len(found) < number:
        row = chance.choice(site.stations).row
        places = [p for p in (row.district, row.township, row.community or row.point or row.field) if p]
        if not places:
            continue
        place = "".join(places[chance.randrange(len(places)) :])
        if chance.random() < 0.2 and len(place) > 3:
            at = chance.randrange(len(place))
            place = place[:at] + chance.choice(("", "湖", "新")) + place[at + 1 :]
        found.append(chance.choice(AROUND).format(place + chance.choice(KINDS)))
    return found


def _cpu(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
