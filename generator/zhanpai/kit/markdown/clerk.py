"""What a Chinese clerk types, in the Markdown that she means.

She does not know that she writes Markdown: she indents with 　　, ends a paragraph with one line end, numbers with
``1、`` and ①, draws a rule with ———— and types ``＊＊`` for ``**``.  Each rule says what is typed and what is meant, and
none of them takes a word away.  What could be meant in two ways is left as typed, and told (`faults`).

Lines are never joined here, only put in (blank ones), and each knows where it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
BLANKS = " \t\u3000\xa0"
PICTURE_ENDINGS = "jpe?g|png|webp|gif|heic|bmp|tiff?"
_ADDRESS = r"(?:https?://|/|mailto:|tel:|[\w-]+\.md\b)[^\s（）()\"“”‘’]*"
_NAME = rf"[^()\[\]\"“”<>\n]*?(?:\([^()\n]*\)[^()\[\]\"“”<>\n]*?)*\.(?:{PICTURE_ENDINGS})"
_TITLE = "(?:[ \t]*[\"“”'‘’]([^\"“”'‘’\n]*)[\"“”'‘’])?"

# A line that begins so is a line of its own: 1、 1． (1) （一） ① 一、 第一， 一是; but not 3.5米.
_NUMBERED = re.compile(
    r"[（(【][0-9一二三四五六七八九十]{1,3}[）)】]|[0-9]{1,3} ?(?:[、．）)]|\.(?![0-9]))"
    r"|[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3}[、．.）)]"
    r"|[A-Za-z](?:[、．）]|[.)](?![A-Za-z0-9]))|[第其][一二三四五六七八九十0-9]{1,3}[，、：:,]|第[一二三四五六七八九十百0-9]{1,4}[条章节项款]"
    r"|[一二三四五六七八九十]是|——?|[①-⑳㈠-㈩⑴-⒇⒈-⒛⓵-⓾❶-❿Ⅰ-Ⅻ√✓★☆※]"
)
_LABEL = re.compile(rf"[{HAN}]{{1,8}}(?:（[^（）]*）)?[：:｜|]")
_DAY = re.compile(
    "(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})年[0-9一二三四五六七八九十]{1,2}月(?:[0-9一二三四五六七八九十]{1,3}日)?[。 ]*"
)
_ENDED = re.compile(r"(?:[。！？!?：:；;…][’」』）)】》]*|”)[*~]*$")

_DEFINED = re.compile(r"\[[^\[\]\n]+\]:")
"""A footnote or an address, which Markdown wants behind a blank line."""

WRAPPED = 20
"""Characters of a line that may go on below it: nobody ends a line within a word before."""

_ALONE = re.compile(r"\*\*[^*]+\*\*|（[^（）]*）|【[^【】]*】")
"""A line all in bold is a heading, one all in brackets a remark: neither goes on."""

MARKER = re.compile(r"([-*+]|[0-9]{1,9}[.)])[ \t]+(?=\S)")
RULE = re.compile(r"([=＝—―─━－_＿*＊~～·-])(?:[ \t]*\1){2,}[ \t]*")
_TIGHT = re.compile(rf"[{BLANKS}]*([-+*·－–—])(?=[{HAN}“《（【])")
_APART = re.compile(r"#{1,6} |>|\||`{3}|\*\*\*$")
"""Lines that are no running text: headings, quotations, rows, fences, rules."""


@dataclass(slots=True)
class Meant:
    """A text as it is meant; `origins` holds for each of its lines the one (from 0) on which it was typed."""

    lines: list[str] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    def add(self, line: str, origin: int) -> None:
        """Put `line`, typed on line `origin`, at the end."""
        self.lines.append(line)
        self.origins.append(origin)


def as_meant(text: str) -> Meant:
    """The Markdown that is meant by `text`."""
    typed = _without_comments(text).split("\n")
    lines = [_rewrite(line) for line in typed]
    _part_tight_marks(lines)
    reading = _Reading()
    for number, line in enumerate(lines):
        reading.take(line, typed[number], number)
    return reading.meant


def columns(line: str) -> int:
    """How far `line` is indented, as an editor shows it: a Chinese blank is as wide as two others."""
    width = 0
    for sign in line:
        if sign == "\t":
            width += 4 - width % 4
        elif sign in BLANKS:
            width += 2 if sign == "\u3000" else 1
        else:
            break
    return width


@dataclass(slots=True)
class _Reading:
    """Line after line: where a paragraph ends without a blank line, and what is inside of which list."""

    meant: Meant = field(default_factory=Meant)
    lists: list[tuple[int, int]] = field(default_factory=list)
    """The lists that are open: how far each was indented as typed, and how far its text is indented as meant."""
    fence: str = ""
    before: str = ""
    """The line above without its indentation; "" behind a blank line."""
    is_strong: bool = False
    """Whether ``**`` is open in this paragraph, which then goes on."""

    def take(self, line: str, typed: str, number: int) -> None:
        text = line.strip(BLANKS)
        if self.fence:
            # Between fences nothing is Markdown, and blanks count.
            self.fence = "" if text.startswith(self.fence) and not text.strip("`") else self.fence
            self.meant.add(typed, number)
        elif not text:
            self.meant.add("", number)
            self.before, self.is_strong = "", False
        else:
            self._place(line, text, number)

    def _place(self, line: str, text: str, number: int) -> None:
        width, is_within = columns(line), bool(self.lists)
        if marker := None if RULE.fullmatch(text) else MARKER.match(text):
            indent = self._list_at(width, marker[1])
            parts = bool(self.before) and not is_within and not _APART.match(self.before)
            text = f"{marker[1]} {text[marker.end() :]}"
        else:
            parts = bool(self.before) and self._parts(line, text, width)
            if (width < 2 or line[0] == "\u3000") and (parts or not self.before or _APART.match(text)):
                self.lists.clear()
            if not self.before:
                while len(self.lists) > 1 and width < self.lists[-1][0] + 2:
                    self.lists.pop()
            indent = self.lists[-1][1] if self.lists else 0
        if parts:
            is_quoted = text.startswith(">") and self.before.startswith(">")
            self.meant.add(">" if is_quoted else "", number)
            self.is_strong = False
        self.meant.add(" " * indent + text, number)
        if text.startswith("```"):
            self.fence = text[: len(text) - len(text.lstrip("`"))]
        self.before = text
        self.is_strong ^= text.count("**") % 2 == 1

    def _list_at(self, width: int, marker: str) -> int:
        """Open a list at the typed indentation `width`, within those that are less indented; return how far it is meant to be."""
        while self.lists and width < self.lists[-1][0] + 2:
            self.lists.pop()
        indent = self.lists[-1][1] if self.lists else 0
        self.lists.append((width, indent + len(marker) + 1))
        return indent

    def _parts(self, line: str, text: str, width: int) -> bool:
        """Whether the line is not of the paragraph above it, although no blank line is between them."""
        before = self.before
        if before.startswith("|"):
            return "|" not in text
        if before.startswith(">"):
            if not text.startswith(">"):
                return True
            before, text = before.lstrip("> "), text.lstrip("> ")
        elif _APART.match(before) or _APART.match(text):
            return False
        if self.is_strong or not text:
            return False
        if _DEFINED.match(text):
            return not _DEFINED.match(before)
        if _DEFINED.match(before) and width >= 2:
            return False
        if line[0] == "\u3000":
            return True
        if self.lists and width >= 2:
            return False
        if _ALONE.fullmatch(before) or _ALONE.fullmatch(text):
            return True
        before, text = before.replace("**", ""), text.replace("**", "")
        is_point = bool(self.lists or _NUMBERED.match(before))
        return bool(
            width >= 2
            or (is_point and (len(before) < WRAPPED or text[-1] in "：:"))
            or _ENDED.search(before)
            or _NUMBERED.match(text)
            or (_LABEL.match(text) and _LABEL.match(before))
            or _DAY.fullmatch(text)
        )


def _without_comments(text: str) -> str:
    """`text` without what stands between ``<!--`` and ``-->``, which nobody is meant to read; its line ends stay."""
    if "<!--" not in text:
        return text
    return re.sub(r"<!--.*?-->", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)


def _part_tight_marks(lines: list[str]) -> None:
    """``-一`` and ``-二`` below each other are the points of a list; one line alone, or -5度, is none."""
    marks = [_tight_mark(line) for line in lines]
    for number, mark in enumerate(marks):
        if mark and mark in marks[max(0, number - 1) : number] + marks[number + 1 : number + 2]:
            lines[number] = lines[number].replace(mark, f"{mark if mark in '*+' else '-'} ", 1)


def _tight_mark(line: str) -> str:
    found = _TIGHT.match(line)
    return "" if not found or (found[1] == "*" and line.count("*") > 1) else found[1]


def _rewrite(line: str) -> str:
    """One line by itself: its beginning, its pairs of marks, its links and pictures."""
    text = line.lstrip(BLANKS)
    if not text:
        return ""
    indent = line[: len(line) - len(text)]
    if text[0] == "&" and (found := _TYPED_BLANKS.match(text)):
        indent, text = "\u3000", text[found.end() :]
    if _PARAGRAPH.search(text):
        # As editors paste them.  What begins with a blank is a paragraph of its own anyway.
        indent, text = "\u3000", _PARAGRAPH.sub("", _PARAGRAPHS.sub("<br>", text))
    if text and text[0] in _FIRST_SIGNS:
        if RULE.fullmatch(text):
            # ————, ＝＝＝＝ and ~~~~ are drawn across the page to part two things.
            return "***"
        text = _beginning(text)
    if _DASHES.fullmatch(text):
        # What is typed as -- becomes — under some keyboards.
        text = re.sub("[—－–─]+", "---", text).replace("：", ":")
    if "＊＊" in text:
        text = text.replace("＊＊", "**")
    if text.count("～～") > 1:
        text = text.replace("～～", "~~")
    if "[" in text or "【" in text or "［" in text:
        text = _NAMED.sub(_in_angles, _BRACKETED.sub(_as_link, text))
    return indent + text


def _beginning(text: str) -> str:
    for pattern, meant in _BEGINNINGS:
        if found := pattern.match(text):
            return (meant if isinstance(meant, str) else meant(found)) + text[found.end() :]
    return text


# What a line begins with, and what is meant.  The first that fits counts.
_BEGINNINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    # ＃ 标题, ## 标题, ##标题: headings.  #302室 and #话题# are none.
    (
        re.compile(rf"([#＃]{{1,6}})(?:[{BLANKS}]+|(?<=[#＃]{{2}})(?=[^\s#＃0-9]))(?=\S)"),
        lambda found: "#" * len(found[1]) + " ",
    ),
    # ＞ 引用 is a quotation; >80岁 is not.
    (re.compile(rf"(?:＞|>(?=[{BLANKS}]))[{BLANKS}]*(?=\S)"), "> "),
    (re.compile(">(?=[=0-9])"), "\\>"),
    # What Word and WeChat put before the points of a list; · and － mean other things where no blank follows.
    (re.compile(rf"[•●▪■◆◇○◦➢▶►‧∙][{BLANKS}]*(?=\S)|[·－–—][{BLANKS}]+(?=\S)"), "- "),
    (re.compile(r"([-*+]|[0-9]{1,9}[.)])[\u3000\xa0]+(?=\S)"), lambda found: f"{found[1]} "),
    (re.compile(r"(\[\^[^\[\]\s]+\])[：:][ \t]*"), lambda found: f"{found[1]}: "),
    # [1]: 见附件 is a note as people write one; to Markdown it would be an address, and vanish.
    (re.compile(r"(?=\[[^\^\[\]\n][^\[\]\n]*\]:(?![ \t]*<?(?:https?://|/|[\w-]+\.\w)))"), "\\"),
    # 2026. 3. 14 is a day; no list has a hundred points.
    (re.compile(r"([0-9]{3,})(?=[.)][ \t])"), lambda found: f"{found[1]}\\"),
    (re.compile(r"<hr[ \t]*/?>[ \t]*$", re.IGNORECASE), "***"),
)
_FIRST_SIGNS = frozenset("[#＃＞>•●▪■◆◇○◦➢▶►‧∙·－–—-*+0123456789=＝―─━_＿＊~～<")

_DASHES = re.compile(r"\|(?:[ \t]*[:：]?[—－–─-]+[:：]?[ \t]*\|)+[ \t]*")
_TYPED_BLANKS = re.compile("(?:&(?:nbsp|emsp|ensp|#160|#12288);)+", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"</p>[ \t]*<p\b[^<>]*>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?p(?:[ \t][^<>]*)?>", re.IGNORECASE)

# [字]（https://…）, 【字】(https://…), ［字］（/guide/）, [字] (https://…): brackets of either width, before an address.
_BRACKETED = re.compile(
    rf"([!！]?)(?:\[([^\[\]\n]*)\]|【([^【】\n]*)】|［([^［］\n]*)］)"
    rf"[ \t\u3000]*[（(][ \t]*({_ADDRESS}|{_NAME}){_TITLE}[ \t]*[）)]",
    re.IGNORECASE,
)
# ![现场](照片(1).jpg), ![现场](现场 照片.jpg “题注”): a name goes on to its ending.
_NAMED = re.compile(
    rf"!\[([^\[\]\n]*)\]\([ \t]*<?({_NAME})>?{_TITLE}[ \t]*\)",
    re.IGNORECASE,
)


def _as_link(found: re.Match[str]) -> str:
    words = next(group for group in found.group(2, 3, 4) if group is not None)
    title = f' "{found[6]}"' if found[6] else ""
    return f"{'!' if found[1] else ''}[{words}]({found[5]}{title})"


def _in_angles(found: re.Match[str]) -> str:
    title = f' "{found[3]}"' if found[3] else ""
    return f"![{found[1]}](<{found[2].strip(BLANKS)}>{title})"
