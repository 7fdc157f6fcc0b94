"""履职年报 on paper: reports in, A4 files out, all of them or none."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zhanpai.domain import annual, annual_words, urls
from zhanpai.domain.annual_words import AnnualReport, Chart
from zhanpai.domain.model.project import ProjectItem
from zhanpai.domain.model.site import Site
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import ContentError, Diagnostic
from zhanpai.kit.disk import out_folder
from zhanpai.kit.disk.files import write_all, write_bytes
from zhanpai.kit.disk.staging import staging
from zhanpai.pipeline import Prepared
from zhanpai.press.making import glyphs
from zhanpai.press.making.typeset import Typesetter, has_run
from zhanpai.press.making.typst_faults import blaming
from zhanpai.press.making.workers import OnProgress, each
from zhanpai.press.signs.printing_rules import NO_GLYPH
from zhanpai.press.signs.settings import Settings, read_settings
from zhanpai.press.signs.spec import FILE
from zhanpai.publish.project_places import places_of
from zhanpai.site.parts import project

PREPARING, SETTING = "统计", "排版"
FOLDER = "annual"


@dataclass(frozen=True, slots=True)
class AnnualEdition:
    """A report that is to be printed, and the file it goes to."""

    path: str
    report: AnnualReport
    url: str
    """Where readers find more: an address that outlives the report's own page, which is there for two years."""


@dataclass(frozen=True, slots=True)
class PrintedAnnuals:
    """What was made."""

    out: Path
    files: tuple[str, ...]
    seconds: float


def editions(site: Site, year: int, stations: Sequence[Station], *, with_city: bool) -> list[AnnualEdition]:
    """The city's report, if it is wanted, and those of the stations that have anything to tell."""
    found = []
    if with_city and year in annual.years(site):
        found.append(AnnualEdition(f"{year}/city.pdf", annual_words.of_city(site, year), urls.HOME))
    for station in stations:
        if year in annual.years_of(site, station):
            district = site.district_of(station)
            folder = district.slug if district else "city"
            path = f"{year}/{folder}/{station.id}.pdf"
            report = annual_words.of_station(site, year, station)
            found.append(AnnualEdition(path, report, urls.station(station)))
    return found


def press_annuals(
    prepared: Prepared,
    wanted: Sequence[AnnualEdition],
    out: Path,
    *,
    processes: int = 1,
    on_progress: OnProgress = lambda phase, done, total: None,
) -> PrintedAnnuals:
    """Print `wanted` into `out`.

    Raises ContentError for what can be mended in the content, Problem for the surroundings.
    """
    begun = time.monotonic()
    out = out_folder.settle(out, places_of(prepared.root))
    settings = read_settings(prepared.root, prepared.theme)
    sheets = [sheet(prepared.site, edition) for edition in wanted]
    _refuse_missing_glyphs(wanted, sheets, settings)
    with staging(out) as stage, blaming(prepared.theme, f"{FOLDER}/", below=f"{FOLDER}/"):
        write_all(stage.work, prepared.theme.below(FOLDER))
        press = _Press(stage.work, stage.done, settings, wanted, sheets)
        on_progress(SETTING, 0, len(wanted))
        made = each(press.make, len(wanted), 1 if has_run() else processes)
        for done, _ in enumerate(made, 1):
            on_progress(SETTING, done, len(wanted))
        stage.release([edition.path for edition in wanted])
    return PrintedAnnuals(out, tuple(edition.path for edition in wanted), time.monotonic() - begun)


@dataclass
class _Press:
    """Makes one file after another; each process has a compiler of its own."""

    work: Path
    folder: Path
    settings: Settings
    wanted: Sequence[AnnualEdition]
    sheets: Sequence[Mapping[str, object]]
    _setter: Typesetter | None = field(default=None, repr=False)

    def make(self, index: int) -> int:
        """Set, finish and write the file number `index`."""
        if self._setter is None:
            frame = {
                "inks": self.settings.inks,
                "logo": self.settings.logo.data,
                "fonts": self.settings.spec.fonts,
            }
            self._setter = Typesetter(self.work, self.settings.font_folders, frame, is_public=True)
        edition = self.wanted[index]
        pdf = self._setter.pdf([self.sheets[index]], edition.report.title)
        write_bytes(self.folder / edition.path, pdf)
        return index


def sheet(site: Site, edition: AnnualEdition) -> dict[str, object]:
    """All that stands on the paper, as typst is given it."""
    report, info = edition.report, site.register.site
    return {
        "parts": list(report.parts),
        "period": f"统计时间：{report.period}",
        "site": f"{info.title}（演示数据）" if info.demo else info.title,
        "owner": info.owner,
        "address": info.permalink(edition.url),
        "figures": [[str(number), words] for number, words in report.figures],
        "sentences": list(report.sentences),
        "charts": [[_chart(chart) for chart in column] for column in _columns(report.charts)],
        "columns": list(report.columns),
        "rows": [list(row) for row in report.rows],
        "projects_title": "市级民生实事项目" if report.rows else "民生实事项目",
        "projects": [_project(site, item) for item in report.projects],
        "basis": annual_words.BASIS,
    }


def _columns(charts: Sequence[Chart]) -> list[list[Chart]]:
    """Two columns as nearly as high as each other, the first chart in the left one; none for no charts."""
    columns: list[list[Chart]] = [[], []]
    for chart in sorted(charts, key=lambda chart: -len(chart.bars)):
        # A title and the space above it are as high as two bars.
        min(columns, key=lambda column: sum(len(c.bars) + 2 for c in column)).append(chart)
    in_order = [sorted(column, key=charts.index) for column in columns if column]
    return sorted(in_order, key=lambda column: charts.index(column[0]))


def _chart(chart: Chart) -> dict[str, object]:
    bars = [{"words": b.words, "number": str(b.number), "share": b.share} for b in chart.bars]
    return {"title": chart.title, "unit": chart.unit, "bars": bars}


def _project(site: Site, item: ProjectItem) -> dict[str, object]:
    has_bar = project.shows_progress(item.record)
    state = project.status(site, item).words
    return {
        "title": item.record.title,
        "state": f"{state}　完成{item.record.percent}%" if has_bar else state,
        "percent": item.record.percent if has_bar else None,
    }


def _refuse_missing_glyphs(
    wanted: Sequence[AnnualEdition], sheets: Sequence[Mapping[str, object]], settings: Settings
) -> None:
    """Typst prints an empty box for a character that no font has, and says nothing."""
    problems = []
    for edition, words in zip(wanted, sheets, strict=True):
        if lacking := glyphs.missing(words, settings.coverage):
            message = f"“{edition.report.title}”里的“{lacking[0]}”（U+{ord(lacking[0]):04X}），字体里没有。"
            fix = f"核对这个字；没有写错，就在 {FILE} 的 fonts 里补一种有这个字的字体。"
            problems.append(Diagnostic(edition.path, 1, 1, NO_GLYPH.code, message, fix))
    if problems:
        raise ContentError(problems)
