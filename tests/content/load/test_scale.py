"""How long reading takes, as a ratio: seconds depend on the machine."""

import time
from collections.abc import Callable

import pytest
import yaml

from tests.make import TODAY
from tests.shipped import ROOT
from zhanpai.content.load import ContentReader, load
from zhanpai.pipeline import examine

pytestmark = pytest.mark.slow


def fastest(call: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of the quickest run: other processes make runs slower, never quicker."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        call()
        spent.append(time.process_time() - start)
    return min(spent)


def plain_yaml() -> None:
    """What any reader must do: libyaml alone, and no checks."""
    for path in [ROOT / "stations.yaml", *sorted((ROOT / "content").rglob("*.yaml"))]:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    for path in sorted((ROOT / "content").rglob("*.md")):
        yaml.load(path.read_text("utf-8").split("---")[1], yaml.CSafeLoader)


@pytest.mark.skipif(not hasattr(yaml, "CSafeLoader"), reason="PyYAML without libyaml")
def test_reading_a_project_takes_little_more_than_its_yaml() -> None:
    base = fastest(plain_yaml)
    assert fastest(lambda: load(ROOT, TODAY)) <= 4 * base
    loaded = load(ROOT, TODAY)
    assert fastest(lambda: examine(loaded)) <= 4 * base


def test_reading_again_takes_a_fraction() -> None:
    reader = ContentReader(ROOT)
    first = fastest(lambda: ContentReader(ROOT).load(TODAY))
    reader.load(TODAY)
    assert fastest(lambda: reader.load(TODAY)) <= first / 2
