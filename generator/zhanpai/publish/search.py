"""Full-text search: the index of everything that may be found, beside the pages, in a folder of its own."""

from __future__ import annotations

from pathlib import Path

from zhanpai.domain import urls
from zhanpai.kit.disk.files import write_bytes
from zhanpai.pipeline import Prepared
from zhanpai.publish import pagefind
from zhanpai.publish.staging import keep_only
from zhanpai.site.search import bigrams

FOLDER = urls.SEARCH_INDEX.strip("/")

LEFT_OUT = "全文搜索没有做：没有安装 pagefind-bin（pip install pagefind-bin）。网站的其他部分都在。"
NOT_WANTED = "按 --no-search 的要求，没有做全文搜索。"


def standing(stage: Path) -> frozenset[str]:
    """The files of an index that stands in `stage` already: writing over them is quicker than making others."""
    folder = stage / FOLDER
    return frozenset(p.relative_to(stage).as_posix() for p in folder.rglob("*") if p.is_file())


def add_search(prepared: Prepared, stage: Path) -> str:
    """Put the index of all of `prepared` into `stage`; return in Chinese why not, or "".

    Whole every time, whatever part of the pages is drawn anew: it is made from the plan, not from them.
    """
    program = pagefind.find_program()
    if program is None:
        remove_search(stage)
        return LEFT_OUT
    entries = (bigrams.pagefind_entry(entry) for page in prepared.pages for entry in page.entries)
    files = pagefind.make_index(program, entries)
    for path, content in files.items():
        write_bytes(stage / FOLDER / path, content)
    keep_only(stage / FOLDER, frozenset(files))
    return ""


def remove_search(stage: Path) -> None:
    """See that no index of an earlier build stands in `stage`."""
    if (stage / FOLDER).is_dir():
        keep_only(stage / FOLDER, frozenset())
        (stage / FOLDER).rmdir()
