"""Two people who changed the same record: what one can be given of both, and where a person must choose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhanpai.content.versions.change_words import place_words, value_words
from zhanpai.content.versions.running_text import shown_text, with_text
from zhanpai.content.versions.typed_values import TypedValues, read_values, with_changes
from zhanpai.content.versions.value_changes import ABSENT, three_way
from zhanpai.fronts.desk.forms.candidate import UnreadableError
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.history.settings_models import model_of

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True)
class TwoValues:
    """One value that both have changed, in words: where it is, what it was, theirs and mine; "" where nothing is written."""

    where: str
    base: str
    theirs: str
    mine: str
    is_long: bool = False


@dataclass(frozen=True)
class TwoVersions:
    """Both in one file, with theirs where nobody has chosen; `open` are the places where somebody must.

    `made` is the file with all that needed no choice, and with what was chosen.
    """

    open: tuple[TwoValues, ...]
    made: bytes


def two_versions(
    subject: Subject, base: bytes, theirs: bytes, mine: bytes, chosen: Mapping[int, str]
) -> TwoVersions:
    """What both have made of `base`; `chosen` says of each open place, from 0, whose value it shall be.

    UnreadableError if theirs cannot be read, SpliceError if mine cannot be typed into it.
    """
    path, model = subject.path, model_of(subject.path)
    read = [_read(subject, raw) for raw in (base, theirs, mine)]
    found = three_way(*(one.data for one in read))
    texts = [shown_text(raw, path) if subject.has_text else "" for raw in (base, theirs, mine)]
    open_places = [
        TwoValues(
            place_words(one.keys, read[1].data if one.theirs is not ABSENT else read[0].data, model),
            value_words(one.base, one.keys, model),
            value_words(one.theirs, one.keys, model),
            value_words(one.mine, one.keys, model),
        )
        for one in found.conflicts
    ]
    is_text_open = texts[2] != texts[0] and texts[1] not in (texts[0], texts[2])
    for_mine = {number for number, whose in chosen.items() if whose == MINE}
    made = with_changes(path, theirs, found.decided(for_mine))
    text_is_mine = texts[1] == texts[0] or len(open_places) in for_mine
    if texts[2] != texts[0] and text_is_mine:
        made = with_text(made, path, texts[2])
    if is_text_open:
        open_places.append(TwoValues("正文", texts[0], texts[1], texts[2], is_long=True))
    return TwoVersions(tuple(open_places), made)


def _read(subject: Subject, raw: bytes) -> TypedValues:
    values = read_values(subject.path, raw)
    if values is None:
        raise UnreadableError(subject.read(raw).problems)
    return values
