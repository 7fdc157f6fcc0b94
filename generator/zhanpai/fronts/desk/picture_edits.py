"""A picture put into the file that shows it, said in other words, exchanged or taken out: bytes in, bytes out.

Every edit is a splice: the other bytes of the file stay as they are.  SpliceError or Problem if the place is no longer what
was looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container

from zhanpai.domain.pictures import known_as
from zhanpai.fronts.desk.looked_pictures import PictureHome, PictureUse
from zhanpai.kit.diagnostics import Keys
from zhanpai.kit.markdown.faults import of_picture
from zhanpai.kit.problem import Problem
from zhanpai.kit.yaml.document import parse
from zhanpai.kit.yaml.front_matter import parse_front_matter
from zhanpai.kit.yaml.splice import add_item, remove, set_value

MOST_WORDS = 200
"""Characters of what a picture shows: more belongs into the text."""

_SHOWN = re.compile(
    r"!\[(?P<alt>(?:\\.|[^\]\\])*)\]\(\s*<?(?P<name>[^)>\"]*?)>?(?P<rest>\s+\"[^\"]*\")?\s*\)"
)
MOVED = "这一处和刚才看的时候不一样了"


def free_name(stem: str, ending: str, taken: Container[str], *, numbered: bool) -> str:
    """The first name of the form ``stem-1.jpg``, ``stem-2.jpg`` … (or ``stem.jpg`` before them) that nobody has.

    `taken` are names in small letters, with any ending: two pictures that differ in it alone would be taken for one.
    """
    number = 1 if numbered else 0
    while True:
        name = f"{stem}-{number}" if number else stem
        if not any(f"{name}.{other}".casefold() in taken for other in ("jpg", "jpeg", "png", "webp")):
            return f"{name}.{ending}"
        number += 1 if number else 2


def proper_words(typed: str, name: str = "") -> str:
    """What a picture shows, as it was typed, in one line; Problem if that says nothing or too much."""
    words = " ".join(unicodedata.normalize("NFC", typed).split())
    if not words:
        raise Problem("没有写图里有什么。", "写一句话，例如“代表在接待室听居民说话”：看不见图的人靠它知道。")
    if len(words) > MOST_WORDS:
        raise Problem(
            f"图里有什么写了 {len(words)} 个字，太长了。",
            f"写一句话，不超过 {MOST_WORDS} 个字；别的写进正文。",
        )
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co") for sign in words):
        raise Problem("图里有什么这一句里有看不见的字符。", "重新打一遍，不要复制。")
    if fault := next(iter(of_picture(words, name, 0, words)), None):
        raise Problem(fault.message, fault.fix)
    return words


def with_picture(raw: bytes, home: PictureHome, name: str, words: str) -> bytes:
    """The file of `home` with one more picture: behind the others, in the one place there is, or below the text."""
    match home.kind:
        case "photos" | "gallery":
            return add_item(raw, home.source, home.keys, {"file": name, "alt": words})
        case "deputy" | "account":
            return set_value(raw, home.source, home.keys, name)
        case "cover":
            return set_value(
                set_value(raw, home.source, ("cover",), name), home.source, ("cover_alt",), words
            )
    end = b"\r\n" if b"\r\n" in raw else b"\n"
    return raw + (b"" if raw.endswith(b"\n") else end) + end + f"![{_escaped(words)}]({name})".encode() + end


def named_at(raw: bytes, home: PictureHome) -> str:
    """The name of the one picture that the place of `home` has by now, or ""; of a deputy's portrait, of a cover."""
    value = _value(raw, home.source, home.keys) if home.keys else None
    return value if isinstance(value, str) else ""


def with_words(raw: bytes, use: PictureUse, words: str) -> bytes:
    """The file with other words for the picture at this one place, for who cannot see it."""
    home = use.home
    if use.line:
        return _in_line(raw, use, lambda found: f"![{_escaped(words)}]({found['name']}{found['rest'] or ''})")
    _same(raw, use)
    keys = ("cover_alt",) if home.kind == "cover" else (*home.keys, "alt")
    return set_value(raw, home.source, keys, words)


def with_name(raw: bytes, use: PictureUse, name: str) -> bytes:
    """The file with the name of another picture at this one place; what was said of it stays."""
    if use.line:
        return _in_line(raw, use, lambda found: f"![{found['alt']}]({name}{found['rest'] or ''})")
    _same(raw, use)
    return set_value(raw, use.home.source, _name_keys(use), name)


def without(raw: bytes, use: PictureUse) -> bytes:
    """The file without the picture, and without what was said of it."""
    home = use.home
    if use.line:
        return _in_line(raw, use, lambda found: "")
    _same(raw, use)
    if home.kind == "cover" and _value(raw, home.source, ("cover_alt",)) is not None:
        raw = set_value(raw, home.source, ("cover_alt",), "")
    return (
        set_value(raw, home.source, ("cover",), None)
        if home.kind == "cover"
        else remove(raw, home.source, home.keys)
    )


def _name_keys(use: PictureUse) -> Keys:
    return (*use.home.keys, "file") if use.home.kind in ("photos", "gallery") else use.home.keys


def _same(raw: bytes, use: PictureUse) -> None:
    """Problem if another picture stands there by now."""
    value = _value(raw, use.home.source, _name_keys(use))
    if not isinstance(value, str) or known_as(value.strip()) != known_as(use.name.strip()):
        raise Problem(f"{use.home.words}：{MOVED}，没有改。", "点“重新检查”，再做一次。")


def _value(raw: bytes, path: str, keys: Keys) -> object:
    document = parse_front_matter(raw, path).document if path.endswith(".md") else parse(raw, path, root=dict)
    value: object = document.data
    for key in keys:
        try:
            value = value[key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _in_line(raw: bytes, use: PictureUse, change: Callable[[re.Match[str]], str]) -> bytes:
    """The text with the first mention of the picture in its line exchanged; a line that holds nothing else goes with it."""
    # Not splitlines: whoever counted the lines knows no other end of one.
    lines = raw.decode("utf-8").split("\n")
    number = use.line - 1
    line = lines[number] if 0 <= number < len(lines) else ""
    for found in _SHOWN.finditer(line):
        if known_as(found["name"].strip()) == known_as(use.name):
            new = line[: found.start()] + change(found) + line[found.end() :]
            lines[number : number + 1] = [new] if new.strip() else []
            return "\n".join(lines).encode()
    raise Problem(
        f"{use.home.words}：{MOVED}，或者写法太特别，没有改。", "点“重新检查”再做一次；还不行，就在正文里改。"
    )


def _escaped(words: str) -> str:
    return re.sub(r"([\[\]\\])", r"\\\1", words)
