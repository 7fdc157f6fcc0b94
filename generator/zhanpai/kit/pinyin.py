"""How names sound: the toneless syllables of each character, so that 湖东 is found by `hudong` and `hd`.

`pypinyin` reads words; what it misreads in names — surnames, 长 in a place — stands in the tables here.
A character may have several readings where people differ or only its bearer knows: each of them finds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, cast

Readings = tuple[tuple[str, ...], ...]
"""The readings of each character of a text, likeliest first; none for what is no Chinese character."""

SURNAMES: Mapping[str, tuple[str, ...]] = {
    name: tuple(readings.split())
    for name, readings in {
        **{"单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "区": "ou", "查": "zha", "朴": "piao"},
        **{"盖": "ge gai", "缪": "miao", "卜": "bu", "翟": "zhai", "阚": "kan", "冼": "xian", "洗": "xian"},
        **{"宿": "su", "薄": "bo", "能": "nai", "都": "du", "乜": "nie", "员": "yun", "种": "chong"},
        **{"秘": "bi", "繁": "po", "召": "shao", "折": "she", "句": "gou", "尉": "wei", "么": "yao"},
        **{"祭": "zhai", "藏": "zang", "重": "chong", "佴": "nai", "逄": "pang", "柏": "bai", "车": "che"},
        # Two families, or two parts of the country, write alike and speak differently.
        **{"覃": "qin tan", "乐": "yue le", "牟": "mou mu", "谌": "chen shen", "隗": "wei kui"},
        **{"莘": "shen xin", "郇": "xun huan", "蔚": "yu wei", "黑": "he hei", "费": "fei bi"},
        **{"尉迟": "yu chi", "万俟": "mo qi", "澹台": "tan tai", "单于": "chan yu", "长孙": "zhang sun"},
    }.items()
}
"""Surnames read otherwise than the same character elsewhere; those of two characters syllable by syllable.

After 《现代汉语词典》 (entries marked 姓) and lists of misread surnames, read at
https://51studygo.com/85542/.html , http://www.dzwwh.com/59344.html and https://m.jjdzc.com/mingzi/65.html .
"""

_TWO_CHARACTERS = tuple(name for name in SURNAMES if len(name) == 2)

IN_GIVEN_NAMES: Mapping[str, str] = {
    **{"乐": "le yue", "行": "xing hang", "朝": "chao zhao", "长": "chang zhang", "重": "zhong chong"},
    **{"盛": "sheng cheng", "晟": "sheng cheng", "茜": "qian xi", "传": "chuan zhuan", "柏": "bai bo"},
    **{"泊": "bo po", "薄": "bo bao", "厦": "xia sha", "莘": "shen xin", "都": "du dou", "参": "shen can"},
    **{"藏": "cang zang", "会": "hui kuai", "强": "qiang jiang", "石": "shi dan", "叶": "ye xie"},
    **{"禅": "chan shan", "奇": "qi ji", "率": "shuai lv", "谷": "gu yu", "单": "dan shan", "解": "jie xie"},
    **{"曾": "zeng ceng", "亲": "qin qing", "娜": "na nuo", "佛": "fo fu", "伽": "jia qie ga", "艾": "ai yi"},
    **{"见": "jian xian", "降": "jiang xiang", "宿": "su xiu", "隽": "juan jun"},
}
"""Characters that only the bearer of a given name can read for certain."""

IN_PLACES: Mapping[str, str] = {
    # 长 is long in the names of places; only in 成长 and 校长 it grows, see _GROWING.
    **{"长": "chang", "都": "du", "朝": "chao zhao", "晟": "sheng cheng", "圫": "tuo yu", "咀": "zui ju"},
    **{"杉": "shan sha", "弄": "long nong", "阿": "a e", "厦": "sha xia", "柏": "bai bo", "浒": "hu xu"},
    **{"巷": "xiang hang", "堡": "bao pu", "六": "liu lu", "泊": "po bo", "峒": "dong tong"},
    **{"泷": "long shuang"},
}
"""Characters of places that need another reading, or a second one, than pypinyin gives.

Checked by hand against all 172 townships and 1,649 communities of Changsha: 枨冲 chengchong, 㮾梨 langli,
达浒 dahu, 沩山 weishan, 白箬铺 bairuopu, 圭塘 guitang and 柏加 baijia pypinyin reads rightly by itself.
朝阳街 is written as if it faced the sun (cháo); people also say zhāo.
"""

_GROWING = re.compile("(?<=[成校])长")
_OF_A_FAMILY = re.compile("|".join(name for name in SURNAMES if len(name) == 1))
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")


def place_readings(text: str) -> Readings:
    """The readings of a place or a station's name: 长沙 is chang sha, 曾家桥 is zeng jia qiao."""
    found = list(_read(text))
    growing = {match.start() for match in _GROWING.finditer(text)}
    for i, character in enumerate(text):
        if text[i + 1 : i + 2] == "家" and _OF_A_FAMILY.fullmatch(character):
            found[i] = SURNAMES[character]
        elif character in IN_PLACES and i not in growing:
            found[i] = tuple(IN_PLACES[character].split())
    return tuple(found)


def name_readings(name: str) -> Readings:
    """The readings of a person's name, surname first: 单 is shan, 欧阳 is ou yang, 尉迟 is yu chi."""
    found = [
        tuple(IN_GIVEN_NAMES[character].split()) if character in IN_GIVEN_NAMES else readings
        for character, readings in zip(name, _read(name), strict=True)
    ]
    surname = surname_of(name)
    if len(surname) == 2:
        found[:2] = [(syllable,) for syllable in SURNAMES[surname]]
    elif surname:
        found[0] = SURNAMES[surname]
    return tuple(found)


def romanise(text: str) -> str:
    """The text as it is spelled, Chinese characters by their likeliest reading: 党建 is dangjian, 5G产业 5Gchanye."""
    return "".join(r[0] if r else c for c, r in zip(text, _read(text), strict=True))


def surname_of(name: str) -> str:
    """The surname if it is one of those with a reading of its own; names with a dot have no surname."""
    if "·" in name or len(name) < 2:
        return ""
    # 单于 is a surname, and so is 单 with the given name 于…: only a third character makes it the longer one.
    if name[:2] in _TWO_CHARACTERS and len(name) > 2:
        return name[:2]
    return name[0] if name[0] in SURNAMES else ""


def syllable_table(texts: Iterable[tuple[str, Readings]]) -> str:
    """All characters under each of their readings, as the browser gets them: ``"chang长常dong东"``."""
    characters: dict[str, dict[str, None]] = {}
    for text, readings in texts:
        for character, syllables in zip(text, readings, strict=True):
            for syllable in syllables:
                characters.setdefault(syllable, {})[character] = None
    return "".join(syllable + "".join(sorted(characters[syllable])) for syllable in sorted(characters))


def _read(text: str) -> Readings:
    """What pypinyin makes of a text, one character at a time."""
    return tuple((s,) if _HAN.fullmatch(c) else () for c, s in zip(text, _syllables(text), strict=True))


@cache
def _syllables(text: str) -> tuple[str, ...]:
    # Its dictionary takes a third of a second to read, and most commands never need it.
    from pypinyin import lazy_pinyin

    # Without `errors` a run of other characters would come back as one piece; its type hints do not know lists.
    return tuple(lazy_pinyin(text, errors=cast(Any, list)))
