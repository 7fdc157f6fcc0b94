"""Look at a picture file without trusting it: its size, its digest, and whether it can be shown."""

from __future__ import annotations

import hashlib
import warnings
from io import BytesIO

from PIL import Image

from generator.model.site import Picture

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 20 * 2**20
"""A phone's photo has 3–12 MB."""
MAX_PIXELS = 50_000_000
"""A bomb of 50,000² pixels fits in 300 KB; a phone's photo has 12–48 million."""


def inspect(path: str, raw: bytes) -> Picture:
    """What the picture in `raw` is; only its header is decoded."""
    digest = hashlib.sha256(raw).hexdigest()[:16]
    if len(raw) > MAX_BYTES:
        return Picture(path, 0, 0, digest, f"图片超过 {MAX_BYTES // 2**20} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(raw), formats=FORMATS) as image:
                width, height = image.size
                # Phones store portraits lying on their side and say so in tag 274 (EXIF 2.32 §4.6.4).
                if image.getexif().get(274, 1) >= 5:
                    width, height = height, width
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return Picture(path, 0, 0, digest, "图片打不开，可能已经损坏，或者是别的格式改了扩展名")
    if width * height > MAX_PIXELS:
        return Picture(path, width, height, digest, f"图片有 {width}×{height} 像素，太大了")
    return Picture(path, width, height, digest)
