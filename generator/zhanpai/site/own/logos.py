"""A city's own logo, or its own red on the shipped one, in every place that shows the logo; and what logos may not hold."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from xml.etree import ElementTree

import resvg_py
from PIL import Image

from zhanpai.kit.brand import Tokens
from zhanpai.kit.diagnostics import Diagnostic, clip
from zhanpai.kit.logo import JOBS, Logo, LogoError, Shape, parse_logo
from zhanpai.site.own.theme_rules import BAD_LOGO, UNSAFE_LOGO

LOGO = "logo/logo.svg"
FAVICON, ICON, REVERSED, MONO, INLINE = (
    "logo/favicon.svg",
    "logo/favicon.png",
    "logo/logo-reversed.svg",
    "logo/logo-mono.svg",
    "shell/logo.html",
)
DRAWN = (LOGO, REVERSED, MONO)
"""The logos that are drawn by outlines; a favicon may have a style for dark screens."""

ICON_SIDE = 180
"""Pixels of the picture that a phone keeps on its first screen."""

_CLASSES = {"brand": "plate", "paper": "roof", "accent": "voice"}
"""The ink of a shape → the word by which stylesheets know it."""

_ADDRESS = re.compile(r"url\(\s*['\"]?(?!#)|@import|\\", re.IGNORECASE)
_FOREIGN = {"script", "foreignObject", "image", "feImage", "iframe", "embed", "object", "audio", "video", "a"}


def dress(
    shipped: Mapping[str, bytes], own: Mapping[str, bytes], before: Tokens, now: Tokens
) -> dict[str, bytes]:
    """The files that follow from the city's logo and colours, but for those that it has itself.

    LogoError if its logo has not been found fit.
    """
    made: dict[str, bytes] = {}
    if LOGO in own:
        logo = parse_logo(own[LOGO].decode("utf-8-sig"), now)
        made = {
            FAVICON: _svg(logo.shapes, logo).encode(),
            REVERSED: _svg(_on_red(logo), logo).encode(),
            MONO: _mono(logo).encode(),
            INLINE: _inline(logo).encode(),
        }
    else:
        colours = {before.light[job]: now.light[job] for job in JOBS}
        if any(old != new for old, new in colours.items()):
            made = {path: _repainted(shipped[path], colours) for path in (LOGO, FAVICON, REVERSED, MONO)}
    made = {path: content for path, content in made.items() if path not in own}
    favicon = own.get(FAVICON) or made.get(FAVICON)
    if favicon and ICON not in own:
        made[ICON] = _icon(favicon.decode("utf-8-sig"))
    return made


def logo_problems(own: Mapping[str, bytes], tokens: Tokens) -> Iterator[Diagnostic]:
    """What no browser should be given, and then what cannot be drawn; one finding to a file."""
    fix = "在制图软件里把文字和描边转成轮廓（路径），另存为普通 SVG，放到 theme/{}。"
    for path in sorted(path for path in own if path.endswith(".svg")):
        try:
            text = own[path].decode("utf-8-sig")
        except UnicodeDecodeError:
            yield _at(path, "", 0, BAD_LOGO.code, "标志不是 SVG 文件。", fix.format(path))
            continue
        if unsafe := _unsafe(text):
            typed, what = unsafe
            yield _at(
                path,
                text,
                text.find(typed),
                UNSAFE_LOGO.code,
                f"标志里有{what}，不能放到网上。",
                fix.format(path),
            )
        elif wrong := _undrawable(path, text, tokens):
            yield _at(path, text, 0, BAD_LOGO.code, wrong, fix.format(path))


def _undrawable(path: str, text: str, tokens: Tokens) -> str:
    """Why this file's text cannot be drawn, or ""."""
    try:
        if path in DRAWN:
            parse_logo(text, tokens)
        else:
            resvg_py.svg_to_bytes(svg_string=text, width=ICON_SIDE, height=ICON_SIDE)
    except LogoError as error:
        return str(error)
    except ValueError:
        return "标志不是 SVG 文件，或者没有存完整。"
    return ""


def _at(path: str, text: str, start: int, code: str, message: str, fix: str) -> Diagnostic:
    start = max(start, 0)
    line, column = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
    return Diagnostic(
        f"theme/{path}", line, column, code, message, fix, excerpt=(text.split("\n") or [""])[line - 1]
    )


