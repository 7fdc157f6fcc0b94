"""One sheet after another: pictures laid ready, codes drawn, set as large as it fits, and looked at as a phone would."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from PIL import Image, ImageColor

from zhanpai.channels.sheet import Crop, Data, Sheet, WordGroup
from zhanpai.content.load.disk import read_picture
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.kit.disk.files import write_all, write_bytes
from zhanpai.kit.qr import QUIET
from zhanpai.pipeline import Prepared
from zhanpai.press.making import cmyk, inspect
from zhanpai.press.making.typeset import Typesetter
from zhanpai.press.making.typst_faults import KEEP_CODE, blaming
from zhanpai.press.signs.printing_rules import UNREADABLE_CODE
from zhanpai.press.signs.settings import Settings
from zhanpai.press.signs.sign_code import Code

MOST = 1_500_000
"""Bytes of a picture: larger ones are slow to send, and WeChat then makes them worse in its own way."""

NEAR = 12
"""Steps of 255 that the eye hardly sees."""

PRINTED = 4.0
"""Pixels to a millimetre in which a printed page is looked at."""

SCREEN = {"accent": "accent_on_brand", "paper": "surface"}
"""Inks that are called otherwise on a screen."""

SHAPES = ("signage/lib", "share")
"""The parts of a theme that sheets are set with."""


@dataclass
class SheetMaker:
    """`work` is all that typst may read."""

    prepared: Prepared
    settings: Settings
    work: Path
    _setters: dict[bool, Typesetter] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Put together what typst may read of the theme."""
        for shape in SHAPES:
            write_all(self.work / shape, self.prepared.theme.below(shape))

    def make(self, sheet: Sheet) -> bytes:
        """The finished file; ContentError if a code on it cannot be read, or the city's own templates cannot set it."""
        with blaming(self.prepared.theme, *(f"{shape}/" for shape in SHAPES)):
            return self._make(sheet)

    def _make(self, sheet: Sheet) -> bytes:
        self._lay(sheet.pictures, sheet.is_print)
        setter = self._setter(sheet.is_print)
        if sheet.is_print:
            made, data = self._largest(setter, sheet)
            self._look(sheet, data, inspect.draw(made, [PRINTED] * _pages(made)))
        else:
            made = _light(setter.png(_drawn(sheet.data, 1), sheet.title), self._screen_inks().values())
            with Image.open(io.BytesIO(made)) as picture:
                self._look(sheet, sheet.data, [picture.convert("RGB")])
        return made

    def _look(self, sheet: Sheet, data: Data, pages: Iterable[Image.Image]) -> None:
        """Read every code: each address must be there, and no other unless a photo may show it."""
        read = [set(inspect.read_codes(page)) for page in pages]
        found, wanted = set().union(*read), set(_addresses(data))
        wrong = [] if sheet.pictures else sorted(found - wanted)
        # The sheet's own code stands at the foot of every page.
        own = {str(data["code"])} if "code" in data else set()
        lost = sorted((wanted - found).union(*(own - page for page in read)))
        if wrong or lost:
            message = f"{sheet.title}：二维码“{[*wrong, *lost][0]}”扫不出来，或者扫出来不对。"
            path, fix = (
                sheet.path,
                "再做一次；还不行，看看永久网址（permalink_base）是不是太长，或者联系开发者。",
            )
            template = f"share/{str(data['kind']).removeprefix('long_')}.typ"
            if template in self.prepared.theme.own:
                path = f"theme/{template}"
                fix = KEEP_CODE.format(path)
            raise ContentError([Diagnostic(path, 1, 1, UNREADABLE_CODE.code, message, fix)])

    def _setter(self, is_print: bool) -> Typesetter:
        if is_print not in self._setters:
            inks = {**PRESS, **self.settings.inks} if is_print else self._screen_inks()
            logo = self.settings.logo
            frame = {
                "inks": inks,
                "logo": logo.data if is_print else logo.screen_data,
                "fonts": self.settings.spec.fonts,
                "spot": "",
                "bleed": 0,
                "marks": 0,
            }
            self._setters[is_print] = Typesetter(
                self.work, self.settings.font_folders, frame, "share/main.typ", is_public=is_print
            )
        return self._setters[is_print]

    def _screen_inks(self) -> dict[str, str]:
        light = self.prepared.theme.materials.tokens.light
        jobs = {job: light[SCREEN.get(job, job)] for job in (*self.settings.inks, *PRESS)}
        return {**jobs, **self.settings.logo.colours}

    def _lay(self, wanted: Mapping[str, Crop], is_print: bool) -> None:
        for name, crop in wanted.items():
            raw = read_picture(self.prepared.root, crop.source)
            made = cmyk.develop(raw) if is_print else cmyk.crop(raw, crop.width, crop.height, crop.centre)
            write_bytes(self.work / name.lstrip("/"), made)

    def _largest(self, setter: Typesetter, sheet: Sheet) -> tuple[bytes, Data]:
        """The first of the sheet's settings that keeps to its pages, with the data that made it."""
        for group in sheet.groups:
            last = _merged(sheet, group, group.count - 1)
            pdf = setter.pdf([_drawn(last)], sheet.title)
            if _pages(pdf) <= group.pages or group is sheet.groups[-1]:
                return self._search(setter, sheet, group, (pdf, last))
        raise AssertionError("a print has at least one group")

    def _search(
        self, setter: Typesetter, sheet: Sheet, group: WordGroup, last: tuple[bytes, Data]
    ) -> tuple[bytes, Data]:
        """The first setting of `group` that fits; `last` is its smallest one."""
        low, high, best = 0, group.count - 1, last
        while low < high:
            middle = (low + high) // 2
            data = _merged(sheet, group, middle)
            pdf = setter.pdf([_drawn(data)], sheet.title)
            if _pages(pdf) <= group.pages:
                high, best = middle, (pdf, data)
            else:
                low = middle + 1
        return best


