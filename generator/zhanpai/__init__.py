"""zhanpai 站牌: one register of deputy liaison stations in, one branded static site out.

**Invariant:** `import zhanpai` loads nothing else; what a name needs is loaded when the name is first used.

This is the whole interface for other programs; everything below it may change without notice.  A project is
the folder that holds `stations.yaml` and `content/`.  A path (StrPath) is a str or a Path.  Messages are Chinese sentences
for the staff who keep the content.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    import os
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import Any, TypeAlias

    from zhanpai.content.edits import ChangedMeanwhileError
    from zhanpai.content.repairs import Fixes
    from zhanpai.content.tidying import Tidied
    from zhanpai.domain.model.site import Site
    from zhanpai.domain.names.answer import NameAnswer
    from zhanpai.domain.names.in_text import NameMention
    from zhanpai.fronts.renaming import Renaming
    from zhanpai.kit.diagnostics import ContentError, Diagnostic, Keys
    from zhanpai.kit.problem import Problem
    from zhanpai.kit.yaml.retyping import NewValue
    from zhanpai.kit.yaml.spliced_file import SpliceError
    from zhanpai.pipeline import Prepared
    from zhanpai.publish.site import Built
    from zhanpai.site.page import Page

    StrPath: TypeAlias = str | os.PathLike[str]

__version__ = "0.2.0"

__all__ = [
    "Built",
    "ChangedMeanwhileError",
    "ContentError",
    "Diagnostic",
    "Fixes",
    "NameAnswer",
    "NameMention",
    "Page",
    "Prepared",
    "Problem",
    "Renaming",
    "Site",
    "SpliceError",
    "Tidied",
    "__version__",
    "add_item",
    "build",
    "check",
    "fix",
    "format",
    "names",
    "names_in",
    "prepare",
    "remove_value",
    "rename",
    "schema",
    "set_value",
]


def check(path: StrPath, today: dt.date | None = None) -> list[Diagnostic]:
    """Say everything that is wrong with the project in the folder `path`; nothing is written.

    `today` is the day as of which the content is judged; None is today in China, or the day of the environment
    variable SOURCE_DATE_EPOCH.  The list is sorted by file, line and column, and empty when nothing is wrong.
    A folder without a register gives a diagnostic, not an exception.  Of templates of the city's own for signs,
    posters and reports a little is made in a temporary folder, to see whether they can be used; Problem says that
    the surroundings leave no place for it.
    """
    from zhanpai.content.load import ContentReader
    from zhanpai.fronts.rehearsal import examine
    from zhanpai.kit.clock import read_today

    return examine(Path(path), ContentReader(Path(path)).load(today or read_today()))


def prepare(path: StrPath, today: dt.date | None = None, *, strict: bool = False) -> Prepared:
    """Read, check and plan the project in the folder `path` as of `today`; nothing is written.

    `today`: as for `check`.  `strict`: whether 提醒 (warnings) stop it too, and not only 错误 (errors).
    Raises ContentError, which carries every diagnostic, if the content cannot be published as it stands.
    """
    from zhanpai import pipeline
    from zhanpai.kit.clock import read_today

    return pipeline.prepare(Path(path), today or read_today(), strict=strict)


def build(
    path: StrPath,
    out: StrPath,
    today: dt.date | None = None,
    *,
    strict: bool = False,
    search: bool = True,
    processes: int = 1,
) -> Built:
    """Build the site of the project in the folder `path` and put it at `out`, in one step.

    `today`, `strict`: as for `prepare`.  `search`: whether to make the index of the full-text search.
    `processes`: how many processes draw the pages, 1 or more; from 2 on they are forked, which a program that
    has threads must not ask for.
    Raises ContentError if the content or a finished page is wrong, and Problem if the surroundings do not allow
    the build: `out` is somebody else's folder, the disk is full, another build is running.  Whatever is raised,
    `out` is as it was.
    """
    from zhanpai.press.making.share_images import draw_images
    from zhanpai.publish.site import build_site

    prepared = prepare(path, today, strict=strict)
    return build_site(
        prepared,
        Path(out),
        draw_images=draw_images,
        processes=processes,
        search=search,
        on_progress=lambda _: None,
    )


def fix(
    path: StrPath, today: dt.date | None = None, *, codes: Collection[str] = (), write: bool = False
) -> Fixes:
    """Find all that can be mended in the project in the folder `path` without asking anybody, and with `write` mend it.

    `today`: as for `check`.  `codes`: mend the findings of these codes alone; empty is all.  What would bring a finding
    that was not there before is not among it.  All files are written or none; raises ChangedMeanwhileError if somebody
    saves one of them meanwhile, and Problem if the disk refuses one.
    """
    from zhanpai.content.several_edits import write_files
    from zhanpai.fronts.fixing import fixes_of
    from zhanpai.kit.clock import read_today

    root = Path(path)
    fixes = fixes_of(root, today or read_today(), codes)
    if write:
        write_files(root, [(file.path, file.before, file.after) for file in fixes.files], "自动改正")
    return fixes


def format(path: StrPath, files: Sequence[str] = (), *, write: bool = False) -> Tidied:
    """Lay out the typed files of the project in the folder `path`, and with `write` write them; what they say stays.

    `files` are paths from that folder, with `/`; none is all that have a layout.  A file that cannot be read, or would
    say anything else afterwards, is left and named.  All others are written or none; raises Problem for a path that is no
    such file, and with `write` what `fix` raises.
    """
    from zhanpai.content.several_edits import write_files
    from zhanpai.content.tidying import tidy_project

    tidied = tidy_project(Path(path), files)
    if write:
        write_files(Path(path), tidied.changes, "整理排版")
    return tidied


def rename(
    path: StrPath,
    kind: str,
    old: str,
    new: str = "",
    *,
    since: dt.date | None,
    fields: Mapping[str, str] | None = None,
    merge: bool = False,
    write: bool = False,
    today: dt.date | None = None,
) -> Renaming:
    """Call something otherwise everywhere it stands in the project in the folder `path`; written only if `write`.

    `kind`: ``district``, ``township``, ``community``, ``deputy`` or ``matter``, of which `old` is the place (岳麓区/望月湖街道),
    the number or name, or the words, and `new` the new name; or ``station``, of which `old` is the number and `fields` say
    what its row says from now on (``{"community": "湖东社区"}``).  `since` is the first day of the new name, None for a
    correction of what was never right.  `merge`: the matter `new` is there already, and both become one.  `today`: as for
    `check`.  What comes back says what changes file by file, and what a person must look at; with `write` all files are
    written, or none.
    Raises Problem if there is no such thing, if the name cannot be, or if a file was saved meanwhile; ContentError if a
    file cannot be read; ValueError for another `kind`.
    """
    from zhanpai.fronts.renaming import RenameWish, plan_renaming, write_renaming
    from zhanpai.kit.clock import read_today

    wish = RenameWish(kind, old, new, since, fields, merge)
    renaming = plan_renaming(Path(path), today or read_today(), wish)
    if write:
        write_renaming(Path(path), renaming)
    return renaming


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one kind of file that staff type, as plain data, with Chinese titles.

    `name` is what `zhanpai schema` calls the kind: stations, station, opinions, projects, news, page, waivers,
    signage or report.  It speaks of the file as an editor reads it, by YAML 1.2; of news and pages, of what stands
    between the two `---` lines.
    Raises KeyError for any other name.
    """
    from zhanpai.fronts.schemas import schema_of

    return schema_of(name)


