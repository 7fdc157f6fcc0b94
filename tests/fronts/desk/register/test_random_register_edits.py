"""Random edits of the shipped register through its forms: of 280 KB only the meant bytes are others."""

from __future__ import annotations

import difflib
import random
import shutil
from collections.abc import Iterator

import pytest

from tests.fronts.desk.desks import OpenDesk, opened
from tests.shipped import ROOT
from zhanpai.fronts.desk.forms.candidate import begin, candidate
from zhanpai.fronts.desk.forms.filled import filled_from
from zhanpai.fronts.desk.forms.subject import Subject, record_at
from zhanpai.fronts.desk.register.register_rows import register_data, rows_of
from zhanpai.fronts.desk.register.row_form import end_subject, row_subject
from zhanpai.fronts.desk.register.section_form import SECTIONS, district_subject, section_subject
from zhanpai.kit.yaml import parse, spliced_file
from zhanpai.kit.yaml.document import Document

FILE = "stations.yaml"
EDITS = 300
WORDS = (
    "东风社区",
    "A-1 号楼",
    "老区: 新村",
    "#1 院",
    "0012",
    "yes",
    "“引号”里",
    "it's",
    '双"引号',
    "尾空 格",
    "2026-03-01",
)
DAYS = ("2026-03-01", "2025-12-31")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenDesk]:
    folder = tmp_path_factory.mktemp("city")
    root = folder / "project"
    root.mkdir()
    shutil.copy(ROOT / FILE, root)
    with opened(root, folder / "own") as desk:
        yield desk


def subject_of(desk: OpenDesk, chance: random.Random, ids: list[str]) -> Subject:
    """A form of the register, any."""
    id = chance.choice(ids)
    codes = [str(one["code"]) for one in rows_of(register_data(desk.desk.root), "districts")]
    made = chance.choice(
        (
            lambda: row_subject(desk.desk, {"id": id}),
            lambda: end_subject(desk.desk, {"id": id}),
            lambda: section_subject(desk.desk, {"section": chance.choice(list(SECTIONS))}),
            lambda: district_subject(desk.desk, {"code": chance.choice(codes)}),
        )
    )()
    assert made is not None
    return made


def edited(filled: dict[str, str], chance: random.Random) -> tuple[dict[str, str], set[str]]:
    """One to three values that are others, and their names."""
    names = [name for name in filled if "~" not in name and name != "kind"]
    chosen = set(chance.sample(names, min(len(names), chance.randint(1, 3))))
    new = {name: chance.choice(DAYS if name == "since" else WORDS) for name in chosen}
    return {**filled, **new}, {name for name in chosen if filled[name] != new[name]}


@pytest.mark.slow
def test_what_is_not_meant_keeps_every_byte(desk: OpenDesk) -> None:
    raw = (ROOT / FILE).read_bytes()
    before = parse(raw, FILE).data
    assert isinstance(before, dict)
    ids = [str(one["id"]) for one in rows_of(before, "stations")]
    chance = random.Random(14)
    lines = raw.decode().splitlines(keepends=True)
    for number in range(EDITS):
        subject = subject_of(desk, chance, ids)
        keys = subject.find(before)
        shown = filled_from(subject.fields, record_at(before, keys))
        if number % 10 == 0:
            assert candidate(subject, raw, shown).raw == raw, (number, subject.url)
        filled, others = edited(shown, chance)
        made = candidate(subject, raw, filled)
        # What was typed is what the form shows of the new bytes; a blank at an end says nothing.
        again = begin(subject, made.raw)
        wrong = {name for name in filled if "~" not in name and again.get(name, "") != filled[name].strip()}
        assert not wrong, (number, subject.url, wrong)
        after = made.raw.decode().splitlines(keepends=True)
        changed = sum(
            max(i2 - i1, j2 - j1)
            for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(
                None, lines, after, autojunk=False
            ).get_opcodes()
            if tag != "equal"
        )
        assert changed <= 2 * len(others) + 1, (number, subject.url, others)


def test_three_values_of_a_row_are_saved_in_two_readings_of_the_register(
    desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings: list[str] = []

    def counted(raw: bytes, path: str, root: type = dict) -> Document:
        readings.append(path)
        return parse(raw, path, root=root)

    monkeypatch.setattr(spliced_file, "parse", counted)
    raw = (ROOT / FILE).read_bytes()
    subject = end_subject(desk.desk, {"id": "0100"})
    assert subject is not None
    made = candidate(subject, raw, {"status": "merged", "into.~": "n0", "into.n0": "0101", "since": DAYS[0]})
    # Each takes a fifth of a second.
    assert len(readings) == 2
    assert made.raw.count(b"\n") == raw.count(b"\n") and b"since: 2026-03-01}" in made.raw
