"""一年的民生实事: each project of the city or of one district in full, votes and progress included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from zhanpai.domain import territory, urls
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site
from zhanpai.kit.json import JsonObject
from zhanpai.site.page import Context, Page
from zhanpai.site.pages import projects
from zhanpai.site.parts.district import DistrictCard
from zhanpai.site.parts.project import ProjectCard, project_card
from zhanpai.site.parts.stat import Stat
from zhanpai.site.search import entries


@dataclass(frozen=True, slots=True)
class ProjectsYearPage(Context):
    """A year's projects, and the districts that have some of their own."""

    parts: tuple[str, ...]
    lead: str
    stats: tuple[Stat, ...]
    projects: tuple[ProjectCard, ...]
    districts_title: str
    districts: tuple[DistrictCard, ...]


def pages(site: Site) -> Iterator[Page]:
    """For each year one page of the city's own projects, and one for each district that has any."""
    for year in sorted({p.year for p in site.projects}, reverse=True):
        items = [p for p in site.projects if p.year == year]
        yield _page(site, year, None, [p for p in items if not p.record.district])
        for district in site.register.districts:
            if own := [p for p in items if p.record.district == district.name]:
                yield _page(site, year, district, own)


def _page(site: Site, year: int, district: District | None, items: list[ProjectItem]) -> Page:
    whose = district.name if district else site.register.city.name
    parts = (whose, f"{year}年", "民生实事")
    title = "".join(parts)
    url = urls.projects_of_year(year, district)
    above = [("首页", urls.HOME), ("民生实事", urls.PROJECTS)]
    if district:
        above.append((f"{year}年", urls.projects_of_year(year)))
    districts = projects.districts(site, year)
    return Page(
        url=url,
        template="pages/projects_year.html",
        title=title,
        description=f"{title}项目{len(items)}件：目标、代表票决结果、责任单位、完成进度。",
        section="projects",
        sources=tuple(sorted({p.path for p in items})),
        breadcrumbs=tuple(above),
        json_ld=JsonObject({"@type": "CollectionPage", "name": title}),
        entries=tuple(entries.project(site, p, url) for p in items),
        context=ProjectsYearPage(
            parts=parts,
            lead=f"{_whose(site, district)}的项目逐件列在这里，办到哪一步写到哪一步。" if items else "",
            stats=projects.stats(items),
            projects=tuple(project_card(site, p) for p in items),
            districts_title=f"其他{territory.parts(site.register)}"
            if district
            else f"{territory.every_part(site.register)}的民生实事",
            districts=tuple(d for d in districts if not district or d.name != district.name),
        ),
    )


def _whose(site: Site, district: District | None) -> str:
    """Whose projects they are; a county is its own only district."""
    if district is None or territory.is_undivided(site.register):
        return territory.whole(site.register)
    return f"本{territory.parts(site.register)}和所属街道（乡镇）"
