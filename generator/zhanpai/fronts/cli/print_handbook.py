"""`zhanpai handbook`: the whole handbook as one PDF for the printer."""

from __future__ import annotations

from pathlib import Path

from zhanpai import __version__
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.progress import ProgressView
from zhanpai.kit.clock import read_today
from zhanpai.kit.disk import files
from zhanpai.kit.problem import Problem, explain
from zhanpai.office.handbook.handbook_pages import code_pages, handbook_pages, picture
from zhanpai.press.making.handbook_pdf import FILE, handbook_pdf

SETTING = "排版"
_PDF = b"%PDF-"


def print_handbook(out: Path | None) -> None:
    """Write the handbook to the file `out`, or to one of its own name in the current folder; an older PDF is renewed.

    Raises Problem where the file may not be written, or is something else than a PDF; nothing is written then.
    """
    path = Path(FILE) if out is None else out
    try:
        _refuse(path)
        with ProgressView() as view:
            view.show(SETTING)
            pdf = handbook_pdf(handbook_pages(), code_pages(), picture, read_today(), version=__version__)
        files.make_folder(path.absolute().parent)
        files.put(path, pdf)
    except OSError as error:
        raise explain(error, path) from error
    screen.say(f"使用手册排好了：{path.absolute()}", "green")
    screen.say("A4，双面打印、左边装订。")


def _refuse(path: Path) -> None:
    """Refuse what is no place for a PDF."""
    if path.suffix.lower() != ".pdf":
        raise Problem(f"“{path}”不是 PDF 的文件名。", f"文件名用 .pdf 结尾，例如 --out {FILE}。")
    if path.is_dir():
        raise Problem(f"{path} 是一个文件夹。", "换一个文件名。")
    if path.is_file() and not path.read_bytes().startswith(_PDF):
        raise Problem(f"{path} 已经有了，不是 PDF，没有动它。", "移走它，或者换一个文件名。")
