"""Everything that was made in one file, to be taken away."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path

from zhanpai.kit.problem import explain

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of files in the archive: the same files make the same archive."""


def write_zip(folder: Path, names: Iterable[str], name: str) -> str:
    """Put the files of these `names` below `folder` into one called `name` beside them, and return `name`.

    Raises Problem if the disk takes no more.
    """
    try:
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for one in sorted(names):
                info = zipfile.ZipInfo(one, EPOCH)
                info.external_attr = 0o644 << 16
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, (folder / one).read_bytes())
    except OSError as error:
        raise explain(error, folder) from error
    return name
