"""An evening of the shipped demo: the city and its nine districts, each with a folder of its own, and what each has changed.

Every edit is made by hand on the bytes of a file, and says what is to become of it.
"""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.shipped import ROOT, SHIPPED_TODAY
from zhanpai.content.handin.fates import Decisions, Evening
from zhanpai.content.handin.handed import HandIn, Scope
from zhanpai.fronts import handing_in
from zhanpai.kit.clock import CHINA

MORNING = dt.datetime(2026, 11, 20, 9, 0, tzinfo=CHINA)
EVENING = dt.datetime(2026, 11, 23, 20, 10, tzinfo=CHINA)
TODAY = SHIPPED_TODAY


def copy_of_demo(folder: Path) -> Path:
    """The shipped project in `folder`: what staff keep, and nothing else."""
    folder.mkdir(parents=True)
    for name in ("stations.yaml", "mkdocs.yml"):
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "content", folder / "content")
    return folder


def district(folder: Path, name: str, by: str) -> Path:
    """A district's folder, as the city has given it."""
    root = copy_of_demo(folder)
    handing_in.begin(root, Scope(district=name), by, MORNING)
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    """Exchange `old`, which stands there once, for `new`."""
    text = (root / path).read_bytes().decode()
    assert text.count(old) == 1, f"{path}: {old!r} stands there {text.count(old)} times"
    (root / path).write_bytes(text.replace(old, new).encode())


def append(root: Path, path: str, more: str) -> None:
    """Write `more` behind the end of a file."""
    raw = (root / path).read_bytes()
    (root / path).write_bytes(raw + (b"" if raw.endswith(b"\n") else b"\n") + more.encode())


def put(root: Path, path: str, content: str | bytes) -> None:
    """Write a whole file."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())


def picture(colour: str, size: tuple[int, int] = (640, 480)) -> bytes:
    """A photo of one colour, with a place in its Exif."""
    image = Image.new("RGB", size, colour)
    exif = Image.Exif()
    exif[0x010E] = "guarded secret"
    out = BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def handed(root: Path) -> HandIn:
    """What this folder hands in, by the way of its file."""
    return handing_in.read_hand_in(handing_in.written_hand_in(handing_in.gather(root, EVENING)))


def taken(city: Path, *hand_ins: HandIn, decisions: Decisions | None = None) -> Evening:
    """What becomes of `hand_ins`, each granted what it claims."""
    named = [(f"{n}.zip", one, one.scope) for n, one in enumerate(hand_ins, 1)]
    return handing_in.sort_evening(city, named, decisions or Decisions(), TODAY)


def write(city: Path, evening: Evening) -> None:
    """Put what is taken into the city's files."""
    for path, before, after in evening.files:
        target = city / path
        assert (target.read_bytes() if target.exists() else None) == before
        if after is None:
            target.unlink()
        else:
            put(city, path, after)


def snapshot(root: Path) -> dict[str, bytes]:
    """Every file of register and content with its bytes."""
    paths = [root / "stations.yaml", *(root / "content").rglob("*")]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


OFFICES = (
    ("岳麓区", "郭假九"),
    ("芙蓉区", "王示例"),
    ("天心区", "单虚构"),
    ("开福区", "李样例"),
    ("雨花区", "吴虚构"),
    ("望城区", "赵示范"),
    ("长沙县", "钱样例"),
    ("浏阳市", "孙示例"),
    ("宁乡市", "周虚构"),
)

_NEWCOMER = """  - id: "100521"
    name: {name}
    mandates:
      - {{level: district, term: 第七届, constituency: {where}第1选区}}
"""

_NEWS = """---
title: "{title}"
date: 2026-11-21
stations: ["{station}"]
category: 走访入户
deputies: ["{deputy}"]
source: 示范街道人大工委
author: 李样例
editor: 王示例
reviews: ["一审 李样例", "二审 王示例", "三审 {by}"]
---

{text}
"""


def nine(folder: Path) -> dict[str, Path]:
    """The nine districts' folders by name, each with an evening's edits."""
    found = {name: district(folder / name, name, by) for name, by in OFFICES}
    _yuelu(found["岳麓区"])
    _furong(found["芙蓉区"])
    _tianxin(found["天心区"])
    _kaifu(found["开福区"])
    _yuhua(found["雨花区"])
    _wangcheng(found["望城区"])
    _changshaxian(found["长沙县"])
    _liuyang(found["浏阳市"])
    _ningxiang(found["宁乡市"])
    return found


def the_city(folder: Path) -> Path:
    """The city's folder: what it has changed itself since the morning."""
    city = copy_of_demo(folder)
    edit(city, "content/stations/yuhua/0286.yaml", "0731-00006927", "0731-00006928")
    return city


def _yuelu(root: Path) -> None:
    """A telephone, a deputy's post, a new deputy, a new opinion: 4 values, all taken."""
    home = "content/stations/yuelu/0143.yaml"
    edit(root, home, 'phone: "0731-00008706"', 'phone: "0731-00008707"  # 2026-11-21 换号')
    edit(
        root,
        home,
        "    post: 虚构律师事务所律师\n    focus: [医疗卫生]",
        "    post: 虚构律师事务所主任\n    focus: [医疗卫生]",
    )
    _add_deputy(root, "content/stations/yuelu/0164.yaml", "何样例", "岳麓区")
    put(
        root,
        "content/opinions/yuelu/0219.yaml",
        '- id: "0219-2026-90"\n  month: "2026-11"\n  topic: 楼道灯坏了\n  category: 环境卫生\n  status: received\n'
        "  history:\n    - {status: received, on: 2026-11-21}\n"
        + (root / "content/opinions/yuelu/0219.yaml").read_text("utf-8"),
    )


