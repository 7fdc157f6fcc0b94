"""The errand that makes the city: all its files, or none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from zhanpai.content.divisions import read_atlas
from zhanpai.content.new_folder import fill
from zhanpai.content.scaffold.city_start import city_files
from zhanpai.fronts.desk.beginning.begin_pages import left_for_later
from zhanpai.fronts.desk.beginning.start_answers import read_answers
from zhanpai.fronts.desk.beginning.typed_start import forget_start, read_start
from zhanpai.fronts.schemas import schema_files
from zhanpai.kit.clock import read_today
from zhanpai.kit.problem import Problem


def begin(root: Path, say: Callable[..., None], asked: Mapping[str, Any]) -> dict[str, Any]:
    """Write into `root` the city that ``asked["kept"]``, a file of a `TypedStart`, tells of, and forget the file.

    Problem, with nothing written, if something in it cannot be used, if the folder is not free any more, or if the disk
    refuses.
    """
    kept = Path(asked["kept"])
    say(phase="列出全部文件")
    answers = read_answers(read_atlas(), read_start(kept))
    if answers.start is None or answers.faults:
        raise Problem("还有没填好的，什么都没有写。", "回到前面几步，看哪里标着要改。")
    files = {**city_files(answers.start, read_today()), **schema_files()}
    say(phase="写文件")
    fill(root, files)
    forget_start(kept)
    return {
        "files": len(files),
        "to_do": [*left_for_later(answers.start)],
        "name": answers.start.division.name,
    }
