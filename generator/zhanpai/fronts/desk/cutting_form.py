"""What was typed or drawn in the form that cuts a picture: percent in, parts of a picture out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from zhanpai.fronts.desk.pending_pictures import NUMBERS, Cutting
from zhanpai.fronts.desk.rooms.pictures import shapes_for
from zhanpai.kit.picture_parts import PicturePart
from zhanpai.kit.problem import Problem

SIDES = (("x", "左边"), ("y", "上边"), ("w", "宽"), ("h", "高"))
"""The four numbers of a rectangle, and the words for them."""
PLACES = {"0": 0.0, "0.5": 0.5, "1": 1.0}
_NUMBER = re.compile(r"-?[0-9]{1,4}(?:\.[0-9]{0,6})?")


def read_cutting(form: Mapping[str, str]) -> Cutting:
    """What is to become of the picture; Problem if a rectangle has numbers missing or lies outside."""
    shapes = {value: shape for value, _, shape in shapes_for(None)}
    shape = shapes.get(form.get("shape", ""))
    hide = tuple(
        part
        for number in range(1, NUMBERS + 1)
        if (part := _part(form, f"hide-{number}", f"遮挡的第 {number} 块"))
    )
    keep = _part(form, "cut", "留下的部分")
    across, down = (PLACES.get(form.get(side, ""), 0.5) for side in ("across", "down"))
    return Cutting(hide, shape, keep, across, down)


def typed_of(cutting: Cutting) -> dict[str, str]:
    """The same as it is typed, by the names of the fields."""
    typed = {"shape": f"{cutting.shape[0]}:{cutting.shape[1]}" if cutting.shape else ""}
    parts = {f"hide-{number}": part for number, part in enumerate(cutting.hide, 1)}
    if cutting.keep:
        parts["cut"] = cutting.keep
    for name, part in parts.items():
        numbers = (part.x, part.y, part.width, part.height)
        typed |= {f"{name}-{side}": f"{100 * n:.4g}" for (side, _), n in zip(SIDES, numbers, strict=True)}
    return typed | {
        name: next(k for k, v in PLACES.items() if v == place)
        for name, place in (("across", cutting.across), ("down", cutting.down))
    }


def _part(form: Mapping[str, str], name: str, words: str) -> PicturePart | None:
    typed = [
        unicodedata.normalize("NFKC", form.get(f"{name}-{side}", "")).strip().rstrip("%").strip()
        for side, _ in SIDES
    ]
    if not any(typed):
        return None
    fix = "四个格子都写 0 到 100 的数，例如左边 25、上边 10、宽 20、高 30；不要这一块就全部空着。"
    if not all(_NUMBER.fullmatch(one) for one in typed):
        raise Problem(f"{words}：四个数没有写全，或者不是数。", fix)
    part = PicturePart(*(float(one) / 100 for one in typed)).within()
    if part is None:
        raise Problem(f"{words}：在图片外面，或者没有宽、高。", fix)
    return part
