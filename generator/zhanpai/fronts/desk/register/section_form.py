"""The sections of the register as forms of their own: each holds its section, and nothing of the thousand rows below."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import Field, create_model

from zhanpai.content.filing import REGISTER
from zhanpai.domain.model.base import Record
from zhanpai.domain.model.register import City, District, KindWord, Register, SiteInfo, StationKind
from zhanpai.fronts.desk.forms.form_fields import FLAG, Asked
from zhanpai.fronts.desk.forms.subject import Subject
from zhanpai.fronts.desk.register.register_rows import register_data, rows_of, text_of
from zhanpai.fronts.desk.state import Desk
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.yaml import parse
from zhanpai.kit.yaml.splice import set_value

ROOM = "/register"

_WORDS: dict[str, Any] = {
    kind.value: (KindWord | None, Field(None, title=kind.label)) for kind in StationKind
}
KindWords: type[Record] = create_model("KindWords", __base__=Record, **_WORDS)
"""The words for all kinds of stations, each a field with the kind's own title."""

SECTIONS: Mapping[str, tuple[str, str, type[Record], Keys, frozenset[str]]] = {
    "site": (
        "网站",
        "每个网页上都写着的：网站名称、主办单位、备案号、联系方式，还有几条规矩。永久网址在另一页改。",
        SiteInfo,
        ("site",),
        frozenset({"permalink_base", "former_permalink_bases"}),
    ),
    "city": ("城市", "本市的名称和区划代码。", City, ("city",), frozenset()),
    "kinds": (
        "站点用词",
        "每一类站点在本市只用一个词。改一个词，全市这一类的站名、网页、门牌一起变，印过的牌子要重印；"
        "原来的词请加到“旧用词”里，旧文件上的还认得出来。",
        KindWords,
        ("kinds",),
        frozenset(),
    ),
    "former-words": (
        "旧用词",
        "旧牌子、旧文件上的叫法，例如“活动室”。检查的时候认得出来，提醒改成现在的词。",
        Register,
        (),
        frozenset(Register.model_fields) - {"former_words"},
    ),
    "closures": (
        "放假停止接待",
        "全市或者几个区县、几个站，哪几天停止接待。写一次，各站的网页、公告和日历一起登出来；过了自己撤下，"
        "写过的不用删，报表还要用。“顺延”的接待日改到恢复以后的第一个工作日，别的那几天不补。",
        Register,
        (),
        frozenset(Register.model_fields) - {"closures"},
    ),
    "readings": (
        "读音",
        "地名里的多音字怎么读，按拼音找站的时候用。一个字一个音节，中间空一格。",
        Register,
        (),
        frozenset(Register.model_fields) - {"readings"},
    ),
}
"""By the word in the address: title, what it is for, model, where it stands, and the fields that it leaves out."""


DEMO = Asked("choice", FLAG, "示例数据选“是”：每页有提示条，不能发布；正式的网站不写。")


def section_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """The section of this word; None if there is no such one, or if the register has none of it."""
    section = SECTIONS.get(words["section"])
    if section is None:
        return None
    title, about, model, keys, left = section
    data = register_data(desk.root)
    if keys and not isinstance(data.get(str(keys[0])), Mapping):
        return None
    return Subject(
        url=f"{ROOM}/sections/{words['section']}/edit",
        room=ROOM,
        back=ROOM,
        title=title,
        about=about,
        path=REGISTER,
        model=model,
        find=lambda _: keys,
        leave_out=left,
        asked={"demo": DEMO} if words["section"] == "site" else {},
    )


def district_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """The district of this code with its townships; its name and address have ways of their own to change."""
    known = rows_of(register_data(desk.root), "districts")
    one = next((one for one in known if text_of(one, "code") == words["code"]), None)
    if one is None:
        return None
    return Subject(
        url=f"{ROOM}/districts/{words['code']}/edit",
        room=ROOM,
        back=ROOM,
        title=text_of(one, "name"),
        about="街道、乡镇在这里加。撤掉一个，要先把它那里的站都并掉或者撤掉。改名请用“改名”：站名、动态、旧名一起改好。",
        path=REGISTER,
        model=District,
        find=lambda data: _district(data, words["code"]),
        leave_out=frozenset({"code", "name", "slug"}),
    )


def new_district_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """A district that the register does not have yet, with its townships."""
    return Subject(
        url=f"{ROOM}/districts/new/edit",
        room=ROOM,
        back=ROOM,
        title="加一个区县",
        about="区划代码照国家统计局的写。网址简写用拼音，定了就不改：网页的地址里有它。",
        path=REGISTER,
        model=District,
        find=lambda _: None,
        joins=("districts",),
    )


def address_subject(desk: Desk, words: Mapping[str, str]) -> Subject | None:
    """The permanent address; the one it takes the place of is kept as the last of those before."""
    data = register_data(desk.root)
    site = data.get("site")
    now = text_of(site, "permalink_base") if isinstance(site, Mapping) else ""
    if not now:
        return None

    def finish(raw: bytes) -> bytes:
        read = parse(raw, REGISTER).data
        info = read["site"] if isinstance(read, dict) else {}
        before = info.get("former_permalink_bases") or []
        before = [before] if isinstance(before, str) else before
        if info.get("permalink_base") == now or now in before:
            return raw
        return set_value(raw, REGISTER, ("site", "former_permalink_bases"), [*before, now])

    return Subject(
        url=f"{ROOM}/address/edit",
        room=ROOM,
        back=ROOM,
        title="永久网址",
        about=f"现在是 {now}。它印在每一块门牌的二维码里，定了就不改；真要改，先看改了会怎样。",
        path=REGISTER,
        model=SiteInfo,
        find=lambda _: ("site",),
        leave_out=frozenset(SiteInfo.model_fields) - {"permalink_base"},
        finish=finish,
    )


def _district(data: Any, code: str) -> Keys | None:
    rows = data.get("districts") if isinstance(data, Mapping) else None
    places = (
        place
        for place, one in enumerate(rows if isinstance(rows, list) else [])
        if isinstance(one, Mapping) and text_of(one, "code") == code
    )
    place = next(places, None)
    return None if place is None else ("districts", place)
