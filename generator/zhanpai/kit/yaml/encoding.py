"""Bytes → text, or one problem that names what the file really is.  Knows no YAML."""

from __future__ import annotations

from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.kit.yaml.limits import MAX_BYTES
from zhanpai.kit.yaml.rules.characters import EMPTY_FILE, FILE_TOO_LARGE, NOT_TEXT, NOT_UTF8
from zhanpai.kit.yaml.source import Source

_SIGNATURES = (
    (b"PK\x03\x04", " Excel、Word 或压缩"),
    (b"\xd0\xcf\x11\xe0", "旧版 Excel 或 Word "),
    (b"%PDF", " PDF "),
    (b"\xff\xd8\xff", " JPEG 图片"),
    (b"\x89PNG", " PNG 图片"),
    (b"GIF8", " GIF 图片"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"
_SAVE_AS = "用记事本打开，选“另存为”，编码选“UTF-8”，再保存。"


def decode(raw: bytes, path: str, limit: int = MAX_BYTES) -> tuple[str, Diagnostic | None]:
    r"""The text with ``\n`` line ends and no BOM, and what keeps the bytes from being text, if anything."""
    nowhere = Source(path, [""])
    if len(raw) > limit:
        message = f"文件太大，超过了 {limit // 1024 // 1024} MB。"
        return "", nowhere.diagnostic(FILE_TOO_LARGE, 1, 1, message, "把误存进来的图片或附件移出这个文件。")
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            message = f"这是{kind}文件，只是改了扩展名，里面不是文本。"
            return "", nowhere.diagnostic(NOT_TEXT, 1, 1, message, "表格请用导入命令，图片请放进照片文件夹。")
    body = raw.removeprefix(_BOM)
    if not body.strip():
        return "", nowhere.diagnostic(EMPTY_FILE, 1, 1, "文件是空的。", "填写内容；不需要这个文件就删掉它。")
    try:
        text = "" if _looks_utf16(body) else body.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", _wrong_encoding(body, error.start, path)
    if not text:
        return "", _wrong_encoding(body, 0, path)
    return normalise_newlines(text), None


def normalise_newlines(text: str) -> str:
    r"""Windows and old Mac line ends as ``\n``: they are no part of what was typed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _looks_utf16(body: bytes) -> bool:
    """UTF-16 by its mark, or — without a mark — by a zero in every other byte of Latin text."""
    return body.startswith(_UTF16_MARKS) or body.count(0) * 4 > len(body)


def _wrong_encoding(body: bytes, offset: int, path: str) -> Diagnostic:
    """The problem at the first byte that is not UTF-8, with the line as its author saw it."""
    codec, name = _guess(body)
    before = body[:offset]
    number = before.count(b"\n") + 1
    head = before[before.rfind(b"\n") + 1 :]
    source = Source(path, [])
    if codec.startswith("utf-16"):
        text = body.decode(codec, "replace").lstrip("\ufeff")
        source = Source(path, normalise_newlines(text).split("\n"))
        number, column = 1, 1
    else:
        source = Source(path, normalise_newlines(body.decode(codec, "replace")).split("\n"))
        column = len(head.decode(codec, "ignore")) + 1
    guess = f"像是 {name}" if name else "也认不出是哪种编码"
    return source.diagnostic(NOT_UTF8, number, column, f"文件不是 UTF-8 编码，{guess}。", _SAVE_AS)


def _guess(body: bytes) -> tuple[str, str]:
    """The codec and its name for staff; the name is empty when nothing fits."""
    if body.startswith(_UTF16_MARKS):
        return "utf-16", "UTF-16（记事本里叫“Unicode”）"
    if b"\0" in body:
        # Latin letters have their zero second in little endian, which is what Windows writes.
        big = body[0::2].count(0) > body[1::2].count(0)
        return ("utf-16-be" if big else "utf-16-le"), "UTF-16（记事本里叫“Unicode”）"
    if _common_share(body, "gb18030") >= 0.8:
        return "gb18030", "GBK（记事本里叫“ANSI”）"
    if _common_share(body, "big5") > 0:
        return "big5", "Big5（繁体系统的编码）"
    return "utf-8", ""


def _common_share(body: bytes, codec: str) -> float:
    """Of the Chinese characters this codec reads, the share in everyday use (GB 2312); 0 if it cannot."""
    try:
        text = body.decode(codec)
    except UnicodeDecodeError:
        return 0.0
    foreign = [ch for ch in text if not ch.isascii()]
    if codec == "big5":
        return 1.0 if all("\u3000" <= ch <= "\uffef" for ch in foreign) else 0.0
    common = sum(1 for ch in foreign if _in_gb2312(ch))
    return common / len(foreign) if foreign else 0.0


def _in_gb2312(ch: str) -> bool:
    try:
        ch.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
