"""Inputs collected from real accidents and from foreign YAML suites, each with its verdict."""

import codecs
import json

import pytest

from tests.shipped import ROOT
from zhanpai.kit.yaml import parse

CASES = json.loads((ROOT / "tests/fixtures" / "bad_yaml.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_verdict_of_the_corpus(case: dict[str, str]) -> None:
    raw = codecs.escape_decode(case["raw"].encode("latin-1"))[0]
    document = parse(raw, "input.yaml")
    assert (document.data is None) == (case["verdict"] == "reject"), document.problems
