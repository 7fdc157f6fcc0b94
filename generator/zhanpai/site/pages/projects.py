"""民生实事: how the newest year's projects stand, and the way to every year and district."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.model.project import ProjectItem, ProjectStatus
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.parts.browse import BrowseItem
from zhanpai.site.parts.district import DistrictCard
from zhanpai.site.parts.project import ProjectLine, project_line
from zhanpai.site.parts.stat import Stat


@dataclass(frozen=True, slots=True)
class ProjectsPage(Context):
    """The newest year, and the ways to every year and district; `whole` and `every_part` are of `domain/territory.py`."""

    lead: str
    year: str
    year_url: str
    stats: tuple[Stat, ...]
    own: tuple[ProjectLine, ...]
    whole: str
    every_part: str
    districts: tuple[DistrictCard, ...]
    years: tuple[BrowseItem, ...]


def pages(site: Site) -> Iterator[Page]:
    """The one page of all years, if there is a project."""
    if not site.projects:
        return
    years = sorted({p.year for p in site.projects}, reverse=True)
    newest = [p for p in site.projects if p.year == years[0]]
    own = [p for p in newest if not p.record.district]
    title, city = "民生实事", site.register.city.name
    yield Page(
        url=urls.PROJECTS,
        template="pages/projects.html",
        title=title,
        description=f"{city}人大代表票决的民生实事项目：办什么、谁来办、办到哪一步。",
        section="projects",
        sources=tuple(sorted({p.path for p in site.projects})),
        breadcrumbs=(("首页", urls.HOME),),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        context=ProjectsPage(
            lead="一年办哪些实事，由居民提、代表投票定、政府办，办得怎样由代表监督、居民评价。",
            year=f"{years[0]}年",
            year_url=urls.projects_of_year(years[0]),
            stats=stats(newest),
            own=tuple(project_line(site, p) for p in own),
            whole=territory.whole(site.register),
            every_part=territory.every_part(site.register),
            districts=districts(site, years[0]),
            years=tuple(
                BrowseItem(
                    f"{year}年民生实事",
                    urls.projects_of_year(year),
                    f"{sum(p.year == year for p in site.projects)}件",
                )
                for year in years
            ),
        ),
    )


def stats(items: list[ProjectItem]) -> tuple[Stat, ...]:
    """How many there are, and how far they have come."""
    counts = Counter(p.record.status for p in items)
    chosen = [p for p in items if p.record.status.is_chosen]
    numbers = [
        (len(chosen), "件实事项目"),
        (counts[ProjectStatus.DONE], "件已完成"),
        (counts[ProjectStatus.UNDER_WAY], "件实施中"),
        (counts[ProjectStatus.PROPOSED], "件候选，等待票决"),
        (counts[ProjectStatus.NOT_SELECTED], "件未入选"),
    ]
    return tuple(Stat(number, words) for number, words in numbers if number)


def districts(site: Site, year: int) -> tuple[DistrictCard, ...]:
    """The districts that have projects of this year."""
    found = Counter(p.record.district for p in site.projects if p.year == year)
    return tuple(
        DistrictCard(d.name, urls.projects_of_year(year, d), found[d.name], "件")
        for d in site.register.districts
        if found[d.name]
    )
