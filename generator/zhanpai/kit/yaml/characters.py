"""Characters that nobody types on purpose: found in the text, and again in what an escape produced.

Knows no YAML.  What would upset the reading itself is replaced one for one, so that every later
place stays where it is and the rest of the file can still be checked.
"""

from __future__ import annotations

import re

from zhanpai.kit.diagnostics import Diagnostic, Rule
from zhanpai.kit.yaml.rules import characters as rules
from zhanpai.kit.yaml.source import Source

_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff"
_LINE_SEPARATOR = "\x0b\x0c\x85\u2028\u2029"
_BIDI = "\u061c\u202a-\u202e\u2066-\u2069"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_ZERO_WIDTH = "\u00ad\u034f\u115f\u1160\u180e\u200b\u200e\u200f\u2060-\u2064\u3164\uffa0\U000e0000-\U000e007f"

# Joiners belong to emoji, Uyghur and Mongolian; between Chinese characters they are debris.
INVISIBLE = re.compile(
    f"[{_ZERO_WIDTH}\ufeff]|(?<=[\u4e00-\u9fff])[\u200c\u200d]+|[\u200c\u200d]+(?=[\u4e00-\u9fff])"
)
_UNTYPED = re.compile(
    f"[{_CONTROL}{_LINE_SEPARATOR}{_BIDI}{_PRIVATE}{_ZERO_WIDTH}\u200c\u200d\ufeff\ud800-\udfff]"
)
_UNREADABLE = re.compile(f"[{_CONTROL}{_LINE_SEPARATOR}\ufeff\ud800-\udfff]")
_RETYPE = "删掉这几个字，用键盘重新输入。"

_KINDS: tuple[tuple[re.Pattern[str], Rule, str, str], ...] = (
    (re.compile(f"[{_CONTROL}\ud800-\udfff]"), rules.CONTROL, "这里有乱码或看不见的控制字符", _RETYPE),
    (
        re.compile(f"[{_LINE_SEPARATOR}]"),
        rules.LINE_SEPARATOR,
        "这里有一个特殊换行符，多半是从 Word 或网页粘贴来的",
        "删掉它；要换行就按回车键。",
    ),
    (re.compile(f"[{_BIDI}]"), rules.BIDI, "这里有改变文字方向的隐藏字符，看到的和实际的不一样", _RETYPE),
    (
        re.compile(f"[{_PRIVATE}]"),
        rules.PRIVATE_USE,
        "这里有自造字，别人的电脑和手机上看不见",
        "用输入法打出标准汉字；实在没有，就写拼音并联系市级管理员。",
    ),
    (re.compile("\ufeff"), rules.STRAY_BOM, "这里藏着一个文件头标记，多半是两个文件拼在了一起", _RETYPE),
    (INVISIBLE, rules.INVISIBLE, "这里夹着看不见的字符，读的时候已经去掉", _RETYPE),
)


def check_characters(text: str, source: Source) -> tuple[list[Diagnostic], str]:
    """One problem per line and kind, and the text with what cannot be read replaced one for one."""
    if _UNTYPED.search(text) is None:
        return [], text
    problems = [
        source.diagnostic(
            rule, number, match.start() + 1, f"{message}。", fix, width=_run(pattern, line, match)
        )
        for number, line in enumerate(text.split("\n"), 1)
        if _UNTYPED.search(line)
        for pattern, rule, message, fix in _KINDS
        if (match := pattern.search(line))
        # The file-head mark is also invisible; it is told once, as what it is.
        and not (rule is rules.INVISIBLE and match.group() == "\ufeff")
    ]
    return problems, _UNREADABLE.sub("\ufffd", text)


def untyped_in_value(value: str) -> tuple[Rule, str, str] | None:
    r"""The worst thing that an escape such as ``\u202e`` brought into a value: rule, message, fix."""
    for pattern, rule, message, fix in _KINDS:
        if pattern.search(value) and rule is not rules.INVISIBLE:
            return rule, message, fix
    return None


def _run(pattern: re.Pattern[str], line: str, match: re.Match[str]) -> int:
    """How many such characters stand side by side."""
    end = match.end()
    while end < len(line) and pattern.match(line, end):
        end += 1
    return end - match.start()
