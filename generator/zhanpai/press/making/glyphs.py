"""Every character of what is set, against the fonts: typst says nothing of a missing one and prints an empty box."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from zhanpai.domain.model.news import NewsItem
from zhanpai.kit.diagnostics import Finding
from zhanpai.press.signs.printing_rules import NO_GLYPH
from zhanpai.press.signs.spec import FILE


def strings(value: object) -> Iterator[str]:
    """All words in the data of a sheet."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)


def missing(sheet: object, coverage: Mapping[str, frozenset[int]]) -> list[str]:
    """The characters of `sheet` that no font has."""
    have = frozenset().union(*coverage.values())
    used = {ch for text in strings(sheet) for ch in text}
    return sorted(ch for ch in used if ord(ch) not in have and not _is_invisible(ch))


def _is_invisible(ch: str) -> bool:
    """Blanks, and marks that only direct how others are drawn."""
    return ch.isspace() or unicodedata.category(ch) == "Cf" or "\ufe00" <= ch <= "\ufe0f"


def findings(items: Iterable[NewsItem], lacking: Iterable[str]) -> list[Finding]:
    """One for each place in `items` where one of the characters was typed; else one that names the character."""
    found: list[Finding] = []
    known = list(items)
    for ch in lacking:
        places = [finding for item in known for finding in _places(item, ch)]
        found += places or [NO_GLYPH.at(FILE, (), f"{_name(ch)}，字体里没有。", _fix(ch))]
    return found


def _places(item: NewsItem, ch: str) -> Iterator[Finding]:
    front = item.front
    typed = {"title": front.title, "summary": front.summary, "author": front.author, "editor": front.editor}
    for key, words in {**typed, "source": front.source}.items():
        if ch in (words or ""):
            message = f"“{words}”里的{_name(ch)}，字体里没有。"
            yield NO_GLYPH.at(item.path, (key,), message, _fix(ch))
    for number, line in enumerate(item.body.split("\n")):
        if ch in line:
            around = line[max(0, line.index(ch) - 6) : line.index(ch) + 7]
            message = f"“{around}”里的{_name(ch)}，字体里没有。"
            yield NO_GLYPH.at_line(item.path, item.body_line + number, line.index(ch) + 1, message, _fix(ch))
            return


def _name(ch: str) -> str:
    return f"“{ch}”（U+{ord(ch):04X}）"


def _fix(ch: str) -> str:
    if unicodedata.category(ch) == "Co":
        return "这是自造字（造字程序里的字），换成国家标准里的字。"
    if unicodedata.category(ch) == "So" or ord(ch) >= 0x1F000:
        return "表情符号印不出来，从动态里去掉；或者用 --only wechat,text 只做公众号和短文字。"
    return f"请核对这个字；没有写错，就在 {FILE} 的 fonts 里补一种有这个字的字体，字体文件放进 font_folder。"
