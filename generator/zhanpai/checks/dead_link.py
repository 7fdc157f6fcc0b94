"""L303 链接指向不存在的网页

点不开的链接是居民最常抱怨的事。站内链接从“/”写起，或者写同一文件夹里的文件名。

错：
    [指南](/zhinan/)
对：
    [指南](/guide/)
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from zhanpai.domain import annual, features, stories, urls
from zhanpai.domain.model.site import Site
from zhanpai.kit import markdown
from zhanpai.kit.diagnostics import Finding, Rule, clip
from zhanpai.site.parts import tiles
from zhanpai.site.parts.account import has_accounts

RULE = Rule.parse(__doc__)

_OUTSIDE = ("http://", "https://", "tel:", "mailto:")
_NUMBERED = re.compile(r"/[sd]/.*")
_DEPUTY = re.compile(r"/d/[0-9]{6}/")


def check(site: Site) -> Iterator[Finding]:
    """Links in Markdown that lead neither out of the site nor to one of its pages."""
    known = frozenset(_addresses(site))
    right = known | frozenset(urls.DATA_FILES)
    drafts = {urls.news_item(n) for n in site.news} - known
    for item in site.articles:
        for target, line in markdown.link_targets(item.body):
            wanted = _within(site, target).partition("#")[0]
            if target.startswith("#"):
                message, fix = (
                    f"“{clip(target)}”指向本页里的一处，网页里没有这样的记号。",
                    "去掉这个链接，只留文字。",
                )
            elif wanted.startswith(_OUTSIDE) or wanted in right or _may_be_unread(site, wanted):
                continue
            elif wanted in drafts:
                message, fix = f"链接“{clip(target)}”指向的新闻还没有发布。", "等那篇新闻发布了再加这个链接。"
            else:
                message = f"链接“{clip(target)}”指向不存在的网页。"
                fix = _fix(wanted, known)
            column = max(1, item.body.split("\n")[line].find(target) + 1)
            yield RULE.at_line(item.path, item.body_line + line, column, message, fix, len(target))


def _fix(wanted: str, known: frozenset[str]) -> str:
    if _NUMBERED.fullmatch(wanted):  # The number nearest to a wrong one is somebody else's.
        return "查站号（/s/站号/）或代表编号（/d/编号/），改正网址。"
    near = difflib.get_close_matches(wanted, sorted(known), 1, 0.6)
    return (
        f"是不是想写 {near[0]}？" if near else "写完整的网址（https:// 开头），或站内网址（/ 开头、/ 结尾）。"
    )


def _within(site: Site, target: str) -> str:
    """`target` from the root of the site, if it is the full address of a page of ours."""
    base = site.register.site.permalink("")
    return target[len(base) :] or "/" if target == base or target.startswith(base + "/") else target


def _may_be_unread(site: Site, target: str) -> bool:
    """Whether `target` is the page of a file that could not be read, whose fault is told already."""
    if site.may_lack_deputies and _DEPUTY.fullmatch(target):
        return True
    slug = target.rstrip("/").rpartition("/")[2].removesuffix(".md")
    return bool(slug) and any(path.endswith(f"/{slug}.md") for path in site.unread)


def _addresses(site: Site) -> Iterator[str]:
    """Every address that staff may link to; the tests compare it with the pages that are planned."""
    yield from (urls.HOME, urls.DISTRICTS, urls.DEPUTIES, urls.NEWS, urls.OPINIONS, urls.FIND, urls.SEARCH)
    yield from map(urls.station, site.stations)
    serving = site.serving
    yield from (urls.deputy(d) for d, _ in site.deputies)
    yield from {urls.deputies_of_level(m.level) for d, _ in serving for m in d.mandates_on(site.today)}
    yield from map(urls.news_item, (*site.published_news, *site.withdrawn_news))
    yield from {urls.news_of_category(n.front.category) for n in site.published_news}
    for district in site.register.districts:
        stations = site.stations_by_district.get(district.name, ())
        yield urls.district(district)
        if any(s.row.district == district.name for _, s in serving):
            yield urls.deputies_of_district(district)
        if district.name in site.news_by_district:
            yield urls.news_of_district(district)
        if any(s.opinions for s in stations):
            yield urls.opinions_of_district(district)
        for township in district.townships:
            if (district.name, township.name) in site.stations_by_township:
                yield urls.township(district, township)
    yield from _specials(site)
    yield from _outlets(site)
    for page in site.prose:
        yield urls.prose(page)
        yield f"{page.slug}.md"


def _outlets(site: Site) -> Iterator[str]:
    """Notices, accounts, cards for other sites."""
    yield from (urls.NOTICES, urls.ACCOUNTS, urls.EMBED)
    for district in site.register.districts:
        yield urls.notices_of_district(district)
        yield urls.card_of_district(district)
        if any(map(has_accounts, site.stations_by_district.get(district.name, ()))):
            yield urls.accounts_of_district(district)
    for station in site.stations:
        yield urls.card_of_station(station)
        if station.path:
            yield urls.station_notice(station)


def _specials(site: Site) -> Iterator[str]:
    """Stories, special stations, livelihood projects, yearly reports."""
    yield from (tile.href for tile in tiles.tiles(site))
    if stories.stars(site):
        yield urls.STARS
    yield from (urls.feature(feature.slug) for feature in features.features(site))
    for year in {item.year for item in site.projects}:
        yield urls.projects_of_year(year)
    for place in {(item.year, item.record.district) for item in site.projects}:
        if district := site.register.district_by_name.get(place[1] or ""):
            yield urls.projects_of_year(place[0], district)
    yield from map(urls.annual, annual.years(site))
    for station in site.stations:
        for year in annual.years_of(site, station):
            yield urls.annual_of_station(year, station)
