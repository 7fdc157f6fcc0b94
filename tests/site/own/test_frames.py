"""A frame of the city's own around the pages: what fails in any section is found by check, and nothing else is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.make import TODAY, write_project
from tests.shipped import ROOT
from zhanpai import check

MAIN = (ROOT / "theme/shell/main.html").read_text("utf-8")
END = MAIN.count("\n") + 1
FIX = "照随程序来的同名文件改；或者删掉 theme/shell/{}，就用随程序来的。"


def told(root: Path, files: Mapping[str, str | bytes]) -> list[tuple[str, int, int, str, str, str]]:
    found = check(
        write_project(root / "p", {f"theme/shell/{name}": text for name, text in files.items()}), TODAY
    )
    return [
        (d.path.removeprefix("theme/shell/"), d.line, d.column, d.message, d.excerpt, d.fix) for d in found
    ]


@pytest.mark.breadth
@pytest.mark.parametrize(
    "more",
    [
        "<!-- 我市的 -->\n",
        "{% include 'logo.svg' %}\n",
        "{% if page %}{{ page.url.upper() }}{{ page.title.strip() }}{% endif %}\n",
        "{{ config.site_url.rstrip('/') }}{{ config.site_name.strip() }}{{ base_url.strip() }}\n",
        "{% if page.is_homepage %}欢迎{% endif %}\n",
    ],
)
def test_a_sound_frame_is_left_alone(more: str, tmp_path: Path) -> None:
    assert told(tmp_path, {"main.html": MAIN + more}) == []


@pytest.mark.breadth
@pytest.mark.parametrize(
    "condition", ["section == 'news'", "section == 'about'", "page and page.meta.section"]
)
def test_what_fails_in_some_sections_only_is_told_once_with_its_line(condition: str, tmp_path: Path) -> None:
    line = "{% if " + condition + " %}{{ nothing.more }}{% endif %}"
    message = "模板用了没有的名称“nothing”。"
    place = (END, line.index("nothing") + 1)
    assert told(tmp_path, {"main.html": MAIN + line + "\n"}) == [
        ("main.html", *place, message, line, FIX.format("main.html"))
    ]


def test_a_section_without_a_place_for_the_body_is_told(tmp_path: Path) -> None:
    text = MAIN.replace("@@body@@", "{% if section != 'news' %}@@body@@{% endif %}")
    assert told(tmp_path, {"main.html": text}) == [
        ("main.html", 1, 1, "网页的外框里没有放正文的地方（@@body@@）。", "{#-", FIX.format("main.html"))
    ]


def test_a_frame_that_cannot_be_read_is_named_and_not_the_sound_one_beside_it(tmp_path: Path) -> None:
    files = {"404.html": '{% extends "main.html" %}\n', "main.html": "<p>主办</p>\n@@body@@\n".encode("gbk")}
    assert told(tmp_path, files) == [
        ("main.html", 1, 1, "模板不是 UTF-8 编码，读不出来。", "", FIX.format("main.html"))
    ]


@pytest.mark.slow
def test_an_error_without_a_line_is_laid_to_the_frame_that_is_drawn_and_not_to_a_part_of_another(
    tmp_path: Path,
) -> None:
    """A frame that drowns in itself: the tower of calls ends in the engine, and no line is the city's for sure."""
    files = {"404.html": "@@body@@\n", "main.html": '@@body@@\n{% include "main.html" %}\n'}
    (found,) = told(tmp_path, files)
    assert found[:2] == ("main.html", 2) and found[4] == '{% include "main.html" %}'


def test_a_broken_frame_that_no_page_is_drawn_with_is_told_too(tmp_path: Path) -> None:
    (found,) = told(tmp_path, {"ours.html": "\n{% if %}\n"})
    assert found[:2] == ("ours.html", 2) and found[3].startswith("模板的写法不对，读不下去：")
