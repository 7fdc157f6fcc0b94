"""`zhanpai export`: the register, deputies, receptions, rota, opinions and accounts as a workbook or as CSV."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from zhanpai.content import filing
from zhanpai.content.load import ContentReader, Loaded
from zhanpai.content.tables.kinds import TABLES, TableKind, table_kind
from zhanpai.content.tables.sheets_out import TablesOut, TablesWanted, csv_out, file_name, workbook_out
from zhanpai.domain.model.site import Site
from zhanpai.fronts.cli import choice, screen
from zhanpai.fronts.cli.main import CONTENT_ERRORS, OK
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import ContentError
from zhanpai.kit.disk import out_folder
from zhanpai.kit.disk.files import create
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem
from zhanpai.publish.project_places import places_of

FOLDER = "export"
"""The folder of a project that its tables go to, unless another is named."""


def export(
    root: Path,
    file: str,
    table: tuple[str, ...],
    district: tuple[str, ...],
    only: tuple[str, ...],
    csv: bool,
    blank: bool,
    out: Path | None,
) -> int:
    """Write the tables that are asked for, of the stations that are named, into one workbook, or each as CSV.

    The status is 1 if something of the content could not be read and is therefore in no table.  Raises ContentError for a
    register that cannot be used, and Problem for a name that nothing has, a file that is there already, or a folder where
    output may not lie.
    """
    kinds = _kinds(table)
    loaded = ContentReader(root).load(read_today())
    if loaded.checked is None:
        raise ContentError(p for p in loaded.problems if p.path == filing.REGISTER)
    wanted = TablesWanted(kinds, _stations(loaded.checked, only, district), blank)
    is_csv = csv or file.lower().endswith(".csv")
    made = list(_made(loaded, wanted, is_csv, _place(only, district)))
    for path, tables in zip(
        _paths(root, file, out, [name for name, _ in made]), (t for _, t in made), strict=True
    ):
        create(path, tables.raw)
        _say(path, tables, blank)
    missing = tuple(dict.fromkeys(sentence for _, tables in made for sentence in tables.missing))
    for sentence in missing:
        screen.say(sentence, "yellow")
    screen.say("内部资料，不得公开；用完删掉。")
    return CONTENT_ERRORS if missing else OK


def _kinds(words: Sequence[str]) -> tuple[TableKind, ...]:
    found = []
    for word in choice.typed(words):
        kind = table_kind(word)
        if kind is None:
            known = [one.title for one in TABLES]
            guess = nearest(word, known)
            raise Problem(
                f"没有“{word}”这张表。", f"是不是想写 {guess}？" if guess else f"可以写：{'、'.join(known)}。"
            )
        found.append(kind)
    return tuple(kind for kind in TABLES if kind in found) or TABLES


def _stations(site: Site, only: Sequence[str], districts: Sequence[str]) -> frozenset[str] | None:
    if not any(choice.typed([*only, *districts])):
        return None
    return frozenset(station.id for station in choice.stations(site, only, districts))


def _place(only: Sequence[str], districts: Sequence[str]) -> str:
    """What the name of the file says of the stations: their district, or their number if it is one."""
    named = list(choice.typed([*districts, *only]))
    return named[0] if len(named) == 1 else "部分站" if named else ""


def _made(loaded: Loaded, wanted: TablesWanted, is_csv: bool, place: str) -> Iterator[tuple[str, TablesOut]]:
    for kinds in ((kind,) for kind in wanted.kinds) if is_csv else (wanted.kinds,):
        name = file_name(
            kinds,
            place,
            loaded.checked.today if loaded.checked else read_today(),
            blank=wanted.blank,
            ending="csv" if is_csv else "xlsx",
        )
        part = TablesWanted(kinds, wanted.stations, wanted.blank)
        yield name, csv_out(kinds[0], loaded, part) if is_csv else workbook_out(loaded, part)


def _paths(root: Path, file: str, out: Path | None, names: Sequence[str]) -> list[Path]:
    """Where each file goes; Problem if it may not lie there or is there already."""
    if file and (out or len(names) > 1):
        fix = (
            "去掉文件名，或者去掉 --out。"
            if out
            else "去掉文件名，一张表存一个文件；或者用 --table 只写一张表。"
        )
        raise Problem("写了文件名就是存成那一个文件。", fix)
    ending = PurePosixPath(names[0]).suffix
    if file and not file.lower().endswith(ending):
        raise Problem(f"文件名“{file}”不以 {ending} 结尾。", f"写成 {Path(file).with_suffix(ending)}。")
    path = Path(file)
    if file:
        folder = path.parent.resolve()
        # In the project's own folder beside the register a workbook does no harm: it is not published.
        folder = folder if folder == root.resolve() else out_folder.settle(folder, places_of(root))
        return [_free(folder / path.name)]
    folder = out_folder.settle(out or root / FOLDER, places_of(root))
    return [_next_free(folder / name) for name in names]


def _free(path: Path) -> Path:
    if path.exists():
        raise Problem(f"{path} 已经有了，没有动它：里面也许有人填过。", "换一个文件名，或者先移走它。")
    return path


def _next_free(path: Path) -> Path:
    """`path`, or the next like it that is not there: nobody's filled-in table is written over."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free


def _say(path: Path, tables: TablesOut, blank: bool) -> None:
    counts = "空表" if blank else "、".join(f"{kind.title} {number} 行" for kind, number in tables.counts)
    screen.say(f"存好了（{counts}）：{path}", "green")
