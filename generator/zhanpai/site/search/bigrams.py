"""Entries in the form in which Pagefind indexes them: Chinese text as overlapping pairs of characters.

Pagefind's own Chinese does not fit together: it cuts texts with jieba when it indexes and queries with the
browser's ICU dictionary when it searches.  Of the pages of the shipped site that hold 加装电梯, 岳麓区, 调研
and sixty such words it found 73 %, and with each three of them one that does not hold the word (measured,
1.5.2).  So text is given to it cut already, as a language that it leaves alone, one word for each character:

    加装电梯，12345  →  加装 装电 电梯 梯ꓐ ， 12345ꓐ

A query is cut likewise (theme/js/search.js), and all its pairs must be there.  The first characters of the
words are the text, for excerpts.  `END` closes a run of characters or letters: where Pagefind knows no word
that begins with what was typed it takes the longest word that what was typed begins with, so that 火星 would
find 火; no word of ours is the beginning of another.
"""

from __future__ import annotations

import re

from zhanpai.kit.json import Json
from zhanpai.site.page import Entry

LANGUAGE = "und"
"""Undetermined (ISO 639-2): a language that Pagefind neither cuts nor stems."""

END = "\ua4d0"
"""A letter (Lisu) that nobody types here: Pagefind drops everything that is no letter or digit."""

DISTRICT, KIND, CATEGORY, YEAR = "区县", "类型", "类别", "年份"
"""Pagefind's filters."""

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(f"([{_HAN}])(?=([{_HAN}])?)|((?:(?![{_HAN}])[^\\W_])+)|(\\S)")
_WIDE = {
    wide: wide - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for wide in range(ord(first), ord(last) + 1)
}


def cut(text: str) -> str:
    """`text` in words for the index, with blanks between them."""
    words = []
    for han, following, letters, sign in _WORD.findall(text.translate(_WIDE)):
        words.append(sign or (letters + END if letters else han + (following or END)))
    return " ".join(words)


def pagefind_entry(entry: Entry) -> dict[str, Json]:
    """The entry as Pagefind's service takes it (AddRecord).

    Fields that are only shown begin with END, so that no query finds them, and have no blanks.
    """
    filters = {
        DISTRICT: entry.districts,
        KIND: (entry.kind,),
        CATEGORY: (entry.category,) if entry.category else (),
        YEAR: (entry.year,) if entry.year else (),
    }
    shown = {"place": entry.place, "date": entry.date}
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": entry.url,
        "content": cut(entry.text),
        "language": LANGUAGE,
        "meta": {"title": cut(entry.title)} | {k: END + "".join(v.split()) for k, v in shown.items() if v},
        "filters": {name: list(values) for name, values in filters.items() if values},
        "sort": None,
    }
