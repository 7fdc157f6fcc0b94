"""What of the answers with which a site is begun cannot be used: each in one sentence, for whoever typed it."""

from __future__ import annotations

import re
import unicodedata

from zhanpai.content.records import read_record
from zhanpai.content.scaffold.city_answers import CityStart, usual_owner, usual_title
from zhanpai.content.scaffold.city_brand import colour_fault, logo_fault
from zhanpai.domain import placeholders, web_hosts
from zhanpai.domain.model.register import Contact, StationKind
from zhanpai.domain.naming import USUAL_WORD
from zhanpai.kit.problem import Problem

MOST = 9999
"""Stations that have a number of four digits."""

_WORD = re.compile("[\u4e00-\u9fff]{2,10}")
_ICP = re.compile("[\u4e00-\u9fff]ICP备[0-9]{6,10}号(-[0-9]{1,3})?")
_POLICE = re.compile("[\u4e00-\u9fff]公网安备[0-9]{14}号")
_SAID_BY_WORD = (StationKind.MOBILE, StationKind.ONLINE)


def settle_host(typed: str) -> str:
    """``llz.shaoyang.gov.cn`` or an address as `permalink_base`; Problem with one sentence if it can be printed on no plate."""
    base = unicodedata.normalize("NFKC", typed).strip().rstrip("/")
    base = base if "://" in base else f"https://{base}"
    if fault := web_hosts.fault_of_base(base):
        raise Problem(f"网址“{typed.strip()}”{fault.message}。", fault.fix)
    if placeholders.host(base):
        raise Problem(
            f"网址“{typed.strip()}”是举例用的，印出去打不开。",
            "写本单位真的域名；还没有的，先向信息化部门申请。",
        )
    return base


def settle_phone(typed: str) -> str:
    """A telephone number as the register writes it; Problem with one sentence if it is none."""
    contact, findings = read_record(Contact, {"phone": typed.strip()}, "")
    if findings or contact is None or not contact.phone:
        raise Problem(f"电话“{typed.strip()}”不像一个电话号码。", "只写一个号码，带区号，例如 0739-5620000。")
    if placeholders.telephone(contact.phone):
        raise Problem(f"电话“{typed.strip()}”是编的，打不通。", "写真的号码；还没有的先不写。")
    return contact.phone


def settle_icp(typed: str) -> str:
    """A number of the ICP record; Problem with one sentence if it is none."""
    return _filed(typed, _ICP, "ICP 备案号", "湘ICP备2024056789号")


def settle_police_record(typed: str) -> str:
    """A number of the police's record; Problem with one sentence if it is none."""
    return _filed(typed, _POLICE, "公安备案号", "湘公网安备43050202000135号")


def _filed(typed: str, form: re.Pattern[str], what: str, example: str) -> str:
    number = re.sub(r"\s", "", unicodedata.normalize("NFKC", typed)).replace("icp", "ICP")
    if not form.fullmatch(number) or placeholders.filed_number(number):
        raise Problem(f"{what}“{typed.strip()}”不对。", f"照备案查到的全写，例如 {example}；还没有的先不写。")
    return number


def settle_name(typed: str) -> str:
    """The name of a site or an office; Problem with one sentence if it is one of an example."""
    name = " ".join(typed.split())
    if piece := placeholders.name_of_a_place(name):
        raise Problem(f"“{name}”里还有“{piece}”，不是真的名称。", "写全称。")
    return name


def settle_word(typed: str) -> str:
    """A word for a kind of station; Problem with one sentence if no name can be made with it."""
    word = "".join(typed.split()).removeprefix("人大").removeprefix("代表")
    if not _WORD.fullmatch(word) or "代表" in word:
        raise Problem(
            f"站点用词“{typed.strip()}”不对。", "写二到十个汉字，前面的“人大代表”不用写，例如 联络站。"
        )
    return word


def start_faults(start: CityStart) -> tuple[tuple[str, str], ...]:
    """(name of the field of `CityStart`, one Chinese sentence with its fix) of everything that `city_files` cannot use."""
    found: list[tuple[str, str]] = []
    values = (
        ("permalink_base", start.permalink_base, settle_host, True),
        ("title", start.title or usual_title(start.division), settle_name, True),
        ("owner", start.owner or usual_owner(start.division), settle_name, True),
        ("icp", start.icp, settle_icp, False),
        ("police_record", start.police_record, settle_police_record, False),
        ("phone", start.phone, settle_phone, False),
        *(("words", word, settle_word, True) for word in start.words.values()),
    )
    for name, value, settle, needed in values:
        try:
            if needed or value.strip():
                settle(value)
        except Problem as problem:
            found.append((name, f"{problem.message.removesuffix('。')}；{problem.fix}"))
    found += [("words", sentence) for sentence in _words(start)]
    found += [("communities", f"第 {line} 行：{sentence}") for line, sentence in start.placed.faults]
    if (number := _stations(start)) > MOST:
        found.append(("communities", f"一共 {number} 个站，站号只有四位，最多 {MOST} 个；先写一部分区县。"))
    if start.logo is not None and (sentence := logo_fault(start.logo)):
        found.append(("logo", sentence))
    if start.colour.strip() and (sentence := colour_fault(start.colour)):
        found.append(("colour", sentence))
    return tuple(found)


def _words(start: CityStart) -> list[str]:
    """Kinds that nothing but their word tells apart, with the word of another."""
    words = {**USUAL_WORD, **start.words}
    return [
        f"{kind.label}和{other.label}都叫“{words[kind]}”，同一个地方的两个站就同名了；{kind.label}换一个词，例如 {USUAL_WORD[kind]}。"
        for kind in _SAID_BY_WORD
        for other in StationKind
        if other is not kind and words[other] == words[kind]
    ][:1]


def _stations(start: CityStart) -> int:
    townships = sum(len(area.townships) for area in start.areas) if start.stations_per_township else 0
    return townships + len(start.placed.placed)
