"""S212 区县、街道的登记有重复或对不上

区划代码、名称、网址简写各不相同，街道代码的前六位就是所在区县的代码。

错：
    - {code: "430104", name: 岳麓区, slug: yuelu, townships: [{code: "430105001", name: 望月湖街道}]}
对：
    - {code: "430104", name: 岳麓区, slug: yuelu, townships: [{code: "430104001", name: 望月湖街道}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Finding, Keys, Rule
from generator.model.register import District
from generator.model.site import Site

RULE = Rule.parse(__doc__)

RESERVED = frozenset({"city", "level"})
"""Slugs that would collide with a folder or an address of ours."""


def check(site: Site) -> Iterator[Finding]:
    """Divisions that cannot be told apart, or lie in the wrong district."""
    seen: set[tuple[str, str]] = set()
    for i, district in enumerate(site.register.districts):
        for key in ("code", "name", "slug"):
            value = getattr(district, key)
            if (key, value) in seen:
                title = District.model_fields[key].title
                yield _finding(
                    (i, key), f"{title}“{value}”前面已经有一个区县用了。", f"改正{title}，或删掉重复的区县。"
                )
            seen.add((key, value))
        if district.slug in RESERVED:
            yield _finding(
                (i, "slug"),
                f"网址简写“{district.slug}”是本程序自己用的。",
                f"换一个，例如 {district.slug}qu。",
            )
        yield from _townships(i, district)


def _townships(index: int, district: District) -> Iterator[Finding]:
    codes: set[str] = set()
    names: set[str] = set()
    for j, township in enumerate(district.townships):
        keys = (index, "townships", j)
        if not township.code.startswith(district.code):
            message = f"{township.name}的代码 {township.code} 不以{district.name}的 {district.code} 开头。"
            yield _finding((*keys, "code"), message, "查国家统计局区划代码，改正代码，或移到所在的区县。")
        if township.code in codes:
            yield _finding(
                (*keys, "code"), f"代码 {township.code} 前面已经用过。", "查国家统计局区划代码，改正代码。"
            )
        if township.name in names:
            yield _finding(
                (*keys, "name"), f"{district.name}里“{township.name}”写了两次。", "删掉重复的一项。"
            )
        codes.add(township.code)
        names.add(township.name)


def _finding(keys: Keys, message: str, fix: str) -> Finding:
    return RULE.at("stations.yaml", ("districts", *keys), message, fix)
