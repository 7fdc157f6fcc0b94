"""When demo stations receive residents, and who is on duty: every form of rule that staff may type."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from random import Random

from zhanpai.content.demo.word_files import read_words
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.schedule import parse_phrase
from zhanpai.kit.yaml.writing import Inline, Value

# One tuple for each form of phrase; a station takes one phrase of the form that is its turn.
PHRASES: tuple[tuple[str, ...], ...] = (
    ("每月第2个周三", "每月第1个周四", "每月第3个周二", "每月第4个周五"),
    ("每周二", "每周五", "每周三"),
    ("每月5日、20日", "每月10日、25日", "每月8日、18日、28日"),
    ("每月最后一个周五", "每月最后一个周四"),
    ("单月15日", "单月20日"),
    ("双月第1个周一", "双月第2个周二"),
    ("每月15日", "每月10日", "每月20日"),
    ("每季度首月10日", "每季度首月20日"),
)
MARKET_PHRASES = ("逢4、9", "逢3、8", "逢2、7")
BY_APPOINTMENT = "预约"

MORNINGS = ("9:00-11:30", "8:30-11:30", "9:00-12:00")
AFTERNOONS = ("14:30-17:00", "15:00-17:30", "14:00-16:30")

# 正月初一: the days around it carry no duty. A year not in the table has its duties all the same.
_SPRING_FESTIVALS = frozenset(
    {dt.date(2026, 2, 17), dt.date(2027, 2, 6), dt.date(2028, 1, 26), dt.date(2029, 2, 13)}
)
_DUTIES_FOR = dt.timedelta(days=92)


def make_rules(turn: int, rural: bool, rng: Random) -> list[Inline]:
    """The reception rules of the station number `turn`: every form has its turn, some stations have two."""
    if rural and turn % 3 == 0:
        market = rng.choice(MARKET_PHRASES)
        rules = [_rule(market, rng, note="赶集日，在集市便民点接待", holidays="取消")]
    else:
        form = PHRASES[turn % len(PHRASES)]
        rules = [_rule(form[rng.randrange(len(form))], rng)]
    if turn % 5 == 4:
        note = "提前一天打联络站电话约时间，行动不便的可以约上门"
        rules.append(Inline(rule=BY_APPOINTMENT, note=note))
    return rules


def _rule(phrase: str, rng: Random, note: str = "", holidays: str = "") -> Inline:
    time = rng.choice(MORNINGS if rng.random() < 0.7 else AFTERNOONS)
    if rng.random() < 0.1:
        time = f"{rng.choice(MORNINGS)}, {rng.choice(AFTERNOONS)}"
    holidays = holidays or ("顺延" if rng.random() < 0.75 else "取消")
    rule = Inline(rule=phrase, time=time, place=rng.choice(read_words().reception.places), holidays=holidays)
    if note:
        rule["note"] = note
    return rule


def make_rota(
    rules: Sequence[Inline], deputies: Sequence[Deputy], rural: bool, today: dt.date, rng: Random
) -> list[Inline]:
    """The duties of the coming three months, on days of the first rule, by deputies in office on that day."""
    days = list(_days(str(rules[0]["rule"]), today)) if rules else []
    step = max(1, len(days) // 6)
    words = read_words().reception
    # One duty in a round has no topic: residents may bring what they like.
    known = ("", *(words.rural_topics if rural else words.topics))
    topics = rng.sample(known, len(known))
    rota = []
    for turn, on in enumerate(days[::step]):
        serving = [d.id for d in deputies if d.serves_on(on)]
        if not serving:
            continue
        first = turn * 2 % len(serving)
        on_duty: list[Value] = [*dict.fromkeys([serving[first], serving[(first + 1) % len(serving)]])]
        duty = Inline(on=on, deputies=on_duty)
        if (topic := topics[turn % len(topics)]) and turn % 4 != 3:
            duty["topic"] = topic
        rota.append(duty)
    return rota


def _days(phrase: str, today: dt.date) -> Iterator[dt.date]:
    """The days of a rule that are reception days however holidays are treated: ordinary working days."""
    pattern = parse_phrase(phrase)
    year, month = today.year, today.month
    while dt.date(year, month, 1) <= today + _DUTIES_FOR:
        for on in pattern.dates(year, month):
            if today < on <= today + _DUTIES_FOR and on.weekday() < 5 and not _near_holiday(on):
                yield on
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _near_holiday(on: dt.date) -> bool:
    if any(abs(on - festival) <= dt.timedelta(days=9) for festival in _SPRING_FESTIVALS):
        return True
    near = {1: range(1, 4), 4: range(3, 7), 5: range(1, 6), 10: range(1, 9)}
    return on.day in near.get(on.month, ())
