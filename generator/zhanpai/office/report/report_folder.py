"""Read what the report counts with, and put its pages and tables into a folder of their own: an edge."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path

from markupsafe import Markup

from zhanpai.content import settings
from zhanpai.kit import brand
from zhanpai.kit.disk import out_folder
from zhanpai.kit.disk.files import write_bytes
from zhanpai.kit.disk.staging import staging
from zhanpai.office.report import PublicityReport, ReportSettings
from zhanpai.office.report.settings import FILE, check_settings
from zhanpai.office.report.sheets import sheets
from zhanpai.office.report.views import View, views
from zhanpai.publish.project_places import places_of
from zhanpai.site.render import Renderer
from zhanpai.site.theme import Theme

MARKER = ".zhanpai-report"
"""Says that a folder holds a report and may take the next one."""

NOTICE = "内部资料，不得公开。\n这个文件夹由 zhanpai report 生成，不要放到网站上，不要转发到工作群以外。\n"
ROBOTS = "User-agent: *\nDisallow: /\n"
_OURS = re.compile(r"(index|ranking|district-[a-z0-9-]+)\.html|(stations|worklist|names)\.csv")


def read_settings(root: Path, raw: bytes | None = None) -> ReportSettings:
    """The shipped settings under the city's own, or under `raw` in their place; ContentError with all that is wrong with them."""
    shipped = resources.files("zhanpai.office.report").joinpath(FILE).read_bytes()
    return settings.read_settings(
        root, FILE, shipped, ReportSettings, lambda read, *_: check_settings(read) if read else (), raw
    )[0]


def settle(out: Path, root: Path) -> Path:
    """The real folder behind `out`, if the report may lie there; otherwise Problem."""
    return out_folder.settle(out, places_of(root), mine=MARKER)


def write_report(
    report: PublicityReport, theme: Theme, out: Path, root: Path, *, pages: bool = True
) -> list[str]:
    """Write pages (unless they are not wanted) and tables to `out`; each appears whole or not at all."""
    out = settle(out, root)
    files = {
        MARKER: NOTICE.encode(),
        "robots.txt": ROBOTS.encode(),
        **dict(sheets(report)),
        **(dict(_drawn(report, theme)) if pages else {}),
    }
    with staging(out) as stage:
        for name, content in files.items():
            write_bytes(stage.done / name, content)
        stage.release(files)
        _sweep(out, files)
    return list(files)


def _drawn(report: PublicityReport, theme: Theme) -> Iterator[tuple[str, bytes]]:
    """Every page, with the bytes of its file."""
    style = brand.stylesheet(theme.materials.tokens, [theme.files["report/report.css"].decode()])
    renderer = Renderer(theme.files, theme.own)
    for view in views(report):
        yield view.file, _draw(renderer, view, style.decode()).encode()


def try_pages(report: PublicityReport, theme: Theme) -> None:
    """Draw the first page of each kind and keep nothing; ContentError if the city's own templates cannot draw it."""
    firsts = {view.template: view for view in reversed(list(views(report)))}
    renderer = Renderer(theme.files, theme.own)
    for view in firsts.values():
        _draw(renderer, view, "")


def _draw(renderer: Renderer, view: View, style: str) -> str:
    # Each page carries its own style, so that one of them can be handed on alone.
    return renderer.fragment(f'{{% include "{view.template}" %}}', css=Markup(style), **view.context)


def _sweep(out: Path, files: Mapping[str, bytes]) -> None:
    """Remove the pages and tables of a former report that this one does not have."""
    for path in out.iterdir():
        if _OURS.fullmatch(path.name) and path.name not in files:
            path.unlink()
