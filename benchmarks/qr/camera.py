"""A phone's camera in front of a printed code, from the light on the plate to the JPEG an app is given.

The order is that of nature: dirt on the plate, perspective, light, glare, lens and movement, photons and read-out,
gain and gamma, the app's scaling, JPEG.  All sums are in linear light until gamma, because blur, glare and noise
happen to light and not to pixel values.  A `Shot` and a generator decide everything: the same two, the same bytes.

Not modelled: the phone's own denoising and sharpening, rolling shutter, autofocus hunting, and that an app sees many
frames a second and needs only one.  So rates are those of a single frame: good for comparing codes with each
other, and too pessimistic for how a person with a phone fares.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.qr.dirt import soil
from benchmarks.qr.target import ART_MM, Target

Picture = NDArray[np.uint8]
Light = NDArray[np.float32]

PREVIEW_FOCAL_PX = 1442.0
"""Focal length of the assumed camera in pixels of its 1920 × 1440 preview, which is what scanning apps decode.

12 MP (4032 × 3024), 26 mm equivalent: a 4:3 sensor with the diagonal of 24 × 36 mm is 34.6 mm wide, so
26 / 34.6 × 4032 = 3029 px in the still picture and 1442 px in the preview."""
STILL_FOCAL_PX = 3029.0
BLACK_REFLECTS, WHITE_REFLECTS = 0.04, 0.85
"""Shares of the light that matt printing ink and matt white vinyl give back."""
READ_NOISE = 3.0
"""Electrons of read-out noise, r.m.s., of a small phone sensor."""
LENS_SIGMA_PX = 0.5
"""Blur of a good lens with the colour filter's interpolation, as a Gaussian in sensor pixels."""
FIELD = 1.7
"""Width of the frame in widths of the code's art: a person who scans fills about this much of the finder."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One exposure.  The defaults are a good photograph by daylight, straight ahead."""

    px_per_mm: float
    """Scale in the middle of the code: focal length in pixels / distance in millimetres."""
    yaw: float = 0.0
    pitch: float = 0.0
    """Degrees between the line of sight and the plate's normal, around the vertical and the horizontal axis."""
    roll: float = 0.0
    """Degrees by which the phone is held askew."""
    defocus_px: float = 0.0
    """Radius of the circle of confusion in sensor pixels."""
    motion_px: float = 0.0
    """Way of the picture over the sensor during the exposure, in pixels, in a direction taken by lot."""
    white_electrons: float = 5000.0
    """Photons caught by a pixel that sees white: 5000 by day, some 300 indoors, some 50 under a dim porch lamp."""
    exposure: float = 0.75
    """Where white comes to lie, as a share of full scale: lower when even the highest gain is not enough."""
    unevenness: float = 0.08
    """The light falls off by this share from the middle to the darker side."""
    glare_radius: float = 0.0
    """Size (standard deviation) of a lamp's reflection, in widths of the code; 0 is none."""
    glare_peak: float = 3.0
    """Light of the reflection in its middle, in units of white paper."""
    dirt: float = 0.0
    """Share of the symbol's area that is covered by splashes, stickers and scratches."""
    finders_clean: bool = False
    """Whether the dirt keeps off the three finder patterns."""
    scale: float = 1.0
    """The app's own scaling of the frame before it decodes, bilinear."""
    jpeg: int = 0
    """JPEG quality 1–100; 0 hands the frame over uncompressed."""
    tint: tuple[float, float, float] = (1.0, 1.0, 1.0)
    """Colour of the light as red, green, blue; only seen in colour pictures."""


def distance_mm(px_per_mm: float, focal_px: float = PREVIEW_FOCAL_PX) -> float:
    """How far off the plate is when a millimetre of it covers so many pixels."""
    return focal_px / px_per_mm


def photograph(target: Target, shot: Shot, rng: np.random.Generator, *, colour: bool = False) -> Picture:
    """One frame, with the code near its middle; luminance only unless `colour`, as decoders read no more."""
    # One child generator for each happening: more dirt must not change the noise of the same trial.
    dirt, aim, sky, shake, lamp, sensor = rng.spawn(6)
    picture = target.picture
    if shot.dirt:
        spare = round(7 * target.symbol.side / target.modules) if shot.finders_clean else 0
        picture = soil(picture, target.symbol, shot.dirt, dirt, spare)
    if not colour:
        picture = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    over = _oversampling(shot, target)
    light = _reflect(picture)
    light = _project(light, target, shot, aim, over)
    light = _illuminate(light, shot, sky)
    if shot.glare_radius:
        light = _glare(light, shot, lamp)
    light = _blur(light, shot, shake, over)
    if over > 1:
        light = cv2.resize(light, None, fx=1 / over, fy=1 / over, interpolation=cv2.INTER_AREA)
    frame = _expose(light, shot, sensor)
    if shot.scale != 1:
        frame = cv2.resize(frame, None, fx=shot.scale, fy=shot.scale, interpolation=cv2.INTER_LINEAR)
    return _compress(frame, shot.jpeg) if shot.jpeg else frame


def _oversampling(shot: Shot, target: Target) -> int:
    """Rays for a pixel and axis, so that each source pixel is met: else small modules would alias."""
    return int(np.clip(round(target.px_per_mm / shot.px_per_mm), 1, 6))


def _reflect(picture: Picture) -> Light:
    """Pixel values of the artwork (sRGB) as reflected light, white = 1."""
    value = np.arange(256, dtype=np.float32) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    table = (BLACK_REFLECTS + (WHITE_REFLECTS - BLACK_REFLECTS) * linear) / WHITE_REFLECTS
    return table.astype(np.float32)[picture]


