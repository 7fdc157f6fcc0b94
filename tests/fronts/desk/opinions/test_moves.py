"""Steps of an opinion as bytes of its ledger: what is written, what is asked for first, and what goes back."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.make import TODAY
from zhanpai.domain.model.opinion import OpinionStatus
from zhanpai.fronts.desk.forms.candidate import Candidate
from zhanpai.fronts.desk.opinions.ledgers import read_ledger
from zhanpai.fronts.desk.opinions.moves import (
    outcomes,
    step_begins,
    step_fields,
    with_last_step_back,
    with_step,
)
from zhanpai.kit.yaml import parse

PATH = "content/opinions/yuelu/0003.yaml"
LEDGER = """\
# 台账
- id: "0003-2026-01"
  month: "2026-02"
  topic: 路灯不亮   # 两盏
  category: 市政设施
  status: sorted
  history:
    - {status: received, on: 2026-02-20}
    - {status: sorted, on: 2026-02-25}   # 电话
- {id: "0003-2026-02", month: "2026-02", topic: 井盖响, category: 市政设施, status: received, history: [{status: received, on: 2026-02-21}]}
"""
S = OpinionStatus


def moved(raw: str, step: S, *marks: str, **filled: str) -> Candidate:
    data = parse(raw.encode(), PATH, root=list).data
    line = read_ledger(raw.encode(), PATH).line(marks[0])
    asked = step_fields(step, line.opinion if line and len(marks) == 1 else None)
    return with_step(
        raw.encode(), PATH, data, marks, step, asked, {"on": str(TODAY), **filled}, TODAY
    )  # fmt: skip


def back(raw: str, place: int) -> str:
    opinion = read_ledger(raw.encode(), PATH).lines[place].opinion
    assert opinion
    return with_last_step_back(raw.encode(), PATH, place, opinion).decode()


def test_a_step_writes_its_line_the_status_and_what_it_brings_and_nothing_else() -> None:
    made = moved(LEDGER, S.REFERRED, "0003-2026-01", handling_body="示例区城管局", due="2026-05-03", level="")
    assert made.lacks == () and made.raw.decode() == LEDGER.replace("status: sorted\n", "status: referred\n", 1).replace(
        "   # 电话\n",
        "   # 电话\n    - {status: referred, on: 2026-03-04}\n  handling_body: 示例区城管局\n  due: 2026-05-03\n",
    )  # fmt: skip


def test_taking_the_step_back_gives_back_what_stood_there_and_takes_the_answer_along() -> None:
    made = moved(LEDGER, S.REPLIED, "0003-2026-01", reply="已经换了灯。").raw.decode()
    assert "  reply: " in made
    opinion = read_ledger(made.encode(), PATH).lines[0].opinion
    assert opinion and outcomes(opinion) == ("reply",)
    assert back(made, 0) == LEDGER


def test_whom_it_went_to_stays_when_only_the_last_step_goes_back() -> None:
    made = moved(LEDGER, S.REFERRED, "0003-2026-01", handling_body="示例区城管局").raw.decode()
    assert "handling_body: 示例区城管局" in back(made, 0)
    with pytest.raises(ValueError, match="no step before"):
        back(LEDGER, 1)


@pytest.mark.parametrize(
    ("step", "filled", "field", "words"),
    [
        (S.REFERRED, {}, "handling_body", "“承办单位”还没有写"),
        (S.REPLIED, {"reply": "  "}, "reply", "“答复”还没有写"),
        (S.CLOSED, {"reply": "换了灯。"}, "result", "“结果”还没有写"),
        (S.CLOSED, {"result": "灯亮了。"}, "reply", "“答复”还没有写"),
        (S.DECLINED, {}, "redirect", "“请到哪里反映”还没有写"),
        (S.IN_HANDLING, {"on": ""}, "on", "“日期”还没有写"),
        (S.IN_HANDLING, {"on": "三月"}, "on", "“三月”不是一个日子"),
        (S.IN_HANDLING, {"on": "2026-03-05"}, "on", "还没有到"),
        (S.IN_HANDLING, {"on": "2026-02-24"}, "on", "早于上一步的 2026-02-25"),
    ],
)
def test_a_step_without_what_it_needs_is_not_written_and_says_so_at_the_field(
    step: S, filled: dict[str, str], field: str, words: str
) -> None:
    made = moved(LEDGER, step, "0003-2026-01", **filled)
    assert made.raw.decode() == LEDGER
    (one,) = made.lacks
    assert one.keys == (0, field) and words in one.message and one.is_error


def test_several_go_to_one_body_on_one_day_and_what_is_left_blank_is_taken_from_none() -> None:
    with_level = LEDGER.replace("  category: 市政设施\n", "  category: 市政设施\n  level: district\n", 1)
    filled = {"handling_body": "示例区城管局", "due": "2026-05-03", "level": ""}
    made = moved(with_level, S.REFERRED, "0003-2026-01", "0003-2026-02", **filled)
    lines = [line.opinion for line in read_ledger(made.raw, PATH).lines]
    assert [one.status for one in lines if one] == [S.REFERRED, S.REFERRED]
    assert [one.handling_body for one in lines if one] == ["示例区城管局"] * 2
    assert [one.due for one in lines if one] == [dt.date(2026, 5, 3)] * 2
    assert "level: district" in made.raw.decode()


def test_of_several_none_goes_if_one_cannot() -> None:
    closed = LEDGER.replace("status: sorted\n", "status: closed\n", 1)
    made = moved(closed, S.REFERRED, "0003-2026-01", "0003-2026-02", handling_body="示例区城管局")
    assert "现在是“已办结”，走不到“已交办”" in made.lacks[0].message
    gone = moved(LEDGER, S.REFERRED, "0003-2026-01", "没有", handling_body="示例区城管局")
    assert "已经不在台账里" in gone.lacks[0].message


def test_referring_proposes_sixty_days_unless_a_day_was_agreed() -> None:
    assert step_begins(S.REFERRED, None, TODAY) == {"on": "2026-03-04", "due": "2026-05-03"}
    assert step_begins(S.REPLIED, None, TODAY) == {"on": "2026-03-04"}


def test_only_later_steps_follow_none_follows_the_last_and_a_bad_answer_is_handled_again() -> None:
    assert S.RECEIVED.following == tuple(S)[1:]
    assert S.IN_HANDLING.following == (S.REPLIED, S.FED_BACK, S.CLOSED, S.DECLINED)
    assert S.FED_BACK.following == (S.CLOSED, S.IN_HANDLING)
    assert S.CLOSED.following == S.DECLINED.following == ()
