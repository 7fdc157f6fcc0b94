"""Print the day, and how many tests passed, failed and were skipped in all these runs.

    .venv/bin/python tools/tally.py JUNIT_XML …

Status 1 if one of them failed or was skipped, or if a run left no file.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from zhanpai.kit.clock import read_today


def count(report: Path) -> Counter[str]:
    """Tests by outcome in one file that pytest's `--junitxml` wrote; what broke outside of a test has failed."""
    counted: Counter[str] = Counter()
    for case in ElementTree.parse(report).getroot().iter("testcase"):
        marks = {child.tag for child in case}
        outcome = "failed" if marks & {"failure", "error"} else "skipped" if "skipped" in marks else "passed"
        counted[outcome] += 1
    return counted


def main(reports: list[Path]) -> int:
    """Print the two lines."""
    total: Counter[str] = Counter()
    missing = [report for report in reports if not report.is_file()]
    for report in reports:
        if report in missing:
            sys.stderr.write(f"{report} is missing: that run of the tests did not end\n")
        else:
            total += count(report)
    sys.stdout.write(f"{read_today()}\n")
    sys.stdout.write(", ".join(f"{total[word]} {word}" for word in ("passed", "failed", "skipped")) + "\n")
    return int(bool(missing or total["failed"] or total["skipped"]))


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
