"""Photograph every kind of sign for three stations: a short name, one of 26 characters, and rare characters.

    .venv/bin/python tools/sign_pictures.py [--out FOLDER] [KIND …]

A KIND is a number (s8) or a name (flow_chart).  The pictures are drawn from the print files and go to
build/screenshots/signage/ unless told otherwise.
"""

from __future__ import annotations

import argparse
import io
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.make import TODAY  # noqa: E402
from tests.press.signs.conftest import make_project  # noqa: E402
from zhanpai.pipeline import prepare  # noqa: E402
from zhanpai.press.making.press_run import press_signs  # noqa: E402
from zhanpai.press.signs.print_plan import NUMBERS  # noqa: E402

SIDE, WALL, GAP = 620, (214, 211, 206), 10
"""Pixels of a sign's longer side, and the wall behind the signs."""

STATIONS = {
    "0006": ("furong", "芙蓉区示范路 6 号一楼", "向阳", "100009"),
    "0008": ("liuyang", "浏阳市浏阳经济技术开发区示范路 8 号长沙生物产业园一楼", "买买提·示例江", "400008"),
    "0009": ("yuelu", "岳麓区䂮溪街道㵲河社区示范路 9 号二楼", "李䶮", "400009"),
}
"""Every kind has a short name, a long and a rare one to show: of the station, its street and its deputy."""

_FILE = """\
address: {address}
phone: 0731-88880001
hours: 周一至周五 9:00-12:00、14:30-17:00
reception:
  - {{rule: 每月第2个周三, time: "9:00-11:30", place: 一楼接待室}}
rota:
  - {{on: 2026-03-11, topic: 老旧小区加装电梯, deputies: ["{id}", "{first}"]}}
deputies:
  - {{id: "{id}", name: {name}, post: 示例社区党委书记, mandates: [{{level: city, term: 第十六届}}, {{level: district, term: 第六届}}]}}
"""
_LEVELS = ("province", "city", "district", "district", "township")
PHOTOS = (0, 2, 3)
"""Who of the others has one."""
_OTHERS = ("示例甲", "示例乙", "欧阳示例", "示例丙", "示例丁")


def main() -> None:
    """Print for three stations, and lay the signs of a kind beside each other."""
    parser = argparse.ArgumentParser()
    parser.add_argument("kinds", nargs="*", choices=[*NUMBERS, *NUMBERS.values(), []], metavar="KIND")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots" / "signage")
    chosen = parser.parse_args()
    wanted = {n: k for n, k in NUMBERS.items() if not chosen.kinds or {n, k} & set(chosen.kinds)}
    chosen.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        signs = printed(Path(folder), list(wanted.values()))
        for number, kind in wanted.items():
            found = [next(iter(sorted(signs.glob(f"*/{id}-{number}-*.pdf"))), None) for id in STATIONS]
            shown = [path for path in found if path]
            if not shown:
                print(f"{kind}: none of the three stations has one")  # noqa: T201
                continue
            picture = beside([drawn(path) for path in shown])
            name = f"{number}-{kind.replace('_', '-')}.png"
            picture.quantize(128, dither=Image.Dither.NONE).save(chosen.out / name, optimize=True)


def printed(folder: Path, kinds: Sequence[str]) -> Path:
    """The print files of `kinds`, of a project that has what each of them shows."""
    files = {f"content/stations/{station[0]}/{id}.yaml": content(id) for id, station in STATIONS.items()}
    root = make_project(folder / "project", {**files, **photos()})
    prepared = prepare(root, TODAY)
    stations = [s for s in prepared.site.stations if s.id in STATIONS]
    press_signs(prepared, root / "signs", kinds, stations, whole_districts=False)
    return root / "signs"


def drawn(path: Path) -> Image.Image:
    """The first sign of a file: drawn larger and made smaller, for small letters lose their feet otherwise."""
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        picture: Image.Image = pdf[0].render(scale=3 * SIDE / max(pdf[0].get_size())).to_pil().convert("RGB")
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    return picture


def content(id: str) -> str:
    """A station's file: its one deputy with the name to be looked at, and five usual ones."""
    _, address, name, deputy = STATIONS[id]
    rows = "".join(
        f'  - {{id: "{other}", name: {_OTHERS[n]}, {f"photo: {other}.jpg, " if n in PHOTOS else ""}'
        f"mandates: [{{level: {_LEVELS[n]}, term: 第六届, constituency: 示例第{n + 1}选区}}]}}\n"
        for n, other in enumerate(others(deputy))
    )
    return _FILE.format(address=address, name=name, id=deputy, first=others(deputy)[0]) + rows


def others(deputy: str) -> list[int]:
    """The numbers of the usual deputies of a station, by that of the one to be looked at."""
    return [int(deputy) + 100 * (n + 1) for n in range(len(_OTHERS))]


def photos() -> dict[str, bytes]:
    """Portraits of nobody for some, so that boards show both portraits and monograms."""
    return {
        f"content/stations/{folder}/{others(deputy)[n]}.jpg": portrait(n)
        for folder, _, _, deputy in STATIONS.values()
        for n in PHOTOS
    }


def portrait(turn: int) -> bytes:
    """A head, hair and shoulders, drawn."""
    ground = ((180, 195, 215), (210, 205, 195), (195, 205, 200))[turn % 3]
    picture = Image.new("RGB", (600, 800), ground)
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((100, 530, 500, 900), 110, fill=(52, 60, 78))
    draw.polygon([(255, 530), (345, 530), (300, 660)], fill=(248, 248, 248))
    draw.ellipse((190, 190, 410, 480), fill=(225, 185, 160))
    draw.pieslice((180, 140, 420, 400), 180, 360, fill=(44, 36, 34))
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


def beside(pictures: list[Image.Image]) -> Image.Image:
    """The pictures side by side; long low ones one under another."""
    if pictures[0].width > pictures[0].height * 2.2:
        size = max(p.width for p in pictures), sum(p.height + GAP for p in pictures) - GAP
        steps = [(0, p.height + GAP) for p in pictures]
    else:
        size = sum(p.width + GAP for p in pictures) - GAP, max(p.height for p in pictures)
        steps = [(p.width + GAP, 0) for p in pictures]
    sheet, x, y = Image.new("RGB", size, WALL), 0, 0
    for picture, (dx, dy) in zip(pictures, steps, strict=True):
        sheet.paste(picture, (x, y))
        x, y = x + dx, y + dy
    return sheet


if __name__ == "__main__":
    main()
