"""Characters that nobody types on purpose: found in any text, in a name, and again in what an escape produced.

Knows no YAML: running text and tables are held to the same rules.  What would
upset the reading itself is replaced one for one, so that every later place stays where it
is and the rest of the file can still be checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from zhanpai.kit.diagnostics import Diagnostic, Rule, Severity
from zhanpai.kit.look_alikes import LOOK_ALIKE, folded
from zhanpai.kit.yaml.mojibake import Garbled, find_codes, find_mojibake, may_be_garbled
from zhanpai.kit.yaml.rules import characters as rules
from zhanpai.kit.yaml.source import SHOWN, Source, quote

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
_ENTITY = re.compile(r"&#?[A-Za-z0-9]+;").fullmatch
_FIELD = re.compile(r" *(?:- +)*\w+: ")
"""A line that holds one value, in which a break cannot be meant."""
_LOST = re.compile("[\ufffd\ud800-\udfff]")
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
    """One problem per line and kind, and the text with what cannot be read, or is a look-alike, replaced one for one."""
    return _problems(text, source, 1), folded(_UNREADABLE.sub("\ufffd", text))


def check_prose(text: str, source: Source, first_line: int) -> tuple[list[Diagnostic], str]:
    """The same of running text that begins at `first_line`, where ``&nbsp;`` is shown as what it stands for."""
    problems = _problems(text, source, first_line, prose=True)
    return problems, folded(INVISIBLE.sub("", _UNREADABLE.sub("\ufffd", text)))


def _problems(text: str, source: Source, first_line: int, *, prose: bool = False) -> list[Diagnostic]:
    # Nearly every file is clean: four looks at the whole are all that it pays for.
    untyped, garbled = _UNTYPED.search(text) is not None, may_be_garbled(text)
    alike = LOOK_ALIKE.search(text) is not None
    if not untyped and not garbled and not alike:
        return []
    found: list[Diagnostic] = []
    for number, line in enumerate(text.split("\n"), first_line):
        if untyped:
            found += _untyped(line, number, source)
        if garbled:
            found += _garbled(line, number, source, prose=prose)
        if alike and (match := LOOK_ALIKE.search(line)):
            found.append(_look_alike(line, number, source, match))
    return found


def _look_alike(line: str, number: int, source: Source, match: re.Match[str]) -> Diagnostic:
    typed, meant = match[0], folded(match[0])
    message = f"{quote(typed)}（U+{ord(typed):04X}）只是长得像{quote(meant)}，不是同一个字，读的时候已经换成{quote(meant)}。"
    fix = f"删掉它，用键盘重新输入{quote(meant)}；多半是从 PDF 复制来的，这一行别的字也核对一遍。"
    return source.diagnostic(rules.LOOK_ALIKE, number, match.start() + 1, message, fix, meant=folded(line))


def _untyped(line: str, number: int, source: Source) -> Iterator[Diagnostic]:
    if _UNTYPED.search(line) is None:
        return
    for pattern, rule, message, fix in _KINDS:
        match = pattern.search(line)
        # The file-head mark is also invisible; it is told once, as what it is.
        if match is None or (rule is rules.INVISIBLE and match.group() == "\ufeff"):
            continue
        # Half a character and a sign of one's own stood for something, and two joined files are to be parted, by a person.
        lost = rule in (rules.PRIVATE_USE, rules.STRAY_BOM) or (rule is rules.CONTROL and _LOST.search(line))
        yield source.diagnostic(
            rule,
            number,
            match.start() + 1,
            f"{message}。",
            fix,
            width=_run(pattern, line, match),
            meant=None if lost else pattern.sub("", line),
            is_guess=rule is rules.BIDI or (rule is rules.LINE_SEPARATOR and not _FIELD.match(line)),
        )


def _garbled(line: str, number: int, source: Source, *, prose: bool) -> Iterator[Diagnostic]:
    for found in find_mojibake(line):
        message = f"{quote(found.typed)}是乱码，多半是编码转换时弄坏的。"
        fix = "找到原文，重新输入这一段。"
        if 0 < len(found.meant) <= SHOWN:
            message = f"{quote(found.typed)}是乱码，多半原来是{quote(found.meant)}。"
            fix = f"核对原文，改成{quote(found.meant)}。"
        yield _retyped(rules.MOJIBAKE, line, number, source, found, message, fix)
        break
    for found in find_codes(line):
        # Between double quotes YAML itself makes a character of it.
        if not prose and found.typed[0] == "\\" and line[: found.start].count('"') % 2:
            continue
        is_shown = prose and _ENTITY(found.typed) is not None
        end = "不是文字。" if is_shown else "不是文字，居民会原样看到。"
        fix = "删掉它，用键盘输入要写的字。"
        if found.meant:
            fix = f"改成{quote(found.meant)}。" if found.meant.strip() else "改成一个空格，或者删掉它。"
        message = f"{quote(found.typed)}是代码，{end}"
        told = _retyped(rules.CODE_LEFT, line, number, source, found, message, fix)
        yield replace(told, severity=Severity.WARNING) if is_shown else told
        break


def _retyped(
    rule: Rule, line: str, number: int, source: Source, found: Garbled, message: str, fix: str
) -> Diagnostic:
    end = found.start + len(found.typed)
    meant = line[: found.start] + found.meant + line[end:] if found.meant else None
    return source.diagnostic(
        rule,
        number,
        found.start + 1,
        message,
        fix,
        width=len(found.typed),
        meant=meant,
        is_guess=rule is rules.MOJIBAKE,
    )


def untyped_in_name(name: str) -> tuple[Rule, str, str] | None:
    """The worst that stands in the name of a file: rule, message, and the name without it, or ""."""
    for pattern, rule, message, _ in _KINDS:
        if pattern.search(name):
            lost = rule is rules.PRIVATE_USE or _LOST.search(name)
            return rule, message.partition("，读的时候")[0], "" if lost else _UNTYPED.sub("", name)
    for found in find_mojibake(name):
        end = found.start + len(found.typed)
        meant = name[: found.start] + found.meant + name[end:] if found.meant else ""
        return rules.MOJIBAKE, f"{quote(found.typed)}是乱码", meant
    return None


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
