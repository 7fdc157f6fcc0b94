"""`check` clean means that signs, posters and reports can be made: a fault of the city's own templates is a finding."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fronts.cli.zhanpai import zhanpai
from tests.make import TODAY, write_project
from tests.shipped import ROOT
from zhanpai import check

THEME = ROOT / "theme"
SIGNAGE, DOOR, LIB = "signage/signage.yaml", "signage/kinds/doorplate.typ", "signage/lib/sign.typ"
POSTER, LINK, PREVIEW = "share/poster.typ", "share/link.typ", "share/preview.html"
ANNUAL, RANKING = "annual/main.typ", "report/ranking.html"
CALL = "      call: 微信扫一扫，看代表、看接待时间、提意见\n"
BACK = "照随程序来的同名文件改；或者删掉 theme/{}，就用随程序来的。"


def shipped(path: str) -> str:
    return (THEME / path).read_text("utf-8")


def changed(path: str, old: str, new: str) -> str:
    text = shipped(path)
    assert text.count(old) == 1, path
    return text.replace(old, new)


def city(root: Path, files: Mapping[str, str]) -> Path:
    return write_project(root / "p", {f"theme/{path}": text for path, text in files.items()})


def told(root: Path, files: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Place, sentence and line as quoted of each finding, with all that is underlined."""
    return [
        (
            f"{d.path.removeprefix('theme/')}:{d.line}:{d.column}",
            f"{d.code} {d.message}",
            d.excerpt[d.column - 1 :][: d.width],
        )
        for d in check(city(root, files), TODAY)
    ]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("old", "new", "place", "sentence", "marked"),
    [
        ("bleed: 3 ", "bled: 3 ", "5:1", "D102 不认识的字段“bled”。", "bled"),
        ("    width: 600\n    height: 400\n", "    width: 六百\n    height: 400\n", "22:12", "D210 “宽”写成“六百”，不是数字。", "六百"),
        ("    width: 600\n    height: 400\n", "    width: 60000\n    height: 400\n", "22:12", "D210 “宽”写成“60000”，超出范围。", "60000"),
        ("fonts: [Noto Sans CJK SC]", "fonts: [好看的字]", "8:9", "P606 找不到字体“好看的字”。", "好看的字"),
        (CALL, "", "30:5", "P611 排版模板要用“call”，没有给。", "texts"),
    ],
)  # fmt: skip
def test_a_wrong_line_of_the_themes_own_signage_is_told(
    old: str, new: str, place: str, sentence: str, marked: str, tmp_path: Path
) -> None:
    assert told(tmp_path, {SIGNAGE: changed(SIGNAGE, old, new)}) == [(f"{SIGNAGE}:{place}", sentence, marked)]


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("text", "place", "code"), [("bleed: [\n", "1:9", "Y041"), ("", "1:1", "Y004"), ("- 3\n", "1:1", "Y038")]
)
def test_signage_that_cannot_be_read_is_told(text: str, place: str, code: str, tmp_path: Path) -> None:
    ((found, sentence, _),) = told(tmp_path, {SIGNAGE: text})
    assert (found, sentence[:4]) == (f"{SIGNAGE}:{place}", code)


@pytest.mark.slow
def test_measures_at_which_no_code_can_be_read_are_told_at_their_kind(tmp_path: Path) -> None:
    small = changed(SIGNAGE, "    width: 600\n    height: 400\n", "    width: 60\n    height: 400\n")
    ((place, sentence, marked),) = told(tmp_path, {SIGNAGE: small})
    assert (place, marked) == (f"{SIGNAGE}:{line_of(small, '  doorplate: ')}:3", "doorplate")
    assert sentence.startswith("P701 门牌 0001：") and sentence.endswith("扫不出来。")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "old", "new", "sentence", "marked"),
    [
        (DOOR, "#let doorplate", "#let 字 = 好\n#let doorplate", "P611 排版模板用了没有的名称“好”。", "好"),
        (DOOR, "#let doorplate", "#let x = (\n#let doorplate", "P611 排版模板里的括号或者引号没有配对。", "("),
        (LIB, "#let job", "#let y = (a: 1).b\n#let job", "P611 排版模板要用“b”，没有给。", "b"),
        (POSTER, "#let poster", "#let z = image(\"x.png\")\n#let poster", "P611 排版模板要用的文件“x.png”不存在。", '"'),
        (ANNUAL, "#let job", "#let 加 = 1 + \"一\"\n#let job", "P611 排版模板在这里排不下去：“cannot add integer and string”。", "1"),
        (PREVIEW, "</body>", "{{ 没有 }}</body>", "P611 模板用了没有的名称“没有”。", "没有"),
        (RANKING, "{% block body %}", "{% block body %}{{ area.没有.x }}", "P611 模板用了没有的名称“没有”。", "没有"),
    ],
)  # fmt: skip
def test_a_template_that_fails_is_told_with_its_line_and_the_place_in_it(
    path: str, old: str, new: str, sentence: str, marked: str, tmp_path: Path
) -> None:
    text = changed(path, old, new)
    ((place, said, word),) = told(tmp_path, {path: text})
    file, line, _ = place.split(":")
    assert (file, said, word) == (path, sentence, marked)
    assert text.split("\n")[int(line) - 1] == new.split("\n")[0] or path in (PREVIEW, RANKING)


@pytest.mark.slow
def test_a_picture_without_words_in_a_print_for_the_public_is_told(tmp_path: Path) -> None:
    board = changed("share/board.typ", ", alt: p.alt", "")
    ((place, said, _),) = told(tmp_path, {"share/board.typ": board})
    assert place.startswith(f"share/board.typ:{line_of(board, '  image(p.file')}:")
    assert said == "P611 排版模板里的图片没有写 alt：图上是什么，听的人不知道。"


