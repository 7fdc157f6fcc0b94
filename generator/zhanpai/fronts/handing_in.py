"""Handing in and taking over, from the files on the disk to what is shown and written: for the commands and for the desk.

Nothing is written into the content here: that is done by `write_files` (commands) or by a save (desk), with `Evening.files`
or `TakenReceipt.files`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.handin.fates import Decisions, Evening, SortedHandIn
from zhanpai.content.handin.handed import HandIn, Scope


@dataclass(frozen=True, slots=True)
class BaseState:
    """What a folder hands in: its scope, who, when the base was taken; None of it where no scope was chosen."""

    scope: Scope
    by: str
    begun: dt.datetime


@dataclass(frozen=True, slots=True)
class Gathered:
    """What would be handed in: the hand-in, its values in words, and what is not handed in.

    `values` are ``(what the file is called, sentence)``; `outside` names changes outside the scope, `unread` files that
    cannot be handed in, each with its place and why: sentences.
    """

    hand_in: HandIn
    values: tuple[tuple[str, str], ...]
    outside: tuple[str, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakenReceipt:
    """What a receipt says: sentences for what was taken, each returned value with its word, and files that change here.

    `files` (numbers and names that the city made others) are to be written first, then `keep_receipt` moves the base.
    """

    taken: tuple[str, ...]
    returned: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    files: tuple[tuple[str, bytes | None, bytes | None], ...]
    raw: bytes


def find_scope(root: Path, district: str, stations: Sequence[str], today: dt.date) -> Scope:
    """The scope that was typed, by what the register knows; Problem with what would do if there is no such."""
    raise NotImplementedError


def base_state(root: Path) -> BaseState | None:
    """Which scope this folder hands in, None if none was chosen; Problem if what is kept of it is damaged."""
    raise NotImplementedError


def begin(root: Path, scope: Scope, by: str, now: dt.datetime, today: dt.date) -> BaseState:
    """Keep what lies here as the base of all that is handed in from now on; Problem if the register cannot be read."""
    raise NotImplementedError


def gather(root: Path, now: dt.datetime, today: dt.date) -> Gathered:
    """All that was changed since the base; Problem if no scope was chosen, or if the register cannot be read."""
    raise NotImplementedError


def written_hand_in(hand_in: HandIn) -> bytes:
    """The file that is handed over (`交稿.zip`)."""
    raise NotImplementedError


def read_hand_in(raw: bytes) -> HandIn:
    """What a file says that was handed over; Problem, in one sentence with what to do, if it is none that can be taken."""
    raise NotImplementedError


def sort_evening(
    root: Path,
    hand_ins: Sequence[tuple[str, HandIn, Scope]],
    decisions: Decisions,
    today: dt.date,
) -> Evening:
    """What becomes of every value of `hand_ins`: ``(name of the file, hand-in, the scope that the city grants it)``.

    They are taken in this order.  What brings a new error of a check is refused with it.  Problem if one is of another
    city, ContentError if the city's register cannot be read.  Nothing is written.
    """
    raise NotImplementedError


def written_receipt(one: SortedHandIn, made: dt.datetime, word: str = "") -> bytes:
    """The receipt for one hand-in (`回执.zip`) once its evening is written; `word` is said of the whole of it."""
    raise NotImplementedError


def read_receipt(root: Path, raw: bytes, today: dt.date) -> TakenReceipt:
    """What a receipt says for this folder; Problem if it is none, or for another base."""
    raise NotImplementedError


def keep_receipt(root: Path, receipt: TakenReceipt) -> None:
    """Move the base for what was taken, once `receipt.files` are written; Problem if the disk refuses."""
    raise NotImplementedError


def returned_words(root: Path) -> Mapping[str, str]:
    """What the last receipt returned, by place in words, with the city's word; empty where there was none."""
    raise NotImplementedError


def difference_text(evening: Evening) -> str:
    """The whole evening for a person to read, as text: by hand-in, station and value."""
    raise NotImplementedError


def difference_page(evening: Evening) -> str:
    """The same as a page of HTML that needs nothing else."""
    raise NotImplementedError
