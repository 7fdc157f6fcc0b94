"""The errand that looks at the project: what `check` finds, and what everybody has to do this week."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from zhanpai.content.load import ContentReader, Loaded
from zhanpai.content.scaffold.deputy import usual_level, usual_term
from zhanpai.content.scaffold.ids import IdsUsedUp, next_deputy_id
from zhanpai.domain.model.deputy import Level
from zhanpai.domain.model.site import Site
from zhanpai.fronts.desk.looked import Chore, KeptStation, KnownDeputy, KnownNews, Looked, noted
from zhanpai.fronts.desk.looked_pictures import LookedPictures, look_at_pictures
from zhanpai.fronts.fixing import is_offered
from zhanpai.fronts.news_refusals import refusal
from zhanpai.fronts.rehearsal import examine
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.office.report import make_report, report_folder
from zhanpai.office.report.compose import OWN
from zhanpai.office.report.views import by_words
from zhanpai.office.report.worklist import TaskKind

FEW = 30
"""Usual words that a form offers."""


def look(root: Path, say: Callable[..., None]) -> dict[str, Any]:
    """Check the project and make everybody's work list; Problem if the surroundings do not allow it."""
    say(phase="读取资料")
    loaded = ContentReader(root).load(read_today())
    say(phase="检查")
    found = examine(root, loaded)
    say(phase="排出要做的事")
    # What a faulty file still says counts: nobody is to be told to write what is written.
    site = loaded.site or loaded.checked
    names = _names(site, {d.path for d in found}) if site else {}
    chores = tuple(_chores(root, site, found)) if site else ()
    stations = tuple(_stations(site)) if site else ()
    city = site.register.city.name if site else ""
    is_demo = site.register.site.demo if site else False
    shown = tuple(noted(one, can_fix=is_offered(one)) for one in found)
    deputies, news = (tuple(_deputies(site)), tuple(_news(site))) if site else ((), ())
    required = site.register.site.reviews_required if site else 0
    pictures = look_at_pictures(site) if site else LookedPictures()
    opinions = [one for station in site.stations for one in station.opinions] if site else []
    return Looked(
        *(city, shown, names, stations, chores, is_demo, deputies, news, required, pictures),
        categories=_usual(one.category for one in opinions),
        bodies=_usual(one.handling_body for one in opinions),
        permalink_base=site.register.site.permalink_base.rstrip("/") if site else "",
        next_deputy=_next_deputy(site, loaded) if site else "",
    ).plain()


def _next_deputy(site: Site, loaded: Loaded) -> str:
    texts = (one.text for path, one in loaded.documents.items() if path.startswith("content/stations/"))
    with suppress(IdsUsedUp):
        return next_deputy_id(site, texts)
    return ""


def _usual(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word, _ in Counter(filter(None, words)).most_common(FEW))


def _names(site: Site, paths: Iterable[str]) -> dict[str, str]:
    """What the files at these paths are about, in a clerk's words."""
    known = {"stations.yaml": "名册"}
    for station in site.stations:
        known |= {station.path: station.short_name, station.opinions_path: f"{station.short_name}的意见台账"}
    known |= {item.path: item.front.title for item in site.news}
    return {path: known[path] for path in paths if known.get(path)}


def _stations(site: Site) -> Iterable[KeptStation]:
    terms = {level: usual_term(site, level) or "" for level in Level}
    for one in site.stations:
        if one.exists:
            district = site.district_of(one)
            folder = district.slug if district else "city"
            words = (one.name, one.short_name, one.row.district or OWN)
            level = usual_level(site, one.id)
            seat = (level.value, terms[level]) if level else ("", "")
            yield KeptStation(one.id, *words, folder, one.receives, *seat)


def _deputies(site: Site) -> Iterable[KnownDeputy]:
    for one, home in site.deputies:
        ids = [station.id for station in site.stations_of_deputy.get(one.id, ()) if station.id != home.id]
        serves = one.serves_on(site.today)
        title = one.title_on(site.today) if serves else ""
        yield KnownDeputy(one.id, one.name, title, (home.id, *ids), not serves)


def _news(site: Site) -> Iterable[KnownNews]:
    for one in sorted(site.news, key=lambda item: (item.front.date, item.stem), reverse=True):
        front = one.front
        is_reviewed = len(front.reviews) >= site.register.site.reviews_required
        due = "published" if site.is_due(one) else "waiting"
        why, fix = refusal(site, one) or ("", "")
        state = "withdrawn" if front.withdrawn else due if is_reviewed else "draft"
        yield KnownNews(
            one.stem,
            front.title,
            str(front.date),
            front.stations,
            str(front.category),
            state,
            len(front.reviews),
            why,
            fix,
        )


def _chores(root: Path, site: Site, found: list[Diagnostic]) -> Iterable[Chore]:
    try:
        settings = report_folder.read_settings(root)
    except ContentError:
        return  # It is among what was found.
    reports = make_report(site, settings, found).whole.stations
    tasks = [(task, report.id) for report in reports for task in report.tasks]
    order = list(TaskKind)
    # The most pressing kind first, as in the office's report, and of a kind what must be done first.
    for task, id in sorted(tasks, key=lambda one: (order.index(one[0].kind), one[0].by or dt.date.max)):
        yield Chore(
            *(id, task.kind.label, task.kind.about, task.what, task.why),
            *(by_words(task, site.today), task.opinion, task.news, str(task.day or "")),
            task.kind is TaskKind.ANNOUNCE,
        )
