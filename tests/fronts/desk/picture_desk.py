"""A desk that has looked at the pictures of its project, for tests of the room 图片."""

from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.fronts.desk.desks import OpenDesk, looked, opened, seen
from tests.make import TODAY, write_project
from zhanpai.content.load import load
from zhanpai.fronts.desk import state
from zhanpai.fronts.desk.looked_pictures import look_at_pictures, read_looked_pictures
from zhanpai.fronts.desk.resident.holding import Held

STATION = "content/stations/yuelu/0001.yaml"
NEWS = "content/news/2026/2026-02-11-dianti.md"
GPS = 0x8825


def photo(size: tuple[int, int] = (900, 600), turn: int = 6, colour: str = "navy") -> bytes:
    """A telephone's JPEG, stored lying, with the place where it was taken; the upper left quarter of what is stored is red."""
    picture = Image.new("RGB", size, colour)
    picture.paste((220, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    exif = Image.Exif()
    exif[274], exif[0x0110] = turn, "SECRET-PHONE"
    exif.get_ifd(GPS).update({1: "N", 2: (28.0, 12.0, 0.0), 3: "E", 4: (112.0, 56.0, 0.0)})
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif.tobytes(), quality=90)
    return out.getvalue()


@contextmanager
def picture_desk(folder: Path) -> Iterator[OpenDesk]:
    """A desk on a project of its own; it looks at nothing in a process of its own, and what would be is answered here."""
    with pytest.MonkeyPatch.context() as patch, opened(write_project(folder / "project"), folder) as desk:
        patch.setattr(state, "SETTLES", 0)
        patch.setattr(desk.desk, "begin", lambda *what: None)
        patch.setattr(desk.desk.resident, "try_", Held(desk.desk.root).try_)
        yield desk


def fresh(desk: OpenDesk) -> None:
    """The project as it is shipped, and looked at."""
    shutil.rmtree(desk.desk.root)
    write_project(desk.desk.root)
    desk.desk.told = None
    desk.desk.own.write_stations({"0001", "0002"})
    look_again(desk)


def look_again(desk: OpenDesk) -> None:
    """What an errand would find now, as it comes through JSON."""
    site = load(desk.desk.root, TODAY).site
    assert site
    plain = json.loads(json.dumps(dataclasses.asdict(look_at_pictures(site))))
    seen(desk, dataclasses.replace(looked(), pictures=read_looked_pictures(plain)))
