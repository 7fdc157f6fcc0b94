"""The finished site as one file, to be handed to whoever puts it on a server."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from zhanpai.content.load.disk import CACHE
from zhanpai.kit.disk.files import make_folder
from zhanpai.kit.disk.lock import locked
from zhanpai.kit.disk.system import move
from zhanpai.kit.problem import Problem, explain
from zhanpai.publish.project_places import MARKER, SITE

NAME = "site.zip"
BUILD_FIRST = "先生成网站，再打包。"
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""Of every file, the first day that a ZIP knows: the same site gives the same bytes."""
_PACKED = (".png", ".jpg", ".webp", ".woff2", ".ico", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta")
"""What is packed already and would only take time."""


def pack_site(root: Path, on_progress: Callable[[int, int], object]) -> Path:
    """Pack the site that was built in the project at `root`, and return where the file lies: in the project's cache.

    `on_progress` hears how many of how many files are packed.  Raises Problem if no site was built, if one is being built, or
    if the disk refuses; a file that was packed before is then as it was.
    """
    site = root / SITE
    if not (site / MARKER).is_file():
        raise Problem("还没有生成网站，没有东西可以打包。", BUILD_FIRST)
    target = root / CACHE / NAME
    draft = target.with_suffix(f".{os.getpid()}.tmp")
    try:
        make_folder(target.parent)
        with locked(site):
            _pack(site, draft, on_progress)
        move(draft, target)
    except OSError as error:
        raise explain(error, target) from error
    finally:
        draft.unlink(missing_ok=True)
    return target


def _pack(site: Path, draft: Path, on_progress: Callable[[int, int], object]) -> None:
    files = sorted(p for p in site.rglob("*") if p.is_file() and not p.is_symlink() and p != site / MARKER)
    with zipfile.ZipFile(draft, "w") as archive:
        for number, path in enumerate(files, 1):
            info = zipfile.ZipInfo(path.relative_to(site).as_posix(), _BEGINNING)
            info.compress_type = zipfile.ZIP_STORED if path.suffix in _PACKED else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, path.read_bytes())
            if number % 100 == 0 or number == len(files):
                on_progress(number, len(files))
