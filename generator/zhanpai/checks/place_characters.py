"""N110 地名里有不该有的字

站名只由地名、行业和固定用词组成。地名写它自己：前面不再写上级的区县、街道，后面不写居委会、村委会、办事处。括号、引号、
数字、星级、品牌和“的”都不进站名，单独一个“区”“镇”也不是地名。流动站、驻外站、网上站各有自己的类别，不当行业写。

错：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 望月湖街道湖东社区居委会}
对：
    - {id: "0002", kind: community, district: 岳麓区, township: 望月湖街道, community: 湖东社区}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zhanpai.domain.model.register import District, Register, StationRow, Township
from zhanpai.domain.model.site import Site
from zhanpai.domain.naming import PLACES_OF_KIND
from zhanpai.domain.place_names import BARE, registered, without_above
from zhanpai.kit.diagnostics import Finding, Keys, Rule
from zhanpai.kit.look_alikes import one_dot

RULE = Rule.parse(__doc__)

_TYPED = ("community", "point", "field", "at", "run_by")
_FOREIGN = re.compile(r"[^\u3007\u3400-\u9fff\U00020000-\U0003ffff·]")
_TYPED_NAME = re.compile("代表|联络站|联系点|星级|的$")
_IN_BRACKETS = re.compile(r"[（(【].*?[）)】]")
_KIND_AS_FIELD = re.compile(
    "(?P<mobile>流动|移动|巡回|流动服务)|(?P<online>网上|线上|掌上|云上|在线|网络)|驻(?P<away>(?!马店|地|军|村|区|街).+)"
)


def check(site: Site) -> Iterator[Finding]:
    """Places of divisions and of station rows that would spoil a name."""
    register = site.register
    yield from _divisions(register)
    for i, row in enumerate(register.stations):
        above = [register.city.name]
        for key in PLACES_OF_KIND[row.kind]:
            value = getattr(row, key)
            if value is None:
                continue
            title = StationRow.model_fields[key].title or key
            own = () if key == "run_by" else tuple(above)
            if key in ("district", "township") and not _is_listed(register, row, key):
                # N105 has it.
                break
            fault = _fault(key, value, title, own) if key in _TYPED else _chained(title, value, own)
            if fault:
                message, fix, new = fault
                yield RULE.at("stations.yaml", ("stations", i, key), message, fix, new=new)
            above.append(value)


def _is_listed(register: Register, row: StationRow, key: str) -> bool:
    district = register.district_by_name.get(row.district or "")
    return district is not None and (key == "district" or row.township in district.township_by_name)


def _divisions(register: Register) -> Iterator[Finding]:
    city = register.city.name
    for i, district in enumerate(register.districts):
        yield from _division(District, district.name, (city,), ("districts", i, "name"))
        for j, township in enumerate(district.townships):
            keys: Keys = ("districts", i, "townships", j, "name")
            yield from _division(Township, township.name, (city, district.name), keys)


def _division(
    model: type[District] | type[Township], name: str, above: tuple[str, ...], keys: Keys
) -> Iterator[Finding]:
    if fault := _chained(model.model_fields["name"].title or "", name, above):
        message, fix, new = fault
        yield RULE.at("stations.yaml", keys, message, fix, new=new)


def _chained(title: str, value: str, above: tuple[str, ...]) -> tuple[str, str, str] | None:
    """What is wrong with a place that says its committee, or what is above it: message, fix, the place itself."""
    right = registered(value, above)
    if right == value:
        return None
    return f"{title}写成“{value}”，站名里只写地名本身。", f"写成 {right}。", right


def _fault(key: str, value: str, title: str, above: tuple[str, ...]) -> tuple[str, str, str | None] | None:
    if key == "field" and (kind := _KIND_AS_FIELD.fullmatch(value)):
        return _kind_as_field(title, value, kind)
    bare = _TYPED_NAME.sub("", _FOREIGN.sub("", one_dot(_IN_BRACKETS.sub("", value))))
    own = without_above if key in ("point", "field") else registered
    bare = own(bare.removeprefix("驻") if key == "at" else bare, above) if bare else ""
    right = bare if bare and not BARE.fullmatch(bare) else ""
    if found := _FOREIGN.search(value) or _TYPED_NAME.search(value):
        message = f"{title}写成“{value}”，站名里不能有“{found[0]}”。"
        example = f"，例如 {right}" if right else ""
        fix = f"只写地名或行业本身{example}；不加括号、引号、数字和站名用词。"
        # A dot of another shape is no loss; of brackets only a person knows.
        return message, fix, right if right == one_dot(value) else None
    if right and right != value:
        return f"{title}写成“{value}”，站名里只写地名或行业本身。", f"写成 {right}。", right
    if BARE.fullmatch(value):
        return f"{title}只写了“{value}”。", "写出它的名字，例如 湖东社区。", None
    return None


def _kind_as_field(title: str, value: str, found: re.Match[str]) -> tuple[str, str, None]:
    message = f"{title}写成“{value}”，这不是行业，是另一类站。"
    if place := found["away"]:
        where = f"at: {place}" if place != "外" else "at 后面写驻在哪里"
        return message, f"这一行写 kind: away, {where}，删掉“{value}”。", None
    kind = found.lastgroup
    return message, f"这一行写 kind: {kind}，删掉“{value}”。", None