def _unsafe(text: str) -> tuple[str, str] | None:
    """What was typed of the first thing that is not safe, and what it is; None if all is, or nothing can be read."""
    for typed in ("<!DOCTYPE", "<!ENTITY"):
        if typed in text:
            return typed, f"“{typed[2:]}”声明"
    if found := re.search(r"<\?(?!xml[\s?])", text):
        return found[0], "处理指令（<?…）"
    try:
        elements = list(ElementTree.fromstring(text).iter())
    except ElementTree.ParseError:
        return None
    return next(filter(None, map(_unsafe_part, elements)), None)


def _unsafe_part(element: ElementTree.Element) -> tuple[str, str] | None:
    tag = str(element.tag).rpartition("}")[2]
    if tag.lower() in {name.lower() for name in _FOREIGN}:
        return f"<{tag}", f"“{clip(tag)}”"
    for name, value in element.attrib.items():
        local = name.rpartition("}")[2]
        if local.lower().startswith("on"):
            return local, f"会自己运行的程序（{clip(local)}）"
        if local.lower() in ("href", "src") and not value.startswith("#"):
            return value, f"指到别处的地址“{clip(value)}”"
        if _ADDRESS.search(value):
            return value, f"指到别处的地址“{clip(value)}”"
    if tag == "style" and _ADDRESS.search(element.text or ""):
        return "<style", "指到别处的样式"
    return None


def _svg(shapes: Iterable[Shape], logo: Logo) -> str:
    paths = "".join(f"{_path(shape, _fill(shape))}\n" for shape in shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_box(logo)}">\n{paths}</svg>\n'


def _on_red(logo: Logo) -> list[Shape]:
    """The shapes without the plate, which a red ground stands for; a logo that is all plate in white."""
    rest = [shape for shape in logo.shapes if shape.ink != "brand"]
    white = [Shape("paper", shape.rule, shape.commands, "#FFFFFF") for shape in logo.shapes]
    return rest or white


def _mono(logo: Logo) -> str:
    outline = "".join(shape.path for shape in logo.shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{_box(logo)}">\n'
        f'<path fill-rule="evenodd" d="{outline}"/>\n</svg>\n'
    )


def _inline(logo: Logo) -> str:
    """For the shell and the name plate: shapes in the brand's colours take them from the stylesheet."""
    paths = "".join(_path(shape, _class(shape) or _fill(shape)) for shape in logo.shapes)
    return (
        f'<svg class="zp-logo" viewBox="{_box(logo)}" width="48" height="48" aria-hidden="true" focusable="false">'
        f"{paths}</svg>\n"
    )


def _class(shape: Shape) -> str:
    known = _CLASSES.get(shape.ink) if isinstance(shape.ink, str) else None
    return f'class="zp-logo__{known}"' if known else ""


def _fill(shape: Shape) -> str:
    return f'fill="{shape.colour}"'


def _path(shape: Shape, paint: str) -> str:
    rule = ' fill-rule="evenodd"' if shape.rule == "even-odd" else ""
    return f'<path {paint}{rule} d="{escape(shape.path)}"/>'


def _box(logo: Logo) -> str:
    return f"0 0 {logo.width:g} {logo.height:g}"


def _repainted(svg: bytes, colours: Mapping[str, str]) -> bytes:
    return re.sub(
        'fill="(#[0-9A-Fa-f]{6})"',
        lambda found: f'fill="{colours.get(found[1].upper(), found[1])}"',
        svg.decode(),
    ).encode()


def _icon(svg: str) -> bytes:
    """The picture of `svg`, on white: phones lay what is transparent on black."""
    drawn = resvg_py.svg_to_bytes(svg_string=svg, width=ICON_SIDE, height=ICON_SIDE)
    with Image.open(io.BytesIO(bytes(drawn))) as image:
        ground = Image.new("RGBA", image.size, "#FFFFFF")
        ground.alpha_composite(image.convert("RGBA"))
    out = io.BytesIO()
    ground.convert("RGB").save(out, "PNG", optimize=True)
    return out.getvalue()
