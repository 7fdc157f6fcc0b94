"""One news item as its room shows it: how far it is, who has signed it and when, and what can be done with it now."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from zhanpai.content.records import read_record
from zhanpai.domain.model.news import NewsFront
from zhanpai.domain.signed_review import STEPS, read_review
from zhanpai.fronts.desk.looked import Noted
from zhanpai.kit.dates import format_date
from zhanpai.kit.yaml import parse_front_matter


@dataclass(frozen=True)
class SignedStep:
    """A review that was signed: its word, by whom, when in words ("" if not typed), and what has changed since in words."""

    word: str
    name: str
    on: str
    changed: str = ""


@dataclass(frozen=True)
class OneNews:
    """`state` is draft, waiting, published or withdrawn, and ``wrong`` where the front matter cannot be used as it is.

    `mark` is that of the bytes shown: who signs signs these.  `open` are the words of the reviews that lack, the next first.
    """

    stem: str
    path: str
    title: str
    state: str
    mark: str
    signed: tuple[SignedStep, ...]
    open: tuple[str, ...]
    stations: tuple[str, ...] = ()
    category: str = ""
    on: dt.date | None = None
    announces: dt.date | None = None
    corrections: tuple[tuple[str, str], ...] = ()
    withdrawn: tuple[str, str] | None = None
    has_text: bool = True
    found: tuple[Noted, ...] = ()

    @property
    def days(self) -> str:
        """The day in words, "" if nobody can tell it."""
        return format_date(self.on) if self.on else ""

    @property
    def same_people(self) -> str:
        """Who has signed more than once: it is told, and nobody is kept from it."""
        names = [one.name for one in self.signed if one.name]
        return "、".join(sorted({name for name in names if names.count(name) > 1}))

    @property
    def changed(self) -> str:
        """What has changed since the earliest review after which something has; "" if nothing is known to have."""
        return next((one.changed for one in self.signed if one.changed), "")

    @property
    def first_changed(self) -> int:
        """Which review that was, counted from 0; the number of reviews if none."""
        return next((i for i, one in enumerate(self.signed) if one.changed), len(self.signed))


def mark_of(raw: bytes) -> str:
    """The mark of a file's bytes, for a page to name what it shows."""
    return hashlib.sha256(raw).hexdigest()


def typed_reviews(data: Any) -> tuple[str, ...]:
    """The lines of ``reviews``; one line where a list belongs is its only item."""
    typed = data.get("reviews") if isinstance(data, Mapping) else None
    lines = typed if isinstance(typed, list) else [typed]
    return tuple(line for line in lines if isinstance(line, str) and line.strip())


def one_news(
    stem: str,
    path: str,
    raw: bytes,
    required: int,
    today: dt.date,
    changed: Sequence[str] = (),
    found: Sequence[Noted] = (),
) -> OneNews:
    """The item in these bytes; `changed` says of each review what has changed since, `found` what is wrong with the file."""
    matter = parse_front_matter(raw, path)
    data = matter.document.data
    front, _ = read_record(NewsFront, data, path) if data is not None else (None, [])
    lines = typed_reviews(data)
    signed = tuple(
        SignedStep(one.step or STEPS[i % len(STEPS)], one.name, format_date(one.on) if one.on else "", what)
        for i, (one, what) in enumerate(
            zip(map(read_review, lines), (*changed, *[""] * len(lines)), strict=False)
        )
    )
    typed = data.get("title") if isinstance(data, Mapping) else None
    title = typed if isinstance(typed, str) and typed.strip() else stem
    lacking = STEPS[len(lines) : max(required, len(lines))]
    page = OneNews(stem, path, title, "wrong", mark_of(raw), signed, lacking, found=tuple(found))
    return _with_front(page, front, matter.body, required, today) if front else page


def _with_front(page: OneNews, front: NewsFront, body: str, required: int, today: dt.date) -> OneNews:
    due = "published" if front.date <= today else "waiting"
    state = "withdrawn" if front.withdrawn else due if len(front.reviews) >= required else "draft"
    gone = front.withdrawn
    return OneNews(
        page.stem,
        page.path,
        page.title,
        state,
        page.mark,
        page.signed,
        page.open,
        front.stations,
        str(front.category),
        front.date,
        front.announces,
        tuple((format_date(one.on), one.text) for one in front.corrections),
        (format_date(gone.on), gone.reason) if gone else None,
        bool(body.strip()),
        page.found,
    )
