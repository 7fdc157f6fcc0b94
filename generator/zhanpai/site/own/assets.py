"""Stylesheets, scripts, fonts and icons of a city's own: what would be published damaged, dead, or from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from fnmatch import fnmatchcase

from PIL import Image, UnidentifiedImageError

from zhanpai.kit.diagnostics import Diagnostic, clip
from zhanpai.site.own.logos import ICON
from zhanpai.site.own.theme_rules import BAD_FILE, USELESS_FILE
from zhanpai.site.theme import FONT

LARGEST_ICON = 1024
"""Pixels: no phone's first screen shows more of an icon."""

_PLACES = (
    *(
        "tokens.yaml",
        "css/*.css",
        "js/*.js",
        "fonts/*.woff2",
        "logo/*.svg",
        "logo/*.png",
        "logo/*.ico",
        "fonts/*.txt",
    ),
    *("components/*/macro.html", "components/*/*.css", "components/*/examples.yaml", "components/*.html"),
    *("templates/*.html", "templates/pages/*.html", "shell/*.html"),
    *("signage/*", "signage/*/*", "share/*", "annual/*", "report/*"),
)
"""Where a file of the theme is taken up, be there a shipped one of its name or not."""

_ADDRESS = re.compile(
    r"""@import\b[^;]*|url\(\s*(?P<quote>["']?)(?P<target>[^)"']*)(?P=quote)\s*\)""", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def asset_problems(
    path: str, content: bytes, known: Collection[str], fonts: Collection[str]
) -> Iterator[Diagnostic]:
    """What is wrong with one file, by its path below `theme/`, that is no template, logo or tokens.

    `known` are the shipped paths, `fonts` the names of all fonts that there will be.
    """
    if path not in known and not any(_is_at(path, place) for place in _PLACES):
        where = _likely_place(path)
        fix = (
            f"移到 theme/{where}。"
            if where
            else "删掉它，或者移到 theme/ 里放这种文件的文件夹（见手册《换颜色、换标志》）。"
        )
        message = "这个文件放在这里用不上，网站和牌子都不会用它。"
        yield Diagnostic(f"theme/{path}", 1, 1, USELESS_FILE.code, message, fix, USELESS_FILE.severity)
    elif path.endswith((".css", ".js", ".typ")):
        yield from _text_problems(path, content, fonts)
    elif path.endswith(".woff2") and not _is_font(content):
        yield _whole(path, "这个字体文件不是 WOFF2，或者没有存完整。", "重新下载或转换成 .woff2，再放进来。")
    elif path.endswith(".png") and (wrong := _icon_fault(path, content)):
        yield _whole(
            path,
            wrong,
            f"用看图软件另存为 PNG，正方形，边长 180 到 {LARGEST_ICON} 像素；或者删掉它，由 logo.svg 画。",
        )


def _is_at(path: str, place: str) -> bool:
    return path.count("/") == place.count("/") and fnmatchcase(path, place)


def _likely_place(path: str) -> str:
    """Where a file of this name would be of use, or ""."""
    name = path.rpartition("/")[2]
    return next(
        (
            p.replace("*", name.rpartition(".")[0])
            for p in _PLACES[:7]
            if fnmatchcase(name, p.rpartition("/")[2])
        ),
        "",
    )


def _whole(path: str, message: str, fix: str) -> Diagnostic:
    return Diagnostic(f"theme/{path}", 1, 1, BAD_FILE.code, message, fix)


def _is_font(content: bytes) -> bool:
    """Whether it begins as a WOFF2 file does, and is as long as it says (W3C WOFF 2.0, 4.1)."""
    return content[:4] == b"wOF2" and int.from_bytes(content[8:12], "big") == len(content)


def _icon_fault(path: str, content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            picture.load()
            kind, size = picture.format, picture.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "这个图标不是 PNG 图片，或者没有存完整。"
    if kind != "PNG":
        return f"这个图标的名字是 .png，里面是 {kind}。"
    if path == ICON and (size[0] != size[1] or not 48 <= size[0] <= LARGEST_ICON):
        return f"这个图标是 {size[0]}×{size[1]} 像素，应当是正方形，不大也不小。"
    return ""


def _text_problems(path: str, content: bytes, fonts: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong with a stylesheet or a script."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        yield _whole(path, "这个文件不是 UTF-8 编码，读不出来。", "用编辑器另存为 UTF-8 编码。")
        return
    if path.endswith(".css"):
        yield from _addresses(path, text, fonts)


def _addresses(path: str, text: str, fonts: Collection[str]) -> Iterator[Diagnostic]:
    """Each address in a stylesheet that is not one of a font that there is: nothing else lies beside it."""
    lines = text.split("\n")
    blank = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for found in _ADDRESS.finditer(blank):
        line = blank.count("\n", 0, found.start())
        font = re.match(FONT, blank[found.start() :])
        if font and font[1] in fonts and font[1].endswith(".woff2"):
            continue
        column = found.start() - (blank.rfind("\n", 0, found.start()) + 1) + 1
        message, fix = _said(found["target"], font[1] if font else "")
        yield Diagnostic(f"theme/{path}", line + 1, column, BAD_FILE.code, message, fix, excerpt=lines[line])


def _said(target: str | None, font: str) -> tuple[str, str]:
    """Sentence and fix for an address that cannot stay."""
    if font:
        return (
            f"要用的字体“{clip(font)}”不在 theme/fonts/ 里。",
            "把这个字体的 .woff2 文件放进 theme/fonts/，或者删掉这一行。",
        )
    if target is None or re.match(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", target, re.IGNORECASE):
        return (
            "样式里不能从别处取东西（@import、别的网站）。",
            "删掉这一处；字体放进 theme/fonts/，颜色写进 theme/tokens.yaml。",
        )
    if target.startswith("#"):
        return "样式里不能引用网页里的图形。", "删掉这一处。"
    name = target.rpartition("/")[2]
    if name.endswith(".woff2"):
        return f"字体的地址写成“{clip(target)}”，打不开。", f'写成 url("../fonts/{name}")，用英文双引号。'
    return (
        f"样式要用的文件“{clip(target)}”不会发布，打不开。",
        "样式只能用 theme/fonts/ 里的字体；图形写进模板，或者删掉这一处。",
    )
