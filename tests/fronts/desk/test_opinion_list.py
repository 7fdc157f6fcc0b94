"""意见台账 as a list: what must not wait comes first, and what is asked for is found."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from tests.make import TODAY, make_opinion
from zhanpai.domain.model.opinion import OpinionStatus, Step
from zhanpai.fronts.desk.looked import KeptStation
from zhanpai.fronts.desk.opinions.ledgers import LedgerLine, OpinionLedger
from zhanpai.fronts.desk.rooms.opinion_list import opinions_page, standing

S = OpinionStatus
STATION = KeptStation("0003", "岳麓区望月湖街道湖中社区人大代表联络站", "湖中社区联络站", "岳麓区", "yuelu")


def line(id: str, status: S = S.RECEIVED, days: int = 0, **fields: Any) -> LedgerLine:
    """An opinion whose last step was taken so many days ago."""
    history = (Step(status=status, on=TODAY - dt.timedelta(days)),)
    opinion = make_opinion(id, status=status, history=history, **fields)
    return LedgerLine(0, id, id, opinion.topic, opinion)


def due(days: int) -> dt.date:
    return TODAY + dt.timedelta(days)


@pytest.mark.parametrize(
    ("one", "state", "why"),
    [
        (line("1", S.REFERRED, due=due(-1)), "late", "超期 1 天"),
        (line("1", S.REFERRED, due=due(0)), "soon", "今天到期"),
        (line("1", S.IN_HANDLING, due=due(7)), "soon", "还有 7 天到期"),
        (line("1", S.IN_HANDLING, due=due(8)), "open", "期限 2026-03-12"),
        (line("1", S.RECEIVED, 6), "open", ""),
        (line("1", S.SORTED, 7), "soon", "登记 7 天了，还没有交办"),
        (line("1", S.REFERRED, 29), "open", ""),
        (line("1", S.REFERRED, 30), "soon", "30 天没有进展，也没有写期限"),
        (line("1", S.REPLIED, 7, reply="好"), "soon", "答复 7 天了，还没有告诉反映的人"),
        (line("1", S.FED_BACK, 70, reply="好", due=due(-9)), "open", ""),
        (line("1", S.CLOSED, reply="好"), "closed", ""),
        (line("1", S.DECLINED, redirect="12345"), "closed", ""),
        (LedgerLine(0, "1", "1", "井盖", None, ("不对",)), "wrong", ""),
    ],
)
def test_how_an_opinion_stands(one: LedgerLine, state: str, why: str) -> None:
    found = standing(STATION, one, TODAY)
    assert (found.state, found.why) == (state, why)


LEDGER = OpinionLedger((
    line("一", S.CLOSED, reply="好", topic="路灯"),
    line("二", S.REFERRED, due=due(-1), topic="井盖"),
    line("三", S.REFERRED, due=due(-9), topic="路灯不亮"),
    line("四", topic="噪声", handling_body="示例区城管局"),
    LedgerLine(4, "五", "五", "", None, ("不对",)),
))  # fmt: skip


def ids(**asked: Any) -> list[str]:
    page = opinions_page([(STATION, LEDGER)], TODAY, **asked)
    return [one.line.id for one in page.shown]


def test_what_must_not_wait_comes_first_and_what_is_closed_only_when_it_is_asked_for() -> None:
    assert ids() == ["五", "三", "二", "四"]
    assert ids(state="closed") == ["一"] and ids(state="late") == ["三", "二"] and ids(state="?") == ids()
    page = opinions_page([(STATION, LEDGER)], TODAY)
    assert [(state, number) for state, _, number in page.counts] == [
        ("wrong", 1), ("late", 2), ("soon", 0), ("open", 1), ("closed", 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [("路灯", ["三", "一"]), ("五", ["五"]), ("城管", ["四"]), ("湖中 井盖", ["二"]), ("0003 路灯 不亮", ["三"]), ("无", [])],
)  # fmt: skip
def test_words_are_looked_for_in_numbers_topics_bodies_and_stations(words: str, found: list[str]) -> None:
    assert ids(words=words) == found


def test_fifty_are_a_page_and_a_page_that_is_not_there_is_the_last() -> None:
    ledger = OpinionLedger(tuple(line(str(number)) for number in range(101)))
    page = opinions_page([(STATION, ledger)], TODAY, number=9)
    assert (page.number, page.pages, page.total, len(page.shown)) == (3, 3, 101, 1)
    assert page.at(number=2) == "/opinions?page=2" and page.at("late") == "/opinions?state=late"
