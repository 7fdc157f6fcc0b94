"""Ledgers as the desk reads them: what stands there now, and what is wrong with what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from zhanpai.fronts.desk.looked import KeptStation
from zhanpai.fronts.desk.opinions.ledgers import Ledgers, place_of, read_ledger
from zhanpai.kit.yaml import parse

PATH = "content/opinions/yuelu/0003.yaml"
STATION = KeptStation("0003", "岳麓区望月湖街道湖中社区人大代表联络站", "湖中社区联络站", "岳麓区", "yuelu")
LINE = '- {id: "%s", month: "2026-03", topic: 路灯不亮, category: 市政, status: received}\n'


def test_every_line_is_known_by_its_number_and_a_faulty_one_says_what_is_wrong() -> None:
    ledger = read_ledger((LINE % "一号" + '- {id: "二号", month: "2026-13", topic: 井盖}\n').encode(), PATH)
    good, bad = ledger.lines
    assert good.mark == "一号" and good.opinion and not good.wrong
    assert (bad.mark, bad.id, bad.topic, bad.opinion) == ("二号", "二号", "井盖", None)
    assert any("2026-13" in message for message in bad.wrong)
    assert "缺少“类别”。" in bad.wrong


@pytest.mark.parametrize("id", ["", "a/b", "a,b", "~1", "new", "refer", "..", "edit-1"])
def test_a_number_that_cannot_stand_in_an_address_is_known_by_its_place(id: str) -> None:
    ledger = read_ledger((LINE % "一号" + LINE % id).encode(), PATH)
    assert [line.mark for line in ledger.lines] == ["一号", "~1"]


def test_a_number_given_twice_is_known_by_its_places_and_the_first_is_found() -> None:
    raw = (LINE % "一号" * 2).encode()
    ledger = read_ledger(raw, PATH)
    assert [line.mark for line in ledger.lines] == ["~0", "~1"]
    assert ledger.line("一号") == ledger.lines[0] and ledger.line("~1") == ledger.lines[1]
    data = parse(raw, PATH, root=list).data
    assert place_of(data, "~1") == 1 and place_of(data, "~2") is None and place_of(data, "~x") is None
    assert place_of(data, "没有") is None and place_of(None, "一号") is None


def test_a_file_that_the_reader_does_not_take_has_no_lines_and_says_why() -> None:
    ledger = read_ledger(b"- {id: [\n", PATH)
    assert ledger.lines == () and ledger.wrong
    assert read_ledger(b"# \xe8\xbf\x98\xe6\xb2\xa1\xe6\x9c\x89\n", PATH).wrong == ()


def test_a_list_is_right_at_once_after_a_save(tmp_path: Path) -> None:
    ledgers = Ledgers(tmp_path)
    assert ledgers.of(STATION).lines == ()
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_text(LINE % "一号", "utf-8")
    first = ledgers.of(STATION)
    assert len(first.lines) == 1 and ledgers.of(STATION) is first
    (tmp_path / PATH).write_text(LINE % "二号", "utf-8")  # As many bytes, maybe within one tick of the disk.
    assert ledgers.of(STATION).lines[0].id == "二号"
