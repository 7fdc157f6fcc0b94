"""The tasks of the handbook as deeds: what a step of docs/handbook/ asks for, in the few fixed forms that it is written in.

A task is a heading with a numbered list below it.  “ ” hold the exact words on the screen.  The forms:

    点“X”                     press the button, link, room or fold X
    在“L”里写“V”               fill the field labelled L              在“L”里选“V”    choose there
    勾上“L”  去掉“L”的勾         tick, untick
    在“L”里放 `FILE`           a file goes into the field L
    看到“W”                   the page says W; …… stands for what differs each time; also 看到“W”和“U”
    运行 `zhanpai …`           a command                             双击 `FILE`      open this file
    回到工作台                  back from a page that opened beside the desk
    ![…](pictures/NAME.webp)  on a line of its own: the page as it is now is that picture

In front of a word may stand where it is, when a page has it twice: 点“R”下面的“X”, 在“R”下面的“L”里写“V”
(also 后面的, 里的).  A step whose words in “ ” are not all used by a form is refused: it asks for what nobody can do.
`tests.browser.handbook_hands` does the deeds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.shipped import ROOT

HANDBOOK = ROOT / "docs" / "handbook"

DONE = {
    "shifenzhong": ("建网站", "接着做什么"),
    "zhan-daibiao": ("改一个站的资料", "加一位代表", "改一位代表、换照片"),
    "dongtai": ("写一篇新的", "审签", "放到网站上", "更正"),
    "jiaogao": (
        *("区县：先说好交哪里的", "区县：交", "市里：收交稿，认一认", "市里：一处一处看，收下"),
        *("市里：发回执", "区县：收回执"),
    ),
    "taizhang": ("登记一件意见", "交办、答复、办结", "走错了，退回一步"),
    "minsheng": ("记一笔进展", "加一个项目"),
    "tupian": ("放一张图片进来", "改已经有的图片"),
    "jiancha": ("点按钮改好", "没有按钮的，到表格里改", "像个人信息、核对过可以公开的"),
    "gaiguo": ("退回以前的一次",),
    "wangzhan": ("生成，看一看，打包",),
}
"""The tasks that `tests.browser.test_handbook_tasks` does literally, by page: what they name is held there."""

_WORD = "“([^”\n]+)”"
_PLACE = f"(?:{_WORD}(?:后面|下面|里)的)?"
_ALSO = "((?:[、和]“[^”\n]+”)*)"
FORMS = {
    "choose": re.compile(f"在{_PLACE}{_WORD}里选{_WORD}"),
    "write": re.compile(f"在{_PLACE}{_WORD}里写{_WORD}"),
    "put": re.compile(f"在{_PLACE}{_WORD}里放 ?`([^`\n]+)`"),
    "press": re.compile(f"点{_PLACE}{_WORD}"),
    "tick": re.compile(f"勾上{_PLACE}{_WORD}{_ALSO}"),
    "untick": re.compile(f"去掉{_PLACE}{_WORD}的勾"),
    "see": re.compile(f"看到{_WORD}{_ALSO}"),
    "run": re.compile("运行 ?`(zhanpai[^`\n]*)`"),
    "open": re.compile("双击 ?`([^`\n]+)`"),
    "back": re.compile("回到工作台"),
    "picture": re.compile(r"!\[([^]\n]*)\]\(pictures/([\w-]+\.webp)\)"),
}
"""The forms, each by what it asks for."""


@dataclass(frozen=True)
class Deed:
    """One thing to be done: `sort` is a key of FORMS, `words` are what stood in quotation marks, in order.

    `place` is where on the page it is, or ""; `step` is the number of the step, for who reads a failure.
    """

    sort: str
    words: tuple[str, ...]
    place: str
    step: int


class StepError(AssertionError):
    """A step of the handbook that cannot be done as it is written."""


def task(page: str, heading: str) -> tuple[Deed, ...]:
    """The deeds of the task under `heading` of docs/handbook/`page`.md; StepError if there is none."""
    return deeds_of((HANDBOOK / f"{page}.md").read_text("utf-8"), heading)


def tasks(text: str) -> tuple[str, ...]:
    """The headings of a page that have steps below them."""
    return tuple(heading for heading in _headings(text) if _steps(_below(text, heading)))


def not_done(page: str) -> str:
    """The text of docs/handbook/`page`.md without the tasks that a test does literally: what it names must be held otherwise."""
    text = (HANDBOOK / f"{page}.md").read_text("utf-8")
    for heading in DONE.get(page, ()):
        text = text.replace(_below(text, heading), "\n")
    return text


def deeds_of(text: str, heading: str) -> tuple[Deed, ...]:
    """The deeds of the task under `heading` in the Markdown `text`; StepError if there is none, or one cannot be read."""
    if heading not in _headings(text):
        raise StepError(f"no heading “{heading}”")
    steps = _steps(_below(text, heading))
    if not steps:
        raise StepError(f"no numbered list below “{heading}”")
    return tuple(deed for number, step in steps for deed in deeds_in(step, number))


def deeds_in(step: str, number: int = 0) -> tuple[Deed, ...]:
    """The deeds of one step, in order; StepError if words in it are not used by any form."""
    found = sorted(
        ((one.start(), one.end(), sort, one) for sort, form in FORMS.items() for one in form.finditer(step)),
        key=lambda each: each[:2],
    )
    deeds: list[Deed] = []
    at, rest = 0, []
    for start, end, sort, one in found:
        # 点“R”下面的“X” is one deed, though 点“R” is a form too.
        if start >= at:
            rest.append(step[at:start])
            deeds += _deeds(sort, one, number)
            at = end
    rest.append(step[at:])
    unused = [left for text in rest for left in re.findall("[“”][^“”]*|`zhanpai[^`]*`", text)]
    if unused:
        raise StepError(f"step {number} has words that no form uses: {unused[0]}… in {step!r}")
    return tuple(deeds)


def _deeds(sort: str, one: re.Match[str], number: int) -> list[Deed]:
    groups = [group or "" for group in one.groups()]
    if sort in ("back", "run", "open", "picture"):
        return [Deed(sort, tuple(groups), "", number)]
    if sort in ("see", "tick"):
        place = groups.pop(0) if sort == "tick" else ""
        also = re.findall(_WORD, groups[1])
        return [Deed(sort, (word,), place, number) for word in (groups[0], *also)]
    place, *words = groups
    return [Deed(sort, tuple(words), place, number)]


def _headings(text: str) -> list[str]:
    return re.findall(r"^#{2,4} (.+?)\s*$", text, re.M)


def _below(text: str, heading: str) -> str:
    """What stands below the heading, up to the next one of any level."""
    after = re.split(rf"^#+ {re.escape(heading)}\s*$", text, maxsplit=1, flags=re.M)[1]
    return re.split(r"^#+ ", after, maxsplit=1, flags=re.M)[0]


def _steps(text: str) -> list[tuple[int, str]]:
    """The items of numbered lists with their numbers, each with the indented lines that go with it."""
    items = re.findall(r"^(\d+)\. (.*(?:\n(?:[ ]{2,}.*|[ ]*(?=\n[ ]{2,})))*)", text, re.M)
    return [(int(number), step) for number, step in items]


def pages() -> list[Path]:
    """The files of the handbook."""
    return sorted(HANDBOOK.glob("*.md"))
