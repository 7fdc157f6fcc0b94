"""What programs say of an element in its tag, class and style: how it is marked, and whether it is text at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from lxml import etree

_TRACKING = re.compile(
    r"utm_.*|spm|scm|gclid|fbclid|msclkid|chksm|scene|subscene|srcid|sharer_.*|isappinstalled|mpshare|clicktime|enterid|ascene"
)
_FOLLOWED = re.compile(r"#(?:rd|wechat_redirect|wechat_webview_type=\d)?$")
_HEADING_CLASS = re.compile(r"MsoHeading([1-9])", re.IGNORECASE)
_CODE = frozenset(
    [
        "script",
        "style",
        "head",
        "title",
        "meta",
        "link",
        "noscript",
        "template",
        "xml",
        "select",
        "option",
        "textarea",
        "input",
        "canvas",
    ]
)
_VIDEO = frozenset(
    ["video", "iframe", "embed", "object", "mp-common-videosnap", "mpvideosnap", "mp-miniprogram-video"]
)
_SOUND = frozenset(("audio", "mpvoice", "mp-common-mpaudio", "qqmusic"))
_FORMULA = frozenset(("math", "m:omath", "m:omathpara"))
_SUPER = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_SUB = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


@dataclass(frozen=True, slots=True)
class Dress:
    """How words are marked where they stand."""

    is_bold: bool = False
    is_struck: bool = False
    href: str = ""
    shift: str = ""
    is_kept_in_lines: bool = False
    """Whether line ends of the source are line ends."""


def style_of(element: etree._Element) -> dict[str, str]:
    """The element's own style, names and values in small letters."""
    pairs = (part.partition(":") for part in element.get("style", "")[:4000].lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


def dressed(element: etree._Element, style: dict[str, str], outer: Dress) -> Dress:
    """How words within the element are marked, which itself stands where words are marked as `outer` says."""
    tag = element.tag
    bold = True if tag in ("b", "strong") else outer.is_bold
    weight = style.get("font-weight", "")
    if weight:
        heavy = re.match(r"bold|[6-9]00\b", weight)
        bold = bool(heavy) or (bold and not re.match(r"normal|lighter|[1-5]00\b", weight))
    through = "line-through" in style.get("text-decoration", "") + style.get("text-decoration-line", "")
    return replace(
        outer,
        is_bold=bold,
        is_struck=outer.is_struck or through or tag in ("s", "strike", "del"),
        href=safe_address(element.get("href", "")) if tag == "a" else outer.href,
        shift=str(tag) if tag in ("sup", "sub") else outer.shift,
        is_kept_in_lines=outer.is_kept_in_lines or tag == "pre" or style.get("white-space", "") == "pre",
    )


def shifted(words: str, shift: str) -> str:
    """m2 as m² and H2O as H₂O, where there are such signs; otherwise as it is."""
    table = {"sup": _SUPER, "sub": _SUB}.get(shift)
    if table is None or any(ord(sign) not in table for sign in words.strip()):
        return words
    return words.translate(table)


def safe_address(typed: str) -> str:
    """An address that leads somewhere from any page, without what tells who passed it on; "" for any other."""
    typed = re.sub(r"\s+", "", typed) if not typed.lower().startswith("mailto:") else typed.strip()
    try:
        parts = urlsplit(typed)
        if parts.scheme == "mailto":
            return quote(typed, safe="@:.?=&%+-_") if "@" in parts.path else ""
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ""
        query = parts.query
        if any(_TRACKING.fullmatch(name) for name, _ in parse_qsl(query, keep_blank_values=True)):
            kept = (one for one in query.split("&") if not _TRACKING.fullmatch(one.partition("=")[0]))
            query = "&".join(kept)
        address = _FOLLOWED.sub("", urlunsplit(parts._replace(query=query)))
    except ValueError:
        return ""
    return "".join(
        quote(sign) if sign in "()<>[]\"'\\`*|（）“”‘’{}^~_" and sign != "_" else sign for sign in address
    )


def heading_level(element: etree._Element, style: dict[str, str]) -> int:
    """From 1; 0 if it is no heading."""
    tag, names = str(element.tag), element.get("class", "")
    if re.fullmatch("h[1-6]", tag):
        return int(tag[1])
    if tag not in ("p", "div"):
        return 0
    if found := _HEADING_CLASS.match(names):
        return int(found[1])
    if names.lower() == "msotitle":
        return 1
    level = style.get("mso-outline-level", "")
    return int(level) if re.fullmatch("[1-9]", level) else 0


def left_out(element: etree._Element, style: dict[str, str]) -> str:
    """As what the element is left out, a word of `SAID`; "code" for what nobody would miss; "" if it is not."""
    tag, names = str(element.tag).lower(), element.get("class", "").lower()
    if tag in _CODE or (tag.startswith(("o:", "w:", "x:")) and tag != "o:p"):
        return "code"
    if tag in ("img", "svg", "v:imagedata", "picture"):
        return "code" if element.get("width") in ("0", "1") or tag.startswith("v:") else "picture"
    for kind, tags in (("video", _VIDEO), ("sound", _SOUND), ("formula", _FORMULA)):
        if tag in tags:
            return kind
    if tag.startswith("mp-style"):
        return "code"
    if tag.startswith(("mp-", "mpprofile")) and not "".join(element.itertext()).strip():
        return "card"
    if "msodel" in names.split() or (tag == "del" and (element.get("datetime") or element.get("cite"))):
        return "deleted"
    if style.get("mso-element") == "comment-list":
        return "code"
    if "msocommentreference" in names or element.get("href", "").startswith("#_msocom"):
        return "comment"
    if "mso-comment-reference" in style:
        # The commented words themselves: only the mark behind them counts.
        return "" if "".join(element.itertext()).strip() else "code"
    if style.get("mso-hide") == "all" or style.get("display") == "none" or element.get("hidden") is not None:
        return "hidden" if "".join(element.itertext()).strip() else "code"
    return ""


SAID = {
    "picture": "{} 张图片没有带过来：把图片存成文件，再从“图片”放进来。",
    "video": "{} 段视频没有带过来：请写上视频的网址。",
    "sound": "{} 段音频没有带过来。",
    "card": "{} 张公众号卡片没有带过来。",
    "formula": "{} 个公式没有带过来：请用文字写。",
    "deleted": "修订里删掉的 {} 处文字没有带过来。",
    "comment": "{} 条批注没有带过来。",
    "hidden": "{} 处隐藏的文字没有带过来。",
}
"""What is told of things that were left out, so many."""
