"""The resident, which keeps what it has read and found, never says anything else than two checks that begin anew.

Of the city's own theme no trial runs are made (the `_RUNS` of zhanpai.fronts.rehearsal), here as there: they take
seconds, and what the desk saves is content, never the theme.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from tests.fronts.cli.zhanpai import EPOCH
from tests.shipped import ROOT
from zhanpai.content.load import ContentReader
from zhanpai.fronts.desk.resident.holding import Held
from zhanpai.fronts.newly_found import new_among
from zhanpai.fronts.rehearsal import wrong_settings
from zhanpai.kit.clock import read_today
from zhanpai.kit.diagnostics import Diagnostic
from zhanpai.pipeline import examine

pytestmark = pytest.mark.slow

EDITS, SEEDS = 55, 4
"""Edits in one warm process, and how many such processes: 220 edits."""

SAVED_EACH = 7
"""Of so many edits one is written to the disk, and the next are tried on top of it."""

Edit = dict[str, bytes | None]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    city = tmp_path / "城市 city"
    city.mkdir()
    for name in ("stations.yaml", "mkdocs.yml"):
        shutil.copy(ROOT / name, city)
    shutil.copytree(ROOT / "content", city / "content")
    return city


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_a_try_tells_is_what_two_cold_checks_differ_in(root: Path, seed: int) -> None:
    held, dice = Held(root), Random(seed)
    before = cold(root, {})
    for number in range(EDITS):
        edit = some_edit(dice, root)
        after = cold(root, edit)
        trial = held.try_(edit)
        told = [(one.path, one.line, one.code, one.message, one.is_error) for one in trial.new]
        assert told == [
            (one.path, one.line, one.code, one.message, one.severity.is_error)
            for one in new_among(before, after)
        ], f"edit {number} of {sorted(edit)}"
        if number % SAVED_EACH == 0:
            write(root, edit)
            before = after


def cold(root: Path, edit: Edit) -> list[Diagnostic]:
    """What a check that knows nothing finds of the project with these files so."""
    loaded = ContentReader(root, instead=edit).load(read_today())
    own = {path: raw for path, raw in edit.items() if raw is not None}
    return sorted({*examine(loaded), *wrong_settings(root, loaded, own)})


def some_edit(dice: Random, root: Path) -> Edit:
    """One file changed in some way, now and then two."""
    files = sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    kinds: dict[str, list[str]] = {}
    for path in files:
        kinds.setdefault("/".join(path.split("/")[:2]) + Path(path).suffix, []).append(path)
    edit: Edit = {}
    for _ in range(1 + (dice.random() < 0.2)):
        path = dice.choice(kinds[dice.choice(sorted(kinds))])
        edit |= changed(dice, path, (root / path).read_bytes())
    return edit


def changed(dice: Random, path: str, raw: bytes) -> Edit:
    """The file gone, copied, cut, muddled, with a line more or less, or with something that must not be published."""
    if path.endswith((".jpg", ".png", ".webp")):
        folder, _, name = path.rpartition("/")
        pictures: list[Edit] = [
            {path: None},
            {path: raw[: len(raw) // 2]},
            {f"{folder}/ny-{name}": raw},
            {path: b"GIF89a"},
        ]
        return dice.choice(pictures)
    lines = raw.decode("utf-8", "replace").split("\n")
    at = dice.randrange(len(lines))
    match dice.randrange(9):
        case 0:
            return {path: None}
        case 1:
            new = f"{path.rpartition('/')[0]}/{dice.choice(('0777', '2026-04-01-xin', 'xin'))}{Path(path).suffix}"
            return {new: raw}
        case 2:
            lines.insert(at, dice.choice(STRANGE))
        case 3:
            del lines[at]
        case 4:
            lines[at] = lines[at].replace(*dice.choice(SLIPS))
        case 5:
            lines[at] += dice.choice(WORDS)
        case 6:
            lines = lines[:at]
        case 7:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case _:
            long = [i for i, line in enumerate(lines) if len(line) > 12] or [at]
            lines[dice.choice(long)] += dice.choice(WORDS)
    return {path: "\n".join(lines).encode()}


STRANGE = (
    *("hourz: 9点", "  - ", "- 1", "---", "[链接](/nowhere/)", "![图](none.jpg)", "intro: 手机 13812345678"),
    *("withdrawn: {on: 2026-01-01, reason: 有误}", "status: closed", "\tx", "former_names: [旧名]"),
)
SLIPS = (
    ("：", ":"),
    (": ", "："),
    ("代表", "代 表"),
    ("20", "02"),
    ("联络站", "活动室"),
    ("1", "9"),
    ("- ", "-"),
)
WORDS = (
    *(
        " 13812345678",
        "。3栋2单元501室王女士反映",
        "（望月湖街道人大代表活动室）",
        "[去](http://192.168.1.8/)",
    ),
    *(" [站](/s/0001/) [空](/s/9999/)", "湖东社区代表联络站", " 张 示例", " #", "，见 [指南](guide.md)。"),
)


def write(root: Path, edit: Edit) -> None:
    """Save the edit as another program does."""
    for path, raw in edit.items():
        if raw is None:
            (root / path).unlink(missing_ok=True)
        else:
            (root / path).write_bytes(raw)
