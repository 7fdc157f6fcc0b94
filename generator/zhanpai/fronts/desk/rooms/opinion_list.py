"""意见台账: the opinions of the stations that the person keeps, by how they stand, what must not wait any longer first."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.fronts.desk.looked import KeptStation
from zhanpai.fronts.desk.opinions.ledgers import LedgerLine, OpinionLedger, Wrong

OPINIONS = "/opinions"
PER_PAGE = 50

NEAR = 7
"""Days before an answer is due from which on somebody should ask for it."""

IDLE = 7
"""Days in which an opinion is handed to who handles it, and an answer to who asked."""

SILENT = 30
"""Days after which somebody should ask, where nobody has agreed until when it is answered."""

STATES = {"wrong": "写得不对的", "late": "超期的", "soon": "该催的", "open": "在办的", "closed": "办结的"}
"""How an opinion stands, the most pressing first: a word of ours, and a clerk's."""


@dataclass(frozen=True)
class ListedOpinion:
    """One opinion on a list: how it stands (a key of STATES), and why somebody should do something, "" if nobody need."""

    station: KeptStation
    line: LedgerLine
    state: str
    why: str

    @property
    def url(self) -> str:
        """Its page."""
        return opinion_url(self.station.id, self.line.mark)

    @property
    def can_be_referred(self) -> bool:
        """Whether 已交办 may come next."""
        return bool(self.line.opinion and OpinionStatus.REFERRED in self.line.opinion.status.following)


@dataclass(frozen=True)
class OpinionList:
    """Page `number` of `pages` of the `total` opinions that answer to what was asked; `counts` are all of each state.

    `faults` are ledgers that cannot be read at all, with what is wrong with them.
    """

    shown: tuple[ListedOpinion, ...]
    counts: tuple[tuple[str, str, int], ...]
    total: int
    number: int
    pages: int
    state: str
    words: str
    station: KeptStation | None
    stations: int
    faults: tuple[tuple[KeptStation, tuple[Wrong, ...]], ...]

    def at(self, state: str | None = None, number: int = 1) -> str:
        """The address of a page of the same question, or of one about another state."""
        asked = {
            "station": self.station.id if self.station else "",
            "words": self.words,
            "state": self.state if state is None else state,
            "page": str(number) if number > 1 else "",
        }
        asked = {name: value for name, value in asked.items() if value}
        return OPINIONS + (f"?{urlencode(asked)}" if asked else "")


def opinion_url(station: str, mark: str) -> str:
    """The address of the desk's page about an opinion, by its station's 站号 and its mark in the ledger."""
    return f"{OPINIONS}/{station}/{quote(mark, safe='')}"


def opinions_page(
    ledgers: Sequence[tuple[KeptStation, OpinionLedger]],
    today: dt.date,
    words: str = "",
    state: str = "",
    number: int = 1,
    station: KeptStation | None = None,
) -> OpinionList:
    """What stands in these ledgers and answers: all of `words` stand in it, or in its station's name.

    Without a state and words all that is not closed.  A page that is not there is the last.
    """
    words, state = " ".join(words.split())[:80], state if state in STATES else ""
    found = [one for one in standings(ledgers, today) if _answers(one, words.split())]
    counted = Counter(one.state for one in found)
    wanted = [one for one in found if one.state == state or (not state and (words or one.state != "closed"))]
    pages = max(1, -(-len(wanted) // PER_PAGE))
    number = min(max(number, 1), pages)
    counts = tuple(
        (key, word, counted[key]) for key, word in STATES.items() if counted[key] or key != "wrong"
    )
    faults = tuple((one, ledger.wrong) for one, ledger in ledgers if ledger.wrong)
    shown = tuple(wanted[(number - 1) * PER_PAGE : number * PER_PAGE])
    return OpinionList(shown, counts, len(wanted), number, pages, state, words, station, len(ledgers), faults)


def standings(ledgers: Iterable[tuple[KeptStation, OpinionLedger]], today: dt.date) -> list[ListedOpinion]:
    """Every opinion with how it stands today, the most pressing first."""
    found = [standing(station, line, today) for station, ledger in ledgers for line in ledger.lines]
    order = list(STATES)
    return sorted(found, key=lambda one: (order.index(one.state), _urgency(one)))


def standing(station: KeptStation, line: LedgerLine, today: dt.date) -> ListedOpinion:
    """How one opinion stands today: what it waits for, and whether somebody should ask for it."""
    if line.opinion is None:
        return ListedOpinion(station, line, "wrong", "")
    state, why = _standing(line.opinion, today)
    return ListedOpinion(station, line, state, why)


def _standing(opinion: Opinion, today: dt.date) -> tuple[str, str]:
    status, due = opinion.status, opinion.due
    if status.is_last:
        return "closed", ""
    waited = (today - opinion.history[-1].on).days if opinion.history else 0
    if status.is_answered:
        why = f"答复 {waited} 天了，还没有告诉反映的人"
        is_idle = status is OpinionStatus.REPLIED and waited >= IDLE
        return ("soon", why) if is_idle else ("open", "")
    if opinion.is_overdue_on(today) and due:
        return "late", f"超期 {(today - due).days} 天"
    if due and (due - today).days <= NEAR:
        left = (due - today).days
        return "soon", f"还有 {left} 天到期" if left else "今天到期"
    since = (today - opinion.history[0].on).days if opinion.history else 0
    if status in (OpinionStatus.RECEIVED, OpinionStatus.SORTED) and since >= IDLE:
        return "soon", f"登记 {since} 天了，还没有交办"
    if not due and waited >= SILENT:
        return "soon", f"{waited} 天没有进展，也没有写期限"
    return "open", f"期限 {due}" if due else ""


def _urgency(one: ListedOpinion) -> tuple[object, ...]:
    """What was to be done first comes first; of what is closed, what was closed last."""
    opinion = one.line.opinion
    if opinion is None:
        return (0, one.station.id, one.line.place)
    last = opinion.history[-1].on.toordinal() if opinion.history else 0
    if one.state == "closed":
        return (-last, one.station.id, one.line.place)
    return (opinion.due.toordinal() if opinion.due else 10**7 + last, one.station.id, one.line.place)


def _answers(one: ListedOpinion, asked: Sequence[str]) -> bool:
    if not asked:
        return True
    opinion = one.line.opinion
    texts = [one.line.id, one.line.topic, one.station.name, one.station.id]
    if opinion:
        texts += [opinion.category, opinion.handling_body, opinion.reply, opinion.result]
    everything = "\n".join(texts).casefold()
    return all(word.casefold() in everything for word in asked)


def open_by_state(page: Iterable[ListedOpinion]) -> Iterator[tuple[str, list[ListedOpinion]]]:
    """The states' words, each with what stands so, the most pressing first; none that nothing has."""
    found = list(page)
    for state, word in STATES.items():
        if those := [one for one in found if one.state == state]:
            yield word, those
