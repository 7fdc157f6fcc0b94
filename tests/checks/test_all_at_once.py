"""Everything that is wrong is told in the first run: a fault hides no other, and brings nothing that only follows."""

import random
from pathlib import Path

import pytest

from tests.checks.test_broken import BROKEN, FOLDERS, MADE, overlay, told
from tests.make import DEMO, write_project
from zhanpai.kit.yaml import parse, parse_front_matter
from zhanpai.kit.yaml.document import Document

pytestmark = pytest.mark.slow

FILES = sorted(
    p.relative_to(DEMO).as_posix() for p in DEMO.rglob("*") if p.suffix in (".yaml", ".md") and p.is_file()
)

# What is rightly not said while another file cannot be read, or a row of the register is lost.
LAYERED = {
    "D251": "the station's days may stand in a file that is misfiled, or be what is wrong",
    "D270": "the station's features may stand in the file that cannot be read whole",
    "L301": "another fault renames the picture",
    "L304": "a file that cannot be read may want the picture",
    "P508": "said while nothing is printed, and the other fault brings a ledger",
    **dict.fromkeys(
        ("S208", "S209", "S210", "S214", "S270", "S272", "P505", "L303"),
        "who or what is named may stand in a file or a row that cannot be read, or is misfiled",
    ),
    "P513": "whether addresses are in order is not asked while one of them cannot be read",
    **dict.fromkeys(("P510", "P511"), "a seal belongs to one ledger, and the other fault brings another one"),
    "P509": "told of whatever is left in a site that is no demonstration, so that its project is another one",
    "V405": "what is waived may stand in the file that cannot be read",
}


def document(path: str) -> Document:
    raw = (DEMO / path).read_bytes()
    if path.endswith(".md"):
        return parse_front_matter(raw, path).document
    is_list = "opinions/" in path or "projects/" in path
    return parse(raw, path, root=list if is_list else dict)


@pytest.mark.parametrize("path", FILES)
def test_one_value_that_cannot_be_read_is_all_that_is_told(path: str, tmp_path: Path) -> None:
    root = write_project(tmp_path)
    whole = (DEMO / path).read_text("utf-8")
    follow: list[str] = []
    for keys, span in document(path)._spans.items():
        place = span.value
        if not keys or place.runs_on or place == span.key:
            continue
        lines = whole.split("\n")
        typed, start = lines[place.line - 1], place.column - 1
        lines[place.line - 1] = f"{typed[:start]}[[坏]]{typed[start + place.width :]}"
        (root / path).write_text("\n".join(lines), "utf-8")
        follow += [f"{keys}: {d}" for d in told(root) if (d.path, d.line) != (path, place.line)]
    assert follow == []


def faults(root: Path) -> set[tuple[str, str, str]]:
    return {(d.path, d.code, d.message) for d in told(root)}


@pytest.mark.parametrize("seed", range(25))
def test_faults_of_several_files_are_all_found_in_the_first_run(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    planted: dict[str, bytes | None] = {}
    single: set[tuple[str, str, str]] = set()
    names: list[str] = []
    drawn = [
        f for f in FOLDERS if f.name not in MADE and f.name[:4] not in LAYERED and not f.name.startswith("P6")
    ]
    dice.shuffle(drawn)
    for folder in drawn:
        files = overlay(BROKEN / folder.name)
        if planted.keys() & files.keys():
            continue
        planted |= files
        names.append(folder.name)
        single |= faults(write_project(tmp_path / folder.name, files))
        if len(names) == 6:
            break
    joint = faults(write_project(tmp_path / "all", planted))
    assert {f for f in single - joint if f[1] not in LAYERED} == set(), names
