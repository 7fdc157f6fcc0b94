"""S272 民生实事项目写的地方、站、代表或动态不存在

写错一个编号，这个项目就不会出现在那个站、那位代表的网页上，居民点开相关动态也会落空。

错：
    stations: ["0999"]
    news: [2026-03-14-diantii]
对：
    stations: ["0001"]
    news: [2026-03-14-dianti]
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.project import Project, ProjectItem
from zhanpai.domain.model.site import Site
from zhanpai.kit.diagnostics import Finding, Keys, Rule, clip
from zhanpai.kit.nearest import nearest

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """A finding for each thing that a project names and nobody knows."""
    stems = {item.stem for item in site.news}
    may_lack_news = any(path == "content" or path.startswith("content/news") for path in site.unread)
    for item in site.projects:
        record = item.record
        faults = list(_places(site, item))
        for i, id in enumerate(record.stations):
            if site.lacks_station(id):
                fix = "站号在 stations.yaml 里查，写四位数字并加引号。"
                faults.append((("stations", i), f"名册里没有站号 {id}。", fix, None))
        for i, id in enumerate(record.deputies):
            if site.lacks_deputy(id):
                fix = "写代表所在站点文件里的编号；查不到就删掉。"
                faults.append((("deputies", i), f"没有编号是 {id} 的代表。", fix, None))
        for i, stem in enumerate(record.news):
            if stem not in stems and not may_lack_news:
                near = nearest(stem.removesuffix(".md"), sorted(stems))
                example = "写动态的文件名，不带 .md，例如 2026-03-14-dianti。"
                fix = f"是不是想写 {near}？" if near else example
                faults.append((("news", i), f"没有“{clip(stem)}”这篇动态。", fix, near or None))
        for keys, message, fix, new in faults:
            # 岳麓 for 岳麓区 is sure; that an article's or a place's other name is meant, is not.
            is_guess = not (new and len(typed := str(_at(record, keys))) > 1 and new[:-1] == typed)
            yield RULE.at(item.path, (item.index, *keys), message, fix, new=new, is_guess=is_guess)


def _at(record: Project, keys: Keys) -> object:
    """What the project says at `keys`, a field or an item of one."""
    value = getattr(record, str(keys[0]))
    return value[keys[1]] if len(keys) > 1 else value


def _places(site: Site, item: ProjectItem) -> Iterator[tuple[Keys, str, str, str | None]]:
    record, known = item.record, site.register.district_by_name
    if record.district and record.district not in known:
        near = nearest(record.district, list(known))
        fix = f"是不是想写 {near}？" if near else f"写名册里的区县：{'、'.join(known)}。"
        yield ("district",), f"名册里没有区县“{clip(record.district)}”。", fix, near or None
    elif record.township and not record.district:
        yield (
            ("township",),
            "写了街道（乡镇），没有写区县。",
            "补上一行 district，例如 district: 岳麓区。",
            None,
        )
    elif record.district and record.township:
        townships = known[record.district].township_by_name
        if record.township not in townships:
            message = f"{record.district}没有“{clip(record.township)}”。"
            if others := site.register.districts_of_township(record.township):
                message = f"“{clip(record.township)}”属于{'、'.join(others)}，不属于{record.district}。"
                fix = f"把 district 改成{others[0]}，或改成{record.district}的街道（乡镇）。"
                yield ("township",), message, fix, None
                return
            near = nearest(record.township, list(townships))
            fix = f"是不是想写 {near}？" if near else "写名册里这个区县的街道（乡镇）全名。"
            yield ("township",), message, fix, near or None
