"""大版 as values: which sheets the signs of a district make, and what stands at the edge of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhanpai.kit.fitting import ems
from zhanpai.press.signs import imposition
from zhanpai.press.signs.imposition import Layout
from zhanpai.press.signs.sign import Sign, Word
from zhanpai.press.signs.spec import FILE, KindSpec, SignageSpec

FRAME = "press_sheet"
"""The name in the theme of what is set on a sheet beside the signs: crop marks and label."""


@dataclass(frozen=True, slots=True)
class PressSheet:
    """A page with several signs; `frame` is what is set beside them."""

    layout: Layout
    frame: Sign

    @property
    def signs(self) -> Sequence[int]:
        """The indexes of the signs that lie on it."""
        return [place.sign for place in self.layout.places]


@dataclass(frozen=True, slots=True)
class Alone:
    """A page of one sign, as in its own file; `sign` is its index."""

    sign: int

    @property
    def signs(self) -> Sequence[int]:
        """Its index, as that of a sheet with one."""
        return [self.sign]


def lay(
    signs: Sequence[Sign], spec: SignageSpec, kind: KindSpec, number: str, district: str
) -> tuple[PressSheet | Alone, ...]:
    """The pages of a district's file: whole sheets where the kind is laid on sheets, otherwise one sign a page."""
    sheet = spec.sheets.get(kind.sheet)
    if sheet is None or kind.office:
        return tuple(Alone(index) for index in range(len(signs)))
    found = imposition.impose([(s.width, s.height) for s in signs], sheet, spec.bleed)
    pages: list[PressSheet | Alone] = []
    for count, layout in enumerate(found, 1):
        if isinstance(layout, int):
            pages.append(Alone(layout))
            continue
        here = [signs[place.sign] for place in layout.places]
        text = _label(here, kind, f"{district}　{number} {kind.title}", f"第 {count} 张，共 {len(found)} 张")
        marks = imposition.crop_marks(layout, spec.bleed, sheet.gutter) if spec.marks else []
        pages.append(PressSheet(layout, _frame(layout, here[0], kind, text, marks)))
    return tuple(pages)


def _label(signs: Sequence[Sign], kind: KindSpec, head: str, count: str) -> str:
    subjects = " ".join(dict.fromkeys(sign.subject for sign in signs))
    size = f"成品 {signs[0].width:g}×{signs[0].height:g} 毫米"
    return f"{head}　{count}　{len(signs)} 块　每张印 {kind.quantity} 份　{size}　站号 {subjects}"


def _frame(layout: Layout, first: Sign, kind: KindSpec, text: str, marks: list[imposition.Line]) -> Sign:
    place = layout.label
    label = {
        "text": text,
        "size": round(min(place.size, place.length / ems(text)), 3),
        "x": place.x,
        "y": place.y,
        "turned": place.turned,
    }
    return Sign(
        kind=FRAME,
        subject=first.folder,
        folder=first.folder,
        label=f"{kind.title}的大版",
        width=layout.width,
        height=layout.height,
        data={"label": label, "lines": marks},
        words=(Word(kind.title, "标识名称", FILE, ("kinds", first.kind, "title")),),
    )
