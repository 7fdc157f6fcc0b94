"""`zhanpai schema`: the JSON Schema of every file that staff type, for their editors."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from zhanpai.content.scaffold.editor_line import FOLDER
from zhanpai.fronts.cli import screen
from zhanpai.fronts.cli.project_root import find_root
from zhanpai.fronts.schemas import BY_NAME, MARK, schema_files, schema_text
from zhanpai.kit.disk import files, out_folder
from zhanpai.kit.nearest import nearest
from zhanpai.kit.problem import Problem
from zhanpai.publish.project_places import places_of


def write_schemas(root: Path, name: str, out: Path | None) -> None:
    """Print the schema called `name`, or write all into `out` or the project's own folder for them.

    What an older version has written is renewed.  Raises Problem for an unknown name, for a file of somebody else's
    that has the name of one of ours, where output may not lie, and when there is no project to write into.
    """
    if name:
        _print(name, out)
        return
    typed = out or find_root(root, needs_register=True) / FOLDER
    folder = out_folder.settle(typed, places_of(root))
    texts = {folder / PurePosixPath(path).name: text for path, text in schema_files().items()}
    for path in texts:
        _refuse_foreign(path)
    for path, text in texts.items():
        files.write_bytes(path, text.encode())
    screen.say(f"写好了 {len(texts)} 种文件的格式说明，在 {folder}")
    screen.say("名称：" + "、".join(f"{kind.name}（{kind.title}）" for kind in BY_NAME.values()))


def _print(name: str, out: Path | None) -> None:
    if name not in BY_NAME:
        guess = nearest(name, list(BY_NAME))
        fix = f"是不是想写 {guess}？" if guess else f"可以写：{'、'.join(BY_NAME)}。"
        raise Problem(f"没有“{name}”这种文件。", fix)
    if out is not None:
        raise Problem(f"写了名称（{name}）就是显示出来，不存文件。", "去掉 --out，或者去掉名称。")
    screen.say(schema_text(name).rstrip())


def _refuse_foreign(path: Path) -> None:
    """Refuse to write over what this command has not written."""
    if path.exists() and (not path.is_file() or MARK not in path.read_text("utf-8", "replace")):
        raise Problem(
            f"{path} 已经有了，不是这个命令写的，没有动它。", "移走它，或者用 --out 写一个别的文件夹。"
        )
