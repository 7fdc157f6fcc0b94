"""Before the day: a little of all that the city's own templates have a part in is made, looked at and thrown away.

Pages are tried while content is checked (`site/own/`).  Signs, shared pictures, yearly reports and the office's report
are made by rooms that checks must not know; so a front asks them.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from zhanpai import pipeline
from zhanpai.content import settings
from zhanpai.content.load import Loaded
from zhanpai.content.load.theme import shipped_theme
from zhanpai.domain import annual
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import ContentError, Diagnostic, has_errors
from zhanpai.pipeline import Prepared
from zhanpai.site.plan import Plan
from zhanpai.site.theme import make_theme

SIGNAGE, REPORT = "signage.yaml", "report.yaml"
"""The settings that a city may have beside its register."""


def examine(root: Path, loaded: Loaded) -> list[Diagnostic]:
    """All that can be said of content and theme, sorted by place; templates are tried if no error is found before.

    Raises Problem if the surroundings leave no place for what is tried.
    """
    plan = Plan(loaded.site) if loaded.site else None
    found = sorted({*pipeline.examine(loaded, plan), *wrong_settings(root, loaded)})
    tried = [run for parts, run in _RUNS if any(path.startswith(parts) for path in loaded.theme.files)]
    if plan is None or not tried or has_errors(found):
        return found
    prepared = Prepared(root, plan, make_theme(shipped_theme(), loaded.theme.files), tuple(found))
    return sorted({*found, *_faults(prepared, tried)})


def wrong_settings(root: Path, loaded: Loaded, instead: Mapping[str, bytes] | None = None) -> set[Diagnostic]:
    """What is wrong with `signage.yaml` and `report.yaml`, which `signs` and `report` alone would tell on their day.

    Of those in `instead` these bytes are read, and not what is on the disk.
    """
    raw = instead or {}
    found: set[Diagnostic] = set()
    if settings.has_own(root, SIGNAGE):
        from zhanpai.press.signs.settings import read_settings

        # A theme that cannot be used is told by itself.
        with contextlib.suppress(ValueError, KeyError):
            try:
                read_settings(root, make_theme(shipped_theme(), loaded.theme.files), raw.get(SIGNAGE))
            except ContentError as error:
                found.update(error.diagnostics)
    if settings.has_own(root, REPORT):
        from zhanpai.office.report import report_folder

        try:
            report_folder.read_settings(root, raw.get(REPORT))
        except ContentError as error:
            found.update(error.diagnostics)
    return found


def _faults(prepared: Prepared, runs: Sequence[Callable[[Prepared, Path], object]]) -> set[Diagnostic]:
    found: set[Diagnostic] = set()
    with tempfile.TemporaryDirectory(prefix="zhanpai-") as folder:
        for number, run in enumerate(runs):
            try:
                run(prepared, Path(folder, str(number)))
            except ContentError as error:
                found.update(error.diagnostics)
    return found


def _sample(site: Site) -> list[Station]:
    """One station, of those that have most to show."""
    there = [station for station in site.stations if station.exists]
    return sorted(there, key=lambda s: -(bool(s.serving) + bool(s.receptions) + bool(s.detail.photos)))[:1]


def _signs(prepared: Prepared, out: Path) -> None:
    """Each kind of sign that is the city's own for one station, all if they have more in common, and press sheets."""
    from zhanpai.press.making.press_run import press_signs
    from zhanpai.press.signs.print_plan import NUMBERS

    if stations := _sample(prepared.site):
        own = {PurePosixPath(path) for path in prepared.theme.own if path.startswith("signage/")}
        kinds = {path.stem for path in own if path.parent.name == "kinds" and path.stem in NUMBERS.values()}
        press_signs(prepared, out, kinds if len(kinds) == len(own) else NUMBERS.values(), stations)


def _pictures(prepared: Prepared, out: Path) -> None:
    """The pictures that go with shared links."""
    from zhanpai.press.making.share_images import draw_images
    from zhanpai.site.share_images import share_images

    draw_images(prepared.theme, list(share_images(prepared.site.register, prepared.theme.materials)))


def _posts(prepared: Prepared, out: Path) -> None:
    """All that is made of one news item, and a digest of it."""
    from zhanpai.channels.making.package import Request, share

    for item in prepared.site.published_news[:1]:
        share(prepared, Request([item], span=(item.front.date, item.front.date)), out)


def _annuals(prepared: Prepared, out: Path) -> None:
    """The report of a year on the city and on one station."""
    from zhanpai.press.annual import editions, press_annuals

    for year in annual.years(prepared.site)[:1]:
        wanted = editions(prepared.site, year, _sample(prepared.site), with_city=True)
        press_annuals(prepared, wanted, out)


def _office(prepared: Prepared, out: Path) -> None:
    """Each kind of page of the office's report."""
    from zhanpai.office.report import make_report, report_folder

    settings = report_folder.read_settings(prepared.root)
    report_folder.try_pages(make_report(prepared.site, settings, prepared.warnings), prepared.theme)


_RUNS = (
    (("signage/",), _signs),
    (("share/link.typ", "signage/lib/"), _pictures),
    (("share/", "signage/lib/"), _posts),
    (("annual/",), _annuals),
    (("report/",), _office),
)
"""Where in the theme something of the city's own lies, and what is tried then."""
