"""Look at a picture file without trusting it: its size, its checksum, and whether it can be shown."""

from __future__ import annotations

import hashlib
import re
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image

from zhanpai.domain import pictures
from zhanpai.domain.model.site import Picture
from zhanpai.kit import images
from zhanpai.kit.disk.cache import find, keep
from zhanpai.kit.jpeg_data import is_complete

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 20 * 2**20
"""A phone's photo has 3–12 MB."""
MAX_PIXELS = 50_000_000
"""A bomb of 50,000² pixels fits in 300 KB; a phone's photo has 12–48 million."""
WORTH_KEEPING = 1_000_000
"""Pixels from which a verdict is kept: to decode fewer takes no longer than to look for it."""
RULES = 1
"""Another number for other rules: verdicts of the old ones are no longer asked for."""


def _is_whole_png(raw: bytes) -> bool:
    """Whether every chunk is there as long as it says and with its checksum, to the last (IEND), and every pixel."""
    position, pixels = 8, []
    while len(raw) >= position + 12:
        end = position + 12 + int.from_bytes(raw[position : position + 4], "big")
        if zlib.crc32(raw[position + 4 : end - 4]) != int.from_bytes(raw[end - 4 : end], "big"):
            return False
        kind = raw[position + 4 : position + 8]
        if kind == b"IDAT":
            pixels.append(raw[position + 8 : end - 4])
        if kind == b"IEND":
            return _unpacks_to(b"".join(pixels), _png_bytes(raw[16:29]))
        position = end
    return False


_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Numbers to a pixel, by the type of colour (PNG 11.2.1)."""
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""First column and row and steps across and down of each pass of an interlaced picture (PNG 8.2)."""


def _png_bytes(header: bytes) -> int:
    """How many bytes the pixels of a PNG unpack to: each row of each pass has one more (PNG 7.2)."""
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    bits = header[8] * _SAMPLES[header[9]]
    sizes = [(width, height)]
    if header[12]:
        sizes = [(-(-(width - x) // across), -(-(height - y) // down)) for x, y, across, down in _PASSES]
    return sum(h * (1 + -(-w * bits // 8)) for w, h in sizes if w > 0 and h > 0)


def _unpacks_to(packed: bytes, wanted: int) -> bool:
    """Whether there are at least `wanted` bytes in a zlib stream; Pillow leaves pixels black that are not there."""
    stream, there, rest = zlib.decompressobj(), 0, packed
    while there < wanted and not stream.eof:
        part = stream.decompress(rest, 1 << 20)
        if not part and not stream.unconsumed_tail:
            break
        there, rest = there + len(part), stream.unconsumed_tail
    return there >= wanted


def _is_whole_webp(raw: bytes) -> bool:
    """Whether the file is as long as its RIFF header says."""
    return len(raw) >= 8 + int.from_bytes(raw[4:8], "little")


_OTHERS = (
    (re.compile(rb"....ftyp(?:hei|hev|mif1|msf1)", re.DOTALL), "手机的 HEIC 照片"),
    (re.compile(rb"....ftypavif", re.DOTALL), "AVIF 图片"),
    (re.compile(rb"....ftyp", re.DOTALL), "视频"),
    (re.compile(rb"RIFF....AVI ", re.DOTALL), "视频"),
    (re.compile(rb"\x1aE\xdf\xa3"), "视频"),
    (
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,2000}?-->\s*)?<(?:!DOCTYPE html|html|head|script|body)",
            re.I | re.S,
        ),
        "网页",
    ),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)", re.IGNORECASE), "SVG 图形"),
    (re.compile(rb"GIF8"), "GIF 动图"),
    (re.compile(rb"BM"), "BMP 图片"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "TIFF 或相机原始图片"),
    (re.compile(rb"8BPS"), "PSD 设计文件"),
    (re.compile(rb"%PDF"), "PDF 文件"),
    (re.compile(rb"PK\x03\x04.{0,4000}?(?:word/|xl/|ppt/)", re.DOTALL), "Word、Excel 或 PPT 文件"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "Word、Excel 或 PPT 文件"),
    (re.compile(rb"PK\x03\x04|Rar!|7z\xbc\xaf|\x1f\x8b"), "压缩包"),
    (re.compile(rb"MZ|\x7fELF|#!"), "程序"),
)
"""How files begin that people rename."""


def other_kind(raw: bytes) -> str:
    """What the file in `raw` is by how it begins, in words, if that is neither JPEG, PNG nor WebP; "" if nobody knows."""
    return next((name for beginning, name in _OTHERS if beginning.match(raw)), "")


def _why_closed(raw: bytes) -> str:
    if name := other_kind(raw):
        return f"图片打不开，其实是别的格式（{name}）改了扩展名"
    return "图片打不开，可能已经损坏，或者是别的格式改了扩展名"


def inspect(path: str, raw: bytes, cache: Path | None = None) -> Picture:
    """What the picture in `raw` is: whatever is accepted, `kit.images.develop` can draw.

    All of it is decoded for that, once: of large ones the verdict is kept in the folder `cache`, if there is one.
    """
    digest = hashlib.sha256(raw).hexdigest()
    checksum = digest[:16]
    if len(raw) > MAX_BYTES:
        return Picture(path, 0, 0, checksum, f"图片超过 {MAX_BYTES // 2**20} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(raw), formats=FORMATS) as image:
                form, (width, height) = image.format or "", image.size
                if width * height > MAX_PIXELS:
                    return Picture(path, width, height, checksum, f"图片有 {width}×{height} 像素，太大了")
                if images.lies_on_its_side(image):
                    width, height = height, width
            kept = cache if width * height >= WORTH_KEEPING else None
            problem = too_long(width, height) or _verdict(form, raw, digest, kept)
    except MemoryError:
        raise
    except Image.DecompressionBombError:
        return Picture(path, 0, 0, checksum, "图片的像素太多了，打开它会占满内存")
    except Exception:  # Pillow's readers raise whatever their struct and index arithmetic does.
        return Picture(path, 0, 0, checksum, _why_closed(raw))
    return Picture(path, width, height, checksum, problem, 0 if problem else len(raw))


def too_long(width: int, height: int) -> str:
    """Why a picture that is no more than a strip cannot be shown, however small; "" of every other."""
    shown = height * min(width, pictures.WIDE) / width
    return f"图片太长了（{width}×{height} 像素）" if shown > images.MAX_SIDE else ""


def _verdict(form: str, raw: bytes, digest: str, cache: Path | None) -> str:
    """Why the picture cannot be drawn, or ""; the answer that was kept, if there is one."""
    key = f"picture-{digest}-{RULES}-{PIL.__version__}"
    kept = find(cache, key) if cache else None
    if kept is not None:
        return kept.decode()
    problem = "" if is_whole(form, raw) else "图片不完整，多半是没有传完，或者存坏了"
    if cache:
        keep(cache, key, problem.encode())
    return problem


def is_whole(form: str, raw: bytes) -> bool:
    """Whether all of the JPEG, PNG or WebP in `raw` is there and can be decoded; `form` is Pillow's word for it."""
    try:
        if form in ("JPEG", "MPO"):
            return is_complete(raw)
        if not (_is_whole_png(raw) if form == "PNG" else _is_whole_webp(raw)):
            return False
        with Image.open(BytesIO(raw), formats=FORMATS) as image:
            image.load()
    except MemoryError:
        raise
    except Exception:
        return False
    return True
