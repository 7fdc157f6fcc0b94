"""The handbook as a value: the pages that its README names, in that order, and a page for each code."""

from __future__ import annotations

import pytest

from tests.shipped import ROOT
from zhanpai.office.handbook import handbook_pages as handbook
from zhanpai.office.handbook.rulebook import MENDABLE, rules

FOLDER = ROOT / "docs/handbook"


def test_every_page_of_the_folder_is_in_the_handbook_once_and_the_readme_first() -> None:
    names = [page.name for page in handbook.handbook_pages()]
    assert names[0] == "README"
    assert sorted(names) == sorted(path.stem for path in FOLDER.glob("*.md"))


def test_pages_stand_in_the_order_of_the_links_each_in_the_part_of_its_heading() -> None:
    text = "看[甲](jia.md)。\n## 开始\n- [乙](yi.md#er)、[甲](jia.md)\n## 以后\n[丙](bing.md) [外](https://a.md)\n"
    assert [*handbook._linked(text)] == [("jia", ""), ("yi", "开始"), ("bing", "以后")]


def test_a_page_is_its_title_and_its_text_and_nothing_of_it_is_lost() -> None:
    for page in handbook.handbook_pages():
        typed = (FOLDER / f"{page.name}.md").read_text("utf-8")
        assert typed.split() == f"# {page.title}\n{page.text}".split(), page.name


def test_every_code_has_a_page_that_says_what_explain_says() -> None:
    pages = {page.name: page for page in handbook.code_pages()}
    assert pages.keys() == rules().keys()
    for code, page in pages.items():
        rule = rules()[code]
        said = page.text.replace("\\", "")
        examples = rule.body.partition("\n\n")[2]
        for line in examples.splitlines():
            words = line.strip().removeprefix("错：").removeprefix("对：").replace("\\", "")
            assert words in said, (code, words)
        assert f"zhanpai fix --only {code}" in said if code in MENDABLE else "程序不替您定" in said
        assert ("网站不能更新" in said) == rule.severity.is_error


def test_what_is_typed_stands_as_it_is_typed_and_marks_of_markdown_in_reasons_are_no_marks() -> None:
    pages = {page.name: page.text for page in handbook.code_pages()}
    assert "````text\ntitle: [公告] 关于接待日的通知\n````" in pages["Y022"]
    assert "\\* \\& \\! @ \\` % \\[" in pages["Y022"]
    assert "````text\n```（只写了开头，没有写结尾）\n" in pages["L307"]
    # Relative indents of an example stay.
    assert '  - {on: 2026-12-09, deputies: ["199999"]}' in pages["S208"]


def test_the_page_of_codes_is_what_the_rulebook_says() -> None:
    assert (FOLDER / "daima.md").read_text("utf-8") == handbook.codes_index(), "run: make handbook"
    assert all(f"| {code} |" in handbook.codes_index() for code in rules())


@pytest.mark.parametrize("name", ["", ".", "..", "../README.md", "nothing.webp", "/etc/passwd", "\0"])
def test_no_name_leads_out_of_the_folder_of_pictures(name: str) -> None:
    assert handbook.picture(name) is None
