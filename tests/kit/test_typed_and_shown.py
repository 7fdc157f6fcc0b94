"""What a Chinese clerk types means to residents what it means to her."""

import importlib.util

import pytest
import yaml

from tests.shipped import ROOT
from zhanpai.kit.markdown import Shown, read

PAIRS = yaml.safe_load((ROOT / "tests/fixtures/markdown/typed_and_shown.yaml").read_text("utf-8"))
OURS = Shown("/pictures/ab-800.jpg", 800, 600)
PICTURES = dict.fromkeys(("a.jpg", "现场 照片(1).jpg", "照片（1）.JPG"), OURS)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["typed"].replace("\n", "⏎")[:30] for pair in PAIRS])
def test_what_is_typed_is_shown_as_it_was_meant(pair):
    document = read(pair["typed"])
    assert document.html(PICTURES) == pair["shown"].rstrip("\n")
    assert document.faults == ()


def test_the_handbook_shows_twenty_of_these_pairs():
    spec = importlib.util.spec_from_file_location("handbook_page", ROOT / "tools" / "handbook_page.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert len([pair for pair in PAIRS if "handbook" in pair]) == 20
    assert (ROOT / "docs/handbook/zhengwen.md").read_text("utf-8") == module.page(), "run: make handbook"
