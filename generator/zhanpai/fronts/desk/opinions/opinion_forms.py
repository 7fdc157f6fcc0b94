"""The forms of 意见台账: one comes in, one goes a step, several are referred at once, one is put right."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from zhanpai.content.scaffold.opinion import ledger_head, next_opinion_id, received_lines
from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.fronts.desk.forms.candidate import Candidate, UnreadableError, candidate
from zhanpai.fronts.desk.forms.filled import Filled
from zhanpai.fronts.desk.forms.known import looked, station_of
from zhanpai.fronts.desk.forms.picks import Picks
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.looked import KeptStation
from zhanpai.fronts.desk.opinions.ledgers import LedgerLine, Ledgers, OpinionLedger, place_of
from zhanpai.fronts.desk.opinions.moves import (
    day_field,
    day_lacks,
    lacking,
    opinion_fields,
    step_begins,
    step_fields,
    with_step,
    without,
)
from zhanpai.fronts.desk.rooms.opinion_list import OPINIONS, PER_PAGE, opinion_url
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.clock import read_today
from zhanpai.kit.yaml import parse
from zhanpai.kit.yaml.splice import TypedItem, add_item, is_blank, set_value

LISTENS = dict.fromkeys(("topic", "reply", "result", "redirect"), "opinion")
"""Where somebody may type who it was, or where she lives."""

SCRIPTS = ("writing_marks.js", "listen.js")

FEW = 30
"""Usual words that a field offers."""

RECEIVED = "收到的日期"


@dataclass(frozen=True)
class OpinionForms:
    """What each form is about, of the words in its address; None if there is no such thing."""

    ledgers: Ledgers

    def new(self, desk: Desk, words: Mapping[str, str]) -> Subject | None:
        """An opinion that comes in at the station `id`: its number is given out by us."""
        station = station_of(desk, words["id"])
        if station is None:
            return None
        today = read_today()
        path, starts = station.opinions_path, ledger_head(station.id, station.name).encode()
        topic, category, *more = opinion_fields(_ASKED)
        fields = (topic, category, day_field(RECEIVED), *more)
        number = _next_number(station, _text_of(desk, station) or starts.decode(), today)

        def make(raw: bytes, filled: Filled) -> Candidate:
            return _received(raw, path, number, filled, today)

        return Subject(
            url=f"{OPINIONS}/{station.id}/new/edit",
            room=OPINIONS,
            back=f"{OPINIONS}?station={station.id}",
            title="登记一件意见",
            about=f"{station.short_name}。编号自动编：{number}。不写是谁反映的，不写住址和电话。",
            path=path,
            model=Opinion,
            find=lambda _: None,
            begins_with={"on": str(today)},
            starts=starts,
            root=list,
            asks=fields,
            listens=LISTENS,
            scripts=SCRIPTS,
            makes=make,
            ends_at=f"{opinion_url(station.id, number)}/number",
        )

    def step(self, desk: Desk, words: Mapping[str, str]) -> Subject | None:
        """The opinion `mark` of the station `id` goes the step `step`; None too for the first, which nothing comes before.

        Whether it may come next is asked when it is saved: somebody else may have gone a step since the form was opened,
        and what was typed into it must not be lost.
        """
        station, line = self.line(desk, words)
        if station is None or line is None or line.opinion is None:
            return None
        step = next((one for one in list(OpinionStatus)[1:] if one.value == words["step"]), None)
        return None if step is None else self.step_of(station, line, line.opinion, step)

    def step_of(
        self, station: KeptStation, line: LedgerLine, opinion: Opinion, step: OpinionStatus
    ) -> Subject:
        """The form of this step: what is asked, what stands in it at first, and how it is written."""
        today, page = read_today(), opinion_url(station.id, line.mark)
        fields, path = step_fields(step, opinion), station.opinions_path

        def make(raw: bytes, filled: Filled) -> Candidate:
            return with_step(raw, path, ledger_data(raw, path), [line.mark], step, fields, filled, today)

        return Subject(
            url=f"{page}/step/{step.value}/edit",
            room=OPINIONS,
            back=page,
            title=f"{line.id}：{step.label}",
            about=f"{opinion.topic}（{station.short_name}）",
            path=path,
            model=Opinion,
            shows=f"/s/{station.id}/",
            find=_find(line.mark),
            begins_with=step_begins(step, opinion, today),
            root=list,
            asks=fields,
            listens=LISTENS,
            scripts=SCRIPTS,
            makes=make,
            ends_at=page,
        )

    def refer(self, desk: Desk, words: Mapping[str, str]) -> Subject | None:
        """The opinions `marks` (parted by commas) of the station `id` go to one body on one day."""
        station = station_of(desk, words["id"])
        marks = list(dict.fromkeys(words["marks"].split(",")))[:PER_PAGE]
        ledger = self.ledgers.of(station) if station else OpinionLedger()
        lines = [line for mark in marks if (line := ledger.line(mark)) and line.opinion]
        if station is None or not lines:
            return None
        today, path, fields = read_today(), station.opinions_path, step_fields(OpinionStatus.REFERRED, None)

        def make(raw: bytes, filled: Filled) -> Candidate:
            data = ledger_data(raw, path)
            return with_step(raw, path, data, marks, OpinionStatus.REFERRED, fields, filled, today)

        topics = "；".join(f"{one.id} {one.topic}" for one in lines)
        return Subject(
            url=f"{OPINIONS}/{station.id}/refer/{','.join(quote(mark, safe='') for mark in marks)}/edit",
            room=OPINIONS,
            back=f"{OPINIONS}?station={station.id}",
            title=f"一起交办 {len(lines)} 件",
            about=f"{station.short_name}：{topics}。",
            path=path,
            model=Opinion,
            find=lambda _: None,
            begins_with=step_begins(OpinionStatus.REFERRED, None, today),
            root=list,
            asks=fields,
            makes=make,
            ends_at=f"{OPINIONS}?station={station.id}",
        )

    def whole(self, desk: Desk, words: Mapping[str, str]) -> Subject | None:
        """All that is typed of the opinion `mark` of the station `id`, its steps too; the status follows the last of them.

        Of one that cannot be read number and status are asked too: they may be what is wrong.
        """
        station, line = self.line(desk, words)
        if station is None or line is None:
            return None
        page, is_readable = opinion_url(station.id, line.mark), line.opinion is not None
        subject = Subject(
            url=f"{page}/edit",
            room=OPINIONS,
            back=page,
            title=line.id or f"第 {line.place + 1} 件",
            about=f"{line.topic}（{station.short_name}）",
            path=station.opinions_path,
            model=Opinion,
            shows=f"/s/{station.id}/",
            find=_find(line.mark),
            root=list,
            asks=without({"id", "status"} if is_readable else ()),
            listens=LISTENS,
            scripts=SCRIPTS,
            ends_at=page if is_readable else "",
        )
        return replace(subject, makes=lambda raw, filled: _put_right(subject, raw, filled))

    def line(self, desk: Desk, words: Mapping[str, str]) -> tuple[KeptStation | None, LedgerLine | None]:
        """The station `id` and the line `mark` of its ledger; None for what is not there."""
        station = station_of(desk, words["id"])
        return station, self.ledgers.of(station).line(words["mark"]) if station else None

    def picks(self, desk: Desk, subject: Subject) -> Picks:
        """The usual categories of the city, and the bodies that this station hands things to, then others."""
        seen = looked(desk)
        id = subject.path.rsplit("/", 1)[-1].removesuffix(".yaml")
        station = station_of(desk, id)
        own = self.ledgers.of(station).lines if station else ()
        bodies = _usual(one.opinion.handling_body for one in own if one.opinion)
        categories = _usual(one.opinion.category for one in own if one.opinion)
        everywhere = (seen.categories, seen.bodies) if seen else ((), ())
        return Picks(
            words={
                "category": _first([*everywhere[0], *categories]),
                "handling_body": _first([*bodies, *everywhere[1]]),
            }
        )


def ledger_data(raw: bytes, path: str) -> Any:
    """The data of a ledger; UnreadableError if the reader does not take it."""
    document = parse(raw, path, root=list)
    if document.data is None and not is_blank(raw):
        raise UnreadableError(document.problems)
    return document.data


def _received(raw: bytes, path: str, number: str, filled: Filled, today: dt.date) -> Candidate:
    """The ledger with an opinion more, or what is missing of it."""
    data = ledger_data(raw, path) or []
    keys = (len(data),)
    needed = opinion_fields(("topic", "category"))
    wrong = [
        lacking(path, (*keys, one.key), f"“{one.title}”还没有写。", f"写上，例如：{one.example}。")
        for one in needed
        if not filled.get(one.key, "").strip()
    ]
    typed = filled.get("on", "").strip()
    wrong += day_lacks(path, (*keys, "on"), typed, None, today)
    if not typed:
        wrong.append(lacking(path, (*keys, "on"), f"“{RECEIVED}”还没有写。", "今天收到的写今天。"))
    if wrong:
        return Candidate(raw, keys, lacks=tuple(wrong))
    topic, category, level, body = (filled.get(key, "").strip() for key in _ASKED)
    lines = received_lines(number, topic, category, dt.date.fromisoformat(typed), level, body)
    return Candidate(add_item(raw, path, (), TypedItem(tuple(lines))), keys)


_ASKED = ("topic", "category", "level", "handling_body")


def _put_right(subject: Subject, raw: bytes, filled: Filled) -> Candidate:
    """The record as it is filled in, its status as its last step says."""
    made = candidate(replace(subject, makes=None), raw, filled)
    asks_status = any(one.key == "status" for one in subject.fields)
    row = ledger_data(made.raw, subject.path)[made.keys[0]] if made.keys else None
    history = row.get("history") if isinstance(row, Mapping) else None
    last = history[-1] if isinstance(history, list) and history else None
    status = last.get("status") if isinstance(last, Mapping) else None
    if asks_status or not isinstance(status, str) or not row or row.get("status") == status:
        return made
    return replace(made, raw=set_value(made.raw, subject.path, (*made.keys, "status"), status))


def _find(mark: str) -> Any:
    def find(data: Any) -> Any:
        place = place_of(data, mark)
        return None if place is None else (place,)

    return find


def _next_number(station: KeptStation, text: str, today: dt.date) -> str:
    data = parse(text.encode(), station.opinions_path, root=list).data or []
    known = [row["id"] for row in data if isinstance(row, Mapping) and isinstance(row.get("id"), str)]
    return next_opinion_id(station.id, text, known, today)


def _text_of(desk: Desk, station: KeptStation) -> str:
    try:
        return (desk.root / station.opinions_path).read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _usual(words: Iterable[str]) -> list[str]:
    return [word for word, _ in Counter(words).most_common(FEW) if word]


def _first(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))[:FEW]