def _merged(sheet: Sheet, group: WordGroup, number: int) -> Data:
    return {**sheet.data, "pages": group.pages, **group.make(number)}


PRESS = {"muted": [0, 5, 10, 65], "brand_tint": [0, 4, 6, 3]}
"""Inks of running matter, which signs have no use for."""


def _pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _drawn(data: Mapping[str, object], grid: float = 0) -> dict[str, object]:
    """`data` with its addresses as codes; on a screen each module is a whole number of pixels."""
    made = {key: _drawn_below(value, grid) for key, value in data.items()}
    if isinstance(address := data.get("code"), str):
        code = Code(address)
        side = float(str(data["code_side"]))
        if grid:
            whole = code.modules + 2 * QUIET
            side = max(1, side // whole) * whole
        made |= {"code": code.draw(), "code_side": side, "code_inset": code.inset(side)}
    return made


def _drawn_below(value: object, grid: float) -> object:
    if isinstance(value, Mapping):
        return _drawn(value, grid)
    return [_drawn_below(item, grid) for item in value] if isinstance(value, list) else value


def _addresses(value: object) -> Iterator[str]:
    """What the codes in some data are to say."""
    if isinstance(value, Mapping):
        if isinstance(address := value.get("code"), str):
            yield address
        for item in value.values():
            yield from _addresses(item)
    elif isinstance(value, list):
        for item in value:
            yield from _addresses(item)


def _light(png: bytes, inks: Iterable[str]) -> bytes:
    """A PNG that is not too heavy to be sent: as it is, with fewer colours if need be; the brand's stay what they are."""
    with Image.open(io.BytesIO(png)) as image:
        picture = image.convert("RGB")
    whole = _png(picture)
    if len(whole) <= MOST:
        return whole
    return _png(picture.quantize(palette=_palette(picture, inks), dither=Image.Dither.FLOYDSTEINBERG))


def _palette(picture: Image.Image, inks: Iterable[str]) -> Image.Image:
    """The brand's inks and as many other colours; none that is nearly one of the inks, or it would stand for it."""
    exact = [ImageColor.getrgb(ink)[:3] for ink in dict.fromkeys(inks)]
    # From all the pixels the choice takes a quarter of a minute.
    small = picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)
    channels = small.quantize(256 - len(exact), Image.Quantize.MEDIANCUT, kmeans=1).getpalette() or []
    chosen = [tuple(channels[n : n + 3]) for n in range(0, len(channels), 3)]
    others = [
        c for c in chosen if all(max(abs(a - b) for a, b in zip(c, e, strict=True)) > NEAR for e in exact)
    ]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in (*exact, *others) for channel in colour])
    return palette


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=7)
    return out.getvalue()
