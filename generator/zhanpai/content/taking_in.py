"""Take in a picture as people have it, from a telephone, WeChat, a scanner, and make one that a project may hold.

What comes out is upright, in sRGB, no larger than pages and print need, and has never been anything but pixels: no place
where it was taken, no small picture of what was cut away, nothing behind the end of the file.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from zhanpai.content.load.pictures import MAX_PIXELS, is_whole, other_kind, too_long
from zhanpai.kit import images, jpeg_data
from zhanpai.kit.picture_parts import WHOLE, PicturePart, Shape, cut_out, hidden, snapped
from zhanpai.kit.problem import Problem

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
HEIF = "HEIF"
MAX_BYTES = 40 * 2**20
"""What somebody may hand in: a raw scan; a telephone's photo has 3 to 12 MB."""
MAX_JPEG_PIXELS = 120_000_000
"""Telephones with 108 million pixels write baseline JPEG."""
LONGEST = 2400
"""Pixels of the longer side: twice what a page shows at most, and A4 across at 290 dots to the inch."""
ROOM_TO_CUT = 3
"""How many times longer a JPEG is before it is read at half its size: 48 million pixels would take 900 MB of memory."""
SMALLEST = 64
"""Pixels of the shorter side, below which nothing can be made out."""
BLURRED = 480
"""Pixels of the longer side, below which a picture across a telephone is no longer sharp."""
GOAL = 1_000_000
"""Bytes of what is kept, which only very busy pictures come near to."""
QUALITIES = (86, 80, 74, 66, 56, 44, 30)
"""Of JPEG, from the one that nobody tells from the original."""
SHARPNESS = 2
"""How many times larger than a JPEG a PNG may be: of a screen of text it has as many bytes, of a photo 3 to 5 times as many."""

_DRAWN_BY_ONE = threading.Lock()
"""A large picture takes some hundred MB while it is drawn: one at a time."""


class RefusedPictureError(Problem):
    """Why what was handed in becomes no picture: `message` says what it is, `fix` what to do instead."""


@dataclass(frozen=True)
class TakenIn:
    """What was handed in, drawn: `picture` is RGB, upright and not yet shrunk; `notes` tell what the person should know."""

    picture: Image.Image
    notes: tuple[str, ...] = ()
    may_be_drawn: bool = False
    """Whether it came in a form that keeps lines and letters sharp, and may leave in such a one."""


@dataclass(frozen=True)
class Finished:
    """A picture as a project keeps it: `ending` is jpg or png."""

    content: bytes
    ending: str
    width: int
    height: int


def take_in(raw: bytes) -> TakenIn:
    """Draw whatever was handed in, the first picture of several; RefusedPictureError if it is none that can be used.

    Neither its name nor its type is asked for: what counts is how it begins and whether all of it can be drawn.
    """
    if not raw:
        raise RefusedPictureError("这个文件是空的。", "打开原来的照片看看，重新存一次再放进来。")
    if len(raw) > MAX_BYTES:
        fix = "用看图软件缩小到长边 4000 像素再放进来；用微信发给自己、不选“原图”也会变小。"
        raise RefusedPictureError(
            f"这个文件有 {len(raw) / 2**20:.0f} MB，超过 {MAX_BYTES // 2**20} MB，太大了。", fix
        )
    with _DRAWN_BY_ONE, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _drawn(raw)
        except Image.DecompressionBombError:
            raise _too_many() from None
        except MemoryError:
            raise RefusedPictureError(
                "这台电脑的内存不够打开这张图片。", "关掉别的程序，或者先用看图软件把图片缩小。"
            ) from None
        except Problem:
            raise
        except Exception:  # Pillow's readers raise whatever their struct and index arithmetic does.
            raise _refusal(raw) from None


def finish(
    taken: TakenIn,
    hide: Iterable[PicturePart] = (),
    keep: PicturePart = WHOLE,
    shape: Shape | None = None,
    longest: int = LONGEST,
) -> Finished:
    """What a project keeps of `taken`: first `hide` is painted over, then `keep` cut out in the proportion `shape`, then shrunk.

    The same comes out of the same, to the byte.
    """
    with _DRAWN_BY_ONE:
        clear = hidden(taken.picture, hide)
        cut = cut_out(clear, snapped(keep, clear.size, shape))
        shrunk = _shrunk(cut, longest)
        return _written(images.bare(shrunk), may_be_drawn=taken.may_be_drawn)


