"""P509 还留着示例的内容

新建的网站和演示数据里，网址、电话、姓名都是编的。删掉 demo 就是说“这是真的了”：留下的示例会印在门牌上、
公布给居民，打不通，也找不到人；印出去的网址还改不回来。所以不是演示的网站，有示例就不发布，也不印牌子。

错：
    permalink_base: https://llz.example.gov.cn
    contact: {phone: "0731-00000000"}
    （没有 demo: true）
对：
    permalink_base: https://llz.changsha.gov.cn
    contact: {phone: "0731-88880001"}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from zhanpai.domain import placeholders, texts
from zhanpai.domain.model.deputy import Deputy
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Staff
from zhanpai.domain.signed_review import printed_review
from zhanpai.kit.diagnostics import Finding, Keys, Rule, clip

RULE = Rule.parse(__doc__)

Recogniser: TypeAlias = Callable[[str], str]
"""Of the words of one value: the piece that says that it is none, or ""."""

_FILED = ("icp", "police_record")
_PEOPLE = ("author", "editor", "reviews")
_PLACES = frozenset(
    {
        "title",
        "owner",
        "address",
        "place",
        "post",
        "source",
        "community",
        "point",
        "field",
        "constituency",
        "by",
    }
)
"""Fields that name a place, an office or a person's post."""

_STATIONS_PLACES = ("district", "township")
"""Of a row: told where the division itself is listed."""

_SCAFFOLD = re.compile(
    "这里介绍联络站：服务哪些社区，有几位代表，居民怎么来。|这是一篇示例(，写清楚谁来了|。新写一篇用)|在这里写正文。空一行就是另起一段。"
    "|^示范街道：代表接待日听民声$|^公众号的名称$|^点位名称$|^原来的名称$|^单位和职务$|示范路[12]号|这是演示网站"
)
"""Sentences that `zhanpai new` writes to be replaced, and its examples of what to write."""

_SAMPLE_SLUG = "shili"


def check(site: Site) -> Iterator[Finding]:
    """Values of the scaffold or the demonstration in a site that does not say to be one."""
    if site.register.site.demo:
        return
    yield from _of_divisions(site)
    for text in texts.everything(site, without=()):
        if found := _first(text):
            yield _told(text, *found)
    for path, keys, name in _short_names(site):
        if placeholders.person(name):
            yield _told(texts.Text(path, name, keys), name, "姓名")


def _first(text: texts.Text) -> tuple[str, str] | None:
    """The first piece of `text` that is a placeholder, and what sort of thing it stands for."""
    words = text.words
    if found := _SCAFFOLD.search(words):
        return found[0], "内容"
    if piece := placeholders.host(words):
        return piece, "网址"
    for title, recognise in _recognisers(text):
        if piece := recognise(words):
            return piece, title
    return None


def _recognisers(text: texts.Text) -> Iterator[tuple[str, Recogniser]]:
    """What may be asked of the words at this place: in running text a telephone alone."""
    key = next((key for key in reversed(text.keys) if isinstance(key, str)), "")
    if key in _FILED:
        yield "备案号", placeholders.filed_number
        return
    if key not in ("id", "code", "permalink_base", "url"):
        yield "电话", placeholders.telephone
    if key in _PEOPLE or (key == "name" and _is_of_a_person(text.keys)):
        yield "姓名", lambda words: placeholders.person(printed_review(words))
    elif _names_a_place(text, key):
        yield "名称", placeholders.name_of_a_place


def _is_of_a_person(keys: Keys) -> bool:
    return any(key in keys for key in ("deputies", "head", "liaison_officer"))


def _names_a_place(text: texts.Text, key: str) -> bool:
    if text.path == texts.REGISTER:
        is_told_elsewhere = "stations" in text.keys and key in _STATIONS_PLACES
        return key in (*_PLACES, "name", "word") and not is_told_elsewhere
    # What an article is called may speak of a rehearsal or a form's example.
    return key in _PLACES - {"title"} or key == "name"


def _short_names(site: Site) -> Iterator[tuple[str, Keys, str]]:
    """The names of people that are too short for `texts.everything`: 某某, 张某."""
    for station in site.stations:
        detail = station.detail
        people: list[tuple[Keys, Deputy | Staff | None]] = [(("head",), detail.head)]
        people += [(("liaison_officer",), detail.liaison_officer)]
        people += [(("deputies", i), deputy) for i, deputy in enumerate(detail.deputies)]
        for keys, person in people:
            if person and len(person.name) < 3:
                yield station.path, (*keys, "name"), person.name


def _of_divisions(site: Site) -> Iterator[Finding]:
    """The sample's code of the city and its folder, under other names."""
    register = site.register
    if register.city.code == "430100" and register.city.name != "长沙市":
        message = f"区划代码 430100 是长沙市的，这里的城市是“{clip(register.city.name)}”。"
        fix = "查国家统计局的区划代码，写本市的六位代码。"
        yield RULE.at(texts.REGISTER, ("city", "code"), message, fix)
    for i, district in enumerate(register.districts):
        if district.slug == _SAMPLE_SLUG:
            message = f"网址简写 {_SAMPLE_SLUG} 是示例区的，会留在{district.name}的网址里。"
            fix = f"换成这个区县的拼音；content/stations/{_SAMPLE_SLUG} 等文件夹一起改名。"
            yield RULE.at(texts.REGISTER, ("districts", i, "slug"), message, fix)


def _told(text: texts.Text, piece: str, sort: str) -> Finding:
    offset = text.words.find(piece)
    message = f"这里还是示例的{sort}（{clip(piece)}），网站已经不是演示。"
    return text.at(RULE, max(offset, 0), message, _fix(sort), len(piece))


def _fix(sort: str) -> str:
    if sort == "网址":
        return (
            "换成真的网址或邮箱；没有的删掉这一项；还在试用的，在 stations.yaml 的 site 里写上 demo: true。"
        )
    if sort == "内容":
        return "写上真的内容，没有的删掉；还在试用的，在 stations.yaml 的 site 里写上 demo: true。"
    return f"换成真的{sort}，没有的删掉这一项；还在试用的，在 stations.yaml 的 site 里写上 demo: true。"
