"""S212 区县、街道的登记有重复或对不上

区划代码、名称、网址简写各不相同，街道代码的前六位就是所在区县的代码。

错：
    - {code: "430104", name: 岳麓区, slug: yuelu, townships: [{code: "430105001", name: 望月湖街道}]}
对：
    - {code: "430104", name: 岳麓区, slug: yuelu, townships: [{code: "430104001", name: 望月湖街道}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from zhanpai.domain.model.register import District
from zhanpai.domain.model.site import Site
from zhanpai.domain.urls import RESERVED_DISTRICT_SLUGS
from zhanpai.kit.diagnostics import Finding, Keys, Rule

RULE = Rule.parse(__doc__)


def check(site: Site) -> Iterator[Finding]:
    """Divisions that cannot be told apart, or lie in the wrong district."""
    seen: set[tuple[str, str]] = set()
    for i, district in enumerate(site.register.districts):
        twice = [key for key in ("code", "name", "slug") if (key, getattr(district, key)) in seen]
        for key in twice:
            title, value = District.model_fields[key].title, getattr(district, key)
            message = f"{title}“{value}”前面已经有一个区县用了。"
            yield _finding((i, key), message, f"改正{title}，或删掉重复的区县。")
        seen.update((key, getattr(district, key)) for key in ("code", "name", "slug"))
        if district.slug in RESERVED_DISTRICT_SLUGS:
            message = f"网址简写“{district.slug}”是本程序自己用的。"
            yield _finding((i, "slug"), message, f"换一个，例如 {district.slug}qu。")
        if "code" not in twice:
            yield from _codes(i, district)
        yield from _twice(i, district)


def _codes(index: int, district: District) -> Iterator[Finding]:
    """Townships whose code is not their district's; if all of them agree on another, it is the district's."""
    prefixes = {t.code[:6] for t in district.townships}
    if len(district.townships) > 1 and len(prefixes) == 1 and prefixes != {district.code}:
        (other,) = prefixes
        message = f"{district.name}的代码是 {district.code}，下面的街道（乡镇）却都以 {other} 开头。"
        yield _finding((index, "code"), message, "查国家统计局区划代码，改正写错的一方。")
        return
    for j, township in enumerate(district.townships):
        if not township.code.startswith(district.code):
            message = f"{township.name}的代码 {township.code} 不以{district.name}的 {district.code} 开头。"
            fix = "查国家统计局区划代码，改正代码，或移到所在的区县。"
            yield _finding((index, "townships", j, "code"), message, fix)


def _twice(index: int, district: District) -> Iterator[Finding]:
    codes: set[str] = set()
    names: set[str] = set()
    for j, township in enumerate(district.townships):
        if township.name in names:
            message = f"{district.name}里“{township.name}”写了两次。"
            yield _finding((index, "townships", j, "name"), message, "删掉重复的一项。")
        elif township.code in codes:
            message = f"代码 {township.code} 前面已经用过。"
            yield _finding((index, "townships", j, "code"), message, "查国家统计局区划代码，改正代码。")
        codes.add(township.code)
        names.add(township.name)


def _finding(keys: Keys, message: str, fix: str) -> Finding:
    return RULE.at("stations.yaml", ("districts", *keys), message, fix)
