"""Try the sure repairs of a project in memory: what a check would say of it then is asked of the check itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path

from zhanpai import pipeline
from zhanpai.content import filing
from zhanpai.content.edits import read_file
from zhanpai.content.load import ContentReader
from zhanpai.content.repairs import Examine, Files, Fixes, Place, find_fix, find_fixes, is_sure
from zhanpai.fronts.rehearsal import REPORT, SIGNAGE, wrong_settings
from zhanpai.kit.diagnostics import Diagnostic


def fixes_of(
    root: Path, today: dt.date, codes: Collection[str] = (), on_look: Callable[[], object] = lambda: None
) -> Fixes:
    """All that can be mended in the project in `root` as of `today`, or of these `codes`; nothing is written.

    `on_look` is called before each look at what the project would be.  Raises Problem if a file cannot be read any more.
    """
    return find_fixes(partial(read_file, root), _examiner(root, today, on_look), codes)


def fix_of(root: Path, today: dt.date, place: Place, on_look: Callable[[], object] = lambda: None) -> Fixes:
    """What mends the one finding at `place`, else as `fixes_of`; empty if it is not found there any more."""
    return find_fix(partial(read_file, root), _examiner(root, today, on_look), place)


def _examiner(root: Path, today: dt.date, on_look: Callable[[], object]) -> Examine:
    reader = ContentReader(root)

    def examine(files: Files) -> list[Diagnostic]:
        on_look()
        reader.instead = files
        loaded = reader.load(today)
        said = {*pipeline.examine(loaded), *wrong_settings(root, loaded, files)}
        return sorted(d for d in said if is_typed(d.path))

    return examine


def is_offered(diagnostic: Diagnostic) -> bool:
    """Whether it is among what `fixes_of` tries to mend."""
    return is_sure(diagnostic) and is_typed(diagnostic.path)


def is_typed(path: str) -> bool:
    """Whether the file at `path` is the register, settings beside it or content; of a theme a designer writes every line."""
    return path in (filing.REGISTER, SIGNAGE, REPORT) or path.startswith(f"{filing.CONTENT}/")
