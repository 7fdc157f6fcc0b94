"""One opinion as a page of the desk shows it: what is known of it, how far it is, and what may come next."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from zhanpai.domain.model.opinion import Opinion, OpinionStatus
from zhanpai.fronts.desk.rooms.opinion_list import ListedOpinion

_SHOWN = ("category", "level", "handling_body", "due", "reply", "result", "redirect", "satisfaction")


@dataclass(frozen=True)
class OpinionFact:
    """A field that is filled in: its key, its name, and what stands there in words."""

    key: str
    title: str
    words: str


@dataclass(frozen=True)
class NextStep:
    """A step that may come next, and the address under which its form is open."""

    status: OpinionStatus
    url: str
    is_open: bool


@dataclass(frozen=True)
class OpinionPage:
    """The opinion, the fields that are filled in, and the steps that may come next."""

    standing: ListedOpinion
    facts: tuple[OpinionFact, ...]
    following: tuple[NextStep, ...]

    @property
    def number_url(self) -> str:
        """Where its number can be printed."""
        return f"{self.standing.url}/number"


def opinion_page(one: ListedOpinion, step: OpinionStatus | None) -> OpinionPage:
    """The page; `step` is the one whose form is open."""
    opinion = one.line.opinion
    if opinion is None:
        return OpinionPage(one, (), ())
    following = (
        NextStep(status, f"{one.url}?step={quote(status.value)}#next", status is step)
        for status in opinion.status.following
    )
    return OpinionPage(one, tuple(_facts(opinion)), tuple(following))


def _facts(opinion: Opinion) -> list[OpinionFact]:
    found = []
    for key in _SHOWN:
        if value := getattr(opinion, key):
            words = getattr(value, "label", str(value)).removesuffix("人大代表")
            found.append(OpinionFact(key, Opinion.model_fields[key].title or key, words.strip()))
    return found
