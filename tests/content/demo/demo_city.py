"""Makes corpora for the promises about them."""

import datetime as dt
from pathlib import Path

from tests.shipped import ROOT
from zhanpai.content.demo import DemoFile, make_corpus, parse_divisions

TODAY = dt.date(2026, 11, 23)
DIVISIONS = parse_divisions(
    (ROOT / "generator/zhanpai/content/demo/changsha-divisions.csv").read_text("utf-8")
)


def corpus(**changes) -> dict[str, bytes]:
    arguments = {
        "stations": 901,
        "deputies": 520,
        "news": 72,
        "seed": 1,
        "filled": 63,
        "today": TODAY,
    } | changes
    files: list[DemoFile] = list(make_corpus(DIVISIONS, **arguments))
    paths = [f.path for f in files]
    assert len(paths) == len(set(paths)), "a path twice"
    return {f.path: f.content for f in files}


def written(files: dict[str, bytes], root: Path) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root