def _furong(root: Path) -> None:
    """An address; a new deputy under the number that 岳麓区 gives too, named in news of the district's own."""
    edit(root, "content/stations/furong/0002.yaml", "示范路105号", "示范路107号")
    _add_deputy(root, "content/stations/furong/0053.yaml", "何样例", "芙蓉区")
    text = "何样例代表走访了三户居民。[代表的网页](/d/100521/)"
    put(
        root,
        "content/news/2026/2026-11-21-zoufang.md",
        _NEWS.format(title="三户人家的门", station="0053", deputy="100521", by="王示例", text=text),
    )


def _tianxin(root: Path) -> None:
    """One paragraph of news and a correction; a photo, with the line that names it."""
    news = "content/news/2026/2026-01-11-weishengyuan.md"
    append(root, news, "\n以上情况由天心区核对。\n")
    edit(root, news, "reviews:", "corrections:\n  - {on: 2026-11-21, text: 药品目录应为二百种。}\nreviews:")
    edit(
        root,
        "content/stations/tianxin/0095.yaml",
        "deputies:\n",
        'photos:\n  - {file: "0095-1.jpg", alt: 接待室}\ndeputies:\n',
    )
    put(root, "content/stations/tianxin/0095-1.jpg", picture("darkgreen"))


def _kaifu(root: Path) -> None:
    """A step of an opinion; a news item gone; another photo in the place of one; an opinion that the city took too."""
    ledger = "content/opinions/kaifu/0267.yaml"
    edit(
        root,
        ledger,
        "  status: in_handling\n  history:\n    - {status: received, on: 2026-11-10}",
        "  status: replied\n  history:\n    - {status: received, on: 2026-11-10}",
    )
    edit(root, ledger, "  due: 2027-01-16\n", "  due: 2027-01-16\n  reply: 已经列入明年的城市更新计划。\n")
    edit(
        root,
        ledger,
        "    - {status: in_handling, on: 2026-11-20}\n  due: 2027-01-16",
        "    - {status: in_handling, on: 2026-11-20}\n    - {status: replied, on: 2026-11-21}\n  due: 2027-01-16",
    )
    (root / "content/news/2026/2026-09-18-shitang.md").unlink()
    put(root, "content/stations/kaifu/0229-1.jpg", picture("navy", (1200, 800)))


def _yuhua(root: Path) -> None:
    """A telephone that the city has changed meanwhile; one that no check takes; a field that none knows; one that is fine."""
    edit(root, "content/stations/yuhua/0286.yaml", "0731-00006927", "0731-00006929")
    edit(root, "content/stations/yuhua/0286.yaml", "周一至周六 9:00-17:00", "周一至周五 9:00-17:00")
    edit(root, "content/stations/yuhua/0300.yaml", "last_verified:", "fax: 0731-1\nlast_verified:")
    text = (root / "content/stations/yuhua/0300.yaml").read_text("utf-8")
    phone = next(line for line in text.splitlines() if line.startswith("phone:"))
    edit(root, "content/stations/yuhua/0300.yaml", phone, 'phone: "12"')


def _wangcheng(root: Path) -> None:
    """One value of its own; besides, what is none of its business: another district's station, the register."""
    edit(root, "content/stations/wangcheng/0465.yaml", "address: 长沙", "address: 湖南省长沙")
    edit(root, "content/stations/yuelu/0143.yaml", "示范路380号", "示范路999号")
    edit(root, "stations.yaml", 'id: "0143", kind: district,', 'id: "0143", kind: district, ')


def _changshaxian(root: Path) -> None:
    """A file that is no YAML any more; the rest goes."""
    edit(root, "content/stations/changshaxian/0536.yaml", "address: 长沙", "address: [长沙")
    edit(root, "content/stations/changshaxian/0571.yaml", "示范路82号\nlocation", "示范路83号\nlocation")


def _liuyang(root: Path) -> None:
    """News under a name that 宁乡市 uses too; a file that has only another layout."""
    text = "代表走进三个村，问了十二户人家。"
    put(
        root,
        "content/news/2026/2026-11-21-jincun.md",
        _NEWS.format(
            title="走进三个村", station="0633", deputy=_first(root, "liuyang/0633"), by="孙示例", text=text
        ),
    )
    edit(root, "content/stations/liuyang/0633.yaml", "address: 长沙", "address:   长沙")


def _ningxiang(root: Path) -> None:
    text = "代表走进两个村，问了八户人家。[浏阳的那一篇](/news/2026-11-21-jincun/)"
    put(
        root,
        "content/news/2026/2026-11-21-jincun.md",
        _NEWS.format(
            title="走进两个村", station="0778", deputy=_first(root, "ningxiang/0778"), by="周虚构", text=text
        ),
    )


def _first(root: Path, station: str) -> str:
    text = (root / f"content/stations/{station}.yaml").read_text("utf-8")
    return text.partition('- id: "')[2][:6]


def _add_deputy(root: Path, path: str, name: str, where: str) -> None:
    edit(
        root, path, "deputies:\n  - id:", "deputies:\n" + _NEWCOMER.format(name=name, where=where) + "  - id:"
    )


def outsider(folder: Path) -> HandIn:
    """A file that says it is 岳麓区's and holds another district's station, a page, and one value of 岳麓区's own."""
    root = copy_of_demo(folder)
    handing_in.begin(root, Scope(stations=("0143", "0300")), "不明", MORNING)
    edit(root, "content/stations/yuelu/0143.yaml", "示范路380号", "示范路381号")
    edit(root, "content/stations/yuhua/0300.yaml", "address: 长沙", "address: 假的长沙")
    return replace(handed(root), scope=Scope(district="岳麓区"))
