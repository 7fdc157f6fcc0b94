"""Write Lighthouse's reports (JSON files, named after the page) as docs/lighthouse.md, and fail below the aims."""

from __future__ import annotations

import json
import sys
from pathlib import Path

AIMS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
METRICS = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "speed-index": "Speed Index",
}

HEAD = """\
# Lighthouse
Written by `make lighthouse` (tools/lighthouse.sh): Lighthouse {version}, mobile (its own simulated slow 4G and four
times slower processor), the local Chromium, tools/gzip_server.py as host. The site is the shipped one with
`demo: false`: a demonstration's robots.txt turns search engines away, which is the audit "is-crawlable" and nothing else.

| page | performance | accessibility | best practices | SEO | {metrics} | transferred |
|---|---|---|---|---|{lines}---|
"""


def row(path: Path, report: dict) -> str:
    """One page's line of the table."""
    scores = [f"{round(100 * report['categories'][name]['score'])}" for name in AIMS]
    metrics = [report["audits"][name]["displayValue"].replace("\xa0", " ") for name in METRICS]
    weight = f"{round(report['audits']['total-byte-weight']['numericValue'] / 1024)} KiB"
    return "| " + " | ".join([path.stem, *scores, *metrics, weight]) + " |"


def missed(path: Path, report: dict) -> list[str]:
    """The audits that keep a page from an aim."""
    found = []
    for name, aim in AIMS.items():
        category = report["categories"][name]
        if round(100 * category["score"]) < aim:
            audits = [ref["id"] for ref in category["auditRefs"] if ref["weight"]]
            wrong = [a for a in audits if (report["audits"][a]["score"] or 0) < 0.9]
            found.append(f"{path.stem}: {name} {category['score']:.2f}: {', '.join(wrong)}")
    return found


def main(paths: list[Path]) -> int:
    """Print the table; 1 if some page falls short."""
    reports = {path: json.loads(path.read_text("utf-8")) for path in paths}
    version = next(iter(reports.values()))["lighthouseVersion"]
    names = " | ".join(METRICS.values())
    sys.stdout.write(HEAD.format(version=version, metrics=names, lines="---|" * len(METRICS)))
    sys.stdout.write("\n".join(row(path, report) for path, report in reports.items()) + "\n")
    problems = [problem for path, report in reports.items() for problem in missed(path, report)]
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main([Path(argument) for argument in sys.argv[1:]]))
