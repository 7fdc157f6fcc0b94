"""The errand that prints the handbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from zhanpai import __version__
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import explain
from zhanpai.office.handbook.handbook_pages import code_pages, handbook_pages, picture
from zhanpai.press.making.handbook_pdf import handbook_pdf

PRINTED = "handbook.pdf"


def print_handbook(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Write the whole handbook as one PDF into ``asked["out"]``; nothing of the project is read.

    Raises Problem if the disk takes no more.
    """
    say(phase="排版")
    content = handbook_pdf(handbook_pages(), code_pages(), picture, read_today(), version=__version__)
    out = Path(asked["out"])
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / PRINTED).write_bytes(content)
    except OSError as error:
        raise explain(error, out) from error
    return {"key": asked["key"], "files": [PRINTED], "megabytes": f"{len(content) / 2**20:.1f}"}
