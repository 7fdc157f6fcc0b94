"""Which division somebody means by what was typed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence

from zhanpai.content.divisions.atlas import Atlas, is_municipality
from zhanpai.content.divisions.division import Division, Rank
from zhanpai.content.divisions.short_names import names_of, stem_of
from zhanpai.kit.problem import Problem

LISTED = 12
"""Namesakes that a sentence names; the most that one name has, 城关区 and its like, are fewer."""

_BETWEEN = re.compile(r"[\s,，、.。·/\\>\-—_|;；:：“”\"'()（）]+")
_OFFICE = re.compile("(?<=[市区县旗州盟省])(人大常委会.*|人民代表大会.*|人大代表.*|人大.*|人民政府|政府|委)$")
_CODE = re.compile("[0-9]{2,12}")


def find_divisions(atlas: Atlas, typed: str) -> tuple[Division, ...]:
    """Every prefecture, county or municipality that `typed` can mean: 邵阳, 湖南邵阳, 湘西州, 430500, 朝阳区.

    Empty if there is none; several where a person must choose, the likeliest (the larger, then by code) first.
    Those that statistics alone know are found where nothing else is.
    """
    words = _plain(typed)
    if _CODE.fullmatch(words):
        return _by_code(atlas, words)
    found = [one for one in atlas.startable if words and _is_called(one, words)]
    full = [one for one in found if words.endswith(one.name)]
    of_the_state = [one for one in full or found if not one.is_statistical]
    return tuple(sorted(of_the_state or full or found, key=lambda one: (one.rank, one.code)))


def settle_division(atlas: Atlas, typed: str) -> Division:
    """The one division that `typed` means; Problem with one sentence if it is none (with the nearest) or several (with all).

    A short name means the larger of two where the smaller lies in it: 邵阳 is 邵阳市, and 邵阳县 is typed in full.
    """
    found = find_divisions(atlas, typed)
    province = _province(atlas, typed)
    if len(found) == 1 and not province:
        return found[0]
    if found and not province and all(found[0].name in one.above for one in found[1:]):
        return found[0]
    if province and not found:
        message = f"{province.name}是一个省（自治区），网站由市、州、盟或者区县来建。"
        example = next(one for one in atlas.startable if one.code.startswith(province.code[:2]))
        raise Problem(message, f"写到市、州、盟或者区县，例如 {example.name}。")
    if found:
        words = "、".join(one.long_name for one in found[:LISTED])
        more = f"等 {len(found)} 处" if len(found) > LISTED else ""
        also = f"“{typed.strip()}”可以是{province.name}，也" if province else f"“{typed.strip()}”"
        raise Problem(f"{also}可能是{words}{more}。", f"写全名，例如 {found[0].long_name}。")
    raise Problem(f"没有找到叫“{typed.strip()}”的市、州、盟或者区县。", _advice(atlas, _plain(typed)))


def _plain(typed: str) -> str:
    """What was typed without width, blanks and points, and without the office behind the place."""
    return _OFFICE.sub("", _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)))


def _by_code(atlas: Atlas, digits: str) -> tuple[Division, ...]:
    """The division of a code of 2, 4, 6 or, with the zeros that tables put behind it, 12 digits."""
    if digits[6:].strip("0"):
        return ()
    code = digits[:6].ljust(6, "0")
    # 东莞市 is 441900 in one column of the tables and 4419 in another; 嘉峪关市 has 620201 too.
    several = (code, code[:4] + "00" if code[4:] == "01" else code)
    one = next((atlas.by_code[c] for c in several if c in atlas.by_code), None)
    return (one,) if one in atlas.startable else ()


def _is_called(one: Division, words: str) -> bool:
    return any(
        words.endswith(name) and _is_above(words.removesuffix(name), one.above) for name in names_of(one.name)
    )


def _is_above(words: str, above: Sequence[str]) -> bool:
    """Whether `words` name nothing but what lies `above`, from large to small; each may be left out."""
    if not words:
        return True
    return any(
        words.startswith(name) and _is_above(words.removeprefix(name), above[i + 1 :])
        for i, larger in enumerate(above)
        for name in names_of(larger)
    )


def _province(atlas: Atlas, typed: str) -> Division | None:
    """The province, and no municipality, that bears the very name."""
    words = _plain(typed)
    return next(
        (
            one
            for one in atlas.by_code.values()
            if one.rank is Rank.PROVINCE
            and not is_municipality(one)
            and words in (*names_of(one.name), one.code[:2])
        ),
        None,
    )


def _advice(atlas: Atlas, words: str) -> str:
    """What to type instead of what nothing is called: a county of the township that was typed, or what is spelled alike."""
    inside = [
        atlas.by_code[one.code[:6]].long_name if one.code[:6] in atlas.by_code else "".join(one.above)
        for one in atlas.by_code.values()
        if one.rank is Rank.TOWNSHIP and (words == one.code or _is_called(one, words))
    ]
    if inside:
        return f"网站由街道（乡镇）所在的市、州、盟或者区县来建，例如 {inside[0]}。"
    if _CODE.fullmatch(words):
        return "写市、州、盟或者区县的六位区划代码，例如 430500；或者写名称。"
    called = {name: one for one in reversed(atlas.startable) for name in (stem_of(one.name), one.name)}
    close = difflib.get_close_matches(words, list(called), 3, 0.6) if len(words) > 1 else []
    if close:
        return f"是不是 {min((called[name] for name in close), key=lambda one: one.rank).long_name}？写全名再试。"
    return "写到市、州、盟或者区县为止，例如 湖南省邵阳市。"
