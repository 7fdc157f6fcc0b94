"""A station's public ledger: each opinion's way from 登记 to 办结, with dates that can be true."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from random import Random

from zhanpai.content.demo.people import is_rural
from zhanpai.content.demo.word_files import read_words
from zhanpai.content.demo.words import Declined, Topic
from zhanpai.domain.model.opinion import OpinionStatus, Satisfaction
from zhanpai.domain.model.register import StationKind, StationRow
from zhanpai.kit.yaml.writing import Inline, Value

_CHAIN = (
    OpinionStatus.RECEIVED,
    OpinionStatus.SORTED,
    OpinionStatus.REFERRED,
    OpinionStatus.IN_HANDLING,
    OpinionStatus.REPLIED,
    OpinionStatus.FED_BACK,
    OpinionStatus.CLOSED,
)
# Days from one step of the chain to the next, fewest and most.
_DAYS = ((1, 4), (1, 6), (2, 9), (8, 55), (1, 10), (3, 35))
_SATISFACTION = (
    *(Satisfaction.SATISFIED,) * 11,
    *(Satisfaction.FAIRLY,) * 4,
    Satisfaction.DISSATISFIED,
    *(Satisfaction.NOT_RATED,) * 2,
)
_PERIODS = (30, 45, 60, 90)


def keeps_ledger(row: StationRow, seed: int) -> bool:
    """Whether the station has a ledger: the larger ones always, four of five of the others."""
    large = row.kind in (StationKind.CITY, StationKind.DISTRICT, StationKind.TOWNSHIP, StationKind.FIELD)
    return large or Random(f"{seed}/ledger?/{row.id}").random() < 0.8


def make_ledger(row: StationRow, seed: int, today: dt.date) -> list[dict[str, Value]]:
    """The opinions of one station, newest first."""
    rng = Random(f"{seed}/ledger/{row.id}")
    topics = rng.sample(_topics_for(row), rng.randint(4, 9))
    days = sorted((today - dt.timedelta(rng.randint(1, 420)) for _ in topics), reverse=True)
    numbers: dict[int, int] = {}
    entries = []
    for topic, received in zip(reversed(topics), reversed(days), strict=True):
        numbers[received.year] = numbers.get(received.year, 0) + 1
        # Two digits: with three, 1742-2026-006 has the eleven digits of a mobile number.
        opinion_id = f"{row.id}-{received.year}-{numbers[received.year]:02}"
        if rng.random() < 0.1:
            entries.append(_declined(opinion_id, rng.choice(read_words().topics.declined), received, today))
        else:
            entries.append(_opinion(opinion_id, topic, row, received, today, rng))
    return entries[::-1]


def _topics_for(row: StationRow) -> Sequence[Topic]:
    """Matters of the town or of the country; what lies above the community goes to the larger stations too."""
    topics = read_words().topics.topics
    if row.kind in (StationKind.CITY, StationKind.DISTRICT):
        return [t for t in topics if t.level != "township"]
    wanted = ("通", "乡") if is_rural(row) else ("通", "城")
    return [t for t in topics if t.where in wanted and (row.township or t.level != "township")]


def _body(topic: Topic, row: StationRow) -> str:
    """The handling body with the place filled in; the city's station turns to the city's own departments."""
    if not row.district:
        department = topic.body.removeprefix("长沙市").replace("{area}", "")
        return "长沙市" + department.replace("分局", "局").replace("大队", "支队")
    org = row.township or row.district
    body = topic.body.format(area=row.district, org=org)
    # A development zone (园区) stands among the townships but has a committee instead of an office.
    return body if org.endswith(("街道", "镇", "乡")) else body.replace("办事处", "管理委员会")


def _opinion(
    opinion_id: str, topic: Topic, row: StationRow, received: dt.date, today: dt.date, rng: Random
) -> dict[str, Value]:
    history = _history(received, today, rng)
    reached = history[-1][0]
    entry: dict[str, Value] = {
        "id": opinion_id,
        "month": f"{received:%Y-%m}",
        "topic": topic.topic,
        "category": topic.category,
        "level": "city" if not row.district else topic.level,
    }
    rank = _CHAIN.index(reached)
    if rank >= _CHAIN.index(OpinionStatus.REFERRED):
        entry["handling_body"] = _body(topic, row)
    entry["status"] = str(reached)
    entry["history"] = _steps(history)
    if rank >= _CHAIN.index(OpinionStatus.REFERRED):
        entry["due"] = history[2][1] + dt.timedelta(rng.choice(_PERIODS))
    if rank >= _CHAIN.index(OpinionStatus.REPLIED):
        entry["reply"] = topic.reply
    if reached is OpinionStatus.CLOSED:
        entry["result"] = topic.result
    if rank >= _CHAIN.index(OpinionStatus.FED_BACK):
        entry["satisfaction"] = str(rng.choice(_SATISFACTION))
    return entry


def _history(received: dt.date, today: dt.date, rng: Random) -> list[tuple[OpinionStatus, dt.date]]:
    """How far the opinion has come by today; a few stay where they are for longer than they should."""
    history = [(OpinionStatus.RECEIVED, received)]
    stuck_at = rng.choice((3, 5, 5, 6)) if rng.random() < 0.16 else len(_CHAIN)
    for rank, (fewest, most) in enumerate(_DAYS, 1):
        on = history[-1][1] + dt.timedelta(rng.randint(fewest, most))
        if on > today or rank > stuck_at:
            break
        history.append((_CHAIN[rank], on))
    return history


def _steps(history: Sequence[tuple[OpinionStatus, dt.date]]) -> list[Inline]:
    return [Inline(status=str(status), on=on) for status, on in history]


def _declined(opinion_id: str, matter: Declined, received: dt.date, today: dt.date) -> dict[str, Value]:
    on = min(received + dt.timedelta(2), today)
    return {
        "id": opinion_id,
        "month": f"{received:%Y-%m}",
        "topic": matter.topic,
        "category": matter.category,
        "status": str(OpinionStatus.DECLINED),
        "history": _steps([(OpinionStatus.RECEIVED, received), (OpinionStatus.DECLINED, on)]),
        "redirect": matter.redirect,
    }
