"""What somebody meant by a value that cannot be used as typed: the guess that a message offers to write.

A guess is only offered: nothing is read so.  Each takes what was typed and returns what would pass, or ""
where only the person who typed it can say.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

NOTHING = re.compile(
    r"null|nil|none|nan|n/?a|tbd|todo|undefined|~|#n/a|x{2,}|[-—–_/\\*?？.。…·]+"
    r"|(暂|暂时|目前|尚)?(无|没有|缺|空缺|空白|未定|待定|待补充?|待填写?|待完善|待更新|空|不详|未知)"
)
"""What says that there is nothing to say, in narrow lower-case characters."""
_QUOTES = "“”‘’「」『』﹁﹂＂＇\"'"
_DIGITS = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))
_WITH_EXTENSION = re.compile(
    r"(?P<number>[+(]?[0-9(][0-9()\s.·—–―−‐‑‒-]*?)(?:\s*\(?\s*(?:转|分机号?|ext\.?|#)\s*:?\s*(?P<extension>[0-9]{1,5})\)?)?",
    re.IGNORECASE,
)
PHONE = re.compile("(0[0-9]{2,3}-?)?[0-9]{7,8}(-[0-9]{1,5})?|1[3-9][0-9]{9}|[0-9]{5}|400-?[0-9]{3}-?[0-9]{4}")
"""How a telephone number is typed: one number, the area and an extension parted by hyphens."""
_UNITS = re.compile(
    r"\s*(年|月|日|岁|星级?|颗星?|个|项|名|人|票|次|天|％|%|万元?|元|度|°|[东北][经纬]|[EN])\s*"
)


def is_nothing(typed: str) -> bool:
    """Whether it says that there is nothing to say: 无, 暂无, 待定, Null, ~, -."""
    return NOTHING.fullmatch(unicodedata.normalize("NFKC", typed).strip().casefold()) is not None


def unquoted(typed: str) -> str:
    """Without the Chinese quotes around it, or the half of a pair."""
    text = typed.strip()
    return text.strip(_QUOTES).strip() if text[:1] in _QUOTES or text[-1:] in _QUOTES else text


def plain(typed: str) -> str:
    """Full-width letters, digits and signs as narrow ones, without quotes and blanks at the ends."""
    return unquoted(unicodedata.normalize("NFKC", unquoted(typed)))


def phone(typed: str) -> str:
    """（0731）8888 0001 转 8001 → 0731-88880001-8001; +86 731 88880001 → 0731-88880001."""
    text = re.sub("^(联系|办公|固定)?(电话|座机|手机)[:：]?", "", plain(typed))
    parts = _WITH_EXTENSION.fullmatch(text)
    if not parts:
        return ""
    number, extension = parts["number"], parts["extension"] or ""
    before, _, after = re.sub(r"[—–―−‐‑‒·.]", "-", number).rpartition("-")
    likely = [(number, extension), *([] if extension else [(before.strip(" -"), after.strip())])]
    return next((said for pair in likely if PHONE.fullmatch(said := _dialled(*pair))), "")


def _dialled(text: str, extension: str) -> str:
    """The number with its area, and what to dial behind it, parted by hyphens."""
    number = re.sub("[^0-9]", "", text)
    abroad = number.removeprefix("00").removeprefix("86")
    is_abroad = abroad != number and ("+" in text or len(number) >= 11) and len(abroad) >= 9
    number = abroad if is_abroad else number
    # From abroad an area is dialled without its 0; at home some leave it out too: 731-88880001.
    has_area = is_abroad or re.match(r"\(?[1-9][0-9]{1,2}\)?[\s-]", text)
    if has_area and not re.fullmatch("0.*|1[3-9][0-9]{9}|400[0-9]{7}", number):
        number = f"0{number}"
    if area := re.fullmatch("(010|02[0-9]|0[3-9][0-9]{2})([0-9]{7,8})", number):
        number = f"{area[1]}-{area[2]}"
    return f"{number}-{extension}" if extension else number


def date(typed: str) -> str:
    """2026年3月4日, 2026/3/4, 20260304, 26.3.4, 二〇二六年三月四日 → 2026-03-04, if there is such a day."""
    text = re.sub(r"[(（\[]?(星期|周|礼拜)[一二三四五六日天][)）\]]?", "", plain(typed))
    text = _arabic(re.sub(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?.*$", "", text.strip()))
    parts = re.fullmatch(
        r"([0-9]{4}|[0-9]{2})\s*[年./\-—–−\s]+\s*([0-9]{1,2})\s*[月./\-—–−\s]+\s*([0-9]{1,2})\s*[日号]?", text
    )
    parts = parts or re.fullmatch("(20[0-9]{2})([01][0-9])([0-3][0-9])", text)
    if not parts:
        return ""
    year = int(parts[1]) + (2000 if len(parts[1]) == 2 else 0)
    try:
        return dt.date(year, int(parts[2]), int(parts[3])).isoformat()
    except ValueError:
        return ""


def month(typed: str) -> str:
    """The month as it is typed: 2027年1月, 2027/1, 202701, 二〇二七年一月 → 2027-01; "" where it is none."""
    text = _arabic(plain(typed))
    parts = re.fullmatch(r"([0-9]{4})\s*[年./\-—–−\s]+\s*(1[0-2]|0?[1-9])\s*月?份?", text)
    parts = parts or re.fullmatch("(20[0-9]{2})(0[1-9]|1[0-2])", text)
    return f"{parts[1]}-{parts[2]:0>2}" if parts else ""


def number(typed: str) -> str:
    """１１２．95, 5星, 1 200, 五 → 112.95, 5, 1200, 5."""
    text = plain(typed)
    if re.fullmatch("★{1,9}", text):
        return str(len(text))
    text = _UNITS.sub("", text)
    if re.fullmatch("[一二三四五六七八九十〇零]{1,3}", text):
        return _arabic(text)
    text = re.sub(
        r"(?<=[0-9])[\s,](?=[0-9]{3}(?:[\s,.]|$))|(?<=[0-9])\s+(?=[.])|(?<=[.])\s+(?=[0-9])", "", text
    )
    return text if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else ""


def digits(typed: str, length: int, *, pad: bool = False) -> str:
    """The number of `length` digits in what was typed: “１”, 0001站, 1 → 0001 with `pad`."""
    text = re.sub(r"^(站号|编号|第|no\.?)\s*[:：]?|[号站]+$", "", plain(typed), flags=re.IGNORECASE)
    text = re.sub(r"\s+", "", text)
    text = text.zfill(length) if pad and text.isascii() else text
    return text if re.fullmatch(f"[0-9]{{{length}}}", text) else ""


def _arabic(text: str) -> str:
    """Chinese numerals as digits: 二〇二六年十二月三十一日 → 2026年12月31日."""

    def tens(match: re.Match[str]) -> str:
        before, after = match[1], match[2]
        return f"{_DIGITS.get(before, '1')}{_DIGITS.get(after, '0')}"

    text = re.sub("([一二三四五六七八九]?)十([一二三四五六七八九]?)", tens, text)
    return "".join(_DIGITS.get(ch, ch) for ch in text)


def web_address(typed: str) -> str:
    """www.example.gov.cn, https：//…, http:/… and an address in Chinese quotes, whole; a Chinese host in ASCII (RFC 3490)."""
    text = re.sub(r"\s+", "", plain(typed)).replace("。", ".")
    text = re.sub(r"^(https?)[:;,]?/{1,3}", r"\1://", text, flags=re.IGNORECASE)
    scheme, parted, rest = text.partition("://")
    if parted:
        host, slash, more = rest.partition("/")
        # A name and a password before the host would be published.
        host = host.rpartition("@")[2]
        known = scheme.lower() in ("http", "https")
        return f"{scheme.lower()}://{_in_ascii(host)}{slash}{more}" if known else ""
    return f"https://{text}" if re.fullmatch(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[^\s]*)?", text) else ""


def _in_ascii(host: str) -> str:
    """A host as name servers know it, as it is if it has no such name: 人大.中国 → xn--gmqw5a.xn--fiqs8s."""
    if host.isascii() or "." not in host:
        return host
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
