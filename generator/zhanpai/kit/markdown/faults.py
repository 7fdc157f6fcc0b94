"""What of a text cannot be known, or would be seen as junk: each once, with its line and a fix that passes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from zhanpai.kit.markdown.clerk import HAN, PICTURE_ENDINGS
from zhanpai.kit.markdown.marks import is_times
from zhanpai.kit.markdown.plain_text import in_one_line

MAX_SIGNS = {"[<［【": 2_000, "*_~`": 5_000}
"""Brackets and marks in a text at most: ten thousand keep a parser busy for seconds, and no article has as many."""

MAX_LENGTH = 100_000
"""Characters of a text at most: an hour of reading, and a second of CPU at the worst."""

MAX_LISTS = 6
"""Lists within each other: a seventh begins where a phone's screen ends."""


Kind = Literal["loss", "mark", "picture"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something on `line` (from 0) at `column` (from 1), `width` characters long.

    `kind` is what it does to residents: "loss" (they read something else than was written), "mark" (they see marks
    as typed), "picture" (a picture's words say nothing).
    """

    line: int
    column: int
    width: int
    message: str
    fix: str
    kind: Kind = "mark"


_STARS = re.compile(r"\*\*|(?<![*0-9A-Za-z])\*(?=[^\s*])[^*\n，。；、#]*[^\s*]\*(?!\*)")
_STRIKE = re.compile(r"(?<!~)~~(?!~)(?=\D)|(?<=\D)~~(?=\D)")
_HALF_LINK = re.compile(
    r"!?\[[^\[\]\n]*\][ \t]*[（(](?=[^)）\n]*(?:[/.]|$))[^)）\n]*[)）]?|!\[[^\[\]\n]*\]|!?\[\[[^\[\]\n]*\]\]"
    r"|[（(][^()（）\n]*[)）]\[(?:https?:/|/)[^\[\]\n]*\]"
)
_ATTRIBUTES = re.compile(r"\{[ ]*(?:[:.#][\w.#: -]+|\w+=[^{}\n]*)\}")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
_UNDERSCORES = re.compile(r"(?<!_)__(?=[^_\s])[^_\n]*[^_\s]__(?!_)")
_CAMERA = re.compile(
    "(?:IMG|DSCN?|PXL|MTXX|mmexport|wx_camera_|Screenshot|(?:微信|QQ)(?:图片|截图)|截图|截屏|图片|照片|未命名|image)"
    r"[_\- ]?[0-9_\-() ]*",
    re.IGNORECASE,
)
_ENDING = re.compile(rf"\.(?:{PICTURE_ENDINGS})$", re.IGNORECASE)


def in_words(words: str, line: int, typed: str) -> Iterator[Fault]:
    """Marks that are left in the `words` of a paragraph, which is `typed` so from `line` on, since they mean nothing where they stand."""
    for pattern, message, fix in _LEFT:
        found = next((f for f in pattern.finditer(words) if not _is_product(words, f)), None)
        if found:
            yield _at(typed, line, found[0], message.format(in_one_line(found[0])[:20]), fix)


def _is_product(words: str, found: re.Match[str]) -> bool:
    """Whether both stars of a pair are times signs: 长*宽*高."""
    return found[0][0] == "*" and all(is_times(words, at) for at in (found.start(), found.end() - 1))


_LEFT = (
    (
        _HALF_LINK,
        "“{}”像是链接或图片，但是不会显示成那样。",
        "写成 [文字](网址) 或 ![说明](图片文件名)，网址里不要空格；只是文字的话，方括号改成“【】”。",
    ),
    (
        _ATTRIBUTES,
        "“{}”是别的程序的记号，会原样显示。",
        "删掉大括号和里面的字；图片的大小由网站安排。",
    ),
    (
        _FOOTNOTE,
        "脚注“{}”没有写内容，会原样显示。",
        "在正文最后另起一行，写这个记号、一个英文冒号和注的内容，例如“[^1]: 指2026年1月以前的数字。”。",
    ),
    (
        _STARS,
        "这里的星号（{}）没有配成对，会原样显示。",
        "要加粗，在文字前后各写两个星号：**文字**；不加粗就删掉星号，乘号写“×”。",
    ),
    (
        _STRIKE,
        "这里的“{}”没有配成对，会原样显示。",
        "表示范围写一个“~”或“至”；表示删去，在文字前后各写两个“~”。",
    ),
    (
        _UNDERSCORES,
        "这里的下划线（{}）不会变成加粗，会原样显示。",
        "要加粗，写成 **文字**；不加粗就删掉下划线。",
    ),
)


def of_link(words: str, target: str, line: int, typed: str) -> Iterator[Fault]:
    """A link in which there is nothing to press."""
    if not words:
        message = f"链接“{target[:40]}”没有文字，只能显示网址。"
        yield _at(typed, line, "[]", message, f"在方括号里写上文字：[文字]({target[:60]})。")


def of_nothing(what: str, lacking: str, piece: str, line: int, typed: str) -> Iterator[Fault]:
    """A link or a picture (`what`) that names nothing, where `piece` is typed."""
    message = f"这个{what}没有写{lacking}，不会显示成{what}。"
    yield _at(typed, line, piece, message, f"在圆括号里写上{lacking}；不要{what}就删掉括号。")


def of_picture(alt: str, name: str, line: int, typed: str) -> Iterator[Fault]:
    """Words under a picture that are no words."""
    bare = _ENDING.sub("", alt.strip())
    is_stem = bare == _ENDING.sub("", name) and not re.search(f"[{HAN}]", bare)
    if bare and (is_stem or _CAMERA.fullmatch(bare) or bare != alt.strip()):
        message = f"图片的说明是文件名“{alt.strip()[:30]}”，会原样印在图片下面，读屏软件也念这个。"
        fix = "方括号里写图上是什么，例如“代表在接待室听居民说话”。"
        fault = _at(typed, line, f"[{alt}]", message, fix, "picture")
        yield replace(fault, column=fault.column + 1, width=fault.width - 2) if fault.width > 2 else fault


def too_deep(line: int) -> Fault:
    """A list in which there are too many others."""
    return Fault(
        line,
        1,
        1,
        f"列表套了 {MAX_LISTS} 层以上，手机上看不下。",
        "减少这一行前面的空格或记号，少套几层。",
        kind="loss",
    )


def unreadable(text: str) -> Fault | None:
    """Why a text is not read at all, which might take minutes; None if it is."""
    fix = "删掉粘贴错的内容；确实很长的文章，分成几篇。"
    if len(text) > MAX_LENGTH:
        return Fault(0, 1, 1, f"正文有 {len(text)} 个字，最多 {MAX_LENGTH} 个。", fix, "loss")
    for signs, most in MAX_SIGNS.items():
        if sum(map(text.count, signs)) > most:
            return Fault(
                0, 1, 1, f"正文里有 {most} 个以上的“{signs[0]}”一类的记号，不像一篇文章。", fix, "loss"
            )
    return None


def unused_definitions(unused: Iterable[tuple[str, int]]) -> Iterator[Fault]:
    """Lines ``[1]: …`` to which nothing in the text refers, so that no page shows them."""
    for label, line in unused:
        message = f"这一行是“{label[:20]}”的脚注或网址，正文里没有用到它，不会显示。"
        mark = f"[{label}]" if label.startswith("^") else f"[文字][{label}]"
        yield Fault(line, 1, 1, message, f"在正文里用到它的地方写“{mark}”；不要了就删掉这一行。", "loss")


def _at(typed: str, line: int, piece: str, message: str, fix: str, kind: Kind = "mark") -> Fault:
    """A fault at `piece`, where it stands last in its paragraph; at the line's beginning if it was typed otherwise.

    Last, because of marks that are counted in pairs it is the one left over.
    """
    lines = typed.split("\n")[line : line + 50]
    paragraph = list(takewhile(str.strip, lines)) or lines[:1]
    for number, text in reversed(list(enumerate(paragraph, line))):
        if (column := text.rfind(piece) + 1) > 0:
            return Fault(number, column, len(piece), message, fix, kind)
    return Fault(line, 1, 1, message, fix, kind)
