"""The data of the shipped city typed in any way that the strict reader takes: laid out it says the same, and stays."""

from __future__ import annotations

import random
import re

import pytest

from tests.kit.yaml.mangling import Mangler
from tests.shipped import ROOT
from zhanpai.content.tidying import tidied, typed_files
from zhanpai.kit.yaml import parse, parse_front_matter

FILES = [path for path in typed_files(ROOT) if path != "content/pages/opendata.md"]
REMARK = re.compile(r"# 注(\d+)：")


def data_of(raw, path):
    if path.endswith(".md"):
        return parse_front_matter(raw, path).document.data
    root = list if path.split("/")[1:2] in (["opinions"], ["projects"]) else dict
    return parse(raw, path, root=root).data


def cut(data, dice):
    """A part of long lists: a register of nine hundred rows takes a second."""
    if isinstance(data, list):
        return [cut(item, dice) for item in (dice.sample(data, 5) if len(data) > 5 else data)]
    if isinstance(data, dict):
        return {key: cut(value, dice) for key, value in data.items()}
    return data


def mangled(seed):
    """A file of the city, some of its data, and a way to type it; None if the strict reader does not take that."""
    dice = random.Random(seed)
    path = dice.choice([FILES[0], *FILES, dice.choice(FILES)])
    data = cut(data_of((ROOT / path).read_bytes(), path), dice)
    mangler = Mangler(dice, dice.choice([0, 0.2, 0.5]))
    raw = mangler.raw(data)
    if path.endswith(".md"):
        text = raw.decode().removeprefix("\ufeff")
        end = re.search(r"\r\n|\r|\n", text)[0]
        raw = f"---{end}{text.rstrip(chr(13) + chr(10))}{end}---{end}{end}一  {end}二".encode()
    return (path, data, raw) if data_of(raw, path) == data else None


def laid_out(path, data, raw):
    new = tidied(raw, path)
    text = new.decode()
    assert data_of(new, path) == data
    assert REMARK.findall(text) == REMARK.findall(raw.decode())
    assert text.endswith("\n") and "\r" not in text and "\ufeff" not in text
    assert tidied(new, path) == new
    return new


def test_thirty_ways_to_type_a_file_are_laid_out():
    tried = [case for seed in range(30) if (case := mangled(seed))]
    assert len(tried) > 27
    for case in tried:
        laid_out(*case)


def test_a_part_of_the_shipped_city_has_its_layout():
    for path in ("stations.yaml", *FILES[1::20]):
        assert tidied((ROOT / path).read_bytes(), path) == (ROOT / path).read_bytes(), path


@pytest.mark.slow
def test_fifteen_hundred_ways_to_type_a_file_are_laid_out_and_no_remark_is_lost():
    remarks = done = 0
    for seed in range(1000, 2500):
        if case := mangled(seed):
            new = laid_out(*case)
            done += 1
            remarks += len(REMARK.findall(new.decode()))
    assert done > 1450 and remarks > 5000


@pytest.mark.slow
def test_every_file_of_the_shipped_city_has_its_layout():
    for path in typed_files(ROOT):
        assert tidied((ROOT / path).read_bytes(), path) == (ROOT / path).read_bytes(), path
