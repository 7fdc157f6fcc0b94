"""A fix that is carried out passes: the finding is gone, and no error has come in its place.

What a program can carry out is the finding's repair; `BY_HAND` says of every other rule why only a person can.
"""

from pathlib import Path

import pytest

from tests.checks.test_broken import BROKEN, RULES, build, told
from tests.kit.yaml.test_broken import GENERATED
from zhanpai.content.repairs import is_sure
from zhanpai.kit.diagnostics import Diagnostic, Repair
from zhanpai.kit.yaml import RULES as YAML_RULES
from zhanpai.kit.yaml import parse, parse_front_matter
from zhanpai.office.handbook.rulebook import MENDABLE

pytestmark = pytest.mark.slow

FOLDERS = sorted(path for path in BROKEN.iterdir() if path.is_dir() and path.name not in GENERATED)

BY_HAND = {
    code: reason
    for reason, codes in {
        "words are missing that only a person knows": "N112 S219 S280 P509 D101 D105 D106 D215 D252 D270 Y004 Y019 Y035",
        "the example in the fix is no guess at what was meant": "D202 D204 D205 D211 D212 D213 D220 N111 P508 P610 Y029",
        "which of two is right only a person knows": (
            "D216 D240 D241 D250 D251 D272 D273 D274 N104 N106 N107 N108 N113 S205 S207 S211 S212 S213 S214 S217 S270 "
            "S271 S273 S282 S285 Y013 Y034 Y036"
        ),
        "somebody has to look, to ask or to sign": "D217 D218 V403 V405",
        "a number or a name of a person is to go, and its sentence to be written anew": "V401 V404",
        "another file is to be made, moved, renamed or mended, and no line": (
            "L302 L304 L305 P605 S290 S201 S202 S203 S204 S215 S218 S220 S240 S241 Y001 Y002 Y003 Y038 Y040"
        ),
        "the ledger is to be brought back and not to be written in": "P501 P502 P503 P504 P505 P506 P507 P510 P511 P513",
        "what lines are meant to be one, or where they begin, is to be seen": "S281 S206 S216 Y018 Y021 Y039 Y041",
        "several ways are open: another place, another word, none": "D283 L303 L306 L307 L308 L309 N101 S208 S209 S210",
        "a template, a colour or a logo is somebody's design": "P608 P609 P611",
        "what was lost or meant by a sign cannot be seen from it": "Y005 Y008 Y010 Y027 Y028 Y030 Y031 Y032",
    }.items()
    for code in codes.split()
}
"""Rules whose fixtures offer nothing that a program could write, and why."""


def read(name: str, text: str) -> list[Diagnostic]:
    if name.endswith(".md"):
        matter = parse_front_matter(text.encode("utf-8", "surrogatepass"), name)
        return [*matter.document.problems, *matter.problems]
    return list(parse(text.encode("utf-8", "surrogatepass"), name).problems)


def repaired(text: str, problem: Diagnostic) -> str:
    assert problem.repair is not None
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    for number, column, old, new in problem.repair.more:
        right = Repair(column, old, new).applied_to(lines[number - 1])
        assert right is not None
        lines[number - 1] = right
    right = problem.repair.applied_to(lines[problem.line - 1])
    lines[problem.line - 1 : problem.line] = [] if right is None else [right]
    return "\n".join(lines)


def left_over(before: list[Diagnostic], after: list[Diagnostic], mended: Diagnostic) -> list[str]:
    """The finding itself if it is still there, and what has come in its line."""
    known = {(d.path, d.code, d.message) for d in before if d != mended}
    return [
        str(d)
        for d in after
        if d.path == mended.path
        and d.line == mended.line
        and (d.severity.is_error or d.code == mended.code)
        and (d.path, d.code, d.message) not in known
    ]


def tried(folder: Path, tmp_path: Path) -> tuple[set[str], set[str], list[str]]:
    """The codes that offer a repair in this fixture, those that are sure of it, and what repairs have not mended."""
    is_yaml = folder.name.startswith("Y")
    if is_yaml:
        name = "input.md" if (folder / "input.md").exists() else "input.yaml"
        try:
            text = (folder / name).read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            return set(), set(), []
        before = read(name, text)
    else:
        root = build(folder, tmp_path / "p")
        before = told(root)
    codes, sure, wrong = set(), set(), []
    for problem in before:
        if problem.repair is None:
            continue
        codes.add(problem.code)
        if is_sure(problem):
            sure.add(problem.code)
        if is_yaml:
            wrong += left_over(before, read(name, repaired(text, problem)), problem)
            continue
        file = root / problem.path
        whole = file.read_bytes()
        file.write_text(repaired(whole.decode("utf-8"), problem), "utf-8")
        wrong += left_over(before, told(root), problem)
        file.write_bytes(whole)
    return codes, sure, wrong


def test_every_fix_that_a_program_can_carry_out_passes(tmp_path: Path) -> None:
    offered: set[str] = set()
    sure: set[str] = set()
    wrong: dict[str, list[str]] = {}
    for folder in FOLDERS:
        codes, of_them_sure, rest = tried(folder, tmp_path / folder.name)
        offered |= codes
        sure |= of_them_sure
        if rest:
            wrong[folder.name] = rest
    assert wrong == {}
    every = {rule.code for rule in (*YAML_RULES, *RULES)}
    assert offered.isdisjoint(BY_HAND)
    assert offered | BY_HAND.keys() == every
    # Of 无 for nothing, and of digits that are too wide, no fixture speaks.
    assert MENDABLE - {"D105", "D202"} == sure