def _project(light: Light, target: Target, shot: Shot, rng: np.random.Generator, over: int) -> Light:
    """Pinhole projection of the flat plate: homography K · [r1 r2 t], with a hand's aim a little off."""
    side = round(FIELD * ART_MM * shot.px_per_mm) * over
    focal = PREVIEW_FOCAL_PX * over
    dx, dy = rng.uniform(-0.06, 0.06, 2) * side
    yaw, pitch, roll = np.radians([shot.yaw, shot.pitch, shot.roll])
    turn = cv2.Rodrigues(np.array([0, 0, roll]))[0]
    tilt = cv2.Rodrigues(np.array([0, yaw, 0]))[0] @ cv2.Rodrigues(np.array([pitch, 0, 0]))[0]
    rotation = turn @ tilt
    plane = np.column_stack([rotation[:, 0], rotation[:, 1], [0, 0, PREVIEW_FOCAL_PX / shot.px_per_mm]])
    lens = np.array([[focal, 0, side / 2 + dx], [0, focal, side / 2 + dy], [0, 0, 1]])
    x, y = target.centre
    to_mm = (
        np.diag([1, 1, target.px_per_mm]) @ np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1]]) / target.px_per_mm
    )
    return cv2.warpPerspective(
        light, lens @ plane @ to_mm, (side, side), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )


def _illuminate(light: Light, shot: Shot, rng: np.random.Generator) -> Light:
    """Light that falls off evenly to one side, and the lens' vignette (5 % in the corners of this crop)."""
    side = light.shape[0]
    angle = float(rng.uniform(0, 2 * np.pi))
    axis = np.linspace(-1, 1, side, dtype=np.float32)
    x, y = axis[None, :], axis[:, None]
    field = 1 + shot.unevenness * (math.cos(angle) * x + math.sin(angle) * y) - 0.025 * (x * x + y * y)
    if light.ndim == 2:
        return light * field
    return light * field[:, :, None] * np.array(shot.tint, np.float32)


def _glare(light: Light, shot: Shot, rng: np.random.Generator) -> Light:
    """A lamp mirrored by the plate's varnish: an oblong Gaussian over the code, added to the light."""
    side = light.shape[0]
    art = side / FIELD
    x0, y0 = (side / 2 + float(offset) * art for offset in rng.uniform(-0.35, 0.35, 2))
    stretch, angle = float(rng.uniform(1.0, 1.8)), float(rng.uniform(0, np.pi))
    axis = np.arange(side, dtype=np.float32)
    x, y = axis[None, :] - x0, axis[:, None] - y0
    sigma = shot.glare_radius * art
    u = (x * math.cos(angle) + y * math.sin(angle)) / (sigma * stretch)
    v = (y * math.cos(angle) - x * math.sin(angle)) / sigma
    blob = shot.glare_peak * np.exp(-0.5 * (u * u + v * v))
    return light + (blob if light.ndim == 2 else blob[:, :, None])


def _blur(light: Light, shot: Shot, rng: np.random.Generator, over: int) -> Light:
    """Lens, defocus (a disc) and movement (a line) in turn."""
    angle = rng.uniform(0, np.pi)
    sigma = LENS_SIGMA_PX * over
    light = cv2.GaussianBlur(light, (0, 0), sigma, borderType=cv2.BORDER_REFLECT_101)
    if shot.defocus_px:
        light = cv2.filter2D(light, -1, _disc(shot.defocus_px * over), borderType=cv2.BORDER_REFLECT_101)
    if shot.motion_px:
        light = cv2.filter2D(
            light, -1, _line(shot.motion_px * over, angle), borderType=cv2.BORDER_REFLECT_101
        )
    return light


def _disc(radius: float) -> Light:
    """An evenly lit circle of confusion with a soft edge of one pixel, summing to 1."""
    reach = int(np.ceil(radius))
    y, x = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    kernel = np.clip(radius + 0.5 - np.hypot(x, y), 0, 1).astype(np.float32)
    return kernel / kernel.sum()


def _line(length: float, angle: float) -> Light:
    """A straight movement of this length, summing to 1: points along it, each shared by its four neighbours."""
    reach = int(np.ceil(length / 2)) + 1
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    for way in np.linspace(-length / 2, length / 2, max(2, int(4 * length))):
        x, y = reach + way * np.cos(angle), reach + way * np.sin(angle)
        left, top = int(x), int(y)
        across, down = x - left, y - top
        kernel[top, left] += (1 - across) * (1 - down)
        kernel[top, left + 1] += across * (1 - down)
        kernel[top + 1, left] += (1 - across) * down
        kernel[top + 1, left + 1] += across * down
    return kernel / kernel.sum()


def _expose(light: Light, shot: Shot, rng: np.random.Generator) -> Picture:
    """Count electrons with shot and read-out noise, amplify, cut at full scale, apply sRGB's gamma, 8 bits."""
    electrons = light * shot.white_electrons
    noise = rng.standard_normal(light.shape, dtype=np.float32)
    electrons += np.sqrt(electrons + READ_NOISE**2) * noise
    linear = np.clip(electrons * (shot.exposure / shot.white_electrons), 0, 1)
    encoded = np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.round(encoded * 255).astype(np.uint8)


def _compress(frame: Picture, quality: int) -> Picture:
    """Through JPEG and back, as an app does that sends the picture to a server."""
    flag, way = (cv2.IMREAD_GRAYSCALE, frame) if frame.ndim == 2 else (cv2.IMREAD_COLOR, frame[:, :, ::-1])
    _, data = cv2.imencode(".jpg", way, [cv2.IMWRITE_JPEG_QUALITY, quality])
    back = cv2.imdecode(data, flag)
    return back if frame.ndim == 2 else back[:, :, ::-1]