@pytest.mark.slow
def test_a_template_of_share_images_that_fails_is_told_before_a_build(tmp_path: Path) -> None:
    assert told(tmp_path, {LINK: '\n#read("x.txt")\n'}) == [
        (f"{LINK}:2:7", "P611 排版模板要用的文件“x.txt”不存在。", '"')
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("files", "path", "sentence"),
    [
        (
            {DOOR: "#let doorplate(sign) = { page[1]; page[2] }\n", LIB: shipped(LIB) + "\n"},
            DOOR,
            "P611 排版模板排成了 2 页，应当是 1 页。",
        ),
        (
            {
                POSTER: changed(
                    POSTER, "#let poster(", "#let poster(..any) = { page[1]; page[2] }\n#let other("
                ),
                LIB: shipped(LIB) + "\n",
            },
            POSTER,
            "P611 排版模板排成了 2 页，应当是 1 页。",
        ),
        ({DOOR: "\n"}, DOOR, "P611 排版模板要引入的名称，那个文件里没有。"),
    ],
)
def test_what_no_line_can_be_laid_to_is_laid_to_the_template_that_is_drawn(
    files: Mapping[str, str], path: str, sentence: str, tmp_path: Path
) -> None:
    found = [(place, said) for place, said, _ in told(tmp_path, files)]
    assert found == [(f"{path}:1:1", sentence)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "text"),
    [
        (DOOR, "#let doorplate(sign) = page(width: 20cm, height: 10cm)[]\n"),
        (
            POSTER,
            changed(
                POSTER,
                "#let poster(",
                "#let poster(..any) = page(width: 1080mm, height: 1440mm)[]\n#let other(",
            ),
        ),
    ],
)
def test_a_template_that_leaves_out_the_code_is_told(path: str, text: str, tmp_path: Path) -> None:
    found = check(city(tmp_path, {path: text}), TODAY)
    assert {(d.path, d.code) for d in found} == {(f"theme/{path}", "P701")}
    assert all("扫不出来" in d.message and f"删掉 theme/{path}，" in d.fix for d in found)


@pytest.mark.slow
def test_a_sound_template_of_the_citys_own_is_left_alone(tmp_path: Path) -> None:
    assert told(tmp_path, {DOOR: shipped(DOOR) + "\n// 我市的\n", RANKING: shipped(RANKING) + "\n"}) == []


@pytest.mark.slow
def test_every_template_of_signs_posters_and_reports_may_be_the_citys_own(tmp_path: Path) -> None:
    files = [
        p
        for part in ("signage", "share", "annual", "report")
        for p in (THEME / part).rglob("*")
        if p.is_file()
    ]
    assert len(files) > 25
    own = {path.relative_to(THEME).as_posix(): path.read_text("utf-8") + "\n" for path in files}
    assert told(tmp_path, own) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "old", "new", "command"),
    [
        (DOOR, "#let doorplate", "#let x = nope\n#let doorplate", ("signs", "--kind", "s1")),
        (DOOR, "#let doorplate", "#let x = nope\n#let doorplate", ("signs", "--kind", "s1", "--jobs", "2")),
        (SIGNAGE, "bleed: 3 ", "bled: 3 ", ("signs", "--kind", "s1")),
        (SIGNAGE, CALL, "", ("signs", "--kind", "s1")),
        (ANNUAL, "#let job", "#let x = nope\n#let job", ("annual",)),
        (POSTER, "#let poster", "#let x = nope\n#let poster", ("share", "--only", "poster", "--from", "2026-01-01")),
        (RANKING, "{% block body %}", "{% block body %}{{ nope }}", ("report",)),
        (LINK, "#for s in", "#nope\n#for s in", ("build", "--no-search")),
    ],
)  # fmt: skip
def test_the_command_that_meets_the_fault_tells_it_in_the_same_words_and_makes_nothing(
    path: str, old: str, new: str, command: tuple[str, ...], tmp_path: Path
) -> None:
    root = city(tmp_path, {path: changed(path, old, new)})
    checked, done = zhanpai("check", at=root), zhanpai(*command, "--out", "made", at=root)
    assert (checked.status, done.status) == (1, 1), done.shown
    ((place, *_),) = [(d.path, d.line, d.message) for d in check(root, TODAY)]
    finding = checked.out[: checked.out.index("怎么改")]
    assert finding.startswith(f"theme/{path}:") and place == f"theme/{path}"
    assert finding in done.shown
    assert not list((root / "made").glob("**/*.*")) if (root / "made").exists() else True


@pytest.mark.breadth
@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"signage.yaml": "kinds:\n  doorplate: {width: 700, height: 460}\n"}, []),
        ({"report.yaml": "silent_days: 60\n"}, []),
        ({"signage.yaml": "kinds:\n  doorplate: {widht: 700}\n"}, ["signage.yaml:2 D102"]),
        ({"signage.yaml": "kinds：\n"}, ["signage.yaml:1 Y014"]),
        ({"report.yaml": "silnt_days: 60\n"}, ["report.yaml:1 D102"]),
        ({"report.yaml": "silent_days: many\n"}, ["report.yaml:1 D210"]),
        # All at once, be the content faulty too.
        (
            {"report.yaml": "silnt_days: 60\n", "signage.yaml": "bled: 3\n", "theme/logo/logo.svg": "<svg"},
            ["report.yaml:1 D102", "theme/logo/logo.svg:1 P605"],
        ),
    ],
)
def test_the_settings_beside_the_register_are_checked_before_their_day(files, said, tmp_path):
    found = check(write_project(tmp_path / "p", files), TODAY)
    assert [f"{d.path}:{d.line} {d.code}" for d in found if d.severity.is_error] == said
