"""A city's own colour and logo as files of its theme: one colour chosen, and every shade that the pages need made of it."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from typing import Any

from zhanpai.content.load.theme import FOLDER, shipped_theme
from zhanpai.kit.brand import READABLE, Tokens, contrast, parse_tokens, unreadable_pairs
from zhanpai.kit.logo import LogoError, parse_logo
from zhanpai.kit.merge import Data, merge
from zhanpai.kit.yaml import parse

TOKENS, LOGO = f"{FOLDER}/tokens.yaml", f"{FOLDER}/logo/logo.svg"

_HEX = re.compile("#?[0-9A-Fa-f]{6}")
_CHOSEN = "red-600"
"""The ink of the brand in the shipped palette, for which the chosen colour stands."""


def settle_colour(typed: str) -> str:
    """``#B3141D`` for what was typed, with or without its mark and in any case; "" if it is no colour."""
    typed = typed.strip().replace("＃", "#")
    return f"#{typed.removeprefix('#').upper()}" if _HEX.fullmatch(typed) else ""


def colour_fault(colour: str) -> str:
    """Why this colour cannot be the brand's (no colour, or not readable), one Chinese sentence with its fix; "" if it can."""
    settled = settle_colour(colour)
    if not settled:
        return f"颜色“{colour.strip()}”不对；写井号加六位数字或字母 A 到 F，例如 #B3141D。"
    if _serves(settled):
        return ""
    ratio = int(contrast(settled, "#FFFFFF") * 100) / 100
    better = next(filter(_serves, _darker(settled)), "")
    fix = (
        f"用深一些的 {better}，或者不写，用随程序来的红色。"
        if better
        else "换一个颜色，或者不写，用随程序来的红色。"
    )
    if ratio >= READABLE:
        return f"颜色 {settled} 上面的金字看不清；{fix}"
    return f"颜色 {settled} 太浅，白字写在上面反差只有 {ratio:.2f}:1，不到 {READABLE:g}:1，看不清；{fix}"


def logo_fault(logo: bytes) -> str:
    """Why these bytes cannot be the logo, one Chinese sentence with its fix; "" if they can."""
    fix = "请设计的人把文字和描边转成轮廓（路径），另存为普通 SVG；也可以先不要标志。"
    try:
        parse_logo(logo.decode("utf-8-sig"), _tokens({}))
    except UnicodeDecodeError:
        return f"标志要 SVG 格式的文件，这个不是；{fix}"
    except LogoError as error:
        return f"{str(error).removesuffix('。')}；{fix}"
    return ""


def theme_files(colour: str, logo: bytes | None) -> dict[str, str | bytes]:
    """Path → content of what the project's theme says otherwise than the shipped one; colour and logo have no fault."""
    files: dict[str, str | bytes] = {}
    settled = settle_colour(colour)
    if settled and settled != _shipped()["palette"][_CHOSEN]:
        lines = [f'  {ink}: "{shade}"' for ink, shade in _palette(settled).items()]
        files[TOKENS] = "\n".join([_HEAD + "palette:", *lines]) + "\n"
    if logo is not None:
        files[LOGO] = logo
    return files


_HEAD = """\
# 本站自己的颜色，其余照随程序来的。red-600 是选的颜色，别的深浅由它算出来；字看不看得清，zhanpai build 会核对。
# 印牌子的四色油墨（print）要问印刷厂，写法见手册“换颜色、换标志”；不写，就按屏幕上的颜色折算。
"""


def _palette(colour: str) -> dict[str, str]:
    """The shipped reds in the hue of `colour`, each as light to the eye as it was; the chosen one as it is.

    As contrast asks for lightness alone (WCAG 2.2, 1.4.3), what could be read in red can be read in them.
    """
    hue, _, depth = colorsys.rgb_to_hls(*_channels(colour))
    reds = {ink: shade for ink, shade in _shipped()["palette"].items() if ink.startswith("red-")}
    made = {ink: _shade(hue, depth, contrast(shade, "#000000")) for ink, shade in reds.items()}
    return {**made, _CHOSEN: colour}


def _shade(hue: float, depth: float, light: float) -> str:
    """The colour of this hue and saturation whose contrast to black is `light`, or the next darker one."""
    low, high = 0.0, 1.0
    for _ in range(24):
        middle = (low + high) / 2
        if contrast(_hex(colorsys.hls_to_rgb(hue, middle, depth)), "#000000") <= light:
            low = middle
        else:
            high = middle
    return _hex(colorsys.hls_to_rgb(hue, low, depth))


def _darker(colour: str) -> Iterator[str]:
    hue, light, depth = colorsys.rgb_to_hls(*_channels(colour))
    for step in range(1, 20):
        yield _hex(colorsys.hls_to_rgb(hue, light * (1 - step / 20), depth))


def _serves(colour: str) -> bool:
    """Whether all that stands on this colour, or is written in it, can be read."""
    return not unreadable_pairs(_tokens({"palette": _palette(colour)}))


def _tokens(own: Data) -> Tokens:
    return parse_tokens(merge(_shipped(), own))


def _shipped() -> Mapping[str, Any]:
    data = parse(shipped_theme()["tokens.yaml"], TOKENS).data
    assert isinstance(data, Mapping), "the shipped tokens are a mapping"
    return data


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


def _hex(channels: tuple[float, float, float]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*(round(255 * min(max(c, 0), 1)) for c in channels))
