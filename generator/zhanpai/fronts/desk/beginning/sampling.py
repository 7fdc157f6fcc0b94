"""The errand that draws a plate, a page and a poster of the city that is to begin, with its names, its logo and its colour.

The city is made in a temporary folder and thrown away; what is drawn comes from the real press, pages and channels.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhanpai.channels.making.package import Request, share
from zhanpai.content.divisions import read_atlas
from zhanpai.content.load.theme import read_own_theme
from zhanpai.content.scaffold.city_start import CityStart, city_files
from zhanpai.content.scaffold.news import news_path
from zhanpai.domain import urls
from zhanpai.domain.model.news import Category, NewsFront, NewsItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.fronts.desk.beginning.start_answers import read_answers
from zhanpai.fronts.desk.beginning.typed_start import read_start
from zhanpai.fronts.preview.edition import Editions
from zhanpai.kit.clock import read_today
from zhanpai.kit.disk.files import write_all, write_bytes
from zhanpai.kit.problem import Problem
from zhanpai.pipeline import Prepared, prepare
from zhanpai.press.making.press_run import press_signs
from zhanpai.site.plan import Plan

PLATE, POSTER, PAGES = "doorplate", "poster", "site"
READING = "按您填的先做一个样子"


def sample(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Draw in ``asked["out"]`` what ``asked["kept"]``, a file of a `TypedStart`, makes; nothing is written elsewhere.

    Raises Problem if something in it cannot be used, and what `prepare`, `press_signs` and `share` raise.
    """
    typed = read_start(Path(asked["kept"]))
    start = read_answers(read_atlas(), typed).start
    if start is None:
        raise Problem("还没有选地方。", "回到第一步，选一个地方。")
    out = Path(asked["out"])
    say(phase=READING)
    with tempfile.TemporaryDirectory(prefix="zhanpai-", ignore_cleanup_errors=True) as folder:
        project = Path(folder, "project")
        write_all(project, _files(start))
        prepared = prepare(project, read_today())
        station = _one(prepared.site)
        say(phase="画网页")
        _draw_home(prepared, out / PAGES)
        say(phase="画门牌")
        plate = _draw_plate(prepared, station, out)
        say(phase="画海报")
        poster = _draw_poster(prepared, station, out)
    return {
        "key": asked["key"],
        "files": [plate, poster],
        "mark": typed.mark,
        "plate": plate,
        "poster": poster,
        "station": station.name,
    }


def _files(start: CityStart) -> dict[str, bytes]:
    """The files of the city with stations, whether it begins with some or not: of a city without any nothing is seen."""
    files = city_files(replace(start, stations_per_township=True, communities=""), read_today())
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}


def _one(site: Site) -> Station:
    for station in site.stations:
        return station
    raise Problem("这个地方没有街道、乡镇，画不出门牌。", "不看样子，也可以点“下一步”。")


def _draw_home(prepared: Prepared, out: Path) -> None:
    """The home page, with all that the theme gives it, as files of a site in `out`."""
    editions = Editions(prepared.root)
    edition = editions.make(prepared.site, read_own_theme(prepared.root))
    for url in (urls.HOME, *(output.url for output in prepared.theme.outputs)):
        content = editions.content(edition, url)
        if content is not None:
            write_bytes(out / (url.lstrip("/") or "index.html"), content)


def _draw_plate(prepared: Prepared, station: Station, out: Path) -> str:
    """The plate at the station's door as a picture; its path in `out`."""
    pressed = press_signs(prepared, out, [PLATE], [station], whole_districts=False, proofs_only=True)
    return pressed.released[0].proofs[0]


def _draw_poster(prepared: Prepared, station: Station, out: Path) -> str:
    """A poster of news that tells of nothing but the station itself; its path in `out`."""
    site = prepared.site
    stem = f"{site.today}-kaizhan"
    front = NewsFront(
        title=f"{station.short_name}：代表在这里听您说",
        date=site.today,
        stations=(station.id,),
        category=Category.RECEPTION,
        summary="有意见、有建议，到站里来当面说。",
    )
    item = NewsItem(front, front.summary, stem, news_path(site.today, "kaizhan"), 1)
    told = Prepared(prepared.root, Plan(replace(site, news=(item,))), prepared.theme, ())
    made = share(told, Request([item], kinds=(POSTER,)), out / "share")
    return next(f"share/{path}" for path in made.files if path.endswith(".png"))
