"""Every code has a broken file and the literal words that a member of staff reads about it."""

import re
from pathlib import Path

import pytest

from tests.shipped import ROOT
from zhanpai.kit.yaml import RULES, parse, parse_front_matter

BROKEN = ROOT / "tests/fixtures" / "broken"
FOLDERS = sorted(path for path in BROKEN.glob("Y*") if path.is_dir())

# Too large to keep as files.
GENERATED = {
    "Y003_one_megabyte": b"a: " + b"x" * 1024 * 1024 + b"\n",
    "Y040_too_many_entries": b"a: [" + b"x," * 200_000 + b"x]\n",
}
# Names that staff see on their own screens.
KNOWN_WORDS = {"Excel", "Word", "JPEG", "Unicode", "ANSI", "input", "yaml"}


def printed(folder: Path) -> tuple[list[str], str]:
    if folder.name in GENERATED:
        document = parse(GENERATED[folder.name], "input.yaml")
    elif (markdown := folder / "input.md").exists():
        document = parse_front_matter(markdown.read_bytes(), "input.md").document
    else:
        document = parse((folder / "input.yaml").read_bytes(), "input.yaml")
    return [problem.code for problem in document.problems], "\n".join(map(str, document.problems)) + "\n"


@pytest.mark.breadth
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_broken_file_is_told_in_these_words(folder: Path) -> None:
    codes, text = printed(folder)
    assert text == (folder / "expected.txt").read_text("utf-8")
    assert set(codes) == {folder.name[:4]}


def test_every_code_has_a_broken_file() -> None:
    assert [rule.code for rule in RULES] == [folder.name[:4] for folder in FOLDERS]


def test_codes_are_numbered_without_gaps() -> None:
    assert [rule.code for rule in RULES] == [f"Y{number:03}" for number in range(1, len(RULES) + 1)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_says_why_and_shows_wrong_and_right(rule) -> None:  # type: ignore[no-untyped-def]
    assert "错：" in rule.body
    assert "对：" in rule.body
    assert not rule.body.startswith("错：")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_message_contains_an_english_sentence_or_jargon(folder: Path) -> None:
    told = [line for line in (folder / "expected.txt").read_text("utf-8").splitlines() if "│" not in line]
    unquoted = re.sub(r"“.*”", "", "\n".join(told))
    assert set(re.findall(r"[A-Za-z]{4,}", unquoted)) <= KNOWN_WORDS
    assert not re.search(r"YAML|Python|锚点|标量|映射|None|dict", unquoted)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_message_repeats_more_than_forty_characters_of_a_value(folder: Path) -> None:
    for line in (folder / "expected.txt").read_text("utf-8").splitlines():
        if "错误" in line or "提醒" in line:
            assert all(len(quoted) <= 40 for quoted in re.findall(r"“([^“”]*)”", line))
