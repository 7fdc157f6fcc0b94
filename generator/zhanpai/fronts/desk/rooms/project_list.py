"""民生实事: the projects of one year, those that are late first, and how far each has come, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from zhanpai.domain.model.project import ProjectStatus

PAGE = 50
"""Projects of one page of the list."""

CITY = "全市"
"""What a project without a district is listed under."""


@dataclass(frozen=True)
class ListedProject:
    """A project as its file has it: `status` is a word of the model or whatever was typed, `percent` 0 to 100.

    `due` is None if no day was typed that can be read; `steps` are day and words of what was reached, as typed.
    """

    year: int
    id: str
    title: str
    district: str
    township: str
    status: str
    percent: int
    due: dt.date | None
    steps: tuple[tuple[str, str, str], ...] = ()

    @property
    def url(self) -> str:
        """Its page."""
        return f"/projects/{self.year}/{self.slug}"

    @property
    def slug(self) -> str:
        """Its number as an address has it: what a path cannot hold is written ``~2F``."""
        return quote(self.id.replace("~", "~7E"), safe="~").replace("%", "~")

    @property
    def known_status(self) -> ProjectStatus | None:
        """How far it has come; None for a word that the model does not have."""
        return next((one for one in ProjectStatus if one.value == self.status), None)

    @property
    def words(self) -> str:
        """How far it has come, in the words that residents read."""
        return self.known_status.label if self.known_status else self.status or "没有写状态"

    @property
    def where(self) -> str:
        """District and township."""
        return f"{self.district}{self.township}" or CITY

    @property
    def goes_on(self) -> bool:
        """Whether something is still to be done."""
        return self.known_status in (ProjectStatus.SELECTED, ProjectStatus.UNDER_WAY)

    @property
    def is_to_be_called_done(self) -> bool:
        """Whether everything is done and only the status does not say so."""
        return self.goes_on and self.percent == 100

    @property
    def is_to_be_called_begun(self) -> bool:
        """Whether something was reached, and the status says that work has not begun."""
        return self.known_status is ProjectStatus.SELECTED and bool(self.steps) and self.percent < 100

    def days_late(self, today: dt.date) -> int:
        """Days since it should have been done; 0 if it is not late."""
        return (today - self.due).days if self.goes_on and self.due and self.due < today else 0


@dataclass(frozen=True)
class ProjectListPage:
    """One page of a year: `lines` with the days that each is late; the counts are those of all pages."""

    year: int
    years: tuple[int, ...]
    district: str
    districts: tuple[str, ...]
    words: str
    lines: tuple[tuple[ListedProject, int], ...]
    number: int
    late: int
    page: int
    pages: int


def project_list_page(
    lines: Sequence[ListedProject],
    years: tuple[int, ...],
    districts: tuple[str, ...],
    today: dt.date,
    asked: tuple[int, str, str, int],
) -> ProjectListPage:
    """`asked` are year, district ("" for all, CITY for the city's own), words of a title or number, and page from 1."""
    year, district, words, page = asked
    words = " ".join(words.split())[:80]
    known = (CITY, *dict.fromkeys((*districts, *(one.district for one in lines if one.district))))
    district = district if district in known else ""
    found = [
        (one, one.days_late(today))
        for one in lines
        if district in ("", one.district or CITY)
        and all(word in one.title or word in one.id for word in words.split())
    ]
    found.sort(key=lambda one: -one[1])
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(1, page), pages)
    late = sum(days > 0 for _, days in found)
    shown = tuple(found[(page - 1) * PAGE : page * PAGE])
    return ProjectListPage(year, years, district, known, words, shown, len(found), late, page, pages)
