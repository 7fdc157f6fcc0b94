"""An error of typst in, the place in the city's own file that it comes from out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from zhanpai.kit.diagnostics import ContentError, Diagnostic, clip
from zhanpai.kit.yaml import parse
from zhanpai.press.making.typeset import TypesetError, WrongPages
from zhanpai.site.own.blame import FIX
from zhanpai.site.own.theme_rules import BAD_FILE
from zhanpai.site.theme import Theme

KEEP_CODE = "二维码照随程序来的同名文件排，四边留白，上面不压东西；或者删掉 {}，就用随程序来的。"
"""What to do about a template of the city's own, on whose sheets no code can be read."""

_SAID = (
    (r"unknown variable: (.+)", "排版模板用了没有的名称“{}”。"),
    (r"dictionary does not contain key \"(.+?)\".*", "排版模板要用“{}”，没有给。"),
    (r"file not found \(searched at .*?([^/]+)\)", "排版模板要用的文件“{}”不存在。"),
    (r".*would escape the project root", "排版模板只能用 theme/ 里的文件。"),
    (r"failed to download package.*|package not found.*", "排版模板要用的包取不到；不能从网上取。"),
    (r"unresolved import", "排版模板要引入的名称，那个文件里没有。"),
    (r"missing argument: (.+)", "排版模板少给了“{}”。"),
    (r"unexpected argument: (.+)", "排版模板多给了“{}”。"),
    (r"unclosed .+", "排版模板里的括号或者引号没有配对。"),
    (r"file is not valid UTF-8", "排版模板不是 UTF-8 编码，读不出来。"),
    (r"PDF/UA-1 error: missing alt text", "排版模板里的图片没有写 alt：图上是什么，听的人不知道。"),
    (r"PDF/UA-1 error: (.+)", "排出来的文件听不了，不合 PDF/UA-1：“{}”。"),
    (r"(?:panicked with|assertion failed): (.+)", "排版模板自己说不行：“{}”。"),
)
"""What typst says, and what it means."""

_WORD = re.compile(r"[\w-]+")


@contextmanager
def blaming(theme: Theme, *parts: str, below: str = "") -> Iterator[None]:
    """Tell what typst cannot set as ContentError, if the city's own files in these `parts` of the theme are at work.

    Typst reads what lies `below` this folder of the theme.  A TypesetError goes on if no file there is the city's:
    then a shipped one is broken.
    """
    try:
        yield
    except TypesetError as error:
        own = sorted(
            path for path in theme.own if path.startswith(parts) and path.endswith((".typ", ".yaml"))
        )
        if not own:
            raise
        raise ContentError([_fault(error, theme, own, below)]) from error


def _fault(error: TypesetError, theme: Theme, own: Sequence[str], below: str) -> Diagnostic:
    """The innermost of the `own` files at work; else the first of them: a shipped one fails by what it gives."""
    message = _say(error)
    for path, line, column in error.places:
        for name in own:
            if path.endswith(f"/{name.removeprefix(below)}"):
                return _at(theme, name, line, column, message)
    settings = [name for name in own if name.endswith(".yaml")]
    if settings and (len(settings) == len(own) or "没有给" in message):
        return _in_settings(error, theme, settings[0], message)
    return _at(theme, own[0], 1, 1, message)


def _at(theme: Theme, name: str, line: int, column: int, message: str) -> Diagnostic:
    """A fault at a place that typst has named, with its line."""
    lines = theme.files[name].decode("utf-8", "replace").split("\n")
    excerpt = lines[line - 1] if line <= len(lines) else ""
    word = _WORD.match(excerpt, column - 1)
    path = f"theme/{name}"
    return Diagnostic(
        path,
        line,
        column,
        BAD_FILE.code,
        message,
        FIX.format(path),
        excerpt=excerpt,
        width=len(word[0]) if word else 1,
    )


def _in_settings(error: TypesetError, theme: Theme, name: str, message: str) -> Diagnostic:
    """A fault of what the signs are given: at the kind whose shipped template has failed."""
    kinds = [found[1] for path, _, _ in error.places if (found := re.search(r"/kinds/(\w+)\.typ$", path))]
    document = parse(theme.files[name], f"theme/{name}")
    keys = ("kinds", kinds[0], "texts") if kinds else ()
    return document.diagnose(
        BAD_FILE.at(document.path, keys, message, FIX.format(document.path), on_key=True)
    )


def _say(error: TypesetError) -> str:
    if isinstance(error, WrongPages):
        return f"排版模板排成了 {error.made} 页，应当是 {error.wanted} 页。"
    said = str(error)
    for pattern, words in _SAID:
        if found := re.fullmatch(pattern, said, re.DOTALL):
            return words.format(clip(found[1]) if found.lastindex else "")
    return f"排版模板在这里排不下去：“{clip(said)}”。"
