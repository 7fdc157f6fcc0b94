"""Files and colours that the pages take: a list of communities, a logo, a colour picked or typed."""

from __future__ import annotations

import re
import unicodedata

from zhanpai.content.load.theme import shipped_theme
from zhanpai.kit import workbook
from zhanpai.kit.diagnostics import clip
from zhanpai.site.own.logos import LOGO, logo_problems
from zhanpai.site.theme import read_tokens

LARGEST_LOGO = 2 * 2**20
"""Bytes: more than any drawing by hand, and less than what makes every page slow."""

LONGEST = 200
"""Characters of a field of one line."""

_OTHERS = (
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPG 照片"),
    (b"GIF8", "GIF 图片"),
    (b"BM", "BMP 图片"),
    (b"RIFF", "WebP 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"%PDF", "PDF 或者 AI 文件"),
    (b"%!PS", "EPS 文件"),
    (b"8BPS", "Photoshop 文件"),
    (b"\x1f\x8b", "压缩过的 SVGZ 文件"),
    (b"PK\x03\x04", "压缩包、Word 或者 CorelDRAW 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件"),
)
"""How files begin that people hand in for a logo, and what they are called."""

_ASK = "请做标志的单位给一份 SVG 格式的（在制图软件里“另存为”就能选），文字和描边都转成轮廓（路径），再选它。"
_REPAIR = "在制图软件里把文字和描边转成轮廓（路径），另存为普通 SVG，再选一次。"

_HEX = re.compile(r"#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")


def line(typed: str) -> str:
    """What was typed in a field of one line, without what no line has, and not at length."""
    plain = "".join(ch if ch.isprintable() else " " for ch in typed)
    return " ".join(plain.split())[:LONGEST]


def listed(raw: bytes) -> str:
    """The text of a file that lists communities, one a line: of a table its cells cut by tabs.

    Problem, in Chinese, if it is none that can be read.
    """
    if not workbook.is_workbook(raw):
        return workbook.decode_text(raw)
    rows = [row for sheet in workbook.read_sheets(raw) for row in sheet.rows]
    return "\n".join("\t".join(cell for cell in row if cell) for row in rows)


def refused_logo(raw: bytes, name: str) -> str:
    """Why these bytes are no logo, with what to do, in Chinese; "" if they can be drawn and are safe."""
    shown = clip(name) or "这个文件"
    if kind := next((word for start, word in _OTHERS if raw.startswith(start)), ""):
        return f"“{shown}”是 {kind}，放大做成牌子会糊，也换不了颜色。{_ASK}"
    if len(raw) > LARGEST_LOGO:
        return f"“{shown}”超过 {LARGEST_LOGO // 2**20} MB，里面多半放了照片。{_ASK}"
    found = next(logo_problems({LOGO: raw}, read_tokens(shipped_theme())), None)
    return f"{found.message}{_REPAIR}" if found else ""


def colour(typed: str, picked: str, before: str) -> str:
    """Which colour is meant: what was typed if that was changed, else what was picked, else what was there `before`.

    As ``#RRGGBB`` where it can be one, and as it was typed where not.
    """
    wanted = picked if typed.strip() == before and picked.upper() != shown_colour(before).upper() else typed
    plain = unicodedata.normalize("NFKC", wanted).strip()
    if found := _HEX.fullmatch(plain):
        digits = found[1] if len(found[1]) == 6 else "".join(2 * digit for digit in found[1])
        return f"#{digits.upper()}"
    return plain[:40]


def shown_colour(typed: str) -> str:
    """The colour that a browser's own field begins with: the one that was chosen, or the shipped red."""
    return typed if re.fullmatch(r"#[0-9A-Fa-f]{6}", typed) else read_tokens(shipped_theme()).light["brand"]
