"""The stories that demo news is made of, read from the plain text in `wording/stories_*.py`.

A story is written as one would type it: ``== slug | 城、乡或通 | scene | months``, then the title, the
summary, and paragraphs parted by blank lines.  A paragraph's lines are joined without a space, as Chinese
is; lines that begin like Markdown (`- `, `1. `, `> `, `#`, `|`) stay lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from zhanpai.content.demo.wording import (
    stories_accounting,
    stories_consultation,
    stories_inspection,
    stories_legislation,
    stories_livelihood,
    stories_mobile,
    stories_outreach,
    stories_oversight,
    stories_reception,
    stories_research,
    stories_service,
    stories_training,
    stories_visits,
    stories_work,
)
from zhanpai.domain.model.news import Category

_TEXTS = {
    Category.RECEPTION: stories_reception.TEXT,
    Category.HOME_VISIT: stories_visits.TEXT,
    Category.INSPECTION: stories_inspection.TEXT,
    Category.RESEARCH: stories_research.TEXT,
    Category.OVERSIGHT: stories_oversight.TEXT,
    Category.LEGISLATION: stories_legislation.TEXT,
    Category.ACCOUNTING: stories_accounting.TEXT,
    Category.LIVELIHOOD: stories_livelihood.TEXT,
    Category.CONSULTATION: stories_consultation.TEXT,
    Category.OUTREACH: stories_outreach.TEXT,
    Category.SERVICE: stories_service.TEXT,
    Category.MOBILE: stories_mobile.TEXT,
    Category.TRAINING: stories_training.TEXT,
    Category.WORK: stories_work.TEXT,
}

_MARKED = re.compile(r"(- |\d+\. |> |#|\|)")


@dataclass(frozen=True, slots=True)
class Story:
    """One story with holes: `{town}`, `{station}`, `{duo}` …; `months` are those in which it can happen."""

    category: Category
    slug: str
    where: str
    scene: str
    months: range
    title: str
    summary: str
    paragraphs: tuple[str, ...]


@cache
def all_stories() -> tuple[Story, ...]:
    """Every story, in the order of the categories."""
    return tuple(
        _parse(category, text)
        for category, texts in _TEXTS.items()
        for text in re.split(r"^== ", texts, flags=re.MULTILINE)[1:]
    )


def _parse(category: Category, text: str) -> Story:
    head, title, summary, body = text.split("\n", 3)
    slug, where, scene, *months = (field.strip() for field in head.split("|"))
    first, _, last = (months[0] if months else "1-12").partition("-")
    paragraphs = tuple(_join(paragraph) for paragraph in body.strip().split("\n\n"))
    return Story(
        category, slug, where, scene, range(int(first), int(last or first) + 1), title, summary, paragraphs
    )


def _join(paragraph: str) -> str:
    lines: list[str] = []
    for line in paragraph.splitlines():
        if lines and not _MARKED.match(line):
            lines[-1] += line
        else:
            lines.append(line)
    return "\n".join(lines)
