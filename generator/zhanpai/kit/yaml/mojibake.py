"""Chinese that went through the wrong encoding, and signs written as codes: what it was, as far as it can be won back.

Text in UTF-8 that somebody opened as GBK (寮犱笁) or as Latin-1 (å¼ ä¸‰) and saved again can be read backwards;
锟斤拷 and 烫烫烫 are what is left when it cannot.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

_LEADS = (*range(0xE3, 0xEA), 0xEF)
"""First bytes, in UTF-8, of Chinese characters and of their punctuation."""
_FOLLOWERS = range(0x80, 0xC0)
_GONE = re.compile(
    "(?:锟斤拷|斤拷锟|拷锟斤)[锟斤拷]*|烫烫烫+|屯屯屯+|葺葺葺+|铪铪铪+|锘(?=[#\\-\u4e00-\u9fff])"
)
_LATIN = {bytes([b]).decode("cp1252", "ignore") or chr(b): b for b in range(0x80, 0x100)}
_LATIN |= {chr(b): b for b in range(0x80, 0x100)}
_LATIN_FOLLOWER = "[" + re.escape("".join(ch for ch, b in _LATIN.items() if b < 0xC0)) + " ]"
_LATIN_RUN = re.compile(f"(?:[\u00e2-\u00e9\u00ef]{_LATIN_FOLLOWER}{{2}})+")
_LATIN_LEAD = re.compile("[\u00e2-\u00e9\u00ef]")
_TRACES = ("锟斤", "斤拷", "烫烫烫", "屯屯屯", "葺葺葺", "铪铪铪", "锘")
_OF_CODES = ("&", "\\", "%u")
_CODE = re.compile(
    r"(?:\\u[0-9A-Fa-f]{4}|%u[0-9A-Fa-f]{4})+|(?:\\x[0-9A-Fa-f]{2}){3,}"
    r"|&amp;(?:#?[A-Za-z0-9]{2,8});|&#(?:[0-9]{2,7}|[xX][0-9A-Fa-f]{2,6});"
)
_ENTITY = re.compile(
    "&(?:nbsp|amp|lt|gt|quot|apos|[lr][ds]quo|middot|hellip|[mn]dash|e[nm]sp|thinsp|zwnj|zwj|copy|reg|deg|times|bull|yen);"
)


@dataclass(frozen=True, slots=True)
class Garbled:
    """A stretch of one line that nobody typed so: where it begins, as it stands, and what it was, or ""."""

    start: int
    typed: str
    meant: str


def may_be_garbled(text: str) -> bool:
    """Whether it is worth while to look at the lines of `text` one by one."""
    return (
        any(sign in text for sign in _OF_CODES)
        or any(trace in text for trace in _TRACES)
        or _LATIN_LEAD.search(text) is not None
        or _gbk_run().search(text) is not None
    )


def find_mojibake(line: str) -> Iterator[Garbled]:
    """What in `line` came out of the wrong encoding."""
    if line.isascii():
        return
    for match in _GONE.finditer(line):
        yield Garbled(match.start(), match[0], "")
    for pattern, back in ((_gbk_run(), _from_gbk), (_LATIN_RUN, _from_latin)):
        for match in pattern.finditer(line):
            if meant := back(match[0]):
                yield Garbled(match.start(), match[0], meant)


def find_codes(line: str) -> Iterator[Garbled]:
    r"""Signs left as codes: ``\u4e2d``, ``&#20013;``, ``&nbsp;`` and their like."""
    if not any(sign in line for sign in _OF_CODES):
        return
    for match in _CODE.finditer(line):
        yield Garbled(match.start(), match[0], _decoded(match[0]))
    for match in _ENTITY.finditer(line):
        if match[0] != "&amp;" or not _CODE.match(line, match.start()):
            yield Garbled(match.start(), match[0], _decoded(match[0]))


def _decoded(typed: str) -> str:
    """What the code stands for; "" if it is no code of a character that can be typed."""
    if typed.startswith("&"):
        text = html.unescape(html.unescape(typed)).replace("\xa0", " ")
    elif typed.startswith("\\x"):
        text = bytes.fromhex(typed.replace("\\x", "")).decode("utf-8", "replace")
    else:
        units = re.findall("[0-9A-Fa-f]{4}", typed)
        text = bytes.fromhex("".join(units)).decode("utf-16-be", "replace")
    return text if text.isprintable() and "\ufffd" not in text and text != typed else ""


@cache
def _gbk_run() -> re.Pattern[str]:
    """Three characters of GBK that are six bytes, and as UTF-8 two characters; any number of such."""

    def signs(first: Callable[[], Iterator[int]], second: Callable[[], Iterator[int]]) -> str:
        pairs = (bytes([a, b]).decode("gbk", "ignore") for a in first() for b in second())
        return "[" + re.escape("".join(pair for pair in pairs if len(pair) == 1)) + "]"

    leads, followers = lambda: iter(_LEADS), lambda: iter(_FOLLOWERS)
    return re.compile(f"(?:{signs(leads, followers)}{signs(followers, leads)}{signs(followers, followers)})+")


def _from_gbk(typed: str) -> str:
    """The text whose UTF-8 was read as GBK; "" where the characters may have been meant as they stand."""
    rare = sum(not _is_common(ch) for ch in typed)
    # Three everyday characters in a row that read backwards as two others happen by chance; six do not.
    if not rare and len(typed) < 6:
        return ""
    return _chinese(typed.encode("gbk"))


def _from_latin(typed: str) -> str:
    return _chinese(bytes(0xA0 if ch == " " else _LATIN[ch] for ch in typed))


def _chinese(raw: bytes) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return text if all(_is_common(ch) for ch in text) else ""


def _is_common(ch: str) -> bool:
    """Whether `ch` is an everyday Chinese character or sign: whether GB 2312 has it."""
    try:
        ch.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