def set_value(path: StrPath, file: str, keys: Keys, value: NewValue) -> None:
    """Put `value` in the place of what stands at `keys` in one file of the project in the folder `path`.

    `file` is named from that folder on, with `/`; of one that ends in .md the front matter is meant.  `keys` lead from the
    file's root to the value, names and numbers from 0: `("city", "name")`, `("stations", 0, "community")`.  `value` is a
    str, a number, a date, None, or a list or dict of them.  A last key that is not there yet is added.
    Every other byte stays: remarks, order, quotes, line ends.
    Raises SpliceError if the file is not read as it stands or has no such place, ChangedMeanwhileError if somebody saves
    it meanwhile, Problem if there is no such file or the disk refuses it; the file is then as it was.
    """
    from zhanpai.content.edits import edit_file
    from zhanpai.kit.yaml import splice

    edit_file(Path(path), file, lambda raw: splice.set_value(raw, file, keys, value))


def remove_value(path: StrPath, file: str, keys: Keys) -> None:
    """Take the list item, or the key and its value, at `keys` out of one file; see `set_value` for all the rest."""
    from zhanpai.content.edits import edit_file
    from zhanpai.kit.yaml import splice

    edit_file(Path(path), file, lambda raw: splice.remove(raw, file, keys))


def add_item(path: StrPath, file: str, keys: Keys, value: NewValue, at: int | None = None) -> None:
    """Put `value` into the list at `keys` of one file, before the item `at` or as the last; see `set_value` for the rest."""
    from zhanpai.content.edits import edit_file
    from zhanpai.kit.yaml import splice

    edit_file(Path(path), file, lambda raw: splice.add_item(raw, file, keys, value, at))


