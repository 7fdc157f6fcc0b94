"""An error of a template in, the place in the city's own file that it comes from out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from zhanpai.kit.diagnostics import Diagnostic, clip
from zhanpai.site.own.theme_rules import BAD_FILE

FIX = "照随程序来的同名文件改；或者删掉 {}，就用随程序来的。"

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def blame(
    error: Exception,
    own: Collection[str],
    suspects: Collection[str],
    folder: str = "theme/",
    files: Mapping[str, bytes] = _NOTHING,
) -> Diagnostic | None:
    """The fault behind `error`, or None if it is none of the city's: an error of a shipped template is our own.

    `own` are the city's files and `suspects` those of them that the page is drawn with, the likeliest first if they
    have an order, by their paths below `theme/`; templates know themselves by these paths below `folder`.  Of the
    templates that were at work, the innermost one of the city's is meant, else the first suspect: a shipped one fails
    by what an own one gives it.  The line is quoted from `files`, the theme's.
    """
    places = [(name, line) for path, line in _places(error) if (name := path.removeprefix(folder)) in own]
    if not places:
        if not suspects:
            return None
        ordered = suspects if isinstance(suspects, list | tuple) else sorted(suspects)
        places = [(ordered[0], 1)]
    name, line = places[-1]
    path = f"theme/{name}"
    message, word = _say(error)
    fault = Diagnostic(path, line, 1, BAD_FILE.code, message, FIX.format(path))
    return quoting(fault, files.get(name, b""), word)


def quoting(fault: Diagnostic, content: bytes, word: str = "") -> Diagnostic:
    """`fault` with its line of `content`, and with the place of `word` in it; as it is if the file cannot be read."""
    try:
        line = content.decode("utf-8-sig").split("\n")[fault.line - 1].rstrip()
    except (UnicodeDecodeError, IndexError):
        return fault
    start = line.find(word) if word else -1
    if start < 0:
        return replace(fault, excerpt=line, column=len(line) - len(line.lstrip()) + 1)
    return replace(fault, excerpt=line, column=start + 1, width=len(word))


def _places(error: Exception) -> Iterator[tuple[str, int]]:
    """Every file and line that was at work, from the outermost to the innermost."""
    trace = error.__traceback__
    while trace:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, TemplateSyntaxError) and error.filename:
        yield error.filename, error.lineno


def _say(error: Exception) -> tuple[str, str]:
    """What has happened, and the word of the template that is meant; "" if none is."""
    named = re.findall("'([^']*)'", str(error))
    match error:
        case TemplateSyntaxError():
            return f"模板的写法不对，读不下去：“{clip(str(error.message))}”。", ""
        case TemplateNotFound():
            return f"要用的模板“{clip(str(error.name))}”不存在。", str(error.name)
        case SecurityError():
            return f"模板里不许用“{clip(named[0] if named else str(error))}”。", named[0] if named else ""
        case UndefinedError() if named:
            return f"模板用了没有的名称“{clip(named[-1])}”。", named[-1]
        case UnicodeDecodeError():
            return "模板不是 UTF-8 编码，读不出来。", ""
    return f"用这个模板画网页时出错：“{clip(str(error) or type(error).__name__)}”。", ""
