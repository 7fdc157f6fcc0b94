"""A whole evening of hand-ins as a text for a person to read: by hand-in, file and value, every value once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from zhanpai.content.handin.fates import Evening, Fate, HandedValue, SortedHandIn

FATE_WORDS = {
    Fate.TAKEN: "收下",
    Fate.SAME: "已经是这样",
    Fate.CONFLICT: "两边都改了，留市里的",
    Fate.REFUSED: "不收",
}
EMPTY = "（空）"


def counted(values: tuple[HandedValue, ...]) -> str:
    """How many values there are, and how many of each fate: “18 处：收下 12，不收 6”."""
    parts = [
        f"{words} {number}"
        for fate, words in FATE_WORDS.items()
        if (number := sum(v.fate is fate for v in values))
    ]
    return f"{len(values)} 处：{'，'.join(parts)}" if parts else "没有改动"


def head_words(one: SortedHandIn) -> str:
    """Whose hand-in it is: scope, name, moment and file."""
    hand_in = one.hand_in
    return f"{hand_in.scope.words}　{hand_in.by}　{hand_in.made:%Y-%m-%d %H:%M}　{one.name}"


def by_file(one: SortedHandIn) -> Iterator[tuple[str, tuple[HandedValue, ...]]]:
    """The values by their files: ``(what the file is called, its values)``."""
    for (_, group), values in groupby(one.values, key=lambda value: (value.path, value.group)):
        yield group, tuple(values)


def fate_words(value: HandedValue) -> str:
    """What becomes of the value, as lists and pages say it: “收下”, “不收”."""
    if value.is_chosen and value.fate is Fate.TAKEN:
        return "收下（两边都改了，照交来的）"
    return FATE_WORDS[value.fate]


def value_lines(value: HandedValue) -> Iterator[tuple[str, str]]:
    """What is said of a value below its place: ``(word, text)``, the text of several lines where it has several."""
    if value.fate is Fate.SAME:
        yield "现在", value.new or EMPTY
    elif not value.old:
        yield "加上", value.new or EMPTY
    elif not value.new:
        yield "去掉", value.old
    else:
        yield "原来", value.old
        yield "交来", value.new
    is_told_by_why = value.fate is Fate.REFUSED
    if not is_told_by_why and (value.fate is Fate.CONFLICT or value.is_chosen):
        yield "市里", value.city or EMPTY
    if value.why:
        yield "为什么", value.why
    if value.word:
        yield "退回的话", value.word


def evening_text(evening: Evening) -> str:
    """The evening as text: a line of counts, then each hand-in with its files, values and their fates."""
    lines: list[str] = []
    total = tuple(value for _, value in evening.values)
    lines += [f"交稿 {len(evening.hand_ins)} 份，{counted(total)}。", ""]
    for number, one in enumerate(evening.hand_ins, 1):
        lines += [
            f"{number}. {head_words(one)}",
            f"   {counted(one.values)}。",
            *(f"   {told}" for told in one.told),
        ]
        for group, values in by_file(one):
            lines.append(f"\n   【{group}】")
            for value in values:
                lines.append(f"   {fate_words(value)}　{value.where}　[{value.id}]")
                lines += (line for word, text in value_lines(value) for line in _indented(word, text))
        lines.append("")
    return "\n".join(lines)


def _indented(word: str, text: str) -> Iterator[str]:
    first, *rest = text.split("\n")
    yield f"       {word}：{first}"
    yield from (f"           {line}" for line in rest)
