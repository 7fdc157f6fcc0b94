"""What somebody asks for in the forms of 成批改, as plain values: an errand gets them as JSON."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Mapping
from pathlib import Path
from typing import Any

from zhanpai.content.bulk.term_end import TermEnd
from zhanpai.domain.congresses import has_congress
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.field_types import parse_date, parse_month
from zhanpai.fronts.desk.forms.form_fields import Choices
from zhanpai.fronts.desk.looked import KeptStation, Looked
from zhanpai.fronts.desk.register.register_rows import districts_of, register_data, rows_of, text_of
from zhanpai.kit.dates import format_date
from zhanpai.kit.problem import Problem

PART = ":"
MANY_NAMES = 2000
"""Lines of people elected again; no congress has more seats (选举法 art. 12 and 16)."""


def congresses(root: Path) -> Choices:
    """The congresses whose term may end here, and what they are called: the city's, the districts', the towns'."""
    data = register_data(root)
    city = data.get("city")
    name = text_of(city, "name") if isinstance(city, Mapping) else ""
    found = [(f"city{PART}{PART}{name}", f"{name}人大")] if name else []
    found += [(f"district{PART}{PART}{one}", f"{one}人大") for one in districts_of(data)]
    for district in rows_of(data, "districts"):
        own = text_of(district, "name")
        towns = [
            town
            for one in rows_of(district, "townships")
            if has_congress(Level.TOWNSHIP, town := text_of(one, "name"))
        ]
        found += [(f"township{PART}{own}{PART}", f"{own}各乡镇人大")] if towns else []
        found += [(f"township{PART}{own}{PART}{town}", f"{own}{town}人大") for town in towns]
    return tuple(found)


def term_wish(typed: Mapping[str, str], choices: Choices) -> dict[str, Any]:
    """The end of a term as asked for; Problem, with what would do, for what is missing or cannot be read."""
    if typed.get("congress", "") not in dict(choices):
        raise Problem("没有选哪一级、哪个地方的人大。", "在“哪个人大换届”里选一个。")
    until, term = typed.get("until", "").strip(), "".join(typed.get("term", "").split())
    try:
        month = parse_month(until)
    except ValueError:
        raise Problem(
            f"“{until[:20]}”不是月份。" if until else "没有写这一届到哪个月。", "写成 2026-12 的样子。"
        ) from None
    if not re.fullmatch("第[一二三四五六七八九十百]+届", term):
        raise Problem(
            f"“{term[:20]}”不是届次。" if term else "没有写新的一届是第几届。", "写成 第十九届 的样子。"
        )
    lines = [line for line in typed.get("again", "").splitlines() if line.strip()]
    return {
        "deed": "term",
        "congress": typed["congress"],
        "until": str(month),
        "term": term,
        "again": lines[:MANY_NAMES],
        "pictures": bool(typed.get("pictures")),
    }


def term_end(asked: Mapping[str, Any]) -> TermEnd:
    """The end of a term out of the plain values of `term_wish`, as the errand gets them."""
    level, district, place = asked["congress"].split(PART)
    until = parse_month(asked["until"])
    again = tuple(asked["again"])
    return TermEnd(
        next(one for one in Level if one.value == level),
        place,
        until,
        asked["term"],
        district,
        again,
        asked["pictures"],
    )


def verified_wish(
    typed: Mapping[str, str], looked: Looked | None, kept: Container[str], today: dt.date, *, is_office: bool
) -> dict[str, Any]:
    """Which stations were looked through, and when; Problem for a day that is none or is to come, and for no station.

    Who is not of the city's office says so only of the stations she keeps.
    """
    text = typed.get("on", "").strip()
    try:
        on = parse_date(text)
    except ValueError:
        raise Problem(f"“{text[:20]}”不是日期。", "写成 2026-12-01 的样子。") from None
    if on > today:
        raise Problem(f"{format_date(on)}还没有到。", "写核对的那一天，最晚是今天。")
    whose = typed.get("whose", "") if is_office else "own"
    ids = [one.id for one in looked.stations if _is_asked(one, whose, kept)] if looked else []
    if not ids:
        raise Problem(
            "没有选出站来。",
            "选全部的站、一个区县，或者先选好我管的站。" if is_office else "先在“我管哪些站”里选好。",
        )
    return {"deed": "verified", "on": str(on), "ids": ids}


def _is_asked(station: KeptStation, whose: str, kept: Container[str]) -> bool:
    return station.id in kept if whose == "own" else whose in ("all", f"in{PART}{station.district}")
