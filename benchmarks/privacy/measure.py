"""How well people are recognised: recall on what is planted, alarms on look-alikes and on ordinary text.

    python -m benchmarks.privacy.measure FOLDER [--half dev|test] [--alarms]

FOLDER holds public Chinese text (.txt, .md), which no part of this repository is.  Every second sentence by its
digest is the half for tuning (dev), the others are the half that is reported (test); generated sets have a
seed for each.  Bounds are Wilson's, 95 %.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.privacy.look_alikes import look_alikes
from benchmarks.privacy.numbers import numbers
from benchmarks.privacy.planted import Planted
from benchmarks.privacy.residents import residents
from zhanpai.kit.privacy import Trace, find_numbers, find_people

SEEDS = {"dev": 1, "test": 2}
PLANTED = 6_000
LOOK_ALIKES = 12_000
_SENTENCE = re.compile(r"[^。！？\n]{6,}[。！？]?")
_CHINESE = re.compile("[\u4e00-\u9fff]{4}")


def wilson(hits: int, count: int) -> tuple[float, float]:
    """The bounds, 95 %, of a share of which `hits` of `count` were seen (E. B. Wilson 1927)."""
    if not count:
        return 0.0, 1.0
    z, share = 1.959964, hits / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    whole = 1 + z * z / count
    return (middle - spread) / whole, (middle + spread) / whole


def sentences(folder: Path, half: str) -> Iterator[str]:
    """The Chinese sentences below `folder` that fall into this half, each once, in the order of files."""
    seen: set[bytes] = set()
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".md"):
            for match in _SENTENCE.finditer(path.read_text("utf-8", "replace")):
                text = match[0].strip()
                digest = hashlib.sha256(text.encode("utf-8", "replace")).digest()
                if digest not in seen and _CHINESE.search(text) and (digest[0] % 2 == 0) == (half == "dev"):
                    seen.add(digest)
                    yield text


def alarms(text: str) -> list[Trace]:
    """Everything that a check would say of `text`."""
    return [*find_numbers(text), *find_people(text)]


def is_met(planted: Planted) -> bool:
    """Whether some alarm, 提醒 or error, covers at least half of the planted piece: enough to be led to it."""
    need = (planted.end - planted.start) / 2
    return any(
        min(t.start + t.width, planted.end) - max(t.start, planted.start) >= need
        for t in alarms(planted.text)
    )


def recall(name: str, planted: Iterable[Planted]) -> None:
    """Print how many were met, by kind, and every one that was not."""
    total, met = Counter[str](), Counter[str]()
    for each in planted:
        total[each.kind] += 1
        if is_met(each):
            met[each.kind] += 1
        else:
            print(f"    missed  {each.kind}: {each.text[each.start : each.end]!r} in {each.text!r}")
    low, high = wilson(met.total(), total.total())
    print(f"{name}: {met.total()}/{total.total()} = {met.total() / total.total():.2%} ({low:.2%}–{high:.2%})")
    for kind, count in total.items():
        print(f"    {met[kind]:>5}/{count:<5} {kind}")


def false_alarms(name: str, texts: Iterable[str], *, shown: bool) -> None:
    """Print how many alarms there were among sentences, and each alarm with its sentence."""
    count = 0
    sure, doubtful = 0, 0
    for text in texts:
        count += 1
        for trace in alarms(text):
            sure, doubtful = sure + trace.is_sure, doubtful + (not trace.is_sure)
            if shown:
                start = max(0, trace.start - 15)
                around = text[start : trace.start + trace.width + 12].replace("\n", " ")
                print(f"    {'error' if trace.is_sure else 'doubt'}  {trace.kind} {trace.typed!r}: {around}")
    print(
        f"{name}: {count} sentences, {sure} errors and {doubtful} 提醒: {(sure + doubtful) / max(1, count) * 10_000:.1f} in 10,000"
    )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--half", choices=sorted(SEEDS), default="dev")
    parser.add_argument("--alarms", action="store_true", help="show every alarm on ordinary text")
    options = parser.parse_args()
    seed = SEEDS[options.half]
    recall("numbers", numbers(PLANTED, seed))
    recall("residents", residents(PLANTED, seed))
    false_alarms("look-alikes", (text for _, text in look_alikes(LOOK_ALIKES, seed)), shown=True)
    if options.folder:
        for each in sorted(p for p in options.folder.iterdir() if p.is_dir()):
            false_alarms(each.name, sentences(each, options.half), shown=options.alarms)


if __name__ == "__main__":
    main()
