"""Where one print file is made: set, finished, drawn again from its PDF, read by a decoder, written."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from generator.press import inspect, pictures
from generator.press.finish import finish, join
from generator.press.settings import Settings
from generator.press.typeset import Typesetter
from generator.signage.plan import PrintFile, kind_spec
from generator.signage.sign import Sign
from generator.write import write_bytes

PROOF = 840
"""Pixels of a proof's longer side."""

COLOURS = 128
"""Of a proof's palette: signs have few."""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of one file."""

    index: int
    digest: str = ""
    size: int = 0
    proofs: tuple[str, ...] = ()
    problem: str = ""


@dataclass
class Floor:
    """`work` holds the theme and the photos for typst, `folder` takes what is finished."""

    root: Path
    work: Path
    folder: Path
    settings: Settings
    keep_pdf: bool = True
    _typesetters: dict[str, Typesetter] = field(default_factory=dict, repr=False)

    def lay(self, signs: Iterable[Sign]) -> None:
        """Put together what typst may read: nothing outside `work`."""
        shutil.copytree(self.settings.folder, self.work, dirs_exist_ok=True)
        wanted = {name: source for sign in signs for name, source in sign.pictures.items()}
        for name, source in wanted.items():
            write_bytes(self.work / "pictures" / name, pictures.develop((self.root / source).read_bytes()))

    def make(self, file: PrintFile, index: int) -> Made:
        """Make one print file, and its proofs unless it is joined of others."""
        kind = kind_spec(self.settings.spec, file.kind)
        if file.parts:
            pdf = join(((self.folder / part).read_bytes() for part in file.parts), file.title)
        else:
            frame = self.settings.frame(kind)
            setter = self._typesetters.setdefault(
                file.kind, Typesetter(self.work, self.settings.font_folders, frame)
            )
            pdf = setter.pdf([sign.job for sign in file.signs], file.title)
            pdf = finish(
                pdf,
                self.settings.spec.bleed if not kind.office else 0,
                float(str(frame["marks"])),
                file.title,
            )
        proofs: list[str] = []
        stem = file.path.removesuffix(".pdf")
        scales = [self._scale(sign, kind.code, bool(file.parts), kind.office) for sign in file.signs]
        for number, (sign, picture) in enumerate(zip(file.signs, inspect.draw(pdf, scales), strict=True), 1):
            wanted = Counter(code.text for code in sign.codes)
            found = inspect.read_codes(picture) if wanted else Counter()
            if found != wanted:
                return Made(index, problem=_problem(sign, wanted, found))
            if not file.parts:
                name = f"proofs/{stem}{f'-{number}' if len(file.signs) > 1 else ''}.png"
                write_bytes(self.folder / name, _proof(picture))
                proofs.append(name)
        if self.keep_pdf:
            write_bytes(self.folder / file.path, pdf)
        return Made(index, hashlib.sha256(pdf).hexdigest(), len(pdf), tuple(proofs))

    def _scale(self, sign: Sign, side: float, is_joined: bool, is_office: bool) -> float:
        """Pixels to a millimetre: enough to read the codes, and for a proof that can be judged."""
        edge = 2 * (0 if is_office else self.settings.spec.bleed + self.settings.spec.marks)
        needed = [inspect.PIXELS_PER_MODULE / code.module(side) for code in sign.codes if side]
        proof = 0.1 if is_joined else PROOF / (max(sign.width, sign.height) + edge)
        return max([proof, *needed])


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
    shown.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()