def names(path: StrPath, typed: Iterable[str], today: dt.date | None = None) -> list[NameAnswer]:
    """Read names of stations as people type them by the project in the folder `path`; nothing is guessed or written.

    One answer to each of `typed`, in order; `NameAnswer.station` is None where no station is surely meant, and
    `because` says why.  `today`: as for `check`; a merger of a later day has not yet come.
    Raises ContentError if the register cannot be used.
    """
    from zhanpai.fronts.typed_names import station_names
    from zhanpai.kit.clock import read_today

    return [*map(station_names(Path(path), today or read_today()).read, typed)]


def names_in(path: StrPath, text: str, today: dt.date | None = None) -> list[NameMention]:
    """Find the names of stations in running text by the project in the folder `path`, in their order.

    Each with its first character and the one behind its last, and with its answer: a station, or the few that may be
    meant.  `today`: as for `check`.
    Raises ContentError if the register cannot be used.
    """
    from zhanpai.domain.names import mentions
    from zhanpai.fronts.typed_names import station_names
    from zhanpai.kit.clock import read_today

    return list(mentions(station_names(Path(path), today or read_today()), text))


if not TYPE_CHECKING:  # A type checker would take it for leave to use any name.
    _PLACES = {
        "Built": "zhanpai.publish.site",
        "ChangedMeanwhileError": "zhanpai.content.edits",
        "ContentError": "zhanpai.kit.diagnostics",
        "Diagnostic": "zhanpai.kit.diagnostics",
        "Fixes": "zhanpai.content.repairs",
        "NameAnswer": "zhanpai.domain.names.answer",
        "NameMention": "zhanpai.domain.names.in_text",
        "Page": "zhanpai.site.page",
        "Prepared": "zhanpai.pipeline",
        "Problem": "zhanpai.kit.problem",
        "Renaming": "zhanpai.fronts.renaming",
        "Site": "zhanpai.domain.model.site",
        "SpliceError": "zhanpai.kit.yaml.spliced_file",
        "Tidied": "zhanpai.content.tidying",
    }

    def __getattr__(name: str) -> object:
        """The public class `name`, loaded when it is first asked for (PEP 562)."""
        if name not in _PLACES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(importlib.import_module(_PLACES[name]), name)
        return found

    def __dir__() -> list[str]:
        """What the module has now, and the names not loaded yet."""
        return sorted({*globals(), *__all__})
