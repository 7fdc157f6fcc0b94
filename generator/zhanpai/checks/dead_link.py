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
from collections.abc import Iterable, Iterator

from zhanpai.domain import urls
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Rule, clip
from zhanpai.site.plan import Plan

RULE = Rule.parse(__doc__)

_OUTSIDE = ("http://", "https://", "tel:", "mailto:")
_NUMBERED = re.compile(r"/[sd]/.*")
_DEPUTY = re.compile(r"/d/[0-9]{6}/")


def check(plan: Plan) -> Iterator[Finding]:
    """Links in Markdown that lead neither out of the site nor to one of the pages that are planned."""
    site = plan.site
    files = {*urls.DATA_FILES, *(f"{page.slug}.md" for page in site.prose)}
    drafts = {urls.news_item(item) for item in site.news if not site.is_due(item)}
    for item in site.articles:
        for link in item.document.links:
            target = link.name
            wanted, _, place = _within(site, target).partition("#")
            if target.startswith("#"):
                message, fix = (
                    f"“{clip(target)}”指向本页里的一处，网页里没有这样的记号。",
                    "去掉这个链接，只留文字。",
                )
            elif wanted in drafts:
                message, fix = f"链接“{clip(target)}”指向的新闻还没有发布。", "等那篇新闻发布了再加这个链接。"
            elif wanted.startswith(_OUTSIDE) or _may_be_unread(site, wanted):
                continue
            elif wanted in files or plan.has(wanted):
                if not place or _has_place(plan, wanted, place):
                    continue
                message = f"链接“{clip(target)}”指向网页里的一处，那个网页里没有这样的记号。"
                fix = f"去掉“#{clip(place)}”，只写 {wanted}。"
            else:
                message = f"链接“{clip(target)}”指向不存在的网页。"
                fix = _fix(wanted, [*(page.url for page in plan), *files])
            yield RULE.at_line(item.path, item.body_line + link.line, link.column, message, fix, link.width)


def _has_place(plan: Plan, wanted: str, place: str) -> bool:
    """Whether a page has a place of that name which search leads to as well: an opinion or a project, and no other lasts."""
    page = plan.find(wanted)
    return page is not None and f"{page.url}#{place}" in {entry.url for entry in page.entries}


def _fix(wanted: str, known: Iterable[str]) -> str:
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
