"""Press everything: read, plan, check, set, finish, look, and only then release."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from zhanpai.content.load import load
from zhanpai.domain.model.station import Station
from zhanpai.kit.diagnostics import ContentError, Diagnostic, Finding
from zhanpai.kit.disk import out_folder
from zhanpai.kit.disk.files import write_bytes
from zhanpai.kit.disk.staging import staging
from zhanpai.kit.disk.system import let_all_read
from zhanpai.pipeline import Prepared
from zhanpai.press.making import job_sheet, proof_sheet
from zhanpai.press.making.file_maker import FileMaker, Made
from zhanpai.press.making.job_sheet import Released
from zhanpai.press.making.typeset import has_run
from zhanpai.press.making.typst_faults import KEEP_CODE, blaming
from zhanpai.press.making.workers import SLICE, OnProgress, each
from zhanpai.press.signs.glyphs import check_glyphs
from zhanpai.press.signs.order import SignOrder
from zhanpai.press.signs.print_plan import PrintFile, SignPlan, kind_spec, plan
from zhanpai.press.signs.printing_rules import UNREADABLE_CODE
from zhanpai.press.signs.settings import FOLDER, Settings, read_settings
from zhanpai.press.signs.spec import FILE
from zhanpai.publish.project_places import places_of
from zhanpai.site.theme import Theme

CHECKING, SETTING, LAYING, PACKING = "排版与逐字检查", "制作与扫码", "拼版", "打包"

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of files in the archive: the same signs make the same archive."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was made."""

    out: Path
    signs: int
    codes: int
    files: int
    seconds: float
    sheets: int = 0
    """Press sheets on which the signs of whole districts lie."""
    released: tuple[Released, ...] = ()


def press_signs(
    prepared: Prepared,
    out: Path,
    kinds: Iterable[str],
    stations: Sequence[Station],
    *,
    whole_districts: bool = True,
    processes: int = 1,
    proofs_only: bool = False,
    before_release: Callable[[SignPlan], object] = lambda plan: None,
    on_progress: OnProgress = lambda phase, done, total: None,
) -> Pressed:
    """Make the signs of `stations`; nothing reaches `out` unless everything is right.

    `before_release` is called when all is made and found right; what it raises keeps all of it back.
    Raises ContentError for what can be mended in the content, Problem for the surroundings.
    """
    begun = time.monotonic()
    out = out_folder.settle(out, places_of(prepared.root))
    on_progress(CHECKING, 0, 0)
    settings = read_settings(prepared.root, prepared.theme)
    order = SignOrder(prepared.site, settings.spec, tuple(stations))
    planned = plan(order, kinds, whole_districts=whole_districts)
    findings = [*planned.findings, *check_glyphs(planned.texts, settings.coverage)]
    if findings:
        raise ContentError(_diagnose(prepared, settings, findings))
    with staging(out) as stage, blaming(prepared.theme, f"{FOLDER}/", below=f"{FOLDER}/"):
        today = prepared.site.today
        maker = FileMaker(prepared.root, stage.work, stage.done, settings, today, keep_pdf=not proofs_only)
        maker.lay(planned.signs)
        released = _make(maker, planned, prepared.theme, processes, proofs_only, on_progress)
        on_progress(PACKING, 0, 0)
        _pack(prepared, settings, planned, released, stage.done, proofs_only)

        def hold() -> None:
            if not proofs_only:
                before_release(planned)

        stage.release(sorted(_files(stage.done)), before=hold)
    return Pressed(
        out,
        sum(len(r.file.signs) for r in released if not r.file.parts),
        sum(len(s.codes) for r in released for s in r.file.signs if not r.file.parts),
        len(released),
        time.monotonic() - begun,
        sum(len(r.file.sheets) for r in released),
        tuple(released),
    )


def _make(
    maker: FileMaker,
    planned: SignPlan,
    theme: Theme,
    processes: int,
    proofs_only: bool,
    on_progress: OnProgress,
) -> list[Released]:
    """Every file, in the order of the plan."""
    made: dict[str, Released] = {}
    batches: list[tuple[str, Sequence[PrintFile], int]] = [(SETTING, planned.files, SLICE)]
    if not proofs_only:
        batches.append((LAYING, planned.joined, 1))
    for phase, files, at_once in batches:
        on_progress(phase, 0, len(files))
        problems: list[Made] = []

        def work(index: int, files: Sequence[PrintFile] = files) -> Made:
            return maker.make(files[index], index)

        # A process in which typst has run cannot be forked any more.
        several = 1 if has_run() else processes
        for done, one in enumerate(each(work, len(files), several, at_once), 1):
            made[files[one.index].path] = Released(files[one.index], one.checksum, one.size, one.proofs)
            if one.problem:
                problems.append(one)
            on_progress(phase, done, len(files))
        if problems:
            raise ContentError(_unreadable(files[one.index], one, theme, maker.settings) for one in problems)
    return [made[f.path] for _, files, _ in batches for f in files]


def _unreadable(file: PrintFile, made: Made, theme: Theme, settings: Settings) -> Diagnostic:
    """The fault of a file whose codes cannot be read: of the city's own template or measures, where it has some."""
    message = f"{file.title}：{made.problem}"
    own = f"{FOLDER}/kinds/{file.kind}.typ"
    if own in theme.own:
        path = f"theme/{own}"
        return Diagnostic(path, 1, 1, UNREADABLE_CODE.code, message, KEEP_CODE.format(path))
    fix = f"把 {FILE} 里这种牌子的 code 改大，或者把 code_logo 改成 0，再做一次；还不行请联系开发者。"
    if f"{FOLDER}/{FILE}" in theme.own:
        keys = ("kinds", file.kind)
        return settings.diagnose(UNREADABLE_CODE.at(FILE, keys, message, fix, on_key=True))
    return Diagnostic(file.path, 1, 1, UNREADABLE_CODE.code, message, fix)


def _diagnose(prepared: Prepared, settings: Settings, findings: Iterable[Finding]) -> list[Diagnostic]:
    """Give findings their lines; the content is read once more, which happens only when something is wrong."""
    loaded = load(prepared.root, prepared.site.today)
    return sorted({settings.diagnose(f) if f.path == FILE else loaded.diagnose(f) for f in findings})


def _pack(
    prepared: Prepared,
    settings: Settings,
    planned: SignPlan,
    released: Sequence[Released],
    folder: Path,
    proofs_only: bool,
) -> None:
    """Write the proof sheet and, for the shop, the job sheet and the archive."""
    register = prepared.site.register
    kinds = {name: kind_spec(settings.spec, name) for name in type(settings.spec.kinds).model_fields}
    districts = {d.slug: d.name for d in register.districts}
    shown = [r for r in released if r.proofs]
    write_bytes(
        folder / "proof.html", proof_sheet.as_html(shown, kinds, f"{register.city.name}标识样张", districts)
    )
    if proofs_only:
        return
    rows = job_sheet.rows(released, settings.spec, kinds, districts)
    write_bytes(folder / "jobs.csv", job_sheet.as_csv(rows))
    write_bytes(folder / "jobs.html", job_sheet.as_html(rows, f"{register.city.name}标识印制单"))
    names = ["jobs.csv", "jobs.html", *(r.file.path for r in released)]
    with zipfile.ZipFile(folder / "print.zip", "w", zipfile.ZIP_STORED) as archive:
        for name in names:
            info = zipfile.ZipInfo(name, EPOCH)
            info.external_attr = 0o644 << 16
            archive.writestr(info, (folder / name).read_bytes())
    let_all_read(folder / "print.zip")


def _files(folder: Path) -> list[str]:
    return [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
