"""Where one print file is made: set or laid out, drawn again from its PDF, read by a decoder, written."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from zhanpai.content.load.disk import read_picture
from zhanpai.kit.disk.files import write_all, write_bytes
from zhanpai.press.making import cmyk, inspect
from zhanpai.press.making.finish import finish
from zhanpai.press.making.lay_in import lay_in
from zhanpai.press.making.typeset import Typesetter, WrongPages
from zhanpai.press.signs.press_sheet import FRAME, PressSheet
from zhanpai.press.signs.print_plan import PrintFile, kind_spec
from zhanpai.press.signs.settings import Settings
from zhanpai.press.signs.sign import Sign
from zhanpai.press.signs.spec import KindSpec

PROOF = 840
"""Pixels of a proof's longer side."""

COLOURS = 128
"""Of a proof's palette: signs have few."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one file."""

    index: int
    checksum: str = ""
    size: int = 0
    proofs: tuple[str, ...] = ()
    problem: str = ""


@dataclass
class FileMaker:
    """`work` holds the theme and the photos for typst, `folder` takes what is finished."""

    root: Path
    work: Path
    folder: Path
    settings: Settings
    on: dt.date
    """The day that files say they were made on."""
    keep_pdf: bool = True
    _typesetters: dict[str, Typesetter] = field(default_factory=dict, repr=False)

    def lay(self, signs: Iterable[Sign]) -> None:
        """Put together what typst may read: nothing outside `work`."""
        write_all(self.work, self.settings.files)
        wanted = {name: source for sign in signs for name, source in sign.pictures.items()}
        for name, source in wanted.items():
            write_bytes(self.work / "pictures" / name, cmyk.develop(read_picture(self.root, source)))

    def make(self, file: PrintFile, index: int) -> Made:
        """Make one print file: of signs, with their proofs, or of files that are made already."""
        return self._lay_out(file, index) if file.parts else self._set(file, index)

    def _set(self, file: PrintFile, index: int) -> Made:
        """Typeset signs, and look at each."""
        kind = kind_spec(self.settings.spec, file.kind)
        bleed, marks = self.settings.edges(kind)
        pdf = self._typesetter(file.kind, kind).pdf([sign.job for sign in file.signs], file.title)
        if (pages := inspect.count_pages(pdf)) != len(file.signs):
            raise WrongPages(pages, len(file.signs), f"kinds/{file.kind}.typ")
        pdf = finish(pdf, bleed, marks, file.title, self.on)
        proofs: list[str] = []
        stem = file.path.removesuffix(".pdf")
        edge = 2 * (bleed + marks)
        # Large enough to read the codes, and for a proof that can be judged.
        scales = [
            max(PROOF / (max(sign.width, sign.height) + edge), _scale([sign], kind.code))
            for sign in file.signs
        ]
        for number, (sign, picture) in enumerate(zip(file.signs, inspect.draw(pdf, scales), strict=True), 1):
            if problem := _wrong_code(sign, picture):
                return Made(index, problem=problem)
            name = f"proofs/{stem}{f'-{number}' if len(file.signs) > 1 else ''}.png"
            write_bytes(self.folder / name, _proof(picture))
            proofs.append(name)
        return self._made(file, index, pdf, proofs)

    def _lay_out(self, file: PrintFile, index: int) -> Made:
        """Lay finished signs on sheets, and read every code once more where it lies now."""
        kind = kind_spec(self.settings.spec, file.kind)
        frames = b""
        if file.sheets:
            setter = self._typesetter(FRAME, kind)
            frames = setter.pdf([sheet.frame.job for sheet in file.sheets], file.title)
            if (pages := inspect.count_pages(frames)) != len(file.sheets):
                raise WrongPages(pages, len(file.sheets), "lib/press-sheet.typ")
        parts = ((self.folder / part).read_bytes() for part in file.parts)
        pdf = lay_in(file.pages, parts, frames, self.settings.spec.bleed, file.title, self.on)
        if scale := _scale(file.signs, kind.code):
            lying = [file.signs[sign] for page in file.pages for sign in page.signs]
            layouts = [page.layout if isinstance(page, PressSheet) else None for page in file.pages]
            for sign, picture in zip(lying, inspect.draw_places(pdf, layouts, scale), strict=True):
                if problem := _wrong_code(sign, picture):
                    return Made(index, problem=problem)
        return self._made(file, index, pdf, [])

    def _made(self, file: PrintFile, index: int, pdf: bytes, proofs: list[str]) -> Made:
        if self.keep_pdf:
            write_bytes(self.folder / file.path, pdf)
        return Made(index, hashlib.sha256(pdf).hexdigest(), len(pdf), tuple(proofs))

    def _typesetter(self, name: str, kind: KindSpec) -> Typesetter:
        if name not in self._typesetters:
            frame = self.settings.frame(kind)
            self._typesetters[name] = Typesetter(self.work, self.settings.font_folders, frame)
        return self._typesetters[name]


def _scale(signs: Iterable[Sign], side: float) -> float:
    """Pixels to a millimetre at which the codes can be read; 0 where there are none."""
    modules = {code.module(side) for sign in signs for code in sign.codes if side}
    return inspect.PIXELS_PER_MODULE / min(modules) if modules else 0


def _wrong_code(sign: Sign, picture: Image.Image) -> str:
    """What is wrong with the codes that are seen on a sign; nothing if they are as they should be."""
    wanted = Counter(code.text for code in sign.codes)
    found = inspect.read_codes(picture) if wanted else Counter()
    return _problem(sign, wanted, found) if found != wanted else ""


def _problem(sign: Sign, wanted: Counter[str], found: Counter[str]) -> str:
    wrong = sorted((found - wanted).elements())
    if wrong:
        return f"“{sign.label}”的二维码扫出来是“{wrong[0]}”，应当是“{next(iter(wanted - found), '')}”。"
    return f"“{sign.label}”的二维码“{next(iter(wanted - found))}”扫不出来。"


def _proof(picture: Image.Image) -> bytes:
    shown = picture.convert("RGB")
    if max(shown.size) > PROOF + 2:
        shown.thumbnail((PROOF, PROOF), Image.Resampling.BOX)
    out = io.BytesIO()
    shown.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        out, "PNG", compress_level=3
    )
    return out.getvalue()