def _drawn(raw: bytes) -> TakenIn:
    is_heif = _reads_heif() and other_kind(raw) == "手机的 HEIC 照片"
    with Image.open(BytesIO(raw), formats=(HEIF,) if is_heif else FORMATS) as image:
        form, size = image.format or "", image.size
        is_large = size[0] * size[1] > MAX_PIXELS
        if is_large and not (form in ("JPEG", "MPO") and _may_be_halved(raw, size)):
            raise _too_many(size)
        if min(size) < SMALLEST:
            raise RefusedPictureError(
                f"这张图片只有 {size[0]}×{size[1]} 像素，什么也看不清。", "找原来的照片，不要用缩略图。"
            )
        if problem := too_long(*size):
            raise RefusedPictureError(f"{problem}。", "截成几张，一张一张放。")
        if form in ("JPEG", "MPO", "PNG", "WEBP") and not is_whole(form, raw):
            raise _torn()
        if is_large or (form in ("JPEG", "MPO") and max(size) >= ROOM_TO_CUT * LONGEST):
            image.draft("RGB", (size[0] // 2, size[1] // 2))
        frames = 1 if form in ("MPO", HEIF) else getattr(image, "n_frames", 1)
        image.seek(0)
        picture = images.bare(images.upright(_levelled(image)))
    notes = []
    if frames > 1:
        notes.append(
            "这是多页的图片，只留了第一页。" if form == "TIFF" else "这是动图，只留了第一个画面，不会动。"
        )
    if max(picture.size) < BLURRED:
        notes.append(
            f"这张图片只有 {picture.width}×{picture.height} 像素，放到网页上会不清楚；有原来的照片最好换一张。"
        )
    return TakenIn(picture, tuple(notes), form in ("PNG", "GIF", "BMP", "WEBP", "TIFF"))


def _reads_heif() -> bool:
    """Whether the reader of HEIC is there: it is made for common machines only."""
    try:
        from pi_heif import register_heif_opener
    except ImportError:
        return False
    # The small pictures and the depth that come with it are none of ours.
    register_heif_opener(thumbnails=False, depth_images=False)
    return True


def _may_be_halved(raw: bytes, size: tuple[int, int]) -> bool:
    layout = jpeg_data.read_layout(raw)
    return size[0] * size[1] <= MAX_JPEG_PIXELS and layout is not None and not layout.is_progressive


def _levelled(image: Image.Image) -> Image.Image:
    """Of a scan whose greys are numbers without bounds (TIFF's floating point): the darkest black, the lightest white."""
    if image.mode != "F":
        return image
    low, high = image.getextrema()
    assert isinstance(low, float) and isinstance(high, float)
    scale = 255 / (high - low) if high > low else 1
    return image.point(lambda level: level * scale + -low * scale).convert("L")


def _shrunk(picture: Image.Image, longest: int) -> Image.Image:
    scale = longest / max(picture.size)
    if scale >= 1:
        return picture
    width, height = (max(1, round(side * scale)) for side in picture.size)
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def _written(picture: Image.Image, *, may_be_drawn: bool) -> Finished:
    """As JPEG of the best quality that stays below GOAL; as PNG where that is hardly larger, as it is of lines and letters."""
    content = b""
    for quality in QUALITIES:
        content = _as_bytes(picture, "JPEG", quality=quality, progressive=True, optimize=True)
        if len(content) <= GOAL:
            break
    if may_be_drawn:
        drawn = _as_bytes(picture, "PNG", optimize=True)
        if len(drawn) <= min(SHARPNESS * len(content), GOAL):
            return Finished(drawn, "png", *picture.size)
    return Finished(content, "jpg", *picture.size)


def _as_bytes(picture: Image.Image, form: str, **options: int) -> bytes:
    out = BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _too_many(size: tuple[int, int] | None = None) -> RefusedPictureError:
    has = f"有 {size[0]}×{size[1]} 像素" if size else "的像素太多"
    return RefusedPictureError(f"这张图片{has}，太大了，打不开。", "用看图软件缩小到长边 4000 像素再放进来。")


def _torn() -> RefusedPictureError:
    return RefusedPictureError(
        "这张图片不完整，多半是没有传完，或者存坏了。", "回到手机或微信里，等它全部下载下来，再发一次。"
    )


_INSTEAD = {
    "手机的 HEIC 照片": "在 iPhone 的“设置—相机—格式”里选“兼容性最佳”再拍；已经拍好的，用微信发给自己，存下来就是 JPG。",
    "AVIF 图片": "用看图软件打开，另存为 JPG。",
    "视频": "播放到要用的画面，截一张图，把截图放进来。",
    "网页": "打开网页，在图片上点右键，选“图片另存为”。",
    "SVG 图形": "用看图软件或浏览器打开，截图，或者另存为 PNG。",
    "PSD 设计文件": "请做图的人导出成 JPG。",
    "PDF 文件": "打开 PDF，翻到要用的一页，截图，把截图放进来。",
    "Word、Excel 或 PPT 文件": "打开它，在图片上点右键，选“另存为图片”，把图片放进来。",
    "压缩包": "先解压，再把里面的图片一张一张放进来。",
    "程序": "不要打开它，问清楚是谁发来的；照片让他重新发。",
}
"""What to do with files that are none."""


def _refusal(raw: bytes) -> RefusedPictureError:
    """What to say of a file that could not be drawn."""
    if (kind := other_kind(raw)) in _INSTEAD:
        return RefusedPictureError(f"这个文件打不开：是{kind}。", _INSTEAD[kind])
    if kind or raw.startswith((b"\xff\xd8", b"\x89PNG", b"RIFF")):
        return _torn()
    return RefusedPictureError(
        "这不是图片，或者已经损坏。",
        "照片一般是 JPG、PNG 或 HEIC 文件；在手机或电脑上能看到画面的才能放进来。",
    )
