"""The contenders: the same permalink as we print it, and as others' defaults would.

All are printed with the same outer side (quiet zone of four modules included) on the same red plate, because room on
a door is what is scarce: a code of fewer modules gets larger ones.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import qrcode
import resvg_py
import segno
import zxingcpp
from numpy.typing import NDArray
from PIL import Image

from benchmarks.qr.target import ART_MM, Box, Target
from zhanpai.kit.qr import PLAIN as LEVEL
from zhanpai.kit.qr import QUIET as QUIET_ZONE
from zhanpai.kit.qr import matrix as qr_matrix
from zhanpai.kit.qr import segments
from zhanpai.kit.qr import svg as qr_svg
from zhanpai.press.making.inspect import draw

URL = "https://llz.example.gov.cn/s/0536/"
"""34 bytes: the address that the shipped register prints."""
LONG_URL = "https://llz.yuelu-rd.example.gov.cn/s/0536/"
"""43 bytes: a site on a sub-domain of a district."""
STATIONS = ("0536", "0007", "0218", "0901")
"""The trials take these in turn: one pattern of modules alone may happen to be easy or hard for a reader."""

PX_PER_MODULE = 10
PLATE_MM, WALL_MM = 112.0, 200.0
SIGN_PX_PER_MM = 5.0
RED = (179, 20, 29)
Matrix = NDArray[np.bool_]
Picture = NDArray[np.uint8]
_LOGO = Path(__file__).parents[2] / "theme/logo/logo.svg"


def contenders(url: str) -> list[Target]:
    """Every contender that can be made of this URL, ours first."""
    host, _, path = url.partition("//")[2].partition("/")
    short = f"HTTPS://{host.upper()}/Q/{path.strip('/').rpartition('/')[2]}"
    # A host knows no case (RFC 3986, 3.2.2), and capitals and digits take 5.5 bits each instead of 8.  The scheme stays:
    # some scanners take HTTPS:// for mere text (mozilla-mobile/fenix#24692, Fr4gorSoftware/SecScanQR#247).
    mixed = ["https://", f"{host.upper()}/", path]
    # The same with nothing but the number behind the host, which a station's alias is: `permalink_style: compact`.
    compact = f"https://{host.upper()}/{path.strip('/').rpartition('/')[2]}/"
    return [
        _own(url),
        _target("ours, but Q even where H fits", url, _segno(url, LEVEL), "q"),
        _target("ours, but level M", url, _segno(url, "m"), "m"),
        _target("ours, but H with logo 20 %", url, _segno(url, "h"), "h", logo=0.20),
        _target("ours, but the host in capitals", "".join(mixed), _segno(mixed, LEVEL), "q"),
        _target(COMPACT, compact, np.array(qr_matrix(compact), dtype=bool), LEVEL),
        _target(
            "compact, but no slash at the end",
            compact[:-1],
            _segno(segments(compact[:-1]), LEVEL, boost=True),
            "q",
        ),
        _target("compact, but level M", compact, _segno(segments(compact), "m"), "m"),
        _target("all in capitals, …/Q/0536, level Q", short, _segno(short, "q"), "q"),
        _target("segno default", url, _segno(url, None, boost=True), "l+"),
        _target("qrcode default", url, _qrcode(url, qrcode.ERROR_CORRECT_M), "m"),
        _target("qrcode H with logo 25 %", url, _qrcode(url, qrcode.ERROR_CORRECT_H), "h", logo=0.25),
        _target("qrcode H with logo 30 %", url, _qrcode(url, qrcode.ERROR_CORRECT_H), "h", logo=0.30),
    ]


def of_all_stations(url: str) -> list[Target]:
    """The contenders for each of `STATIONS`; those of one name follow each other in the trials."""
    return [target for station in STATIONS for target in contenders(url.replace(STATIONS[0], station))]


COMPACT = "ours, compact: …HOST/0536/, Q, H where it fits"
OURS = "ours: Q, H where it fits, no logo"


def _own(url: str) -> Target:
    """The very SVG that a build publishes, rasterised by another program than the one that wrote it."""
    modules = len(_segno(url, LEVEL))
    side = (modules + 2 * QUIET_ZONE) * PX_PER_MODULE
    data = bytes(resvg_py.svg_to_bytes(svg_string=qr_svg(url).decode(), width=side, height=side))
    art = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    return _on_plate(OURS, url, art, modules, LEVEL)


def _segno(content: str | list[str], level: str | None, *, boost: bool = False) -> Matrix:
    made = segno.make(content, error=level, micro=False, boost_error=boost)
    return np.array([list(row) for row in made.matrix], dtype=bool)


def _qrcode(text: str, level: int) -> Matrix:
    made = qrcode.QRCode(error_correction=level, border=0)
    made.add_data(text)
    made.make(fit=True)
    return np.array(made.get_matrix(), dtype=bool)


def _target(name: str, text: str, matrix: Matrix, level: str, *, logo: float = 0.0) -> Target:
    art = np.where(np.pad(matrix, QUIET_ZONE), 0, 255).astype(np.uint8)
    art = np.kron(art, np.ones((PX_PER_MODULE, PX_PER_MODULE), np.uint8))
    art = np.repeat(art[:, :, None], 3, axis=2)
    if logo:
        # The usual way: a picture pasted over the middle, as wide as this share of the symbol, on a white field.
        side = round(logo * len(matrix) * PX_PER_MODULE)
        corner = (len(art) - side) // 2
        art[corner : corner + side, corner : corner + side] = _logo(side)
    return _on_plate(name, text, art, len(matrix), level)


@cache
def _logo(side: int) -> Picture:
    margin = max(1, side // 20)
    data = bytes(resvg_py.svg_to_bytes(svg_string=_LOGO.read_text("utf-8"), width=side - 2 * margin))
    picture = Image.new("RGB", (side, side), "white")
    mark = Image.open(io.BytesIO(data)).convert("RGBA")
    picture.paste(mark, (margin, margin), mark)
    return np.asarray(picture)


def _on_plate(name: str, text: str, art: Picture, modules: int, level: str) -> Target:
    """The art on a red plate on a plastered wall, so that the frame has edges and texture to be misled by."""
    px_per_mm = len(art) / ART_MM
    wall = _wall(round(WALL_MM * px_per_mm))
    plate = round(PLATE_MM * px_per_mm)
    start = (len(wall) - plate) // 2
    wall[start : start + plate, start : start + plate] = RED
    start = (len(wall) - len(art)) // 2
    wall[start : start + len(art), start : start + len(art)] = art
    symbol = Box(
        start + QUIET_ZONE * PX_PER_MODULE, start + QUIET_ZONE * PX_PER_MODULE, modules * PX_PER_MODULE
    )
    version = f"{(modules - 17) // 4}-{_level(art, level)}"
    return Target(name, text, wall, px_per_mm, symbol, version, modules)


def _level(art: Picture, asked: str) -> str:
    """The level that was really written, read back: boosting makes it higher than asked."""
    found = zxingcpp.read_barcodes(art)
    return found[0].ec_level if found else asked.upper()


@cache
def _plaster(side: int) -> Picture:
    rng = np.random.default_rng(7)
    rough = sum(
        cv2.resize(rng.normal(0, 1, (n, n)).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
        * gain
        for n, gain in ((8, 5), (60, 5), (240, 7))
    )
    grey = np.clip(168 + rough, 0, 255)
    return np.stack([grey, grey * 0.97, grey * 0.91], axis=2).astype(np.uint8)


def _wall(side: int) -> Picture:
    return _plaster(side).copy()


def signs(folder: Path, url: str) -> list[Target]:
    """Doorplates and room plates out of the folder that `zhanpai signs` wrote: the very files that go to the press."""
    return [
        plate(f"sign {kind}", picture, SIGN_PX_PER_MM, url.replace(STATIONS[0], station))
        for kind in ("s1-doorplate", "s3-room-plate")
        for station in STATIONS
        for path in folder.rglob(f"{station}-{kind}.pdf")
        for picture in draw(path.read_bytes(), [SIGN_PX_PER_MM])
    ]


def plate(name: str, image: Image.Image, px_per_mm: float, text: str) -> Target:
    """A whole sign as rendered, the camera pointed at its code.

    Where the code is, is read off the picture: the benchmark need not know the layout.
    """
    picture = np.asarray(image.convert("RGB"))
    found = [code for code in zxingcpp.read_barcodes(picture) if code.text == text]
    if not found:
        raise ValueError(f"{name}: no code on it says {text}")
    corners, level = found[0].position, found[0].ec_level
    modules = len(_segno(text, level.lower()))
    left, top, side = corners.top_left.x, corners.top_left.y, corners.bottom_right.x - corners.top_left.x
    # Copied, so that a worker is not sent a doorplate of 600 mm of which the camera sees a third.
    reach = round(WALL_MM / 2 * px_per_mm)
    x, y = left + side // 2, top + side // 2
    x0, y0 = max(0, x - reach), max(0, y - reach)
    picture = picture[y0 : y + reach, x0 : x + reach].copy()
    version = f"{(modules - 17) // 4}-{level}"
    return Target(name, text, picture, px_per_mm, Box(left - x0, top - y0, side), version, modules)
