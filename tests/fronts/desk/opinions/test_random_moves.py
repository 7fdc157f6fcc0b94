"""A thousand moves along the chain on the shipped ledgers: only the meant bytes change."""

from __future__ import annotations

import copy
import datetime as dt
import difflib
import random
import re
from pathlib import Path
from typing import Any

import pytest

from tests.shipped import ROOT
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.fronts.desk.forms.candidate import begin, candidate
from zhanpai.fronts.desk.looked import KeptStation
from zhanpai.fronts.desk.opinions.ledgers import LedgerLine, Ledgers, read_ledger
from zhanpai.fronts.desk.opinions.moves import outcomes, with_last_step_back
from zhanpai.fronts.desk.opinions.opinion_forms import OpinionForms
from zhanpai.kit.yaml import parse

MOVES = 1000
TODAY = dt.date(2027, 1, 1)
TEXTS = (
    "已经换了灯。",
    "路面“返修”：3 处 # 不是批注",
    "第一段。\n\n第二段，- 有横线",
    "'引号'和\"引号\"",
    "yes",
    "2026-01-01",
    "  前面有空格",
    "末尾有冒号：",
    "a: b",
    "{不是} [表]",
)
BODIES = ("示例区城管局", "示例：有冒号的局", "示例局 # 二科")


@pytest.mark.slow
def test_of_a_thousand_moves_each_changes_the_meant_bytes_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    noon = dt.datetime(TODAY.year, TODAY.month, TODAY.day, 4, tzinfo=dt.UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(noon.timestamp())))
    shipped = sorted((ROOT / "content/opinions").glob("*/*.yaml"))
    raws = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in shipped}
    forms, chance, done = OpinionForms(Ledgers(tmp_path)), random.Random(14), {"step": 0, "back": 0}
    while sum(done.values()) < MOVES:
        path = chance.choice(list(raws))
        line = chance.choice(read_ledger(raws[path], path).lines)
        assert line.opinion, f"{path}: {line.wrong}"
        following = line.opinion.status.following
        if following and (chance.random() < 0.7 or len(line.opinion.history) < 2):
            raws[path] = _moved(raws[path], path, forms, line, chance.choice(following), chance)
            done["step"] += 1
        elif len(line.opinion.history) > 1:
            raws[path] = _back(raws[path], path, line)
            done["back"] += 1
    assert min(done.values()) > MOVES // 5


def _moved(
    raw: bytes, path: str, forms: OpinionForms, line: LedgerLine, step: OpinionStatus, chance: random.Random
) -> bytes:
    assert line.opinion
    station = KeptStation(Path(path).stem, "", "", "", Path(path).parent.name)
    subject = forms.step_of(station, line, line.opinion, step)
    filled = begin(subject, raw)
    values = {
        "handling_body": chance.choice(BODIES),
        "satisfaction": chance.choice(["", "满意", "未评价"]),
        **{key: chance.choice(TEXTS) for key in ("reply", "result")},
        "redirect": "拨打 12345",
    }
    filled |= {key: value for key, value in values.items() if key in filled}
    made = candidate(subject, raw, filled)
    assert made.lacks == (), made.lacks
    after = _data(made.raw, path)[line.place]
    wanted = copy.deepcopy(_data(raw, path))
    row = wanted[line.place]
    row["history"] = [*row["history"], {"status": step.value, "on": str(TODAY)}]
    row["status"] = step.value
    for field in subject.fields:
        if field.key == "on":
            continue
        if text := filled[field.key].strip("\n") if field.sort == "text" else filled[field.key].strip():
            row[field.key] = after[field.key]
            assert after[field.key].strip() == text.strip()
        else:
            row.pop(field.key, None)
    assert _data(made.raw, path) == wanted
    _only_these_lines(raw, made.raw, line, ["status", *(field.key for field in subject.fields)])
    return made.raw


def _back(raw: bytes, path: str, line: LedgerLine) -> bytes:
    assert line.opinion
    made = with_last_step_back(raw, path, line.place, line.opinion)
    wanted = copy.deepcopy(_data(raw, path))
    row, gone = wanted[line.place], outcomes(line.opinion)
    row["history"] = row["history"][:-1]
    row["status"] = row["history"][-1]["status"]
    for key in gone:
        del row[key]
    assert _data(made, path) == wanted
    _only_these_lines(raw, made, line, ["status", *gone])
    return made


def _only_these_lines(before: bytes, after: bytes, line: LedgerLine, keys: list[str]) -> None:
    """Every line that went or came is of this opinion: a step, one of these keys, or a paragraph below one of them."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    meant = re.compile(rf"  ({'|'.join(keys)}):|    - \{{status: |    |$")
    for lines, changed in ((old, _gone(old, new)), (new, _gone(new, old))):
        starts = [number for number, text in enumerate(lines) if text.startswith("- ")]
        first, end = starts[line.place], [*starts, len(lines)][line.place + 1]
        assert all(first < number < end for number in changed)
        assert all(meant.match(lines[number]) for number in changed), [lines[number] for number in changed]


def _gone(old: list[str], new: list[str]) -> list[int]:
    codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [number for what, a, b, _, _ in codes if what in ("replace", "delete") for number in range(a, b)]


def _data(raw: bytes, path: str) -> Any:
    data = parse(raw, path, root=list).data
    assert data is not None
    return data
