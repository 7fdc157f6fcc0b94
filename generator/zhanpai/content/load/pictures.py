"""Look at a picture file without trusting it: its size, its checksum, and whether it can be shown."""

from __future__ import annotations

import hashlib
import re
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO

from PIL import Image

from zhanpai.domain.model.site import Picture

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 20 * 2**20
"""A phone's photo has 3–12 MB."""
MAX_PIXELS = 50_000_000
"""A bomb of 50,000² pixels fits in 300 KB; a phone's photo has 12–48 million."""


_JPEG_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


def _is_whole_jpeg(raw: bytes) -> bool:
    """Whether the picture's last marker (EOI) is there; the one in a preview inside APP1 does not count."""
    position = 2
    while found := _JPEG_MARK.search(raw, position):
        position = found.end()
        if found[0] == b"\xff\xd9":
            return True
        # ITU-T T.81 B.1.1.4: every other marker is followed by its length, data of a scan by markers again.
        position += int.from_bytes(raw[position : position + 2], "big")
    return False


def _is_whole_png(raw: bytes) -> bool:
    """Whether every chunk is there as long as it says and with its checksum, to the last (IEND)."""
    position = 8
    while len(raw) >= position + 12:
        end = position + 12 + int.from_bytes(raw[position : position + 4], "big")
        if zlib.crc32(raw[position + 4 : end - 4]) != int.from_bytes(raw[end - 4 : end], "big"):
            return False
        if raw[position + 4 : position + 8] == b"IEND":
            return True
        position = end
    return False


def _is_whole_webp(raw: bytes) -> bool:
    """Whether the file is as long as its RIFF header says."""
    return len(raw) >= 8 + int.from_bytes(raw[4:8], "little")


_IS_WHOLE: dict[str, Callable[[bytes], bool]] = {
    "JPEG": _is_whole_jpeg,
    "MPO": _is_whole_jpeg,
    "PNG": _is_whole_png,
    "WEBP": _is_whole_webp,
}


_OTHERS = (
    (re.compile(rb"....ftyp(?:hei|hev|mif1|msf1)", re.DOTALL), "手机的 HEIC 照片"),
    (re.compile(rb"....ftypavif", re.DOTALL), "AVIF 图片"),
    (re.compile(rb"....ftyp", re.DOTALL), "视频"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg)", re.IGNORECASE), "SVG 图形"),
    (re.compile(rb"GIF8"), "GIF 动图"),
    (re.compile(rb"BM"), "BMP 图片"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "TIFF 或相机原始图片"),
    (re.compile(rb"%PDF"), "PDF 文件"),
)
"""How files begin that people rename."""


def _why_closed(raw: bytes) -> str:
    for beginning, name in _OTHERS:
        if beginning.match(raw):
            return f"图片打不开，其实是别的格式（{name}）改了扩展名"
    return "图片打不开，可能已经损坏，或者是别的格式改了扩展名"


def inspect(path: str, raw: bytes) -> Picture:
    """What the picture in `raw` is; its header is decoded, and its end looked for."""
    checksum = hashlib.sha256(raw).hexdigest()[:16]
    if len(raw) > MAX_BYTES:
        return Picture(path, 0, 0, checksum, f"图片超过 {MAX_BYTES // 2**20} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(raw), formats=FORMATS) as image:
                width, height = image.size
                if width * height > MAX_PIXELS:
                    return Picture(path, width, height, checksum, f"图片有 {width}×{height} 像素，太大了")
                if _lies_on_its_side(image):
                    width, height = height, width
                is_whole = _IS_WHOLE[image.format or ""](raw)
    except Image.DecompressionBombError:
        return Picture(path, 0, 0, checksum, "图片的像素太多了，打开它会占满内存")
    except Exception:  # Pillow's readers raise whatever their struct and index arithmetic does.
        return Picture(path, 0, 0, checksum, _why_closed(raw))
    if not is_whole:
        return Picture(path, width, height, checksum, "图片不完整，多半是没有传完")
    return Picture(path, width, height, checksum, size=len(raw))


def _lies_on_its_side(image: Image.Image) -> bool:
    """Whether a portrait is stored lying, as phones do, and says so in tag 274 (EXIF 2.32 §4.6.4).

    Of a PNG without EXIF at its head Pillow would decode all the pixels to look for it at the end.
    """
    if image.format == "PNG" and "exif" not in image.info:
        return False
    return int(image.getexif().get(274, 1)) >= 5
