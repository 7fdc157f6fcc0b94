"""Who is on duty: numbers as they stand, or names that are read among the deputies of the station."""

from __future__ import annotations

import re

from zhanpai.content.tables.cell_values import parts
from zhanpai.content.tables.typed_table import TypedRow
from zhanpai.domain.model.site import Site
from zhanpai.kit.look_alikes import plain_name

_BETWEEN = re.compile(r"[、，,；;/\n]+")


def people_of(site: Site, row: TypedRow) -> tuple[list[str], str]:
    """The numbers of those on duty in their order, and why they are in doubt, "" if they are not.

    Numbers and names that are both told must be the same people.
    """
    numbers = [part for part in parts(row.cells.get("deputies", "")) if part]
    names = [plain_name(n) for n in _BETWEEN.split(row.cells.get("deputy_names", "")) if n.strip()]
    for number in numbers:
        if number not in site.deputy_by_id:
            return [], f"没有编号是 {number} 的代表：核对编号，新来的代表先导入。"
    if not names:
        return numbers, ""
    if numbers:
        told = [site.deputy_by_id[number][0].name for number in numbers]
        if sorted(told) != sorted(names):
            return [], f"编号是{'、'.join(told)}，姓名写的是{'、'.join(names)}：改成同样的人。"
        return numbers, ""
    return _by_name(site, row.cells["station"], names)


def _by_name(site: Site, station: str, names: list[str]) -> tuple[list[str], str]:
    found = []
    here = site.station_by_id[station]
    for name in names:
        people = [deputy for deputy in here.deputies if deputy.name == name]
        serving = [deputy for deputy in people if deputy in here.serving] or people
        if not serving:
            return [], f"{here.short_name}的进站代表里没有{name}：核对姓名，新来的代表先导入。"
        if len(serving) > 1:
            numbers = "、".join(deputy.id for deputy in serving)
            return [], f"{here.short_name}有 {len(serving)} 位{name}（{numbers}）：在“代表编号”一列写编号。"
        found.append(serving[0].id)
    return found, ""
